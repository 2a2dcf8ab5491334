import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import { dirname, extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import { deadline, type Deadline } from '../../core/async/deadline.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import { SECOND } from '../../core/time.ts';
import { refuseLarge } from '../feeds/feed-size.ts';
import { ReadError, type ReadFault } from './read-error.ts';
import type { Asked, Kind, Read } from './readers.ts';

/** Reads what strangers send, in a thread of its own: the house goes on whatever they sent. */
export interface ReadingThread extends AsyncDisposable {
  /** Throws `ReadError`, or the reason of `signal`. */
  read<K extends Kind>(kind: K, asked: Asked<K>, signal?: AbortSignal): Promise<Read<K>>;
}

/** What the thread is asked, and answers. */
export interface Task<K extends Kind> {
  readonly kind: K;
  readonly asked: Asked<K>;
}
export type Answer =
  | { readonly kind: 'read'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly fault: ReadFault };

export interface ReadingLimits {
  /** How long reading one thing may take; made when it begins. Default: 4 s. */
  readonly until?: () => Deadline;
  /** What the thread's heap may grow to. */
  readonly heapMb?: number;
}

/** Real feeds and pages take a tenth; with the start of a new thread it stays under five of the processor. */
const LONGEST_SECONDS = 4;
const PROGRAM = new URL(`./reading-worker${extname(import.meta.filename)}`, import.meta.url);

/**
 * Makes one thread, which reads one thing at a time and serves until it has to be ended: when its time is over, or with more
 * than `heapMb` (96). The next gets a new one. The thread alone does not keep the process alive.
 */
export function createReadingThread({
  until: deadlineOf = () => deadline(LONGEST_SECONDS * SECOND),
  heapMb = 96,
}: ReadingLimits = {}): ReadingThread {
  const inTurn = pLimit(1);
  let worker: Worker | null = null;

  const start = async (): Promise<Worker> => {
    const cache = getCompileCacheDir();
    const started = new Worker(PROGRAM, {
      // nothing of the house's environment; sources without their types are taken from where they are kept (strillone.js)
      env: cache === undefined ? {} : { NODE_COMPILE_CACHE: dirname(cache) },
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 4 },
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

  const ask = async (task: Task<Kind>, signal: AbortSignal | undefined): Promise<unknown> => {
    signal?.throwIfAborted();
    const { url } = task.asked;
    if ('bytes' in task.asked) refuseLarge(task.asked.bytes, url);
    worker ??= await start();
    signal?.throwIfAborted();
    using until = deadlineOf();
    try {
      const answered = once(worker, 'message', {
        signal: signal === undefined ? until.signal : AbortSignal.any([signal, until.signal]),
      });
      worker.ref();
      worker.postMessage(task);
      const [answer] = (await answered) as [Answer];
      worker.unref();
      if (answer.kind === 'read') return answer.value;
      throw new ReadError(answer.fault);
    } catch (cause) {
      if (cause instanceof ReadError) throw cause;
      await end();
      signal?.throwIfAborted();
      if (until.signal.aborted) {
        const why = reasonOf('feed-slow', { seconds: LONGEST_SECONDS });
        throw new ReadError({ url, why }, { cause });
      }
      if (!isOutOfMemory(cause)) throw cause;
      throw new ReadError({ url, why: reasonOf('feed-memory', { size: heapMb }) }, { cause });
    }
  };

  return {
    read: async <K extends Kind>(kind: K, asked: Asked<K>, signal?: AbortSignal) =>
      (await inTurn(() => ask({ kind, asked }, signal))) as Read<K>,
    async [Symbol.asyncDispose]() {
      inTurn.clearQueue();
      await end();
    },
  };
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
