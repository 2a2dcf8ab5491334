import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AttemptedState } from '../../src/core/ports/outbox.ts';
import { deliveryStates } from '../../src/core/post.ts';
import type { DeliveryId } from '../../src/core/ids.ts';
import type { StoreFiles } from '../../src/core/ports/store-maintenance.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { HOUR, MINUTE } from '../../src/core/time.ts';
import { diagnose } from '../../src/maintenance/diagnose.ts';
import { isExplained } from '../../src/desk/explain.ts';
import { sayDiagnosis } from '../../src/desk/say-diagnosis.ts';
import type { Diagnosis } from '../../src/core/reasons/diagnosis.ts';
import { reasonOf, type Reason } from '../../src/core/reasons/reason.ts';
import { createWords } from '../../src/words.ts';
import type { Snapshot } from '../../src/desk/view.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { saveAll } from '../contract/store/open-store.ts';
import { buildArticle, buildDelivery, buildDraft, buildTelegramPayload, NOW } from '../fixtures/build.ts';
import { buildSource } from '../web/build-snapshot.ts';

const voice = {
  say: createWords({ directory: join(import.meta.dirname, '../../config/locales'), fallback: 'en' })('en'),
  language: 'en',
  timezone: 'UTC',
  now: NOW,
};
const sentencesOf = (findings: readonly Diagnosis[]) => findings.map(finding => sayDiagnosis(finding, voice));

test('a state that has to have a reason is not explained without one', () => {
  const reason = reasonOf('restored');
  const unexplained = deliveryStates.filter(state => !isExplained(buildDelivery({ state })));
  expect(unexplained).toEqual([
    'proposed',
    'retry',
    'held',
    'suspended',
    'sent',
    'dead',
    'withdrawn',
    'expired',
    'skipped',
  ]);
  expect(deliveryStates.every(state => isExplained(buildDelivery({ state, reason, sentAt: NOW })))).toBe(
    true,
  );
});

async function examined(
  settle: readonly { to: string; state: AttemptedState | 'queued' | 'claimed'; reason: Reason | null }[],
  more: (store: Store) => Promise<unknown> = () => Promise.resolve(),
  files: Partial<StoreFiles> = {},
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
      {
        name: 'spenta',
        platform: 'telegram',
        title: 'Telegram',
        off: reasonOf('off-not-set', { name: 'TELEGRAM_BOT_TOKEN' }),
      },
    ],
    sources: [buildSource()],
    held: [],
    faults: [],
    upcoming: [],
    slots: [],
    queue: [],
    proposals: [],
    history: [],
    needs: null,
    counts: {},
    openToReaders: 0,
  };
  return await diagnose({
    store: { ...store, files: { ...store.files, ...files } },
    snapshot: () => Promise.resolve(snapshot),
    check: () => Promise.resolve([]),
    platforms: ['telegram'],
    approval: false,
    now: NOW,
    chance: () => 0,
    depth: 1000,
  });
}

test('a newsroom where all is well needs nobody', async () => {
  const findings = await examined([{ to: 'canale', state: 'sent', reason: null }]);
  expect(findings.filter(({ severity }) => severity === 'needs')).toEqual([]);
  expect(sentencesOf(findings)).toEqual(
    expect.arrayContaining([
      'canale (telegram) is open; nothing waits',
      'spenta (telegram) takes no part: TELEGRAM_BOT_TOKEN is not set; nothing waits',
      '2 pairs of an article and a destination looked at: all explained',
    ]),
  );
});

test('posts that wait for an approval that is switched off need somebody to decide', async () => {
  const propose = async (store: Store) => {
    const article = buildArticle({ key: 'a' }).id;
    await store.outbox.order(buildDraft({ article, occasion: 'p', to: ['canale'], state: 'proposed' }));
  };
  const needs = (await examined([], propose)).filter(({ severity }) => severity === 'needs');
  expect(sentencesOf(needs)).toEqual([
    'One post waits for approval, which is switched off: decide with strillone approve or skip, or on the page',
  ]);
});

test('a database that its server’s owner backs up has a note of it, which needs nobody', async () => {
  const place = 'postgres://db.example/news';
  const findings = await examined([], undefined, { place, keepsBackups: false });
  expect(findings.filter(({ severity }) => severity === 'needs')).toEqual([]);
  expect(findings).toContainEqual(expect.objectContaining({ severity: 'note', code: 'backup-by-server' }));
  expect(sentencesOf(findings)).toContainEqual(
    expect.stringContaining(`${place} is on a PostgreSQL server: whoever runs it backs it up`),
  );
});

test('alerts that editors have not got are said, and need a person when their log is closed', async () => {
  const place = { destination: 'editors (Telegram)', platform: 'telegram', orderingKey: 'telegram:@log' };
  const drafts = [{ id: 'a' as DeliveryId, ...place, payload: buildTelegramPayload() }];
  const write = (store: Store) => store.outbox.alert({ begins: [], ends: [], drafts }, NOW);
  const [fine] = (await examined([], write)).filter(({ code }) => code.startsWith('alerts'));
  expect(fine).toMatchObject({ severity: 'fine', code: 'alerts-wait' });
  const closed = await examined([], async store => {
    await write(store);
    const query = { platforms: ['telegram'], now: NOW, limit: 1, leaseMs: MINUTE };
    const [claim] = await store.outbox.claim(query);
    const reason = reasonOf('place-closed', { detail: 'kicked' });
    if (claim) await store.outbox.settle(claim, { state: 'suspended', reason }, NOW);
  });
  expect(closed[0]).toMatchObject({ severity: 'needs', code: 'alerts-stopped' });
  expect(sentencesOf(closed)[0]).toMatch(/^editors \(Telegram\): an alert waits since .*kicked/u);
});

test('what needs a person comes first: a delivery that is held, a place that is closed, a state without a reason', async () => {
  const held = await examined([
    { to: 'canale', state: 'held', reason: reasonOf('no-answer', { detail: 'timeout' }) },
  ]);
  expect(held[0]).toMatchObject({ area: 'held', severity: 'needs' });
  expect(sentencesOf(held)[0]).toMatch(
    /: canale, waits for an editor’s word \(\/held\): no answer came \(timeout\)$/,
  );
  const closed = await examined([
    { to: 'canale', state: 'suspended', reason: reasonOf('place-closed', { detail: 'kicked' }) },
  ]);
  expect(closed[0]).toMatchObject({ area: 'destination', severity: 'needs', code: 'destination-closed' });
  expect(sentencesOf(closed)[0]).toBe(
    'Since today 08:00 canale, closed to the bot; tried again today 09:00: the chat does not let the bot write (kicked); one delivery waits',
  );
  const silent = await examined([{ to: 'canale', state: 'dead', reason: null }]);
  expect(silent.filter(({ severity }) => severity === 'needs').map(({ area }) => area)).toEqual([
    'delivery',
    'audit',
  ]);
});
