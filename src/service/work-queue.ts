export interface WorkQueue {
  /** Does it after what waits; resolves when it is done, or passed over because all is over. */
  add(work: () => Promise<unknown>): Promise<unknown>;
  /** Does it once for all who ask before it begins. */
  once(name: string, work: () => Promise<unknown>): Promise<unknown>;
  /** Resolves when nothing waits any more. */
  done(): Promise<unknown>;
}

/** One thing after the other, none of which rejects. While it is over nothing begins; it may be that for a time only. */
export function createWorkQueue(isOver: () => boolean): WorkQueue {
  const waiting = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();
  const then = (work: () => Promise<unknown> | undefined) => (last = last.then(work));
  return {
    add: work => then(() => (isOver() ? undefined : work())),
    once(name, work) {
      if (waiting.has(name) || isOver()) return last;
      waiting.add(name);
      return then(() => {
        // also when it is passed over: it would wait for ever, and nobody could ask again
        waiting.delete(name);
        return isOver() ? undefined : work();
      });
    },
    done: () => last,
  };
}
