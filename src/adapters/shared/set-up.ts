import { remedyOf, whyOf, type Problem } from '../../core/problem.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import type { PlatformModule } from './platform-module.ts';

/** What a platform needs to be set up for the first time. */
export interface PlatformSetUp<Access> {
  /** The variable of its token. */
  readonly token: string;
  /** Where people get one, by the names of what they press. */
  readonly from: string;
  /** Asks the platform whose token it is. Never throws. */
  know(access: Access): Promise<KnownBot>;
}

export type KnownBot =
  | { readonly kind: 'refused'; readonly problem: Problem }
  | {
      readonly kind: 'known';
      /** As people see it. */
      readonly name: string;
      readonly find: FindPlaces;
    };

/** A place to post to, as the config names it. */
export interface FoundPlace {
  readonly place: number | string;
  readonly title: string;
  /** Who showed it to us, as `editors` of the config names people; null where that is not told. */
  readonly editor: number | string | null;
}

/** What is in the way is answered as a problem. */
export type FindPlaces =
  /** Waits until somebody writes the word in a place that the bot reads; null when `signal` aborts first. */
  | { readonly way: 'word'; heard(word: string, signal: AbortSignal): Promise<FoundPlace | Problem | null> }
  /** All that the bot sees, where it may write or not. */
  | { readonly way: 'list'; list(): Promise<readonly FoundPlace[] | Problem> };

/** A platform that can be set up, as whoever asks people sees it. */
export interface PlatformToSet {
  readonly name: string;
  readonly title: string;
  /** The setting of a destination that names a place of it. */
  readonly key: string;
  readonly token: string;
  readonly from: string;
  readonly know: (token: string) => Promise<KnownBot>;
}

/** Those of the platforms that can be set up; all else that opens them (another address) is as the environment says. */
export const platformsToSet = (
  modules: readonly PlatformModule[],
  env: (name: string) => string | undefined,
): readonly PlatformToSet[] =>
  modules.flatMap(({ name, title, config, setUp }) =>
    setUp === undefined
      ? []
      : [
          {
            name,
            key: config.key,
            title: title ?? name,
            token: setUp.token,
            from: setUp.from,
            know: async token => {
              const wrong = config.environment.find(one => one.name === setUp.token)?.wrong?.(token) ?? null;
              if (wrong === null)
                return setUp.know(config.accessFrom(one => (one === setUp.token ? token : env(one))));
              const detail = reasonOf('words', { words: wrong });
              return {
                kind: 'refused',
                problem: {
                  severity: 'error',
                  what: { kind: 'setting', name: setUp.token },
                  why: whyOf('token-refused', { platform: title ?? name, detail }),
                  remedy: remedyOf('token', { from: setUp.from, name: setUp.token }),
                },
              };
            },
          },
        ],
  );
