import type { z } from 'zod';
import type { Language } from '../core/language.ts';
import type { Say } from '../core/words.ts';
import type { NewsroomDesk } from '../desk/newsroom-desk.ts';
import type { Caller, CommandSpec, CommandStyle, Reply, Suggestion } from './command.ts';

export interface CommandContext {
  readonly caller: Caller;
  /** How commands are written where the caller is; null where it is no platform. */
  readonly style: CommandStyle | null;
  /** The caller's language. */
  readonly say: Say;
  /** The base of the caller's language. */
  readonly language: Language;
  /** The caller's time zone. */
  readonly timezone: string;
  /** The newsroom's own voice: for what others read, too. */
  readonly house: Say;
  readonly newsroom: NewsroomDesk;
  /** Whether the caller is an editor. */
  readonly editor: boolean;
  readonly commands: readonly CommandSpec[];
}

/** One command: what is announced, what it takes, what it does. */
export interface Command<Input> {
  readonly spec: CommandSpec;
  readonly input: z.ZodType<Input>;
  run(input: Input, context: CommandContext): Promise<Reply>;
  suggest?(option: string, typed: string, context: CommandContext): Promise<readonly Suggestion[]>;
}
