import type { Say } from '../core/words.ts';
import {
  shownOptions,
  typedOptions,
  type CommandOption,
  type CommandSpec,
  type CommandStyle,
} from './command.ts';

/**
 * How a command is written where the caller is, in the caller's words: "/post <words of the title> [to:NAME]" where the
 * words follow the command; "/post article:<words of the title> [to:NAME]" where every option has its name.
 */
export function usageOf(
  spec: CommandSpec,
  { style, say, titles }: { readonly style: CommandStyle | null; readonly say: Say; readonly titles: Say },
): string {
  const isSlash = style?.optionsNamed === true;
  const shown = ({ name, required, rest, placeholder }: CommandOption): string => {
    const words = placeholder === undefined ? name : say(placeholder);
    const text = rest ? (isSlash ? `${name}:<${words}>` : words) : `${name}:${words}`;
    if (!required) return `[${text}]`;
    return rest && !isSlash ? `<${text}>` : text;
  };
  return [
    `/${isSlash ? titles(spec.title) : spec.name}`,
    ...(isSlash ? shownOptions : typedOptions)(spec).map(shown),
  ].join(' ');
}
