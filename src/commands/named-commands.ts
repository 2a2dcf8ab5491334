import type { Say, WordArgs } from '../core/words.ts';
import type { CommandSpec, CommandStyle } from './command.ts';

/** Stands for a slash of what is given to a phrase, which is data. Private use: no text of ours holds it. */
const SLASH = '\uE02F';

/**
 * The voice in which phrases call commands ("/help") by the names that they have where somebody reads them. `titles`: the
 * voice of the names there, which need not be that of the phrases.
 */
export function withNames(
  say: Say,
  commands: readonly CommandSpec[],
  { style, titles }: { readonly style: CommandStyle | null; readonly titles: Say },
): Say {
  if (style?.optionsNamed !== true) return say;
  const keys = new Map(commands.map(({ name, title }) => [name, title]));
  return (key, args) =>
    say(key, args === undefined ? undefined : withoutSlashes(args))
      .replace(/(?<![\p{L}\p{N}/<.])\/([a-z]+)(?![\p{L}\p{N}/.])/gu, (written, name: string) => {
        const title = keys.get(name);
        return title === undefined ? written : `/${titles(title)}`;
      })
      .replaceAll(SLASH, '/');
}

const withoutSlashes = (args: WordArgs): WordArgs =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll('/', SLASH) : value,
    ]),
  );
