import { platforms } from '../../src/adapters/registry.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiscordPublisher } from '../../src/adapters/discord/publish/discord-publisher.ts';
import { createTelegramPublisher } from '../../src/adapters/telegram/publish/telegram-publisher.ts';
import type { Platform } from '../../src/core/destination.ts';
import type { Pacing, RateLimits } from '../../src/core/rate-limits.ts';
import type { Payload } from '../../src/core/payload.ts';
import type { Publisher } from '../../src/core/ports/ports.ts';
import type { Store } from '../../src/core/ports/store.ts';
import type { DispatcherDeps } from '../../src/outbox/dispatcher.ts';
import { UNLIMITED } from '../../src/outbox/rate-limit.ts';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import {
  buildArticle,
  buildDiscordPayload,
  buildDraft,
  buildTelegramPayload,
  withPayload,
} from '../fixtures/build.ts';
import { processorMs } from './spawn-as-service.ts';

interface Counts {
  readonly telegram: number;
  readonly discord: number;
  readonly tooMany: number;
  readonly refused: number;
  readonly first: number;
  readonly last: number;
}

export interface World extends AsyncDisposable {
  readonly store: Store;
  /** The SQLite file, or the address of the PostgreSQL database. */
  readonly file: string;
  /** The platforms' address. */
  readonly root: string;
  readonly publishers: readonly Publisher[];
  readonly limits: NonNullable<DispatcherDeps['limits']>;
  /** What the platforms have had of the processors' time. */
  processorMs(): number;
  counts(): Promise<Counts>;
}

/**
 * An empty store and both platforms, which are a process of their own; `flags` are theirs. `url`: an empty PostgreSQL database
 * instead of a SQLite file.
 */
export async function openWorld(
  pacing: Pacing,
  { flags = [], url = null }: { readonly flags?: readonly string[]; readonly url?: string | null } = {},
): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'strillone-bench-'));
  const server = spawn(process.execPath, [join(import.meta.dirname, 'bulk-server.ts'), ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(server.stdout, 'data')) as [Buffer];
  const root = `http://127.0.0.1:${line.toString().trim()}`;
  const file = url ?? join(folder, 'strillone.db');
  const store = await openAny(file, platforms.rateLimits(pacing));
  return {
    store,
    file,
    root,
    publishers: publishersFor(root),
    limits: { telegram: pacing.telegram?.all ?? null, discord: pacing.discord?.all ?? null },
    processorMs: () => processorMs(server.pid),
    counts: async () => (await (await fetch(`${root}/counts`)).json()) as Counts,
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]();
      const gone = once(server, 'exit');
      server.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Opens a SQLite file or the PostgreSQL database of an address. */
export const openAny = (place: string, pacing: RateLimits = UNLIMITED): Promise<Store> =>
  place.startsWith('postgres:')
    ? openPostgresStore({ url: place, pacing })
    : openSqliteStore({ file: place, pacing });

/** What speaks to the platforms of a world. */
export const publishersFor = (root: string): readonly Publisher[] => [
  createTelegramPublisher({ token: '1:bench', apiRoot: root }),
  createDiscordPublisher({ token: 'bench', apiRoot: `${root}/api` }),
];

const payloadFor = (platform: Platform, place: number): Payload =>
  platform === 'discord'
    ? buildDiscordPayload(undefined, String(1_000_000 + place))
    : { ...buildTelegramPayload(), chat: 1_000_000 + place };

/** `rounds` posts for each of so many places of a platform; one article a round. */
export async function queueUp(
  store: Store,
  what: {
    readonly platform: Platform;
    readonly places: number;
    readonly rounds: number;
    readonly named?: string;
  },
): Promise<void> {
  const { platform, places, rounds, named = 'round' } = what;
  const PAGE = 500;
  for (let round = 0; round < rounds; round++) {
    const article = buildArticle({ key: `${named} ${round}` });
    await store.articles.save(article, Date.now());
    for (let from = 0; from < places; from += PAGE) {
      const to = Array.from({ length: Math.min(PAGE, places - from) }, (_, i) => `${platform} ${from + i}`);
      const occasion = `${platform} ${named} ${from}`;
      const draft = buildDraft({ article: article.id, occasion, to, platform, createdAt: Date.now() });
      await store.outbox.order({
        ...draft,
        deliveries: draft.deliveries.map((one, i) => withPayload(one, payloadFor(platform, from + i))),
      });
    }
  }
}
