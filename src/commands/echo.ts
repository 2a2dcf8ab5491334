import type { TextSpan } from '../core/rich-text.ts';
import type { Say, WordArgs, WordKey } from '../core/words.ts';

/** As much of what somebody typed is said back to them, in characters. */
export const ECHOED = 60;

/** No phrase and no argument holds it. */
const HERE = '\uE000';

/**
 * A phrase with what somebody typed in it, as code: no platform reads a name in code as a mention, or words as a command.
 * `name` is the argument it stands for.
 */
export function sayEcho(
  say: Say,
  key: WordKey,
  { name, typed, ...args }: { readonly name: string; readonly typed: string } & WordArgs,
): readonly TextSpan[] {
  const [before = '', ...after] = say(key, { ...args, [name]: HERE }).split(HERE);
  return [{ text: before }, { text: typed, style: 'code' }, { text: after.join(HERE) }];
}
