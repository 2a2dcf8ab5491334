import type { CardImage } from '../core/card.ts';
import type { ReplyButton, RichText } from '../core/rich-text.ts';
import type { WordKey } from '../core/words.ts';

/** Who asks. `user` is the platform's numeric id as text: names can be taken by anybody and are never looked at. */
export interface Caller {
  readonly platform: 'telegram' | 'discord' | 'cli' | 'web';
  readonly user: string;
  /** Discord role ids; empty elsewhere. */
  readonly roles: readonly string[];
  /** The reader's language tag as the platform tells it ("it", "en-US"); null when it does not. */
  readonly language: string | null;
  /** What the platform calls them, for people to read: never looked at to decide anything. */
  readonly name?: string;
}

/** What a person may fill in. Telegram takes `rest` options from the words after the command, others from `name:word`. */
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
}

/** A command as the platforms announce it: one definition serves Telegram, Discord, the CLI and the page. */
export interface CommandSpec {
  /** [a-z]{1,32}: valid on both platforms. */
  readonly name: string;
  /** Translated name for Discord, by key; Telegram always takes `name`. */
  readonly title: WordKey;
  readonly description: WordKey;
  readonly who: 'reader' | 'editor';
  /** `private`: only the asker sees the answer, where the platform can do that. */
  readonly visibility: 'public' | 'private';
  /** Platforms where it is announced. */
  readonly platforms: readonly ('telegram' | 'discord')[];
  readonly options: readonly CommandOption[];
}

/** An answer in no platform's words; the platform's formatter escapes and fits it. */
export interface Reply {
  readonly text: RichText;
  readonly card: CardImage | null;
  /** Only the asker sees it, where the platform can do that (a refusal always is). */
  readonly private: boolean;
  /** Below the text, row by row: at most 5 rows of 5. */
  readonly buttons?: readonly (readonly ReplyButton[])[];
  /**
   * After a button was pressed: this takes the place of the message with the button (`all`), or only the buttons go and this
   * is said to whoever pressed (`buttons`). Absent = it is said to them and the message stays as it is.
   */
  readonly replaces?: 'all' | 'buttons';
}

export interface Suggestion {
  /** ≤ 100 characters. */
  readonly name: string;
  readonly value: string;
}

/** Where every command arrives, from whatever platform: one permission check, one set of words. Never throws. */
export interface CommandDesk {
  readonly commands: readonly CommandSpec[];
  answer(name: string, options: Readonly<Record<string, string>>, caller: Caller): Promise<Reply>;
  /** At most 25. */
  suggest(
    name: string,
    at: { readonly option: string; readonly typed: string },
    caller: Caller,
  ): Promise<readonly Suggestion[]>;
}
