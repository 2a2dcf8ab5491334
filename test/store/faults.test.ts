import { platforms } from '../../src/adapters/registry.ts';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { Claim } from '../../src/core/ports/outbox.ts';
import type { Publisher } from '../../src/core/ports/ports.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { StoreDownError } from '../../src/core/ports/store-down-error.ts';
import { MINUTE, SECOND } from '../../src/core/time.ts';
import { createDispatcher } from '../../src/outbox/dispatcher.ts';
import { createWakeSignal } from '../../src/core/async/wake-signal.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { saveAll } from '../contract/store/open-store.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { buildArticle, buildCard, buildDraft, buildSlot, NOW, buildPublisher } from '../fixtures/build.ts';
import { faults, FaultyDatabase, type Fault } from './faulty-database.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
let files = 0;

interface Broken extends AsyncDisposable {
  readonly store: Store;
  readonly database: FaultyDatabase;
  readonly file: string;
  readonly told: { down: number; up: number };
}

async function openBroken(): Promise<Broken> {
  const file = join(folder, `faulty-${files++}.sqlite`);
  const database = new FaultyDatabase(file, { enableForeignKeyConstraints: true });
  const told = { down: 0, up: 0 };
  const watch = {
    failed: () => {
      told.down++;
    },
    written: () => {
      told.up++;
    },
  };
  const store = await openSqliteStore({ file, watch, open: () => database });
  return { store, database, file, told, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() };
}

test('while another process has the file, what is read is answered at once and what is written waits', async () => {
  await using broken = await openBroken();
  const { store, file } = broken;
  const [article] = await saveAll(store, { key: 'a' });
  using other = new DatabaseSync(file);
  other.exec('begin immediate');
  let written = false;
  const writing = saveAll(store, { key: 'b' }).then(() => (written = true));
  expect(await store.articles.latest({ languages: [], limit: 9 })).toHaveLength(1);
  expect(await store.articles.search('ponte', 9)).toHaveLength(1);
  expect(await store.outbox.standing(article!.id, 'canale')).toBeNull();
  expect(await store.deliveries.queue({ limit: 9 })).toEqual([]);
  expect(await store.ping()).toBeTypeOf('number');
  expect(written).toBe(false);
  other.exec('commit');
  await writing;
  expect(await store.articles.keysOf('seeds')).toEqual(['a', 'b']);
});

test('what was written is read, whichever connection reads it', async () => {
  await using broken = await openBroken();
  for (let n = 0; n < 20; n++) {
    await saveAll(broken.store, { key: `${n}` });
    expect(await broken.store.articles.keysOf('seeds')).toHaveLength(n + 1);
  }
});

test.each(Object.keys(faults) as Fault[])(
  'a disk that is %s fails every write whole, says which file and what to do, and reading goes on',
  async fault => {
    await using broken = await openBroken();
    const { store, database, file, told } = broken;
    await saveAll(store, { key: 'a' });
    const article = buildArticle({ key: 'a' }).id;
    const draft = buildDraft({ article, cards: [buildCard()] });
    database.breakAfter(0, fault);
    await expect(saveAll(store, { key: 'b' })).rejects.toThrow(StoreDownError);
    await expect(store.slots.fill(buildSlot(), [draft])).rejects.toThrow(file);
    await expect(store.outbox.order(draft)).rejects.toThrow(StoreDownError);
    expect(told.down).toBe(3);
    expect(await store.articles.keysOf('seeds')).toEqual(['a']);
    const ups = told.up;
    database.mend();
    expect(await store.slots.fill(buildSlot(), [draft])).toBe(true);
    expect(told.up).toBe(ups + 1);
  },
);

/** A platform that keeps what it was sent, is asked in the end, and notes what was sent without a claim in the file. */
function honestPublisher(file: string, canLook: boolean) {
  const messages: string[] = [];
  const unclaimed: string[] = [];
  const find: Publisher['find'] = ({ id }) => {
    const at = messages.indexOf(id);
    return Promise.resolve(
      at < 0 ? { kind: 'absent' } : { kind: 'found', messageIds: [String(at + 1)], url: null },
    );
  };
  const publisher = buildPublisher({
    platform: 'telegram',
    maxInFlightMs: 0,
    send({ id }) {
      using other = new DatabaseSync(file, { readOnly: true });
      const row = other.prepare('select state, lease from deliveries where id = ?').get(id);
      if (row?.state !== 'claimed' || row.lease === null) unclaimed.push(id);
      messages.push(id);
      return Promise.resolve({ kind: 'sent', messageIds: [String(messages.length)], url: null });
    },
    ...(canLook ? { find } : {}),
  });
  return { publisher, messages, unclaimed };
}

/** Delivers three posts while the disk breaks after so many writes; time passes until all is sent. Answers the writes it took. */
async function deliverThrough(good: number | null, fault: Fault, canLook: boolean) {
  await using broken = await openBroken();
  const { store, database, file } = broken;
  await saveAll(store, { key: 'a' });
  await store.outbox.order(buildDraft({ article: buildArticle({ key: 'a' }).id, to: ['x', 'y', 'z'] }));
  const { publisher, messages, unclaimed } = honestPublisher(file, canLook);
  const clock = createFakeClock(NOW);
  const dispatcher = createDispatcher({
    payloads: platforms,
    outbox: store.outbox,
    publishers: [publisher],
    clock,
    record: () => undefined,
    chance: () => 0,
    wakeSignal: createWakeSignal(),
  });
  const before = database.writes;
  if (good !== null) database.breakAfter(good, fault);
  const stop = new AbortController();
  const running = dispatcher.run(stop.signal);
  let turns = 0;
  while ((await store.deliveries.history({ limit: 9 })).length < 3) {
    if (turns++ > 2000) throw new Error('it never ends');
    await new Promise(setImmediate);
    if (clock.sleepers === 0) continue;
    clock.advance(SECOND);
    if (turns === 40) database.mend();
  }
  stop.abort();
  await running;
  const states = (await store.deliveries.history({ limit: 9 })).map(({ state }) => state);
  return { messages, unclaimed, states, writes: database.writes - before };
}

test.each([
  ['full', false],
  ['failing', true],
  ['read-only', false],
] as const)(
  'a disk that is %s at any write of a delivery sends nothing without a claim, loses none and repeats none (can look: %s)',
  async (fault, canLook) => {
    const { writes } = await deliverThrough(null, fault, canLook);
    expect(writes).toBeGreaterThan(5);
    for (let good = 0; good <= writes; good++) {
      const { messages, unclaimed, states } = await deliverThrough(good, fault, canLook);
      expect({ good, unclaimed, states, sent: new Set(messages).size, messages: messages.length }).toEqual({
        good,
        unclaimed: [],
        states: ['sent', 'sent', 'sent'],
        sent: 3,
        messages: 3,
      });
    }
  },
);

test('a slot is filled whole or not at all, whichever of its writes fails', async () => {
  await using broken = await openBroken();
  const { store, database } = broken;
  await saveAll(store, { key: 'a' });
  const article = buildArticle({ key: 'a' }).id;
  for (let good = 0; ; good++) {
    const draft = buildDraft({
      article,
      occasion: `${good}`,
      to: [`${good}-x`, `${good}-y`],
      cards: [buildCard()],
    });
    database.breakAfter(good, 'full');
    const filled = await store.slots.fill(buildSlot({ dueAt: NOW + good }), [draft]).catch(() => false);
    database.mend();
    expect(await store.slots.recent(9)).toHaveLength(filled ? 1 : 0);
    expect(await store.deliveries.queue({ limit: 9 })).toHaveLength(filled ? 2 : 0);
    if (filled) break;
    expect(good).toBeLessThan(50);
  }
});

test('a claim that could not be written gives nothing to send', async () => {
  await using broken = await openBroken();
  const { store, database } = broken;
  await saveAll(store, { key: 'a' });
  await store.outbox.order(buildDraft({ article: buildArticle({ key: 'a' }).id }));
  const claim = (): Promise<readonly Claim[]> =>
    store.outbox.claim({ platforms: ['telegram'], now: NOW, limit: 9, leaseMs: SECOND });
  for (const good of [0, 1, 2]) {
    database.breakAfter(good, 'full');
    await expect(claim()).rejects.toThrow(StoreDownError);
    expect(await store.deliveries.counts()).toEqual({ queued: 1 });
  }
  database.mend();
  expect(await claim()).toHaveLength(1);
});

test('what a claim took whose answer was lost is handed out at once, and as never tried', async () => {
  await using broken = await openBroken();
  const { store, database } = broken;
  await saveAll(store, { key: 'a' });
  await store.outbox.order(buildDraft({ article: buildArticle({ key: 'a' }).id }));
  const claimAt = (now: number): Promise<readonly Claim[]> =>
    store.outbox.claim({ platforms: ['telegram'], now, limit: 9, leaseMs: MINUTE });
  database.losesAnswers = true;
  await expect(claimAt(NOW)).rejects.toThrow(StoreDownError);
  expect(await store.deliveries.counts()).toEqual({ claimed: 1 });
  database.losesAnswers = false;
  const [claim] = await claimAt(NOW + SECOND);
  expect(claim).toMatchObject({ noPriorAttempt: true, failures: 0, delivery: { attempts: 1 } });
  expect(await claimAt(NOW + SECOND)).toEqual([]);
  // the lease begins anew with the claim that gave it out
  const late = { platforms: ['telegram'], leaseMs: MINUTE };
  expect(await store.outbox.claimAbandoned({ ...late, now: NOW + MINUTE })).toEqual([]);
  expect(await store.outbox.settle(claim!, { state: 'sent', reason: null }, NOW + SECOND)).toBe(true);
});
