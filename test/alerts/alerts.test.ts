import { platforms } from '../../src/adapters/registry.ts';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import type { DeliveryId } from '../../src/core/ids.ts';
import type { Store } from '../../src/core/ports/store.ts';
import type { DeliveryState } from '../../src/core/post.ts';
import { HOUR, MINUTE } from '../../src/core/time.ts';
import { plainReply } from '../../src/format/plain-reply.ts';
import { createAlerts, type Alerts } from '../../src/alerts/alerts.ts';
import type { LogChannel, Alert, AlertResult } from '../../src/alerts/log-channel.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createWords } from '../../src/words.ts';
import { createFakeClock, type FakeClock } from '../fakes/clock.ts';
import { buildArticle, buildDraft, NOW, inWords } from '../fixtures/build.ts';

const words = createWords({ directory: join(import.meta.dirname, '../../config/locales'), fallback: 'en' });

let store: Store;
let clock: FakeClock;
let events: NewsroomEvent[];
let stops: AbortController[];
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' });
  clock = createFakeClock(NOW);
  [events, stops] = [[], []];
});
afterEach(async () => {
  for (const stop of stops) stop.abort();
  await store[Symbol.asyncDispose]();
});

/** A chat of editors that answers from a script, then takes everything. */
function channel(platform: 'telegram' | 'discord', script: AlertResult[] = []) {
  const told: Alert[] = [];
  const log: LogChannel = {
    platform,
    tell(notice) {
      const answer = script.shift() ?? { kind: 'told' };
      if (answer.kind !== 'later' && answer.kind !== 'refused') told.push(notice);
      return Promise.resolve(answer);
    },
  };
  return { log, told, texts: () => told.map(({ text }) => plainReply(text)) };
}

/** The room, running until the test ends or `stop` is called; `settled` when it sleeps. */
function open(...channels: readonly LogChannel[]) {
  const log = createAlerts({
    findLink: platforms.findLink,
    titleOf: platforms.titleOf,
    channels,
    notices: store.notices,
    outbox: store.outbox,
    articles: store.articles,
    deliveries: store.deliveries,
    clock,
    record: event => events.push(event),
    say: words('en'),
  });
  const stop = new AbortController();
  stops.push(stop);
  const running = log.run(stop.signal);
  return {
    log,
    settled: () => settled(),
    async stop() {
      stop.abort();
      await running;
    },
  };
}

/** What is under way in this process has ended when nothing more happens for some turns of its loop. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await new Promise(resolve => setImmediate(resolve));
}

let count = 0;
/** A delivery in this state; its id. */
async function delivery(state: Exclude<DeliveryState, 'queued' | 'claimed'>, reason = 'no answer in time') {
  const key = `n${++count}`;
  const { id: article } = buildArticle({ key });
  await store.articles.save(buildArticle({ key, title: `Titolo ${count}` }), NOW);
  const [row] = await store.outbox.order(buildDraft({ article, to: [`posto${count}`] }));
  const [claim] = await store.outbox.claim({
    platforms: ['telegram'],
    now: clock.now(),
    limit: 1,
    leaseMs: HOUR,
  });
  if (row === undefined || claim?.delivery.id !== row.id) throw new Error('the fixture was not claimed');
  await store.outbox.settle(claim, { state, reason: inWords(reason) }, clock.now());
  return row.id;
}

const note = (log: Alerts, kind: 'held' | 'dead' | 'suspended', at: { id?: string; to?: string }) => {
  const { id = 'd', to = 'canale' } = at;
  log.note({ kind: `delivery-${kind}`, delivery: id, destination: to, reason: inWords('kicked') });
};
const sent = (destination: string): NewsroomEvent => ({
  kind: 'delivery-sent',
  delivery: 'x',
  article: 'a',
  destination,
  attempts: 1,
  messageIds: [],
});

describe('a held delivery', () => {
  test('is told once in each log, with why, where to look and the two buttons', async () => {
    const [telegram, discord] = [channel('telegram'), channel('discord')];
    const room = open(telegram.log, discord.log);
    const id = await delivery('held');
    note(room.log, 'held', { id });
    note(room.log, 'held', { id });
    await room.settled();
    expect(telegram.texts()).toEqual([
      expect.stringMatching(
        /Did it arrive\?\n.*“Titolo \d+” arrived in posto.*\nReason: no answer in time\nOpen/s,
      ) as string,
    ]);
    expect(telegram.told[0]?.buttons?.[0]).toEqual([
      { label: 'It is there', command: 'resolve', options: { delivery: id, verdict: 'there' } },
      { label: 'Send again', command: 'resolve', options: { delivery: id, verdict: 'again' } },
    ]);
    expect(discord.texts()).toEqual(telegram.texts());
  });

  test('is told after a restart when it was not told before, and not again when it was', async () => {
    const id = await delivery('held');
    const first = channel('telegram');
    const room = open(first.log);
    await room.settled();
    expect(first.told).toHaveLength(1);
    await room.stop();
    const second = channel('telegram');
    const again = open(second.log);
    note(again.log, 'held', { id });
    await again.settled();
    expect(second.told).toEqual([]);
  });

  test('that was sent again and is held once more is told once more', async () => {
    const { log, told } = channel('telegram');
    const room = open(log);
    const id = await delivery('held');
    note(room.log, 'held', { id });
    await room.settled();
    await store.outbox.resolve(id, { kind: 'again' }, clock.now());
    const [claim] = await store.outbox.claim({
      platforms: ['telegram'],
      now: clock.now(),
      limit: 1,
      leaseMs: HOUR,
    });
    if (claim) await store.outbox.settle(claim, { state: 'held', reason: inWords('again') }, clock.now());
    note(room.log, 'held', { id });
    await room.settled();
    expect(told).toHaveLength(2);
  });

  test('that was decided meanwhile is not told', async () => {
    const { log, told } = channel('telegram');
    const id = await delivery('held');
    await store.outbox.resolve(id, { kind: 'there' }, clock.now());
    const room = open(log);
    note(room.log, 'held', { id });
    await room.settled();
    expect(told).toEqual([]);
  });

  test('of many, four have a message each and the rest is a number', async () => {
    for (let i = 0; i < 9; i++) await delivery('held');
    const { log, texts } = channel('telegram');
    await open(log).settled();
    expect(texts()).toHaveLength(5);
    expect(texts()[4]).toBe('5 more messages are on hold: /held');
  });
});

test('dead deliveries are told with their reason, many of them together', async () => {
  const { log, texts } = channel('telegram');
  const room = open(log);
  await room.settled();
  note(room.log, 'dead', { id: await delivery('dead', 'message is too long') });
  await room.settled();
  expect(texts()).toEqual([expect.stringMatching(/did not go out.*Reason: message is too long/s) as string]);
  const ids: DeliveryId[] = [];
  for (let i = 0; i < 12; i++) ids.push(await delivery('dead', 'bad markup'));
  for (const id of ids) note(room.log, 'dead', { id });
  await room.settled();
  expect(texts()).toHaveLength(2);
  expect(texts()[1]).toMatch(/^It did not go out\n12 messages did not go out; .*Titolo \d+; Titolo/);
});

describe('a place', () => {
  test('that is closed is told once, however often it is tried, and once when it opens', async () => {
    const { log, texts } = channel('telegram');
    const room = open(log);
    for (let day = 0; day < 3; day++) {
      note(room.log, 'suspended', { id: `d${day}` });
      await room.settled();
    }
    room.log.note(sent('altrove'));
    room.log.note(sent('canale'));
    room.log.note(sent('canale'));
    await room.settled();
    expect(texts()).toEqual([
      expect.stringMatching(/suspended.*canale.*Reason: kicked/s) as string,
      'canale takes messages again.',
    ]);
  });

  test('that was told closed before a restart is told open after it, and not closed again', async () => {
    const first = channel('telegram');
    const room = open(first.log);
    note(room.log, 'suspended', {});
    await room.settled();
    await room.stop();
    const second = channel('telegram');
    const next = open(second.log);
    await next.settled();
    note(next.log, 'suspended', {});
    await next.settled();
    next.log.note(sent('canale'));
    await next.settled();
    expect(second.texts()).toEqual(['canale takes messages again.']);
  });
});

test('a refused bot, a moved chat and a database that is down are told once, and once when they are well', async () => {
  const { log, texts } = channel('discord');
  const room = open(log);
  const down: NewsroomEvent = { kind: 'platform-down', platform: 'telegram', reason: '401', refused: true };
  room.log.note({ kind: 'platform-down', platform: 'telegram', reason: 'the network is gone' });
  room.log.note(down);
  room.log.note(down);
  room.log.note({ kind: 'database-down', reason: 'the disk is full' });
  await room.settled();
  room.log.note({ kind: 'platform-up', platform: 'telegram', reason: null });
  room.log.note({ kind: 'platform-up', platform: 'discord', reason: null });
  room.log.note({ kind: 'database-up', downMs: 1 });
  const moved = { kind: 'chat-moved', destination: 'gruppo', from: '-4', to: '-1004' } as const;
  room.log.note(moved);
  room.log.note(moved);
  await room.settled();
  expect(texts()).toEqual([
    expect.stringMatching(/^The database cannot be written.*the disk is full/s) as string,
    expect.stringMatching(/^Telegram refuses the bot.*Reason: 401/s) as string,
    expect.stringMatching(/^The database can be written again/) as string,
    'Telegram accepts the bot again.',
    expect.stringMatching(/^gruppo moved from -4 to -1004/) as string,
  ]);
});

describe('a backup that fails', () => {
  const failed: NewsroomEvent = { kind: 'backup-failed', reason: 'the disk is full' };
  const made: NewsroomEvent = { kind: 'backup-made', file: 'a.db', bytes: 1 };

  test('is told once however often it fails, and once when there is one again', async () => {
    const { log, texts } = channel('discord');
    const room = open(log);
    for (const event of [made, failed, failed]) room.log.note(event);
    await room.settled();
    room.log.note(failed);
    await room.settled();
    for (const event of [made, made]) room.log.note(event);
    await room.settled();
    expect(texts()).toEqual([
      expect.stringMatching(/^No backup of the database can be made.*Reason: the disk is full/s) as string,
      'Backups of the database are made again.',
    ]);
  });

  test('is not told again after a restart, and is told well after it', async () => {
    const first = channel('discord');
    const room = open(first.log);
    room.log.note(failed);
    await room.settled();
    await room.stop();
    const second = channel('discord');
    const next = open(second.log);
    await next.settled();
    next.log.note(failed);
    await next.settled();
    expect(second.texts()).toEqual([]);
    next.log.note(made);
    await next.settled();
    expect(second.texts()).toEqual(['Backups of the database are made again.']);
  });
});

describe('a delivery in a state that cannot be', () => {
  const flawed = (delivery: string): NewsroomEvent => ({
    kind: 'sum-check-failed',
    delivery,
    destination: 'canale',
    flaw: 'no-lane',
  });
  const mended = (delivery: string): NewsroomEvent => ({ kind: 'sum-check-mended', delivery });

  test('is told once, together with others, by this process or the one before, and once when it is well', async () => {
    const first = channel('discord');
    const room = open(first.log);
    for (const id of ['a', 'b']) room.log.note(flawed(id));
    await room.settled();
    room.log.note(flawed('c'));
    await room.settled();
    await room.stop();
    const second = channel('discord');
    const next = open(second.log);
    for (const id of ['a', 'b', 'c']) next.log.note(flawed(id));
    await next.settled();
    expect(first.texts()).toEqual([
      expect.stringMatching(
        /wrong.*2 deliveries.*the first is a to canale \(it stands in a queue that is not there\)/s,
      ) as string,
      expect.stringMatching(/wrong.*A delivery is in.*: c to canale/s) as string,
    ]);
    expect(second.texts()).toEqual([]);
    for (const id of ['a', 'c', 'unheard-of']) next.log.note(mended(id));
    await next.settled();
    expect(second.texts()).toEqual(['2 deliveries that were in a state that cannot be are so no longer.']);
  });
});

test('a bot that was told refused before a restart is told accepted after it, however soon it is up', async () => {
  const first = channel('discord');
  const room = open(first.log);
  room.log.note({ kind: 'platform-down', platform: 'telegram', reason: '401', refused: true });
  await room.settled();
  await room.stop();
  const second = channel('discord');
  const log = createAlerts({
    findLink: platforms.findLink,
    titleOf: platforms.titleOf,
    channels: [second.log],
    notices: store.notices,
    outbox: store.outbox,
    articles: store.articles,
    deliveries: store.deliveries,
    clock,
    record: event => events.push(event),
    say: words('en'),
  });
  log.note({ kind: 'platform-up', platform: 'telegram', reason: null });
  const stop = new AbortController();
  stops.push(stop);
  void log.run(stop.signal);
  await settled();
  expect(second.texts()).toEqual(['Telegram accepts the bot again.']);
});

test('what was over before it could be told is not told', async () => {
  const { log, told } = channel('telegram', [{ kind: 'later', reason: 'no network', afterMs: null }]);
  const room = open(log);
  note(room.log, 'suspended', {});
  await room.settled();
  room.log.note(sent('canale'));
  clock.advance(HOUR);
  await room.settled();
  expect(told).toEqual([]);
  expect(await store.notices.told('place')).toEqual([]);
});

describe('a log', () => {
  test('that takes nothing now is told later, at the moment it names, and that is one line of the log', async () => {
    const later: AlertResult = { kind: 'later', reason: 'too many requests', afterMs: 5 * MINUTE };
    const { log, told } = channel('telegram', [later, later]);
    const room = open(log);
    note(room.log, 'suspended', {});
    await room.settled();
    clock.advance(5 * MINUTE);
    await room.settled();
    expect(told).toEqual([]);
    clock.advance(5 * MINUTE);
    await room.settled();
    expect(told).toHaveLength(1);
    expect(events.map(({ kind }) => kind)).toEqual(['platform-fault']);
  });

  test('that refuses is a line of the log, and is not asked about it again', async () => {
    const refused: AlertResult = { kind: 'refused', reason: 'chat not found' };
    const [broken, good] = [channel('telegram', [refused, refused, refused]), channel('discord')];
    const room = open(broken.log, good.log);
    for (const id of ['a', 'b']) note(room.log, 'suspended', { id, to: id });
    await room.settled();
    clock.advance(HOUR);
    await room.settled();
    expect(good.told).toHaveLength(2);
    expect(events).toEqual([
      {
        kind: 'platform-fault',
        platform: 'telegram',
        message: expect.stringContaining('chat not found') as string,
      },
    ]);
  });

  test('whose answers are lost is told twice at most, under the same id', async () => {
    const unsure: AlertResult = { kind: 'unsure', reason: 'no answer' };
    const { log, told } = channel('telegram', [unsure, unsure, unsure]);
    const room = open(log);
    note(room.log, 'suspended', {});
    await room.settled();
    for (let hour = 0; hour < 5; hour++) {
      clock.advance(HOUR);
      await room.settled();
    }
    expect(told).toHaveLength(2);
    expect(new Set(told.map(({ id }) => id)).size).toBe(1);
    expect(told[0]?.id.length).toBeLessThanOrEqual(25);
  });

  test('is never flooded: eight messages at once, then two a minute', async () => {
    const { log, told } = channel('telegram');
    const room = open(log);
    for (let i = 0; i < 30; i++) note(room.log, 'suspended', { to: `posto ${i}` });
    await room.settled();
    expect(told).toHaveLength(8);
    clock.advance(MINUTE / 2 + 1000);
    await room.settled();
    expect(told).toHaveLength(9);
  });
});

test('without a log nothing is written down and nothing is done', async () => {
  const room = open();
  note(room.log, 'suspended', {});
  await room.stop();
  expect(await store.notices.told('place')).toEqual([]);
});
