import { platforms } from '../../src/adapters/registry.ts';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDiscordPublisher } from '../../src/adapters/discord/publish/discord-publisher.ts';
import { createForwardingLook } from '../../src/adapters/telegram/publish/find/find-by-forwarding.ts';
import { createTelegramPublisher } from '../../src/adapters/telegram/publish/telegram-publisher.ts';
import type { DeliveryId } from '../../src/core/ids.ts';
import type { Payload } from '../../src/core/payload.ts';
import type { Publisher } from '../../src/core/ports/ports.ts';
import type { Store } from '../../src/core/ports/store.ts';
import type { DeliveryState } from '../../src/core/post.ts';
import { HOUR, MINUTE } from '../../src/core/time.ts';
import { createDispatcher } from '../../src/outbox/dispatcher.ts';
import { createWakeSignal } from '../../src/core/async/wake-signal.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { ids } from '../fakes/discord-world.ts';
import { startFakeDiscord, type FakeDiscord } from '../fakes/discord-server.ts';
import { startFakeTelegram, type FakeTelegram } from '../fakes/telegram-server.ts';
import { telegramIds } from '../fakes/telegram-world.ts';
import {
  buildArticle,
  buildDiscordPayload,
  buildDraft,
  buildTelegramPayload,
  withPayload,
} from '../fixtures/build.ts';
import { FaultyDatabase } from '../store/faulty-database.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

/**
 * The deterministic half of the promise: a process that dies after the n-th write to its database, for each n there is,
 * and one that dies while an answer is on its way. A connection of which every later call fails is as good as dead: what it
 * had not committed is rolled back, what it had sent is there.
 */

const folder = temporaryFolder();
let telegram: FakeTelegram;
let discord: FakeDiscord;
let count = 0;
beforeAll(async () => {
  telegram = await startFakeTelegram({ token: '123456789:each' });
  discord = await startFakeDiscord({ token: 'each', limits: false });
});
afterAll(async () => {
  await telegram[Symbol.asyncDispose]();
  await discord[Symbol.asyncDispose]();
});

interface Place {
  readonly publisher: () => Publisher;
  readonly payload: (title: string) => Payload;
  readonly titles: () => readonly (string | null | undefined)[];
  /** What it may come to where the answer was lost. */
  readonly ends: readonly DeliveryState[];
  /** Takes the next message, and never answers. */
  readonly hang: () => void;
}

const telegramPublisher = () =>
  createTelegramPublisher({ token: '123456789:each', apiRoot: telegram.apiRoot });
const onTelegram = {
  payload: (title: string) => ({ ...buildTelegramPayload(`<b>${title}</b>`), chat: telegramIds.channel }),
  titles: () => telegram.messages(telegramIds.channel).map(({ text }) => text),
  hang: () => {
    telegram.fault({ on: 'sendMessage', trouble: { kind: 'hang', when: 'after' } });
  },
};
const places: Readonly<Record<string, Place>> = {
  'Telegram without a log chat': {
    ...onTelegram,
    publisher: telegramPublisher,
    ends: ['sent', 'held'],
  },
  'Telegram with a log chat': {
    ...onTelegram,
    publisher: () => ({
      ...telegramPublisher(),
      find: createForwardingLook({
        token: '123456789:each',
        apiRoot: telegram.apiRoot,
        log: telegramIds.privateChannel,
        rivals: () => Promise.resolve([]),
        onLeftover: message => {
          throw new Error(message);
        },
        sleep: () => Promise.resolve(),
        // far from the last copy each time: the log's own measure is not what is tested here
        now: () => Date.now() + HOUR * ++count,
      }),
    }),
    ends: ['sent'],
  },
  Discord: {
    publisher: () => createDiscordPublisher({ token: 'each', apiRoot: discord.apiRoot }),
    payload: title => ({ ...buildDiscordPayload(title), channel: ids.text }),
    titles: () => discord.messages(ids.text).map(({ embeds }) => embeds[0]?.title),
    ends: ['sent'],
    hang: () => {
      discord.fault({ on: 'POST /channels', trouble: { kind: 'hang', when: 'after' } });
    },
  },
};

const titleOf = (name: string) => `${name} ${count++}`;

async function order(store: Store, place: Place, title: string): Promise<DeliveryId> {
  const platform = place.payload(title).platform;
  await store.articles.save(buildArticle({ key: title }), Date.now());
  const draft = buildDraft({ article: buildArticle({ key: title }).id, platform, createdAt: Date.now() });
  const deliveries = draft.deliveries.map(one => withPayload(one, place.payload(title)));
  const [delivery] = await store.outbox.order({ ...draft, deliveries });
  if (delivery === undefined) throw new Error(`${title} was not written`);
  return delivery.id;
}

/** Lets a process work until `over` says so. */
async function work(
  store: Store,
  place: Place,
  at: { readonly now: number; readonly over: () => Promise<boolean> },
): Promise<void> {
  const stop = new AbortController();
  const clock = createFakeClock(at.now);
  const dispatcher = createDispatcher({
    payloads: platforms,
    outbox: store.outbox,
    publishers: [place.publisher()],
    clock,
    chance: () => 0,
    wakeSignal: createWakeSignal(),
    attemptMs: 500,
    record: () => undefined,
  });
  const running = dispatcher.run(stop.signal);
  await expect
    .poll(
      () => {
        clock.advance(5000);
        return at.over();
      },
      { interval: 5 },
    )
    .toBe(true);
  stop.abort();
  let isRunning = true;
  void running.finally(() => {
    isRunning = false;
  });
  await expect
    .poll(
      () => {
        clock.advance(MINUTE);
        return isRunning;
      },
      { interval: 5 },
    )
    .toBe(false);
  await running;
}

/** A new process an hour later; the state it comes to. */
async function recover(file: string, place: Place, id: DeliveryId): Promise<DeliveryState | undefined> {
  await using store = await openSqliteStore({ file });
  const stateOf = async () => (await store.outbox.get(id))?.state;
  const over = async () => ['sent', 'held', 'dead'].includes((await stateOf()) ?? '');
  await work(store, place, { now: Date.now() + HOUR, over });
  return await stateOf();
}

test.each(Object.entries(places))(
  '%s: whatever write a process dies after, there is one message',
  async (name, place) => {
    let died = 0;
    for (let writes = 0; ; writes++) {
      const file = join(folder, `${name} ${writes}.sqlite`);
      const database = new FaultyDatabase(file, { enableForeignKeyConstraints: true });
      const title = titleOf(name);
      let id: DeliveryId;
      let failed: boolean;
      {
        await using store = await openSqliteStore({ file, open: () => database });
        const first = await order(store, place, titleOf(name));
        const sent = async (of: DeliveryId) => (await store.outbox.get(of))?.state === 'sent';
        await work(store, place, { now: Date.now(), over: () => sent(first) });
        id = await order(store, place, title);
        database.breakAfter(writes, 'failing');
        const over = async () => database.failures > 0 || (await sent(id));
        await work(store, place, { now: Date.now(), over });
        failed = database.failures > 0;
        database.mend();
      }
      const state = await recover(file, place, id);
      expect(place.titles().filter(seen => seen === title).length, `${writes} writes, ${state ?? ''}`).toBe(
        1,
      );
      expect(place.ends, `${writes} writes`).toContain(state);
      if (!failed) break;
      died++;
    }
    // begin, claim, lane, pace, commit, and the same for the settlement
    expect(died).toBeGreaterThan(6);
  },
);

test.each(Object.entries(places))(
  '%s: whoever dies before the answer leaves one message',
  async (name, place) => {
    const file = join(folder, `${name} hang.sqlite`);
    const title = titleOf(name);
    const database = new FaultyDatabase(file, { enableForeignKeyConstraints: true });
    let id: DeliveryId;
    {
      await using store = await openSqliteStore({ file, open: () => database });
      const first = await order(store, place, titleOf(name));
      const sent = async () => (await store.outbox.get(first))?.state === 'sent';
      await work(store, place, { now: Date.now(), over: sent });
      id = await order(store, place, title);
      place.hang();
      const there = () => {
        const isThere = place.titles().includes(title);
        // dead from here on: nothing of what comes back can be written
        if (isThere) database.breakAfter(0, 'failing');
        return Promise.resolve(isThere);
      };
      await work(store, place, { now: Date.now(), over: there });
      database.mend();
    }
    const state = await recover(file, place, id);
    expect(place.titles().filter(seen => seen === title)).toHaveLength(1);
    expect(place.ends).toContain(state);
  },
);
