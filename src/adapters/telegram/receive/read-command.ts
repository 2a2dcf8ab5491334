import { typedOptions, type CommandSpec } from '../../../commands/command.ts';

export interface TypedCommand {
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
  /** It names this bot: in a group it can be no other's. */
  readonly isAddressed: boolean;
}

/**
 * Reads "/post@bot to:canale ponte sul fiume": null for what is no command, or one for another bot. `name:word` fills the
 * option of that name, `name:"several words"` too; all other words go to the command's `rest` option, with their lines where it
 * is the only one.
 */
export function readCommand(
  text: string,
  bot: string,
  commands: readonly CommandSpec[],
): TypedCommand | null {
  const match = /^\/([\p{L}\p{M}\p{N}_]{1,32})(?:@(\w+))?(?:\s+([\s\S]*))?$/u.exec(text.trim());
  if (match === null) return null;
  const [, written = '', addressee, words = ''] = match;
  if (addressee !== undefined && addressee.toLowerCase() !== bot.toLowerCase()) return null;
  const name = written.toLowerCase();
  const options = optionsOf(
    words,
    commands.find(command => command.name === name),
  );
  return { name, options, isAddressed: addressee !== undefined };
}

function optionsOf(words: string, spec: CommandSpec | undefined): Readonly<Record<string, string>> {
  const shown = spec === undefined ? [] : typedOptions(spec);
  const [only] = shown;
  if (only?.rest === true && shown.length === 1) {
    const given = words.trim();
    return given === '' ? {} : { [only.name]: given };
  }
  const options: Record<string, string> = {};
  const rest: string[] = [];
  for (const [part] of words.matchAll(/[^\s:]+:["“«„]([^"”»“]*)["”»“](?=\s|$)|\S+/gu)) {
    // a telephone begins words with a capital
    const named = part.toLowerCase();
    const option = shown.find(({ name: key, rest: takesAll }) => !takesAll && named.startsWith(`${key}:`));
    if (option === undefined) rest.push(part);
    else options[option.name] = part.slice(option.name.length + 1).replace(/^["“«„](.*)["”»“]$/su, '$1');
  }
  // a link fills what nobody types
  const takesRest = spec?.options.find(option => option.rest);
  if (takesRest !== undefined && rest.length > 0) options[takesRest.name] = rest.join(' ');
  return options;
}
