import type { Caller } from '../../commands/command.ts';
import type { Platform } from '../../core/destination.ts';
import { StoreDownError } from '../../core/ports/store-down-error.ts';
import { MINUTE, SECOND, type Clock, type Duration, type Instant } from '../../core/time.ts';
import type { UpdateStore } from '../../core/updates/update-store.ts';

/** What of the newsroom's memory has each thing that people ask done once. */
export type AskMemory = Pick<UpdateStore, 'takeOnce' | 'keepTaken' | 'doneTaken' | 'takeInterrupted'>;

/** Who asked for what, as far as it takes to tell them that it was interrupted. Plain data. */
export interface Asking<To> {
  /** A command's name; empty for a button, a form, mere words. */
  readonly command: string;
  readonly caller: Pick<Caller, 'platform' | 'user' | 'roles' | 'language' | 'place'>;
  /** Where they are answered, in the platform's own terms. */
  readonly to: To;
}

/** What of who asks is kept. */
export const askerOf = ({ platform, user, roles, language, place }: Caller): Asking<unknown>['caller'] => ({
  platform,
  user,
  roles,
  language,
  ...(place === undefined ? {} : { place }),
});

export interface AskOf<To> {
  /** The platform's. */
  readonly id: string;
  /** Null = nobody could be told. */
  readonly asking: Asking<To> | null;
}

export interface AskedOnceRooms {
  readonly platform: Platform;
  /** Absent = nothing is remembered. */
  readonly updates?: AskMemory | undefined;
  readonly sleep: Clock['sleep'];
  readonly now: () => Instant;
  readonly fault: (what: string, error: unknown) => void;
}

/** Has what people ask on a platform done by one process, once at most, and tells them when none has. */
export interface AskedOnce<To> {
  /** Takes these; answers the ids of those that nobody had taken, which are now to be done and ended here. Throws `StoreDownError`. */
  take(asked: readonly AskOf<To>[]): Promise<ReadonlySet<string>>;
  /**
   * Whether one that was taken may be begun: who was frozen meanwhile finds that it was given up, and that whoever asked was
   * told so. Never rejects.
   */
  isOurs(id: string): Promise<boolean>;
  /** It is answered, or an answer is in vain. Never rejects. */
  end(id: string): Promise<void>;
  /** It is not going to be answered from here: whoever comes next tells so. */
  leave(id: string): void;
  /**
   * Has whoever asked for what nobody has done told so by `say`, once at most, from now on until `signal` aborts. Never rejects.
   */
  tellInterrupted(
    say: (asking: Asking<To>, takenAt: Instant) => Promise<unknown>,
    signal: AbortSignal,
  ): Promise<void>;
}

/** How long somebody is not told that what they asked may have been lost, since its process last said that it is at it. */
const LEASE: Duration = MINUTE;
const LOOK_EVERY: Duration = 30 * SECOND;

/** See `AskedOnce`: what is asked has a lease, as a delivery that is claimed has, and whoever finds it ended tells. */
export function createAskedOnce<To>(rooms: AskedOnceRooms): AskedOnce<To> {
  const { platform, updates, sleep, now, fault } = rooms;
  /** What is under way here. */
  const mine = new Map<string, { until: Instant; isLost: boolean; readonly over: AbortController }>();

  const leave = (id: string) => {
    mine.get(id)?.over.abort();
    mine.delete(id);
  };

  async function renew(id: string): Promise<void> {
    const one = mine.get(id);
    const until = now() + LEASE;
    if (one === undefined || updates === undefined) return;
    if (await updates.keepTaken(platform, id, until)) one.until = until;
    else {
      one.isLost = true;
      one.over.abort();
    }
  }

  /** What takes long is not told as interrupted. A database that is down for longer than the lease, or closed, is not waited for. */
  async function keep(id: string, over: AbortSignal): Promise<void> {
    for (let failures = 0; failures < 2;) {
      await sleep(LEASE / 2, over);
      if (over.aborted) return;
      try {
        await renew(id);
        failures = 0;
      } catch (error) {
        if (!(error instanceof StoreDownError)) fault('what is asked could not be kept', error);
        failures++;
      }
    }
  }

  return {
    async take(asked) {
      const lease = { now: now(), until: now() + LEASE };
      if (updates === undefined) return new Set(asked.map(({ id }) => id));
      const fresh = await updates.takeOnce(platform, asked, lease);
      for (const { id, asking } of asked) {
        if (asking === null || !fresh.has(id) || mine.has(id)) continue;
        const over = new AbortController();
        mine.set(id, { until: lease.until, isLost: false, over });
        void keep(id, over.signal);
      }
      return fresh;
    },
    async isOurs(id) {
      const one = mine.get(id);
      if (one === undefined) return true;
      try {
        if (now() >= one.until) await renew(id);
        if (!one.isLost) return true;
      } catch (error) {
        if (!(error instanceof StoreDownError)) fault('what is asked could not be kept', error);
      }
      leave(id);
      return false;
    },
    async end(id) {
      if (!mine.has(id)) return;
      leave(id);
      try {
        await updates?.doneTaken(platform, id);
      } catch (error) {
        // whoever asked is told to look whether it was done
        if (!(error instanceof StoreDownError)) fault('what was answered could not be noted', error);
      }
    },
    leave,
    async tellInterrupted(say, signal) {
      while (updates !== undefined && !signal.aborted) {
        try {
          for (const { asking, takenAt } of await updates.takeInterrupted(platform, now()))
            await say(asking as Asking<To>, takenAt).catch((error: unknown) => {
              fault('nobody could be told that what they asked was interrupted', error);
            });
        } catch (error) {
          if (!(error instanceof StoreDownError))
            fault('what was interrupted could not be looked for', error);
        }
        await sleep(LOOK_EVERY, signal);
      }
    },
  };
}
