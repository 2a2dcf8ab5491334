import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
  Routes,
} from 'discord-api-types/v10';
import type {
  LocalizationMap,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import {
  isAnnounced,
  shownOptions,
  type CommandOption,
  type CommandSpec,
} from '../../../commands/command.ts';
import type { Words, WordKey } from '../../../core/words.ts';
import { shorten } from '../../../format/clean-text.ts';
import { discordCommands } from '../command-style.ts';
import type { DiscordApi } from '../rest/discord-api.ts';

export type SlashCommand = RESTPostAPIChatInputApplicationCommandsJSONBody;
export type MessageCommand = RESTPostAPIContextMenuApplicationCommandsJSONBody;

/** No locale has this tag, so the voice that answers is the newsroom's own. */
const OWN = 'und';
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MAX_DESCRIPTION = 100;
const MAX_NAME = 32;

/** The commands as Discord lists them: in the newsroom's language, and in every language there are other words for. */
export function formatSlashCommands(specs: readonly CommandSpec[], words: Words): SlashCommand[] {
  return specs
    .filter(spec => isAnnounced(spec, discordCommands))
    .map(spec => ({
      type: ApplicationCommandType.ChatInput,
      name: spec.name,
      name_localizations: localized(words, spec.title, title => nameOf(title, spec.name)),
      ...described(words, spec.description),
      options: [...shownOptions(spec)]
        .sort((a, b) => Number(b.required) - Number(a.required))
        .map(o => option(words, o)),
      // who may is decided at the desk, by id: Discord only knows permissions of its own
      default_member_permissions: null,
      ...(isForAnywhere(spec) ? ANYWHERE : WHERE_THE_BOT_IS),
    }));
}

/** Commands in the menu of each message, wherever somebody has the app. */
export function formatMessageCommands(specs: readonly CommandSpec[], words: Words): MessageCommand[] {
  return specs.flatMap(({ onMessage }) =>
    onMessage === undefined
      ? []
      : [
          {
            type: ApplicationCommandType.Message,
            name: messageCommandName(onMessage, words),
            name_localizations: localized(words, onMessage, labelOf),
            default_member_permissions: null,
            ...ANYWHERE,
          },
        ],
  );
}

/** How a command on a message is known: its label in the newsroom's language. */
export const messageCommandName = (label: WordKey, words: Words): string => labelOf(words(OWN)(label));

const labelOf = (text: string): string => shorten(text, MAX_NAME);

const WHERE_THE_BOT_IS = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};
/** Whoever adds the app to their account has it in any server and in chats between people. */
const ANYWHERE = {
  contexts: [...WHERE_THE_BOT_IS.contexts, InteractionContextType.PrivateChannel],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

/** What readers read needs no bot in the place; what changes a place, and orders, are asked where it is. */
const isForAnywhere = ({ who }: CommandSpec): boolean => who === 'reader';

/** Discord takes names in lower case, without blanks; a phrase that is no such name is left out. */
function nameOf(title: string, own: string): string | null {
  const name = title.toLowerCase();
  return NAME.test(name) && name !== own ? name : null;
}

function option(words: Words, spec: CommandOption): NonNullable<SlashCommand['options']>[number] {
  const shown = { name: spec.name, ...described(words, spec.description), required: spec.required };
  switch (spec.type?.kind) {
    case 'count': {
      const { min, max } = spec.type;
      return { type: ApplicationCommandOptionType.Integer, ...shown, min_value: min, max_value: max };
    }
    case 'choice': {
      const choices = spec.type.choices.map(({ value, name }) => ({
        name: short(words(OWN)(name)),
        name_localizations: localized(words, name, short),
        value,
      }));
      return { type: ApplicationCommandOptionType.String, ...shown, choices };
    }
    case 'file':
      return { type: ApplicationCommandOptionType.Attachment, ...shown };
    case undefined:
      return { type: ApplicationCommandOptionType.String, ...shown, autocomplete: spec.suggests };
  }
}

/** Descriptions, and the names of choices: 1 to 100. */
const short = (text: string): string => Array.from(text).slice(0, MAX_DESCRIPTION).join('');

function described(words: Words, key: WordKey) {
  const description = short(words(OWN)(key));
  const others = localized(words, key, text => (short(text) === description ? null : short(text)));
  return { description, description_localizations: others };
}

/** `keep` answers null for a text that says nothing new or that Discord would not take. */
function localized(words: Words, key: WordKey, keep: (text: string) => string | null): LocalizationMap {
  return Object.fromEntries(
    Object.values(Locale).flatMap(locale => {
      const text = keep(words(locale)(key));
      return text === null ? [] : [[locale, text]];
    }),
  );
}

/**
 * Tells Discord the commands unless it has these very ones: a day has 200 creations. Answers whether it had to. Throws
 * what the api throws.
 */
export async function announceCommands(
  api: DiscordApi,
  application: string,
  what: { readonly commands: readonly (SlashCommand | MessageCommand)[]; readonly signal: AbortSignal },
): Promise<boolean> {
  const { commands, signal } = what;
  const route = Routes.applicationCommands(application);
  const { data } = await api.call({ method: 'GET', route, query: { with_localizations: 'true' }, signal });
  const there = Array.isArray(data) ? (data as readonly Partial<SlashCommand | MessageCommand>[]) : [];
  if (printOf(there) === printOf(commands)) return false;
  await api.call({ method: 'PUT', route, body: commands, signal });
  return true;
}

/** One text for one set of commands, whatever order and defaults Discord gives them back in. */
function printOf(announced: readonly Partial<SlashCommand | MessageCommand>[]): string {
  const commands = announced as readonly (Omit<Partial<SlashCommand>, 'type'> & { readonly type?: number })[];
  const sorted = (map: object | null | undefined) => Object.entries(map ?? {}).sort();
  const prints = commands.map(command => [
    command.name,
    sorted(command.name_localizations),
    command.description,
    sorted(command.description_localizations),
    (command.options ?? []).map(one => [
      ...[
        one.type,
        one.name,
        one.description,
        one.required ?? false,
        'autocomplete' in one && one.autocomplete,
        'min_value' in one && one.min_value,
        'max_value' in one && one.max_value,
      ],
      ('choices' in one ? (one.choices ?? []) : []).map(({ name, value, name_localizations: names }) => [
        name,
        value,
        sorted(names),
      ]),
      sorted(one.description_localizations),
    ]),
    command.default_member_permissions ?? null,
    [...(command.contexts ?? [])].sort(),
    [...(command.integration_types ?? [])].sort(),
    command.type ?? ApplicationCommandType.ChatInput,
  ]);
  return JSON.stringify(prints.sort((a, b) => String(a[0]).localeCompare(String(b[0]))));
}
