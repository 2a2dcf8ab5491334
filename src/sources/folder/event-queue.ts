/** What watchers push and one reader takes, in order. */
export interface EventQueue<T> extends AsyncIterable<T> {
  push(event: T): void;
}

/** A queue whose iteration waits for the next event and ends when `signal` aborts. */
export function createEventQueue<T>(signal: AbortSignal): EventQueue<T> {
  const waiting: T[] = [];
  let bell = Promise.withResolvers<undefined>();
  const ring = () => {
    bell.resolve(undefined);
  };
  signal.addEventListener('abort', ring, { once: true });
  return {
    push(event) {
      waiting.push(event);
      ring();
    },
    async *[Symbol.asyncIterator]() {
      while (!signal.aborted) {
        const event = waiting.shift();
        if (event !== undefined) {
          yield event;
          continue;
        }
        await bell.promise;
        bell = Promise.withResolvers();
      }
    },
  };
}
