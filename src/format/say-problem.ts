import type { Problem } from '../core/problem.ts';
import type { Detail } from '../core/reasons/reason.ts';
import type { Say, WordArgs } from '../core/words.ts';
import { sayDetail } from './say-reason.ts';

/** What a problem concerns, what is wrong as a clause, and what to do as a sentence. */
export function sayProblem({ what, why, remedy }: Problem, say: Say) {
  return {
    what: say(`what-${what.kind}`, { name: what.name }),
    why: say(`problem-${why.code}`, argumentsOf(why.params, say)),
    remedy: say(`remedy-${remedy.code}`, argumentsOf(remedy.params, say)),
  };
}

const argumentsOf = (params: Readonly<Record<string, Detail>>, say: Say): WordArgs =>
  Object.fromEntries(Object.entries(params).map(([name, detail]) => [name, sayDetail(detail, say)]));
