import type { Platform } from '../core/destination.ts';
import { baseOf } from '../core/language.ts';
import { NO_SETTINGS, type ReaderKey, type ReaderSettings } from '../core/ports/readers.ts';
import type { RecordEvent } from '../core/ports/ports.ts';
import type { Words } from '../core/words.ts';
import type { NewsroomDesk } from '../desk/newsroom-desk.ts';
import type { Caller, CommandSpec, CommandStyle } from './command.ts';
import type { CommandContext } from './context.ts';
import { withNames } from './named-commands.ts';

export interface ContextDeps {
  readonly newsroom: NewsroomDesk;
  /** Whether a caller from a platform is an editor there: by numeric id or role, never by name. */
  readonly isEditor: (caller: Caller) => boolean;
  readonly styleOf: (platform: Platform) => CommandStyle | null;
  readonly words: Words;
  /** The newsroom's language: for callers whose platform tells none. */
  readonly language: string;
  readonly record: RecordEvent;
}

/** Whether the caller may give orders: whoever can run commands on this machine owns its files; nobody may on the page. */
const mayOrder = (caller: Caller, isEditor: ContextDeps['isEditor']): boolean =>
  caller.platform === 'cli' || isEditor(caller);

/** All that a command is told of who asks and where. Never throws: settings that cannot be read are none. */
export async function createContext(
  caller: Caller,
  commands: readonly CommandSpec[],
  deps: ContextDeps,
): Promise<CommandContext> {
  const { newsroom, words, language: own, record } = deps;
  const person = keyOf(caller, 'person');
  const place = keyOf(caller, 'place');
  const settingsOf = async (key: ReaderKey | null): Promise<ReaderSettings> => {
    if (key === null) return NO_SETTINGS;
    try {
      return await newsroom.readers.settings(key, newsroom.now());
    } catch (error) {
      record({ kind: 'service-fault', part: 'readers', error });
      return NO_SETTINGS;
    }
  };
  const [theirs, ofPlace] = [await settingsOf(person), await settingsOf(place)];
  const tag = ofPlace.language ?? theirs.language ?? caller.language ?? own;
  const style = deps.styleOf(caller.platform);
  // an app names commands in its own language, whatever somebody has set here
  const titles = words(caller.language ?? own);
  return {
    caller,
    commands,
    newsroom,
    words,
    say: withNames(words(tag), commands, { style, titles }),
    titles,
    house: words(own),
    language: baseOf(tag),
    timezone: ofPlace.timezone ?? theirs.timezone ?? newsroom.timezone,
    style,
    editor: mayOrder(caller, deps.isEditor),
    person,
    owner: place ?? person,
    settings: place === null ? theirs : ofPlace,
  };
}

function keyOf({ platform, user, place }: Caller, kind: ReaderKey['kind']): ReaderKey | null {
  if (kind === 'person') return user === '' ? null : { platform, kind, id: user };
  return place?.kind === 'shared' ? { platform, kind, id: place.id } : null;
}
