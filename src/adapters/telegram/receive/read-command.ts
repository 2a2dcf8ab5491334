import type { CommandSpec } from '../../../commands/command.ts';

export interface TypedCommand {
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
}

/**
 * Reads "/post@bot to:canale ponte sul fiume": null for what is no command, or one for another bot. `name:word` fills the
 * option of that name; all other words go to the command's `rest` option, with their lines where it is the only one.
 */
export function readCommand(
  text: string,
  bot: string,
  commands: readonly CommandSpec[],
): TypedCommand | null {
  const match = /^\/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+([\s\S]*))?$/.exec(text.trim());
  if (match === null) return null;
  const [, name = '', addressee, words = ''] = match;
  if (addressee !== undefined && addressee.toLowerCase() !== bot.toLowerCase()) return null;
  const spec = commands.find(command => command.name === name.toLowerCase());
  const [only] = spec?.options ?? [];
  if (only?.rest === true && spec?.options.length === 1) {
    const given = words.trim();
    return { name: name.toLowerCase(), options: given === '' ? {} : { [only.name]: given } };
  }
  const options: Record<string, string> = {};
  const rest: string[] = [];
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const option = spec?.options.find(
      ({ name: key, rest: takesAll }) => !takesAll && word.startsWith(`${key}:`),
    );
    if (option === undefined) rest.push(word);
    else options[option.name] = word.slice(option.name.length + 1);
  }
  const takesRest = spec?.options.find(option => option.rest);
  if (takesRest !== undefined && rest.length > 0) options[takesRest.name] = rest.join(' ');
  return { name: name.toLowerCase(), options };
}
