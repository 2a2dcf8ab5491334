import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { platforms } from '../../src/adapters/registry.ts';
import { createAlerts } from '../../src/alerts/alerts.ts';
import type { Alert, LogChannel } from '../../src/alerts/log-channel.ts';
import { createWakeSignal } from '../../src/core/async/wake-signal.ts';
import type { DeliveryId } from '../../src/core/ids.ts';
import type { Payload } from '../../src/core/payload.ts';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import type { AlertDraft, AttemptedState, Transition } from '../../src/core/ports/outbox.ts';
import type { Store } from '../../src/core/ports/store.ts';
import type { Delivery } from '../../src/core/post.ts';
import { reasonOf } from '../../src/core/reasons/reason.ts';
import { HOUR, MINUTE } from '../../src/core/time.ts';
import { plainReply } from '../../src/format/plain-reply.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createWords } from '../../src/words.ts';
import { createFakeClock, type FakeClock } from '../fakes/clock.ts';
import { buildArticle, buildDraft, NOW, inWords } from '../fixtures/build.ts';

const words = createWords({ directory: join(import.meta.dirname, '../../config/locales'), fallback: 'en' });

let store: Store;
let clock: FakeClock;
let events: NewsroomEvent[];
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' });
  clock = createFakeClock(NOW);
  events = [];
});
afterEach(() => store[Symbol.asyncDispose]());

interface AlertPayload extends Payload {
  readonly alert: Alert;
}

/** A chat of editors: its alerts are what they say. */
const channel = (platform: string): LogChannel => ({
  platform,
  draft: alert => ({
    orderingKey: `${platform}:log`,
    payload: { platform, alert } satisfies AlertPayload as Payload,
  }),
});
const alertIn = ({ payload }: { readonly payload: Payload }): Alert => (payload as AlertPayload).alert;

/** A process's alerts; what it wrote into the outbox, and what it sent past it. */
function open(logs: readonly string[] = ['telegram']) {
  const written: AlertDraft[] = [];
  const past: Delivery[] = [];
  const alerts = createAlerts({
    findLink: platforms.findLink,
    titleOf: platforms.titleOf,
    voice: () => ({ say: words('en'), language: 'en', timezone: 'Europe/Rome', now: clock.now() }),
    channels: logs.map(channel),
    publishers: logs.map(platform => ({
      platform,
      send(delivery) {
        past.push(delivery);
        return Promise.resolve({ kind: 'retry', reason: 'offline', afterMs: null });
      },
    })),
    outbox: {
      get: id => store.outbox.get(id),
      told: kind => store.outbox.told(kind),
      async alert(order, now) {
        const isWritten = await store.outbox.alert(order, now);
        if (isWritten) written.push(...order.drafts);
        return isWritten;
      },
    },
    articles: store.articles,
    deliveries: store.deliveries,
    clock,
    record: event => events.push(event),
    wakeSignal: createWakeSignal(),
    say: words('en'),
  });
  return {
    written,
    past,
    tellDue: () => alerts.tellDue(),
    run: (signal: AbortSignal) => alerts.run(signal),
    news: () => {
      alerts.news();
    },
    note: (...noted: readonly NewsroomEvent[]) => {
      for (const one of noted) alerts.note(one);
    },
    texts: () => written.map(draft => plainReply(alertIn(draft).text)),
  };
}

let count = 0;
/** A delivery in this state; its id. */
async function delivery(state: AttemptedState, reason: string | null = 'no answer in time') {
  const key = `n${++count}`;
  const { id: article } = buildArticle({ key });
  await store.articles.save(buildArticle({ key, title: `Titolo ${count}` }), NOW);
  const [row] = await store.outbox.order(buildDraft({ article, to: [`posto${count}`] }));
  if (row === undefined) throw new Error('the fixture was not written');
  await settle(row.id, { state, reason: reason === null ? null : inWords(reason) });
  return row.id;
}

async function settle(id: DeliveryId, settlement: Transition): Promise<void> {
  const query = { platforms: ['telegram'], now: clock.now(), limit: 99, leaseMs: HOUR };
  const claim = (await store.outbox.claim(query)).find(({ delivery: one }) => one.id === id);
  if (claim === undefined) throw new Error('the fixture was not claimed');
  await store.outbox.settle(claim, settlement, clock.now());
}

const event = (
  kind: 'held' | 'dead' | 'suspended',
  at: { id?: string; to?: string } = {},
): NewsroomEvent => ({
  kind: `delivery-${kind}`,
  delivery: at.id ?? 'd',
  destination: at.to ?? 'canale',
  reason: inWords('kicked'),
});
const sent = (destination: string): NewsroomEvent => ({
  kind: 'delivery-sent',
  delivery: 'x',
  article: 'a',
  destination,
  platform: 'telegram',
  attempts: 1,
  messageIds: [],
});

describe('a held delivery', () => {
  test('is told once in each log, with why, where to look and the two buttons', async () => {
    const room = open(['telegram', 'discord']);
    const id = await delivery('held');
    room.note(event('held', { id }), event('held', { id }));
    await room.tellDue();
    expect(room.written.map(({ destination }) => destination)).toEqual([
      'editors (Telegram)',
      'editors (Discord)',
    ]);
    const text = expect.stringMatching(
      /Did it arrive\?\n.*“Titolo \d+” arrived in posto.*\nReason: no answer in time\nOpen/s,
    ) as string;
    expect(room.texts()).toEqual([text, text]);
    expect(room.written.map(alertIn)[0]?.buttons?.[0]).toEqual([
      { label: 'It is there', command: 'resolve', options: { delivery: id, verdict: 'there' } },
      { label: 'Send again', command: 'resolve', options: { delivery: id, verdict: 'again' } },
    ]);
  });

  test('is told after a restart when it was not told before, and not again when it was', async () => {
    const id = await delivery('held');
    const first = open();
    await first.tellDue();
    expect(first.written).toHaveLength(1);
    const second = open();
    second.note(event('held', { id }));
    await second.tellDue();
    expect(second.written).toEqual([]);
  });

  test('that was sent again and is held once more is told once more', async () => {
    const room = open();
    const id = await delivery('held');
    room.note(event('held', { id }));
    await room.tellDue();
    await store.outbox.resolve(id, { kind: 'again' }, clock.now());
    await settle(id, { state: 'held', reason: inWords('again') });
    room.note(event('held', { id }));
    await room.tellDue();
    expect(room.written).toHaveLength(2);
  });

  test('that was decided meanwhile is not told', async () => {
    const id = await delivery('held');
    await store.outbox.resolve(id, { kind: 'there' }, clock.now());
    const room = open();
    room.note(event('held', { id }));
    await room.tellDue();
    expect(room.written).toEqual([]);
  });

  test('of many, four have a message each and the rest is a number', async () => {
    for (let i = 0; i < 9; i++) await delivery('held');
    const room = open();
    await room.tellDue();
    expect(room.texts()).toHaveLength(5);
    expect(room.texts()[4]).toBe('5 more messages are on hold: /held');
  });
});

test('dead deliveries are told with their reason, many of them together', async () => {
  const room = open();
  room.note(event('dead', { id: await delivery('dead', 'message is too long') }));
  await room.tellDue();
  expect(room.texts()).toEqual([
    expect.stringMatching(/did not go out.*Reason: message is too long/s) as string,
  ]);
  for (let i = 0; i < 12; i++) room.note(event('dead', { id: await delivery('dead', 'bad markup') }));
  await room.tellDue();
  expect(room.texts()).toHaveLength(2);
  expect(room.texts()[1]).toMatch(/^It did not go out\n12 messages did not go out; .*Titolo \d+; Titolo/);
});

test('a delivery that died while nobody ran is told, though many were sent after it', async () => {
  await delivery('dead', 'bad markup');
  for (let i = 0; i < 201; i++) await delivery('sent', null);
  const room = open();
  await room.tellDue();
  expect(room.texts()).toEqual([expect.stringContaining('bad markup') as string]);
});

describe('a place', () => {
  test('that is closed is told once, however often it is tried, and once when it opens', async () => {
    const room = open();
    for (let day = 0; day < 3; day++) {
      room.note(event('suspended', { id: `d${day}` }));
      await room.tellDue();
    }
    room.note(sent('altrove'), sent('canale'), sent('canale'));
    await room.tellDue();
    expect(room.texts()).toEqual([
      expect.stringMatching(/suspended.*canale.*Reason: kicked/s) as string,
      'canale takes messages again.',
    ]);
  });

  test('that closes, opens and closes is told three times', async () => {
    const room = open();
    for (const one of [event('suspended'), sent('canale'), event('suspended')]) {
      room.note(one);
      await room.tellDue();
      clock.advance(MINUTE);
    }
    expect(new Set(room.written.map(({ id }) => id)).size).toBe(3);
    for (const { id } of room.written) expect((await store.outbox.get(id))?.state).toBe('queued');
  });

  test('that was told closed before a restart is told open after it, and not closed again', async () => {
    const first = open();
    first.note(event('suspended'));
    await first.tellDue();
    const next = open();
    await next.tellDue();
    next.note(event('suspended'));
    await next.tellDue();
    next.note(sent('canale'));
    await next.tellDue();
    expect(next.texts()).toEqual(['canale takes messages again.']);
  });

  test('that one process told closed is told open by the other that posts there, and closed once more by either', async () => {
    const [one, other] = [open(), open()];
    await other.tellDue();
    one.note(event('suspended'));
    await one.tellDue();
    other.news();
    await other.tellDue();
    other.note(sent('canale'));
    await other.tellDue();
    clock.advance(MINUTE);
    one.news();
    one.note(event('suspended'));
    await one.tellDue();
    expect([one, other].map(room => room.written.length)).toEqual([2, 1]);
    expect(other.texts()).toEqual(['canale takes messages again.']);
  });

  test('that is open again before it was told closed is not told', async () => {
    const room = open();
    room.note(event('suspended'), sent('canale'));
    await room.tellDue();
    expect(room.written).toEqual([]);
    expect(await store.outbox.told('place')).toEqual([]);
  });
});

test('a refused bot and a moved chat are told once, and once when they are well', async () => {
  const room = open(['discord']);
  const down: NewsroomEvent = { kind: 'platform-down', platform: 'telegram', reason: '401', refused: true };
  room.note({ kind: 'platform-down', platform: 'telegram', reason: 'the network is gone' }, down, down);
  await room.tellDue();
  room.note({ kind: 'platform-up', platform: 'telegram', reason: null });
  room.note({ kind: 'platform-up', platform: 'discord', reason: null });
  const moved = { kind: 'chat-moved', destination: 'gruppo', from: '-4', to: '-1004' } as const;
  room.note(moved, moved);
  await room.tellDue();
  expect(room.texts()).toEqual([
    expect.stringMatching(/^Telegram refuses the bot.*Reason: 401/s) as string,
    'Telegram accepts the bot again.',
    expect.stringMatching(/^gruppo moved from -4 to -1004/) as string,
  ]);
});

test('a bot that was told refused before a restart is told accepted after it, however soon it is up', async () => {
  const first = open(['discord']);
  first.note({ kind: 'platform-down', platform: 'telegram', reason: '401', refused: true });
  await first.tellDue();
  const second = open(['discord']);
  second.note({ kind: 'platform-up', platform: 'telegram', reason: null });
  await second.tellDue();
  expect(second.texts()).toEqual(['Telegram accepts the bot again.']);
});

test('a bot that was refused by one process is told accepted by another that posts', async () => {
  const [one, other] = [open(['discord']), open(['discord'])];
  await other.tellDue();
  one.note({ kind: 'platform-down', platform: 'telegram', reason: '401', refused: true });
  await one.tellDue();
  other.news();
  await other.tellDue();
  other.note(sent('canale'), sent('canale'));
  await other.tellDue();
  expect(other.texts()).toEqual(['Telegram accepts the bot again.']);
});

test('what one process told is told as over by the other that takes its part', async () => {
  const [one, other] = [open(), open()];
  await other.tellDue();
  one.note(
    { kind: 'platform-down', platform: 'telegram', reason: '401', refused: true },
    { kind: 'backup-failed', reason: 'the disk is full' },
  );
  await one.tellDue();
  other.note(
    { kind: 'platform-up', platform: 'telegram', reason: null },
    { kind: 'backup-made', file: 'a.db', bytes: 1 },
  );
  await other.tellDue();
  expect(other.texts()).toEqual([
    'Telegram accepts the bot again.',
    'Backups of the database are made again.',
  ]);
});

test('what a process that ended did not tell is told by another that runs', async () => {
  const room = open();
  await room.tellDue();
  await delivery('held');
  clock.advance(10 * MINUTE);
  await room.tellDue();
  expect(room.texts()).toEqual([expect.stringContaining('Did it arrive?') as string]);
});

test('a database that cannot be written is told past the outbox, once, and that it can again through it', async () => {
  const room = open(['discord']);
  room.note({ kind: 'database-down', reason: reasonOf('disk-full') });
  await room.tellDue();
  room.note({ kind: 'database-down', reason: reasonOf('disk-full') });
  await room.tellDue();
  expect(room.past.map(one => plainReply(alertIn(one).text))).toEqual([
    expect.stringMatching(/^The database cannot be written.*the disk is full/s) as string,
  ]);
  expect(room.written).toEqual([]);
  expect(events).toMatchObject([{ kind: 'alert-refused' }]);
  room.note({ kind: 'database-up', downMs: 1 });
  await room.tellDue();
  expect(room.texts()).toEqual([expect.stringMatching(/^The database can be written again/) as string]);
});

test('what cannot be written is told when it can', async () => {
  const room = open();
  vi.spyOn(store.outbox, 'alert').mockRejectedValueOnce(new Error('the database is locked'));
  room.note(event('suspended'));
  await expect(room.tellDue()).rejects.toThrow('locked');
  await room.tellDue();
  expect(room.written).toHaveLength(1);
});

describe('a backup that fails', () => {
  const failed: NewsroomEvent = { kind: 'backup-failed', reason: 'the disk is full' };
  const made: NewsroomEvent = { kind: 'backup-made', file: 'a.db', bytes: 1 };

  test('is told once however often it fails, and once when there is one again', async () => {
    const room = open();
    room.note(made, failed, failed);
    await room.tellDue();
    room.note(failed);
    await room.tellDue();
    room.note(made, made);
    await room.tellDue();
    expect(room.texts()).toEqual([
      expect.stringMatching(/^No backup of the database can be made.*Reason: the disk is full/s) as string,
      'Backups of the database are made again.',
    ]);
  });

  test('is not told again after a restart, and is told well after it', async () => {
    const first = open();
    first.note(failed);
    await first.tellDue();
    const next = open();
    await next.tellDue();
    next.note(failed);
    await next.tellDue();
    expect(next.texts()).toEqual([]);
    next.note(made);
    await next.tellDue();
    expect(next.texts()).toEqual(['Backups of the database are made again.']);
  });
});

describe('a config that cannot be used', () => {
  const refused: NewsroomEvent = {
    kind: 'config-refused',
    faults: ['config/strillone.yaml:3 name: missing'],
  };

  test('is told once with its faults, and once that it is well when a newsroom starts again', async () => {
    const room = open();
    await room.tellDue();
    room.note(refused);
    await room.tellDue();
    room.note(refused);
    await room.tellDue();
    const next = open();
    await next.tellDue();
    const last = open();
    await last.tellDue();
    expect([...room.texts(), ...next.texts(), ...last.texts()]).toEqual([
      expect.stringMatching(/^The changed configuration cannot be used.*yaml:3 name: missing/s) as string,
      'The configuration can be read again, and the newsroom works by it.',
    ]);
  });
});

test('a config that is refused, put back as it was, and refused once more is told three times', async () => {
  const room = open();
  const refused: NewsroomEvent = { kind: 'config-refused', faults: ['line 3'] };
  for (const one of [refused, { kind: 'config-reloaded' } as const, refused]) {
    room.note(one);
    await room.tellDue();
    clock.advance(MINUTE);
  }
  expect(room.written).toHaveLength(3);
});

test('a newsroom that starts again with a config that is refused says so, and not that it is well', async () => {
  const first = open();
  first.note({ kind: 'config-refused', faults: ['line 3'] });
  await first.tellDue();
  const next = open();
  next.note({ kind: 'config-refused', faults: ['line 3'] });
  await next.tellDue();
  expect(next.texts()).toEqual([]);
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
    const first = open();
    first.note(...['a', 'b'].map(flawed));
    await first.tellDue();
    first.note(flawed('c'));
    await first.tellDue();
    const next = open();
    next.note(...['a', 'b', 'c'].map(flawed));
    await next.tellDue();
    expect(first.texts()).toEqual([
      expect.stringMatching(
        /wrong.*2 deliveries.*the first is a to canale \(it stands in a queue that is not there\)/s,
      ) as string,
      expect.stringMatching(/wrong.*A delivery is in.*: c to canale/s) as string,
    ]);
    expect(next.texts()).toEqual([]);
    next.note(...['a', 'c', 'unheard-of'].map(mended));
    await next.tellDue();
    expect(next.texts()).toEqual(['2 deliveries that were in an impossible state no longer are.']);
  });

  test('that is an alert makes no alert', async () => {
    const room = open();
    room.note(event('suspended'));
    await room.tellDue();
    room.note(flawed(room.written[0]?.id ?? ''));
    await room.tellDue();
    expect(room.written).toHaveLength(1);
  });
});

test('an approval that is switched off while posts wait is told once, and once that it is on again', async () => {
  for (let start = 0; start < 2; start++) {
    const room = open();
    room.note({ kind: 'approval-on' });
    await room.tellDue();
    expect(room.texts()).toEqual([]);
    room.note({ kind: 'approval-off', count: 2 });
    await room.tellDue();
    const again = open();
    again.note({ kind: 'approval-off', count: 1 });
    await again.tellDue();
    expect(again.texts()).toEqual([]);
    again.note({ kind: 'approval-on' });
    await again.tellDue();
    expect([...room.texts(), ...again.texts()]).toEqual([
      expect.stringMatching(/^Approval is switched off, but 2 posts wait.*\/approve and \/skip/) as string,
      'Scheduled posts wait for approval again.',
    ]);
  }
});

test('a log is never flooded: eight messages at once, then two a minute', async () => {
  const room = open();
  for (let i = 0; i < 30; i++) room.note(event('suspended', { to: `posto ${i}` }));
  const next = await room.tellDue();
  expect(room.written).toHaveLength(8);
  clock.advance(next - clock.now());
  await room.tellDue();
  expect(room.written).toHaveLength(9);
  expect(next - NOW).toBeGreaterThan(MINUTE / 3);
  expect(next - NOW).toBeLessThanOrEqual(MINUTE);
});

test('a service tells what happened before it ran, and what happens while it runs', async () => {
  const stop = new AbortController();
  const room = open();
  await delivery('held');
  const running = room.run(stop.signal);
  await expect.poll(() => room.written.length).toBe(1);
  room.note(event('suspended'));
  await expect.poll(() => room.written.length).toBe(2);
  stop.abort();
  await running;
});

test('without a log nothing is written down and nothing is done', async () => {
  const room = open([]);
  room.note(event('suspended'));
  await room.tellDue();
  expect(await store.outbox.told('place')).toEqual([]);
});
