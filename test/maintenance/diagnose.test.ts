import { expect, test } from 'vitest';
import type { DeliveryState } from '../../src/core/post.ts';
import { deliveryStates } from '../../src/core/post.ts';
import type { DeliveryId } from '../../src/core/ids.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { HOUR, MINUTE } from '../../src/core/time.ts';
import { diagnose } from '../../src/maintenance/diagnose.ts';
import { explain } from '../../src/desk/explain.ts';
import type { Snapshot } from '../../src/desk/view.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { saveAll } from '../contract/store/open-store.ts';
import { buildArticle, buildDelivery, buildDraft, buildTelegramPayload, NOW } from '../fixtures/build.ts';

test('every state has its sentence, and none is made up where the reason is missing', () => {
  const unexplained = deliveryStates.filter(state => explain(buildDelivery({ state }), NOW) === null);
  expect(unexplained).toEqual(['retry', 'held', 'suspended', 'sent', 'dead', 'withdrawn', 'expired']);
  const told = deliveryStates.map(state =>
    explain(buildDelivery({ state, reason: 'so it is', sentAt: NOW, notBefore: NOW + HOUR }), NOW),
  );
  expect(told).toEqual([
    'goes out at 2026-03-02T09:00:00.000Z',
    'is on its way',
    'is tried again at 2026-03-02T09:00:00.000Z: so it is',
    'waits for an editor to say whether it is there: so it is',
    'waits for its place, which is looked at again at 2026-03-02T09:00:00.000Z: so it is',
    'was sent at 2026-03-02T08:00:00.000Z',
    'ended as dead: so it is',
    'ended as withdrawn: so it is',
    'ended as expired: so it is',
  ]);
});

async function examined(
  settle: readonly { to: string; state: DeliveryState; reason: string | null }[],
  more: (store: Store) => Promise<unknown> = () => Promise.resolve(),
) {
  await using store = await openSqliteStore({ file: ':memory:' });
  await saveAll(store, { key: 'a' });
  const article = buildArticle({ key: 'a' }).id;
  for (const { to, state, reason } of settle) {
    await store.outbox.order(buildDraft({ article, occasion: to, to: [to] }));
    const query = { platforms: ['telegram'] as const, now: NOW, limit: 1, leaseMs: MINUTE };
    const [claim] = await store.outbox.claim(query);
    if (state === 'queued' || state === 'claimed' || claim === undefined) continue;
    await store.outbox.settle(
      claim,
      { state, reason, messageIds: ['1'], notBefore: state === 'suspended' ? NOW + HOUR : null },
      NOW,
    );
  }
  await more(store);
  const snapshot: Snapshot = {
    at: NOW,
    brand: 'Strillone',
    language: 'it',
    timezone: 'UTC',
    destinations: [
      ...settle.map(({ to }) => ({ name: to, platform: 'telegram', title: 'Telegram', off: null })),
      { name: 'spenta', platform: 'telegram', title: 'Telegram', off: 'TELEGRAM_BOT_TOKEN is not set' },
    ],
    sources: [{ name: 'seeds', place: 'seeds', articles: 1 }],
    held: [],
    faults: [],
    upcoming: [],
    slots: [],
    queue: [],
    history: [],
    needs: null,
    counts: {},
  };
  return await diagnose({
    store,
    snapshot: () => Promise.resolve(snapshot),
    check: () => Promise.resolve([]),
    platforms: ['telegram'],
    now: NOW,
    chance: () => 0,
    depth: 1000,
  });
}

test('a newsroom where all is well needs nobody', async () => {
  const findings = await examined([{ to: 'canale', state: 'sent', reason: null }]);
  expect(findings.filter(({ severity }) => severity === 'needs')).toEqual([]);
  const sentences = findings.map(({ sentence }) => sentence);
  expect(sentences).toEqual(
    expect.arrayContaining([
      'canale (telegram) is open; 0 deliveries wait',
      'spenta (telegram) takes no part: TELEGRAM_BOT_TOKEN is not set',
      '2 pairs of an article and a destination: all explained',
    ]),
  );
});

test('alerts that editors have not got are said, and need a person when their log is closed', async () => {
  const place = { destination: 'editors (Telegram)', platform: 'telegram', orderingKey: 'telegram:@log' };
  const drafts = [{ id: 'a' as DeliveryId, ...place, payload: buildTelegramPayload() }];
  const write = (store: Store) => store.outbox.alert({ begins: [], ends: [], drafts }, NOW);
  const sentence = 'editors (Telegram): an alert waits since 2026-03-02T08:00:00.000Z';
  expect(await examined([], write)).toContainEqual({ area: 'delivery', severity: 'fine', sentence });
  const closed = await examined([], async store => {
    await write(store);
    const query = { platforms: ['telegram'], now: NOW, limit: 1, leaseMs: MINUTE };
    const [claim] = await store.outbox.claim(query);
    if (claim) await store.outbox.settle(claim, { state: 'suspended', reason: 'kicked' }, NOW);
  });
  expect(closed[0]).toEqual({ area: 'delivery', severity: 'needs', sentence: `${sentence}: kicked` });
});

test('what needs a person comes first: a delivery that is held, a place that is closed, a state without a reason', async () => {
  const held = await examined([{ to: 'canale', state: 'held', reason: 'no answer came' }]);
  expect(held[0]).toMatchObject({ area: 'held', severity: 'needs' });
  expect(held[0]?.sentence).toMatch(/to canale .* waits for an editor .*: no answer came/);
  const closed = await examined([{ to: 'canale', state: 'suspended', reason: 'the bot was kicked' }]);
  expect(closed[0]).toEqual({
    area: 'destination',
    severity: 'needs',
    sentence:
      'canale (telegram) is closed to us since 2026-03-02T08:00:00.000Z (the bot was kicked); it is looked at again at 2026-03-02T09:00:00.000Z; 1 delivery waits',
  });
  const silent = await examined([{ to: 'canale', state: 'dead', reason: null }]);
  expect(silent.filter(({ severity }) => severity === 'needs').map(({ area }) => area)).toEqual([
    'delivery',
    'audit',
  ]);
});
