import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../src/core/ports/store.ts';
import { changeIdOf, type DeliveryId } from '../../src/core/ids.ts';
import type { Payload } from '../../src/core/payload.ts';
import type { DeliveryState, Message } from '../../src/core/post.ts';
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
  /** Corrects or retracts one of the posts, whichever chance takes, if it stands. */
  change(): Promise<void>;
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
  /** Copies that do not show what was wanted of them last. */
  readonly outdated: readonly string[];
  /** How many posts were corrected or retracted. */
  readonly changed: number;
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
  const sends: DeliveryId[] = [];
  /** What was wanted last of posts that were changed; null = nothing. */
  const wanted = new Map<DeliveryId, string | null>();
  return {
    store,
    telegram,
    discord,
    async post() {
      const number = posts++;
      const article = buildArticle({ key: `post ${number}` });
      await store.articles.save(article, Date.now());
      for (const platform of ['telegram', 'discord'] as const)
        sends.push(...(await order(store, { platform, number })));
    },
    async change() {
      const id = sends[Math.floor(Math.random() * sends.length)];
      const message = id === undefined ? null : await store.outbox.message(id);
      if (message === null || wanted.get(message.id) === null) return;
      const title = Math.random() < 0.2 ? null : `${titleIn(message.payload)}, corrected ${wanted.size}`;
      wanted.set(message.id, title);
      await write(store, { message, title });
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
    audit: async () => ({ ...(await audit({ store, telegram, discord, posts, wanted })), faults }),
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
): Promise<readonly DeliveryId[]> {
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
  return (await store.outbox.order({ ...draft, deliveries })).map(({ id }) => id);
}

/** "post 7 of chaos", whatever was corrected of it. */
const titleIn = (payload: Payload): string => /post \d+ of chaos/.exec(JSON.stringify(payload))?.[0] ?? '';

let changes = 0;

async function write(
  { outbox }: Store,
  { message, title }: { readonly message: Message; readonly title: string | null },
): Promise<void> {
  const post = await outbox.post(message.post);
  const words = JSON.stringify(message.payload).replace(/post \d+ of chaos[^"<]*/g, title ?? '$&');
  const change = {
    id: changeIdOf(message.id, String(changes++)),
    operation: title === null ? 'delete' : 'edit',
    message: message.id,
    payload: JSON.parse(words) as Payload,
    wanted: title,
    notBefore: null,
  } as const;
  await outbox.change(
    [{ post: message.post, items: post?.items ?? [], changes: [change], cards: [] }],
    Date.now(),
  );
}

/** Every post against what readers see. */
async function audit(world: {
  readonly store: Store;
  readonly telegram: FakeTelegram;
  readonly discord: FakeDiscord;
  readonly posts: number;
  readonly wanted: ReadonlyMap<DeliveryId, string | null>;
}): Promise<Omit<Audit, 'faults'>> {
  const { store, telegram, discord, posts, wanted } = world;
  /** The titles that stand, by place and post. */
  const seen = new Map<string, string[]>();
  const see = (place: string, title: string) => {
    const key = `${place} ${/post \d+ of chaos/.exec(title)?.[0] ?? title}`;
    seen.set(key, [...(seen.get(key) ?? []), title]);
  };
  for (let place = 0; place < PLACES; place++) {
    for (const message of telegram.messages(channelOf(place)))
      see(`telegram ${place}`, message.text ?? message.caption ?? '');
    for (const { embeds } of discord.messages(discordChannelOf(place)))
      see(`discord ${place}`, String(embeds[0]?.title));
  }
  const lost: string[] = [];
  const duplicated: string[] = [];
  const unexplained: string[] = [];
  const held: string[] = [];
  const outdated: string[] = [];
  const rows = [
    ...(await store.deliveries.queue({ limit: 10 * posts + 10 })),
    ...(await store.deliveries.history({ limit: 10 * posts + 10 })),
  ];
  for (const { articleTitle: _, ...row } of rows) {
    const number = Number(/post (\d+) /.exec(JSON.stringify(row.payload))?.[1]);
    const titles = seen.get(`${row.destination} ${titleOf(number)}`) ?? [];
    const copies = titles.length;
    const what = `${row.destination} ${titleOf(number)}: ${row.state}, ${copies} there (${row.reason ?? ''})`;
    const isEnd: readonly DeliveryState[] = ['sent', 'held'];
    if (row.operation !== 'send') {
      if (row.state !== 'sent' && row.state !== 'withdrawn') unexplained.push(`${row.operation} ${what}`);
      continue;
    }
    const last = wanted.get(row.id);
    const expected = last === undefined ? titleOf(number) : last;
    if (row.state === 'sent' && expected === null && copies > 0) outdated.push(`${what}, retracted`);
    if (expected !== null && copies === 1 && titles[0] !== expected)
      outdated.push(`${what}, shows "${titles[0] ?? ''}" and not "${expected}"`);
    if (copies > 1) duplicated.push(what);
    if (row.state === 'sent' && copies === 0 && expected !== null) lost.push(what);
    if (row.state === 'held') held.push(what);
    if (!isEnd.includes(row.state)) unexplained.push(what);
  }
  const sent = rows.filter(({ operation }) => operation === 'send').length;
  for (let missing = sent; missing < 2 * posts; missing++) lost.push('a delivery without a row');
  return {
    posts,
    lost,
    duplicated,
    outdated,
    changed: wanted.size,
    held,
    unexplained,
    leftovers: telegram.messages(LOG).length,
  };
}
