import { unwatchFile, watchFile, type StatsListener } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Config, ConfigResult } from '../config/config.ts';
import type { Reason } from '../core/reasons/reason.ts';
import { createWakeSignal } from '../core/async/wake-signal.ts';
import { SECOND, type Clock, type Duration } from '../core/time.ts';

/** The file is looked at so often, by its date and size: that finds files that were replaced, or are links to others, too. */
const LOOK_EVERY: Duration = SECOND;

export interface ConfigChangesDeps {
  readonly file: string;
  readonly load: () => ConfigResult;
  readonly sleep: Clock['sleep'];
  readonly lookEveryMs?: Duration;
}

/** Tells when the newsroom is to go on with another config. Disposing of it ends the watch. */
export interface ConfigChanges extends Disposable {
  /** Somebody wants it read anew, whatever is in it. */
  ask(): void;
  /**
   * The config that is to take the place of `current`; null when `stop` aborts first. What came since the last call counts.
   * A changed file that says the same as before is no change; one with faults is told to `refuse`, and waited on. `mended`: one
   * that was refused says the same as before again.
   */
  next(
    current: Config,
    world: {
      readonly stop: AbortSignal;
      readonly refuse: (faults: readonly Reason[]) => void;
      readonly mended: () => void;
    },
  ): Promise<Config | null>;
}

export function watchConfig({
  file,
  load,
  sleep,
  lookEveryMs = LOOK_EVERY,
}: ConfigChangesDeps): ConfigChanges {
  const news = createWakeSignal();
  const seen = new Set<'asked' | 'changed'>();
  const note = (what: 'asked' | 'changed') => {
    seen.add(what);
    news.wake();
  };
  const changed: StatsListener = () => {
    note('changed');
  };
  watchFile(file, { interval: lookEveryMs, persistent: false }, changed);

  /** Waits until something is to be read; false when `stop` aborts first. */
  async function wanted(stop: AbortSignal): Promise<'asked' | 'changed' | null> {
    const stopped = new Promise<void>(resolve => {
      stop.addEventListener('abort', () => {
        resolve();
      });
    });
    for (;;) {
      const woken = news.next();
      if (stop.aborted) return null;
      if (seen.has('asked')) {
        seen.clear();
        return 'asked';
      }
      if (seen.has('changed')) {
        seen.clear();
        // an editor may be in the middle of writing it: what is touched once more meanwhile is waited on again
        await sleep(lookEveryMs, stop);
        if (!seen.has('changed')) return 'changed';
        continue;
      }
      await Promise.race([woken, stopped]);
    }
  }

  return {
    ask() {
      note('asked');
    },
    async next(current, { stop, refuse, mended }) {
      for (let isRefused = false; ;) {
        const why = await wanted(stop);
        if (why === null || stop.aborted) return null;
        const result = load();
        if (result.kind === 'faults') refuse(result.faults);
        else if (why === 'asked' || !isDeepStrictEqual(result.config, current)) return result.config;
        else if (isRefused) mended();
        isRefused = result.kind === 'faults';
      }
    },
    [Symbol.dispose]() {
      unwatchFile(file, changed);
    },
  };
}
