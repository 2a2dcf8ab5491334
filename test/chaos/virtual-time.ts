import { setImmediate } from 'node:timers/promises';
import type { Clock, Instant } from '../../src/core/time.ts';

/** Time that jumps to the next moment anybody waits for, as soon as nothing is under way: days pass in seconds. */
export interface VirtualTime {
  readonly clock: Clock;
  /** The same port; what it is asked counts as under way until it has answered. */
  watch<Port extends object>(port: Port): Port;
  /** Lets time pass until `isOver`, asked at each moment, says so; rejects as soon as the work that goes on in it does. */
  pass(isOver: () => boolean, ...works: readonly Promise<unknown>[]): Promise<void>;
}

interface Sleeper {
  readonly until: Instant;
  readonly wake: () => void;
}

/** Between two calls of the house lie promises and at most one turn of the event loop; so many without a call are rest. */
const TURNS_OF_REST = 3;

/** `start` is the moment it begins at. */
export function createVirtualTime(start: Instant): VirtualTime {
  let now = start;
  let underWay = 0;
  const sleepers = new Set<Sleeper>();

  const rest = async () => {
    for (let turns = 0; turns < TURNS_OF_REST; turns++) {
      await setImmediate();
      if (underWay > 0) turns = -1;
    }
  };
  const follow = async (answer: Promise<unknown>) => {
    underWay++;
    try {
      return await answer;
    } finally {
      underWay--;
    }
  };

  return {
    clock: {
      now: () => now,
      sleep: (afterMs, signal) =>
        new Promise(resolve => {
          if (signal?.aborted === true) {
            resolve();
            return;
          }
          const sleeper: Sleeper = {
            until: now + Math.max(1, Math.ceil(afterMs)),
            wake() {
              sleepers.delete(sleeper);
              signal?.removeEventListener('abort', sleeper.wake);
              resolve();
            },
          };
          sleepers.add(sleeper);
          signal?.addEventListener('abort', sleeper.wake);
        }),
    },
    watch: port =>
      new Proxy(port, {
        get(target, name) {
          const member: unknown = Reflect.get(target, name);
          if (typeof member !== 'function') return member;
          return (...parameters: readonly unknown[]): unknown => {
            const answer: unknown = Reflect.apply(member, target, parameters);
            return answer instanceof Promise ? follow(answer) : answer;
          };
        },
      }),
    async pass(isOver, ...works) {
      const all = Promise.all(works);
      const failures: unknown[] = [];
      all.catch((error: unknown) => failures.push(error));
      for (;;) {
        await rest();
        if (failures.length > 0) await all;
        if (isOver()) return;
        const next = Math.min(...[...sleepers].map(({ until }) => until));
        if (next === Infinity) throw new Error('nobody waits for anything: this would never end');
        now = Math.max(now, next);
        for (const sleeper of [...sleepers]) if (sleeper.until <= now) sleeper.wake();
      }
    },
  };
}
