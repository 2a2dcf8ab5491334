import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../src/core/ports/store.ts';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { ids } from '../fakes/discord-world.ts';
import { startFakeDiscord, type FakeDiscord } from '../fakes/discord-server.ts';
import { startFakeTelegram, type FakeTelegram } from '../fakes/telegram-server.ts';
import { audit, type Audit } from './kills/audit.ts';
import type { WorkerBundle } from './bundle-worker.ts';
import { createDesk, LOCALES } from './kills/desk.ts';
import { channelOf, discordChannelOf, LOG, PLACES } from './kills/places.ts';
import { digestPlace, READERS, readerPlace, subscribeAt, subscribeReaders } from './kills/readers.ts';
import type { ReaderPlace } from './kills/readers.ts';
import type { Orders, Word } from './worker.ts';

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
  /** Proposes a post for each platform, on which two editors speak at once. */
  propose(): Promise<void>;
  /** Corrects or retracts the article of one of the posts, whichever chance takes. */
  change(): Promise<void>;
  /** Somebody on each platform asks for a digest, which is due at once. */
  askForDigests(): Promise<void>;
  /** Looks at what changed, as the newsroom does when a send has ended. */
  bringUpToDate(): Promise<void>;
  /** Loads an outbox process ahead of its time. */
  load(): Promise<ChildProcess>;
  /** Sets it to work; resolves when it does. */
  setToWork(child: ChildProcess): Promise<void>;
  /** Resolves when it has written so many outcomes, or has found no more to do for a while. */
  untilWritten(child: ChildProcess, outcomes: number): Promise<void>;
  audit(): Promise<Audit>;
}

export interface ChaosOptions {
  /** Whether Telegram can be read back through a log chat. */
  readonly probe: boolean;
  readonly worker: WorkerBundle;
  readonly leaseMs?: number;
  /** An empty PostgreSQL database; absent = a SQLite file. */
  readonly url?: string;
}

export async function openChaosWorld({
  probe,
  worker,
  leaseMs = 1500,
  url,
}: ChaosOptions): Promise<ChaosWorld> {
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
  const openPlace = ({ platform, chat, name }: ReaderPlace) => {
    const { id, kind } = chat;
    if (platform === 'discord') discord.world.channels.set(id, { ...template, id, messages: [] });
    else
      telegram.world.add({
        id: Number(id),
        type: kind === 'private' ? 'private' : 'supergroup',
        title: name,
      });
  };
  for (let number = 0; number < READERS; number++)
    for (const platform of ['telegram', 'discord'] as const) openPlace(readerPlace(platform, number));
  const file = join(folder, 'strillone.db');
  const store = url === undefined ? await openSqliteStore({ file }) : await openPostgresStore({ url });
  const orders: Orders = {
    file,
    url: url ?? null,
    telegram: { token: TELEGRAM_TOKEN, apiRoot: telegram.apiRoot },
    discord: { token: DISCORD_TOKEN, apiRoot: discord.apiRoot },
    log: probe ? LOG : null,
    leaseMs,
    maxInFlightMs: 200,
    nonceMs: 1000,
    locales: LOCALES,
  };
  await subscribeReaders(store);
  const digests: ReaderPlace[] = [];
  const faults: string[] = [];
  const desk = createDesk(store, fault => faults.push(fault));
  return {
    store,
    telegram,
    discord,
    ...desk,
    async askForDigests() {
      const number = digests.length / 2;
      // an hour that comes once a day: within a run each is due once
      const rhythm = { kind: 'digest', at: 0, timezone: oppositeZone() } as const;
      for (const platform of ['telegram', 'discord'] as const) {
        const place = digestPlace(platform, number);
        openPlace(place);
        await subscribeAt(store, place, { filter: '', rhythm });
        digests.push(place);
      }
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
    audit: async () => ({
      ...(await audit({ store, telegram, discord, ...desk.orders(), digests })),
      faults,
    }),
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]();
      await telegram[Symbol.asyncDispose]();
      await discord[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A zone in which no midnight comes for many hours. */
const oppositeZone = (): string => (new Date().getUTCHours() < 12 ? 'UTC' : 'Etc/GMT-12');

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
