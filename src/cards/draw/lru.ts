/** Things that were costly to make, kept as long as they fit; what was used longest ago leaves first. */
export interface Lru<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
}

/** Keeps values of `sizeOf` bytes up to `maxBytes` in all; one that is larger by itself is not kept. */
export function createLru<Value>(limits: {
  readonly maxBytes: number;
  readonly sizeOf: (value: Value) => number;
}): Lru<Value> {
  const { maxBytes, sizeOf } = limits;
  const kept = new Map<string, Value>();
  let bytes = 0;
  const remove = (key: string): void => {
    const value = kept.get(key);
    if (value === undefined) return;
    kept.delete(key);
    bytes -= sizeOf(value);
  };
  return {
    get(key) {
      const value = kept.get(key);
      if (value === undefined) return undefined;
      // a Map is in the order of insertion
      kept.delete(key);
      kept.set(key, value);
      return value;
    },
    set(key, value) {
      remove(key);
      const size = sizeOf(value);
      if (size > maxBytes) return;
      kept.set(key, value);
      bytes += size;
      for (const oldest of kept.keys()) {
        if (bytes <= maxBytes) break;
        remove(oldest);
      }
    },
  };
}

/** Work under way by its key, so that the same is not done twice at a time. */
export function createShared<Value>(): (key: string, work: () => Promise<Value>) => Promise<Value> {
  const running = new Map<string, Promise<Value>>();
  return (key, work) => {
    const started = running.get(key);
    if (started) return started;
    const promise = work().finally(() => running.delete(key));
    running.set(key, promise);
    return promise;
  };
}

/** Lets at most `most` pieces of work go on at a time; the others wait, first come, first served. */
export function createSemaphore(most: number): <Value>(work: () => Promise<Value>) => Promise<Value> {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async work => {
    if (busy >= most) await new Promise<void>(resolve => waiting.push(resolve));
    else busy++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy--;
    }
  };
}
