import type { Client } from 'pg';
import { SECOND, type Duration } from '../../core/time.ts';

/** An answer that takes longer never comes. */
const ANSWER_WITHIN: Duration = 4 * SECOND;
const AGAIN_AFTER: Duration = SECOND;

/** A connection that is kept open for what the server ties to it, and opened anew when it is lost. */
export interface Session {
  /** Resolves when it is open, with a signal that aborts when it is lost; null when `stop` aborts first. */
  up(stop: AbortSignal): Promise<AbortSignal | null>;
  /** Rejects when it is not open or is lost meanwhile. */
  ask(statement: string, values?: readonly unknown[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Has `listener` told of each notification, and of each opening: what was told meanwhile was not heard. */
  listen(channel: string, listener: () => void): void;
  pause(afterMs: Duration, stop: AbortSignal): Promise<void>;
  /** Never rejects. */
  end(): Promise<void>;
}

interface Open {
  readonly client: Client;
  readonly lost: AbortController;
}

/**
 * Opens a session, which says something every `beatMs`: the server and the other sessions see that it lives, and a server that
 * does not answer is noticed. Rejects when the first connection cannot be made.
 */
export async function createSession({
  connect,
  beatMs,
}: {
  readonly connect: () => Promise<Client>;
  readonly beatMs: Duration;
}): Promise<Session> {
  const over = new AbortController();
  const channels = new Map<string, () => void>();
  let open: Open | null = null;
  let opened = Promise.withResolvers<undefined>();

  const lose = (gone: Open) => {
    if (open !== gone) return;
    open = null;
    opened = Promise.withResolvers();
    gone.lost.abort();
    gone.client.end().catch(() => undefined);
  };
  const sayNow = async (to: Open, statement: string, values: readonly unknown[]) => {
    const late = setTimeout(() => {
      lose(to);
    }, ANSWER_WITHIN);
    try {
      const { rows } = await to.client.query<Record<string, unknown>>(statement, [...values]);
      return rows;
    } catch (error) {
      if (to.lost.signal.aborted) throw error;
      // a statement of ours is never faulty by itself: whatever fails is the connection
      lose(to);
      throw error;
    } finally {
      clearTimeout(late);
    }
  };
  // a connection takes one statement at a time
  let said: Promise<unknown> = Promise.resolve();
  const say = (to: Open, statement: string, values: readonly unknown[] = []) => {
    const rows = said.then(() => sayNow(to, statement, values));
    said = rows.catch(() => undefined);
    return rows;
  };
  const enter = async () => {
    const client = await connect();
    const now: Open = { client, lost: new AbortController() };
    client.on('error', () => {
      lose(now);
    });
    client.on('end', () => {
      lose(now);
    });
    client.on('notification', ({ channel }) => channels.get(channel)?.());
    open = now;
    for (const [channel, listener] of channels) {
      await say(now, `listen ${channel}`);
      listener();
    }
    opened.resolve(undefined);
  };
  const isOver = () => over.signal.aborted;
  const live = async () => {
    while (!over.signal.aborted) {
      const before = open;
      await sleep(before === null ? AGAIN_AFTER : beatMs, over.signal);
      if (isOver()) break;
      try {
        if (open === null) await enter();
        else await say(open, 'select 1');
      } catch {
        // it is tried again
      }
    }
  };
  await enter();
  const living = live();

  return {
    async up(stop) {
      while (!stop.aborted && !over.signal.aborted) {
        if (open !== null) return open.lost.signal;
        await Promise.race([opened.promise, sleep(beatMs, stop)]);
      }
      return null;
    },
    ask: (statement, values) =>
      open === null ? Promise.reject(new Error('the session is lost')) : say(open, statement, values),
    listen(channel, listener) {
      channels.set(channel, listener);
      if (open !== null) say(open, `listen ${channel}`).catch(() => undefined);
    },
    pause: (afterMs, stop) => sleep(afterMs, AbortSignal.any([stop, over.signal])),
    async end() {
      over.abort();
      await living;
      const last = open;
      open = null;
      await last?.client.end().catch(() => undefined);
    },
  };
}

function sleep(afterMs: Duration, stop: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (stop.aborted) {
      resolve();
      return;
    }
    const done = () => {
      clearTimeout(timer);
      stop.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, afterMs);
    stop.addEventListener('abort', done, { once: true });
  });
}
