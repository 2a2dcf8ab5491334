/** Lets only so many work on one host at once; the others wait in line. */
export interface HostSlots {
  /** A place at the host; given back when it is disposed of. Throws the signal's reason when that aborts first. */
  take(host: string, most: number, signal?: AbortSignal): Promise<Disposable>;
}

/** Remembers nothing of a host that nobody works on. */
export function createHostSlots(): HostSlots {
  const hosts = new Map<string, { busy: number; readonly line: Set<() => void> }>();

  function release(host: string): void {
    const at = hosts.get(host);
    if (at === undefined) return;
    const [next] = at.line;
    if (next !== undefined) {
      at.line.delete(next);
      next();
    } else if (--at.busy === 0) hosts.delete(host);
  }

  return {
    async take(host, most, signal) {
      signal?.throwIfAborted();
      const at = hosts.get(host) ?? { busy: 0, line: new Set() };
      hosts.set(host, at);
      if (at.busy < most) at.busy++;
      else await turnIn(at.line, signal);
      let given = false;
      return {
        [Symbol.dispose]() {
          if (!given) release(host);
          given = true;
        },
      };
    },
  };
}

/** Resolves when whoever leaves hands its place on. */
function turnIn(line: Set<() => void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      line.delete(enter);
      reject(signal?.reason as Error);
    };
    const enter = () => {
      signal?.removeEventListener('abort', leave);
      resolve();
    };
    line.add(enter);
    signal?.addEventListener('abort', leave, { once: true });
  });
}
