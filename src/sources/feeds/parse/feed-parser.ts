import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import { deadline } from '../../../core/async/deadline.ts';
import { SECOND, type Duration } from '../../../core/time.ts';
import type { Feed } from '../feed.ts';
import { FeedError, type FeedFault } from './feed-error.ts';
import { refuseLarge, type FeedOrigin } from './parse-feed.ts';
import type { Sitemap } from './parse-sitemap.ts';

/** Reads what strangers send, in a thread of its own: the house goes on whatever they sent. */
export interface FeedParser extends AsyncDisposable {
  /** Throws `FeedError`, or the reason of `signal`. */
  parse(bytes: Uint8Array, origin: FeedOrigin, signal?: AbortSignal): Promise<Feed>;
  /** Throws `FeedError`, or the reason of `signal`. */
  parseSitemap(bytes: Uint8Array, origin: FeedOrigin, signal?: AbortSignal): Promise<Sitemap>;
}

/** What the thread is asked, and answers. */
export interface FeedTask {
  readonly kind: 'feed' | 'sitemap';
  readonly bytes: Uint8Array;
  readonly origin: FeedOrigin;
}
export type FeedAnswer =
  | { readonly kind: 'read'; readonly value: Feed | Sitemap }
  | { readonly kind: 'refused'; readonly fault: FeedFault };

export interface FeedParserLimits {
  /** For one feed. */
  readonly timeoutMs?: Duration;
  /** What the thread's heap may grow to. */
  readonly heapMb?: number;
}

const PROGRAM = new URL(`./feed-worker${extname(import.meta.filename)}`, import.meta.url);

/**
 * Makes a parser with one thread, which reads one feed at a time and serves until it has to be ended: after `timeoutMs` (5 s),
 * or with more than `heapMb` (96). The next feed gets a new one. The thread alone does not keep the process alive.
 */
export function createFeedParser({ timeoutMs = 5 * SECOND, heapMb = 96 }: FeedParserLimits = {}): FeedParser {
  const inTurn = pLimit(1);
  let worker: Worker | null = null;

  const start = async (): Promise<Worker> => {
    const started = new Worker(PROGRAM, {
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 16 },
    });
    // whoever waits hears of it; when nobody does, as after a deadline, it is no news
    started.on('error', () => undefined);
    // its first word is that it is ready: a slow start is no slow feed
    await once(started, 'message');
    started.unref();
    return started;
  };
  const end = async (): Promise<void> => {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };

  const ask = async (task: FeedTask, signal: AbortSignal | undefined): Promise<Feed | Sitemap> => {
    signal?.throwIfAborted();
    const { url } = task.origin;
    refuseLarge(task.bytes, url);
    worker ??= await start();
    signal?.throwIfAborted();
    using until = deadline(timeoutMs);
    try {
      const answered = once(worker, 'message', {
        signal: signal === undefined ? until.signal : AbortSignal.any([signal, until.signal]),
      });
      worker.ref();
      worker.postMessage(task);
      const [answer] = (await answered) as [FeedAnswer];
      worker.unref();
      if (answer.kind === 'read') return answer.value;
      throw new FeedError(answer.fault);
    } catch (cause) {
      if (cause instanceof FeedError) throw cause;
      await end();
      signal?.throwIfAborted();
      const remedy = 'no real feed is like that; take it out of the sources';
      if (until.signal.aborted) {
        const rule = `takes longer than ${timeoutMs / SECOND} s to read`;
        throw new FeedError({ url, rule, remedy }, { cause });
      }
      if (!isOutOfMemory(cause)) throw cause;
      throw new FeedError({ url, rule: `takes more than ${heapMb} MB to read`, remedy }, { cause });
    }
  };

  return {
    parse: async (bytes, origin, signal) =>
      (await inTurn(() => ask({ kind: 'feed', bytes, origin }, signal))) as Feed,
    parseSitemap: async (bytes, origin, signal) =>
      (await inTurn(() => ask({ kind: 'sitemap', bytes, origin }, signal))) as Sitemap,
    async [Symbol.asyncDispose]() {
      inTurn.clearQueue();
      await end();
    },
  };
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
