import type { Config } from './config.ts';
import { remedyOf, whyOf, type Problem } from '../core/problem.ts';

/** What the config itself tells: destinations that take no part. */
export const problemsIn = ({ destinations }: Config): readonly Problem[] =>
  destinations.flatMap(({ destination, off }): Problem[] =>
    off === null
      ? []
      : [
          {
            severity: 'warning',
            what: { kind: 'destination', name: destination.name },
            why: whyOf('destination-off', { detail: off }),
            remedy: remedyOf('set-it'),
          },
        ],
  );
