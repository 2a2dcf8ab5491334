import type { z } from 'zod';
import type { Language } from '../core/language.ts';
import type { ReaderKey, ReaderSettings } from '../core/ports/readers.ts';
import type { Say, Words } from '../core/words.ts';
import type { NewsroomDesk } from '../desk/newsroom-desk.ts';
import type { Caller, CommandSpec, CommandStyle, Reply, Suggestion } from './command.ts';

export interface CommandContext {
  readonly caller: Caller;
  /** How commands are written where the caller is; null where it is no platform. */
  readonly style: CommandStyle | null;
  /** The caller's language: what the place has set, or the person, or what the platform tells, or the newsroom's. */
  readonly say: Say;
  /** The voice of the names that commands have in the caller's app, where those are translated. */
  readonly titles: Say;
  /** The base of the caller's language. */
  readonly language: Language;
  /** The caller's time zone: what the place has set, or the person, or the newsroom's. */
  readonly timezone: string;
  /** The newsroom's own voice: for what others read, too. */
  readonly house: Say;
  /** Voices of all languages. */
  readonly words: Words;
  readonly newsroom: NewsroomDesk;
  /** Whether the caller is an editor. */
  readonly editor: boolean;
  readonly commands: readonly CommandSpec[];
  /** Who asks, as a reader; null = it cannot be told for sure. */
  readonly person: ReaderKey | null;
  /** Whose settings are changed here: the person's in private, else the place's. */
  readonly owner: ReaderKey | null;
  /** What that owner has set. */
  readonly settings: ReaderSettings;
}

/** One command: what is announced, what it takes, what it does. */
export interface Command<Input> {
  readonly spec: CommandSpec;
  readonly input: z.ZodType<Input>;
  run(input: Input, context: CommandContext): Promise<Reply>;
  suggest?(option: string, typed: string, context: CommandContext): Promise<readonly Suggestion[]>;
}
