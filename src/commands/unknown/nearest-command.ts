import type { Say } from '../../core/words.ts';
import { foldTopic } from '../../core/fold-topic.ts';
import { editDistance } from '../../core/text/edit-distance.ts';
import type { CommandSpec } from '../command.ts';

/**
 * The command that somebody meant who wrote another name: one whose name, or name in their language, is the same, begins
 * like it, or is no more than a third of its letters away; null when none is so near.
 */
export function nearestCommand(
  typed: string,
  commands: readonly CommandSpec[],
  say: Say,
): CommandSpec | null {
  const wanted = foldTopic(typed).slice(0, 32);
  if (wanted === '') return null;
  let best: CommandSpec | null = null;
  let least = Infinity;
  for (const spec of commands)
    for (const name of [spec.name, foldTopic(say(spec.title))]) {
      // who has typed its beginning means it
      const far = wanted.length >= 3 && name.startsWith(wanted) ? 0 : editDistance(wanted, name);
      if (far < least && far <= Math.max(1, Math.floor(Math.max(wanted.length, name.length) / 3)))
        [best, least] = [spec, far];
    }
  return best;
}
