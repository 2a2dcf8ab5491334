/** Lets one through at a time, in the order they came. */
export interface Mutex {
  /** Resolves when it is our turn; the answer, called once, lets the next one through. */
  enter(): Promise<() => void>;
}

export function createMutex(): Mutex {
  let last: Promise<unknown> = Promise.resolve();
  return {
    async enter() {
      const before = last;
      const { promise, resolve } = Promise.withResolvers<undefined>();
      last = promise;
      await before;
      return () => {
        resolve(undefined);
      };
    },
  };
}
