import { GrammyError } from 'grammy/web';
import type { Api } from 'grammy/web';
import type { BotCommand, BotCommandScope, LanguageCode } from 'grammy/types';
import { isAnnounced, type CommandSpec } from '../../../commands/command.ts';
import type { Words } from '../../../core/words.ts';

/** No locale has this tag, so the voice that answers is the newsroom's own. */
const OWN = 'und';
const MAX_DESCRIPTION = 256;
/** Languages of Telegram's own apps with most readers in Europe; one without words of its own gets no menu. */
const LANGUAGES = [
  'it',
  'en',
  'de',
  'fr',
  'es',
  'pt',
  'nl',
  'pl',
  'uk',
  'ru',
  'ar',
  'tr',
] as const satisfies LanguageCode[];

export interface CommandMenu {
  readonly scope: BotCommandScope;
  /** Null = for everybody whose language has no menu of its own. */
  readonly language: LanguageCode | null;
  readonly commands: readonly BotCommand[];
}

/**
 * The menus people see behind "/": readers' commands for everybody, in private and in groups, editors' ones too for the
 * administrators of groups and in the `chats` of the editors, each in the newsroom's language and in every other there are
 * words for. A narrower scope goes before a wider one (Bot API, "Determining list of commands").
 */
export function commandMenus(
  all: readonly CommandSpec[],
  words: Words,
  chats: readonly (number | string)[] = [],
): readonly CommandMenu[] {
  const specs = all.filter(spec => isAnnounced(spec, null));
  const readers = specs.filter(({ who }) => who !== 'editor');
  const menu = (from: readonly CommandSpec[], tag: string): BotCommand[] =>
    from.map(({ name, description }) => ({
      command: name,
      description: Array.from(words(tag)(description)).slice(0, MAX_DESCRIPTION).join(''),
    }));
  const print = (commands: readonly BotCommand[]) => JSON.stringify(commands);
  return (
    [
      [{ type: 'default' }, readers],
      // a group's administrators are no editors
      [{ type: 'all_chat_administrators' }, readers],
      ...chats.map(chat => [{ type: 'chat', chat_id: chat }, specs] as const),
    ] as const
  ).flatMap(([scope, from]): CommandMenu[] => {
    const own = menu(from, OWN);
    // who edits reads the newsroom's language, and there may be many of them
    const isOfOne = scope.type === 'chat' && Number(scope.chat_id) > 0;
    const others = (isOfOne ? [] : LANGUAGES).map(language => ({
      scope,
      language,
      commands: menu(from, language),
    }));
    return [
      { scope, language: null, commands: own },
      ...others.filter(one => print(one.commands) !== print(own)),
    ];
  });
}

/** Tells Telegram the menus, one request each; a chat that the bot is not in has none. Throws what grammY throws otherwise. */
export async function announceMenus(api: Api, menus: readonly CommandMenu[]): Promise<void> {
  const closed = new Set<string>();
  for (const { scope, language, commands } of menus) {
    const chat = scope.type === 'chat' ? String(scope.chat_id) : null;
    if (chat !== null && closed.has(chat)) continue;
    try {
      await api.setMyCommands(commands, { scope, ...(language === null ? {} : { language_code: language }) });
    } catch (error) {
      const isClosed = error instanceof GrammyError && [400, 403].includes(error.error_code);
      if (chat === null || !isClosed) throw error;
      closed.add(chat);
    }
  }
}
