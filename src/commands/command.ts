import type { CardImage } from '../core/card.ts';
import type { Platform } from '../core/destination.ts';
import type { ArticleId } from '../core/ids.ts';
import type { ReplyButton, RichText } from '../core/rich-text.ts';
import type { Instant } from '../core/time.ts';
import type { WordKey } from '../core/words.ts';

/** Who asks. `user` is the platform's numeric id as text: names can be taken by anybody and are never looked at. */
export interface Caller {
  /** A platform; or 'cli', 'web'. */
  readonly platform: Platform;
  readonly user: string;
  /** Ids of the roles that a person has there; empty where there are none. */
  readonly roles: readonly string[];
  /** The reader's language tag as the platform tells it ("it", "en-US"); null when it does not. */
  readonly language: string | null;
  /** What the platform calls them, for people to read: never looked at to decide anything. */
  readonly name?: string;
  /** Where they ask; absent where there is no such place. */
  readonly place?: AskedIn;
  /** A file that they send with it. */
  readonly file?: SentFile;
  /**
   * Whether the platform says that they may manage that place. May ask it, so it is called only where it matters; absent =
   * they may not.
   */
  readonly manages?: () => Promise<boolean>;
  /** Opens the chat in which nobody is but they and the bot; null = they let nobody in. Absent where the bot cannot. */
  readonly openPrivately?: () => Promise<AskedIn | null>;
}

/** A file that a person sends to the bot, not yet fetched. */
export interface SentFile {
  /** As they call it, with its ending. */
  readonly name: string;
  /** In bytes, as the platform says; null when it does not. */
  readonly size: number | null;
  /** Fetches it. Throws `Error`, with no address in it, when it cannot be had or is larger than `limit` bytes. */
  read(limit: number): Promise<Uint8Array>;
}

/** Where somebody asks. */
export interface AskedIn {
  /** `private`: nobody is there but they and the bot. */
  readonly kind: 'private' | 'shared';
  /** What has settings of its own, by the platform's id: a chat; a server. */
  readonly id: string;
  /** The chat or channel where answers go. */
  readonly channel: string;
  /** A topic of that chat. */
  readonly topic: number | null;
  /** What people call it; absent where the platform does not say. */
  readonly title?: string;
}

/**
 * What a person may fill in. Where options are not all named, `rest` options are the words after the command, others
 * `name:word`.
 */
export interface CommandOption {
  readonly name: string;
  readonly description: WordKey;
  /** What stands for its value in a line of usage; without one, its name. */
  readonly placeholder?: WordKey;
  readonly required: boolean;
  /** Takes all remaining words; at most one option of a command. */
  readonly rest: boolean;
  /** Offered while typing, where the platform can. */
  readonly suggests: boolean;
  /** What is filled in; absent = words. */
  readonly type?: OptionType;
  /** For buttons only: nobody types it, and no platform announces it. */
  readonly isHidden?: true;
  /** Filled by a form (`Reply.form`); at most one option of a command. */
  readonly isWritten?: true;
}

/** What an option takes, where a platform can hold people to it; the command's own input says it to all others. */
export type OptionType =
  /** A file of theirs: it comes as the caller's `file`. Where options are not named it is sent without one. */
  | { readonly kind: 'file' }
  | { readonly kind: 'count'; readonly min: number; readonly max: number }
  /** At most 25. */
  | {
      readonly kind: 'choice';
      readonly choices: readonly { readonly value: string; readonly name: WordKey }[];
    };

/** The options that people see. */
export const shownOptions = ({ options }: Pick<CommandSpec, 'options'>): readonly CommandOption[] =>
  options.filter(({ isHidden }) => isHidden !== true);

/** The options that people type where they write `name:value`. */
export const typedOptions = (spec: Pick<CommandSpec, 'options'>): readonly CommandOption[] =>
  shownOptions(spec).filter(({ type }) => type?.kind !== 'file');

/** How commands are written on a platform. */
export interface CommandStyle {
  /** Commands have translated names, and each option its own; else the words after a command fill its main option. */
  readonly optionsNamed: boolean;
  /** Names of commands that are not announced there. */
  readonly unannounced: readonly string[];
}

/** Whether a platform of this style offers a command. */
export const isAnnounced = ({ name, isHidden }: CommandSpec, style: CommandStyle | null): boolean =>
  isHidden !== true && style?.unannounced.includes(name) !== true;

/** A command as the platforms announce it: one definition serves all of them, the CLI and the page. */
export interface CommandSpec {
  /** [a-z]{1,32}: valid on every platform. */
  readonly name: string;
  /** Translated name, by key, where platforms have such; others take `name`. */
  readonly title: WordKey;
  readonly description: WordKey;
  /** `manager`: who may manage the place where it is asked; in private everybody for themselves. */
  readonly who: 'reader' | 'manager' | 'editor';
  /** Only buttons ask for it: it is announced nowhere. */
  readonly isHidden?: true;
  /**
   * Offered on messages under this label (≤ 32 characters), where a platform can: its options are then `words`, those of the
   * message, and `speaker`, who wrote it. Absent = it is not.
   */
  readonly onMessage?: WordKey;
  /** `private`: only the asker sees the answer, where the platform can do that. */
  readonly visibility: 'public' | 'private';
  /** Its answers tell of the newsroom's own affairs: see `Reply`. An order's do not: who gives it in a group is answered there. */
  readonly isConfidential?: true;
  readonly options: readonly CommandOption[];
}

/** An answer in no platform's words; the platform's formatter escapes and fits it. */
export interface Reply {
  readonly text: RichText;
  readonly card: CardImage | null;
  /** Only the asker sees it, where the platform can do that (a refusal always is). */
  readonly private: boolean;
  /** Of the newsroom's own affairs: where nobody can be answered alone, it is for a chat of the editors, or a private one. */
  readonly isConfidential?: true;
  /** Below the text, row by row: at most 5 rows of 5. */
  readonly buttons?: readonly (readonly ReplyButton[])[];
  /**
   * After a button was pressed: this takes the place of the message with the button (`all`), or only the buttons go and this
   * is said to whoever pressed (`buttons`), or this is a message of its own (`nothing`). Absent = it is said to them and the
   * message stays as it is.
   */
  readonly replaces?: 'all' | 'buttons' | 'nothing';
  /** After a button was pressed: the person is asked to write, in a form or by replying to a message. */
  readonly form?: ReplyForm;
}

/** What a person is asked to write; it comes back as the `written` option of a command. */
export interface ReplyForm {
  /** ≤ 45 characters. */
  readonly title: string;
  /** ≤ 45 characters. */
  readonly label: string;
  /** What stands in it at first, where the platform can. */
  readonly value: string;
  /** The most characters it takes. */
  readonly limit: number;
  readonly command: string;
  /** The command's other options. Short, as those of a button. */
  readonly options: Readonly<Record<string, string>>;
  /** The only person who may answer, and until when: as of a button. */
  readonly presser: string;
  readonly until: Instant;
}

export interface Suggestion {
  /** ≤ 100 characters. */
  readonly name: string;
  readonly value: string;
}

/** Something of the newsroom that a person may send to any chat. */
export interface Shared {
  /** ≤ 64 letters, digits, "-". */
  readonly id: string;
  readonly kind: 'article' | 'quote';
  readonly article: ArticleId;
  /** In a list of results. */
  readonly title: string;
  readonly about: string;
  /** What is sent. */
  readonly text: RichText;
}

/** Where every command arrives, from whatever platform: one permission check, one set of words. Never throws. */
export interface CommandDesk {
  readonly commands: readonly CommandSpec[];
  /** A name that is no command's gets a kind sentence with the nearest; for words that name none, `name` is '' and they are `words`. */
  answer(name: string, options: Readonly<Record<string, string>>, caller: Caller): Promise<Reply>;
  /** What is said to whoever asked for something that nobody has done, since its process ended. `name` is '' where it was no command. */
  interrupted(name: string, caller: Caller): Promise<Reply>;
  /** At most 25. */
  suggest(
    name: string,
    at: { readonly option: string; readonly typed: string },
    caller: Caller,
  ): Promise<readonly Suggestion[]>;
  /**
   * Articles that hold the words (without any, the newest), each followed by some of its quotations; [] when it cannot be told
   * now. Absent where nothing is shared.
   */
  share?(
    words: string,
    page: { readonly skip: number; readonly limit: number },
    caller: Caller,
  ): Promise<readonly Shared[]>;
}
