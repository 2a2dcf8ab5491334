import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../src/core/ports/store.ts';
import type { DeliveryState } from '../../src/core/post.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { ids } from '../fakes/discord-world.ts';
import { startFakeDiscord, type FakeDiscord } from '../fakes/discord-server.ts';
import { createPng } from '../fakes/png.ts';
import { startFakeTelegram, type FakeTelegram } from '../fakes/telegram-server.ts';
import {
  buildArticle,
  buildCard,
  buildDiscordPayload,
  buildDraft,
  buildTelegramPayload,
  withPayload,
} from '../fixtures/build.ts';
import type { WorkerBundle } from './bundle-worker.ts';
import type { Orders, Word } from './worker.ts';

const LOG = -1009000000000;
/** Of each platform. What a killed process was at blocks its places until the lease ends: the others go on meanwhile. */
export const PLACES = 12;
const channelOf = (place: number) => LOG - 1 - place;
const discordChannelOf = (place: number) => String(700_000_000_000_000_000n + BigInt(place));
/** A process that goes on to write nothing for so long waits for leases; the first outcome may have to wait for one. */
const IDLE = 400;
const TELEGRAM_TOKEN = '123456789:chaos';
const DISCORD_TOKEN = 'chaos';

/** A newsroom's outbox, the platforms it posts to, and what kills it. */
export interface ChaosWorld extends AsyncDisposable {
  readonly store: Store;
  readonly telegram: FakeTelegram;
  readonly discord: FakeDiscord;
  /** Writes one post for each platform into the outbox. */
  post(): Promise<void>;
  /** Loads an outbox process ahead of its time. */
  load(): Promise<ChildProcess>;
  /** Sets it to work; resolves when it does. */
  setToWork(child: ChildProcess): Promise<void>;
  /** Resolves when it has written so many outcomes, or has found no more to do for a while. */
  untilWritten(child: ChildProcess, outcomes: number): Promise<void>;
  audit(): Promise<Audit>;
}

export interface Audit {
  readonly posts: number;
  /** What the processes complained of. */
  readonly faults: readonly string[];
  readonly lost: readonly string[];
  readonly duplicated: readonly string[];
  readonly held: readonly string[];
  /** In a state that is no end, after everything had its time. */
  readonly unexplained: readonly string[];
  /** Copies that stayed in the editors' log. */
  readonly leftovers: number;
}

export interface ChaosOptions {
  /** Whether Telegram can be read back through a log chat. */
  readonly probe: boolean;
  readonly worker: WorkerBundle;
  readonly leaseMs?: number;
}

export async function openChaosWorld({ probe, worker, leaseMs = 1500 }: ChaosOptions): Promise<ChaosWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'strillone-chaos-'));
  const telegram = await startFakeTelegram({ token: TELEGRAM_TOKEN, lean: true });
  const discord = await startFakeDiscord({ token: DISCORD_TOKEN, limits: false, lean: true });
  telegram.world.add({ id: LOG, type: 'channel', title: 'log' });
  const template = discord.channel(ids.text);
  for (let place = 0; place < PLACES; place++) {
    telegram.world.add({ id: channelOf(place), type: 'channel', title: `channel ${place}` });
    const id = discordChannelOf(place);
    discord.world.channels.set(id, { ...template, id, messages: [] });
  }
  const file = join(folder, 'strillone.db');
  const store = await openSqliteStore({ file });
  const orders: Orders = {
    file,
    telegram: { token: TELEGRAM_TOKEN, apiRoot: telegram.apiRoot },
    discord: { token: DISCORD_TOKEN, apiRoot: discord.apiRoot },
    log: probe ? LOG : null,
    leaseMs,
    maxInFlightMs: 200,
    nonceMs: 1000,
  };
  const faults: string[] = [];
  let posts = 0;
  return {
    store,
    telegram,
    discord,
    async post() {
      const number = posts++;
      const article = buildArticle({ key: `post ${number}` });
      await store.articles.save(article, Date.now());
      for (const platform of ['telegram', 'discord'] as const) await order(store, { platform, number });
    },
    async load() {
      const child = fork(worker.file, {
        env: { ...process.env, NODE_COMPILE_CACHE: worker.cache },
        // of what dependencies do Node warns when it is outside node_modules
        execArgv: ['--no-deprecation'],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      child.on('message', message => {
        const word = message as Word;
        if (typeof word === 'object') faults.push(word.fault);
      });
      await says(child);
      return child;
    },
    async setToWork(child) {
      const working = says(child);
      child.send(orders);
      await working;
    },
    untilWritten: (child, outcomes) =>
      new Promise(resolve => {
        let left = outcomes;
        const end = () => {
          clearTimeout(idle);
          child.off('message', onMessage);
          resolve();
        };
        let idle = setTimeout(end, 2 * leaseMs);
        const onMessage = (message: unknown) => {
          if (message !== 'wrote') return;
          clearTimeout(idle);
          idle = setTimeout(end, IDLE);
          if (--left <= 0) end();
        };
        child.on('message', onMessage);
        if (outcomes === 0) end();
      }),
    audit: async () => ({ ...(await audit({ store, telegram, discord, posts })), faults }),
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]();
      await telegram[Symbol.asyncDispose]();
      await discord[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves with the next message of the process; rejects when it dies first. */
async function says(child: ChildProcess): Promise<void> {
  const over = new AbortController();
  const died = once(child, 'exit', { signal: over.signal }).then(() => {
    throw new Error('the outbox process died by itself');
  });
  died.catch(() => undefined); // once it has spoken, its death is the test's own
  await Promise.race([once(child, 'message'), died]);
  over.abort();
}

const card = buildCard({ bytes: createPng(8, 8) });
const titleOf = (number: number) => `post ${number} of chaos`;

/** Places and kinds of message take turns. */
async function order(
  store: Store,
  { platform, number }: { readonly platform: 'telegram' | 'discord'; readonly number: number },
): Promise<void> {
  const place = number % PLACES;
  const hasCard = number % 3 === 0;
  const title = titleOf(number);
  const telegramPayload = hasCard
    ? ({ ...buildTelegramPayload(), kind: 'photo', card: card.hash, caption: `<b>${title}</b>` } as const)
    : buildTelegramPayload(`<b>${title}</b>`);
  const payload =
    platform === 'telegram'
      ? { ...telegramPayload, chat: channelOf(place) }
      : {
          ...buildDiscordPayload(title),
          channel: discordChannelOf(place),
          card: hasCard ? { hash: card.hash, alt: card.alt } : null,
        };
  const draft = buildDraft({
    article: buildArticle({ key: `post ${number}` }).id,
    occasion: platform,
    to: [`${platform} ${place}`],
    platform,
    cards: hasCard ? [card] : [],
    createdAt: Date.now(),
  });
  const deliveries = draft.deliveries.map(delivery => withPayload(delivery, payload));
  await store.outbox.order({ ...draft, deliveries });
}

/** Every post against what readers see. */
async function audit(world: {
  readonly store: Store;
  readonly telegram: FakeTelegram;
  readonly discord: FakeDiscord;
  readonly posts: number;
}): Promise<Omit<Audit, 'faults'>> {
  const { store, telegram, discord, posts } = world;
  const seen = new Map<string, number>();
  const see = (key: string) => seen.set(key, (seen.get(key) ?? 0) + 1);
  for (let place = 0; place < PLACES; place++) {
    for (const message of telegram.messages(channelOf(place)))
      see(`telegram ${place} ${message.text ?? message.caption ?? ''}`);
    for (const { embeds } of discord.messages(discordChannelOf(place)))
      see(`discord ${place} ${String(embeds[0]?.title)}`);
  }
  const lost: string[] = [];
  const duplicated: string[] = [];
  const unexplained: string[] = [];
  const held: string[] = [];
  const rows = [
    ...(await store.deliveries.queue({ limit: 10 * posts + 10 })),
    ...(await store.deliveries.history({ limit: 10 * posts + 10 })),
  ];
  for (const { articleTitle: _, ...row } of rows) {
    const number = Number(/post (\d+) /.exec(JSON.stringify(row.payload))?.[1]);
    const copies = seen.get(`${row.destination} ${titleOf(number)}`) ?? 0;
    const what = `${row.destination} ${titleOf(number)}: ${row.state}, ${copies} there (${row.reason?.code ?? ''})`;
    const isEnd: readonly DeliveryState[] = ['sent', 'held'];
    if (copies > 1) duplicated.push(what);
    if (row.state === 'sent' && copies === 0) lost.push(what);
    if (row.state === 'held') held.push(what);
    if (!isEnd.includes(row.state)) unexplained.push(what);
  }
  for (let missing = rows.length; missing < 2 * posts; missing++) lost.push('a delivery without a row');
  return { posts, lost, duplicated, held, unexplained, leftovers: telegram.messages(LOG).length };
}
