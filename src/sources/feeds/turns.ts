import type { Clock, Duration, Instant } from '../../core/time.ts';

export interface TurnsOptions {
  readonly clock: Clock;
  /** So many at once, over all hosts. */
  readonly atOnce: number;
  /** How a host is treated: so many at once, and so long from the end of one to the beginning of the next. */
  readonly mannersOf: (host: string) => { readonly atOnce: number; readonly gapMs: Duration };
}

/** Who asks the network next: one queue over all feeds, by the moment at which each is due. */
export interface Turns {
  /** Waits for its moment and for its host; disposing of it ends the turn. Null when `signal` aborts before. */
  take(wish: Wish): Promise<Disposable | null>;
}

interface Wish {
  readonly at: Instant;
  readonly host: string;
  readonly signal: AbortSignal;
}

interface Waiting extends Wish {
  readonly grant: (turn: Disposable | null) => void;
}

interface Host {
  running: number;
  freeAt: Instant;
}

/** The machine may sleep, its clock may be set: the queue is looked at now and then. */
const LOOK_EVERY: Duration = 60_000;

export function createTurns({ clock, atOnce, mannersOf }: TurnsOptions): Turns {
  /** By moment, the first first. */
  const waiting: Waiting[] = [];
  const hosts = new Map<string, Host>();
  let running = 0;
  let timer: AbortController | null = null;

  const add = (one: Waiting): void => {
    let [low, high] = [0, waiting.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((waiting[middle]?.at ?? 0) <= one.at) low = middle + 1;
      else high = middle;
    }
    waiting.splice(low, 0, one);
  };

  const start = (one: Waiting, host: Host): void => {
    running++;
    host.running++;
    let isOver = false;
    one.grant({
      [Symbol.dispose]() {
        if (isOver) return;
        isOver = true;
        running--;
        host.running--;
        host.freeAt = clock.now() + mannersOf(one.host).gapMs;
        look();
      },
    });
  };

  /** Grants what may begin now, and sees to it that the rest is looked at in time. */
  function look(): void {
    timer?.abort();
    timer = null;
    const now = clock.now();
    let next = Infinity;
    for (let index = 0; index < waiting.length && running < atOnce;) {
      const one = waiting[index];
      if (one === undefined) break;
      if (one.at > now) {
        next = Math.min(next, one.at);
        break;
      }
      const host = hosts.get(one.host) ?? { running: 0, freeAt: 0 };
      hosts.set(one.host, host);
      if (host.running >= mannersOf(one.host).atOnce) {
        index++; // looked at when the other ends
      } else if (host.freeAt > now) {
        next = Math.min(next, host.freeAt);
        index++;
      } else {
        waiting.splice(index, 1);
        start(one, host);
      }
    }
    for (const [name, { running: busy, freeAt }] of hosts)
      if (busy === 0 && freeAt <= now) hosts.delete(name);
    // with all hands full the next look is when one is free
    if (next === Infinity) return;
    timer = new AbortController();
    const { signal } = timer;
    void clock.sleep(Math.min(LOOK_EVERY, Math.max(1, next - now)), signal).then(() => {
      if (!signal.aborted) look();
    });
  }

  return {
    take: wish =>
      new Promise(resolve => {
        if (wish.signal.aborted) {
          resolve(null);
          return;
        }
        const leave = () => {
          const index = waiting.indexOf(one);
          if (index < 0) return;
          waiting.splice(index, 1);
          resolve(null);
          if (waiting.length === 0) timer?.abort();
        };
        const one: Waiting = {
          ...wish,
          grant: turn => {
            wish.signal.removeEventListener('abort', leave);
            resolve(turn);
          },
        };
        wish.signal.addEventListener('abort', leave, { once: true });
        add(one);
        look();
      }),
  };
}
