import type { Config } from './config/config.ts';
import type { Problem } from './core/problem.ts';

/** What the config itself tells: destinations that take no part, and things to know. */
export const problemsIn = ({ notes, destinations }: Config): readonly Problem[] => [
  ...notes.map((why): Problem => ({
    severity: 'warning',
    what: 'config',
    why,
    remedy: 'Nothing to do but to know it.',
  })),
  ...destinations.flatMap(({ destination, off }): Problem[] =>
    off === null
      ? []
      : [{ severity: 'warning', what: `destination ${destination.name}`, why: off, remedy: REMEDY }],
  ),
];
const REMEDY = 'Set it in .env, or remove the destination.';
