import type { Say } from '../../core/words.ts';
import { foldTopic } from '../../core/fold-topic.ts';
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
      const far = wanted.length >= 3 && name.startsWith(wanted) ? 0 : distance(wanted, name);
      if (far < least && far <= Math.max(1, Math.floor(Math.max(wanted.length, name.length) / 3)))
        [best, least] = [spec, far];
    }
  return best;
}

/** Letters to change, add, leave out or swap with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const above = rows[i - 1] ?? [];
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? Infinity;
}
