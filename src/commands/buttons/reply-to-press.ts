import { paragraph } from '../../core/rich-text.ts';
import type { Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { ButtonSeal } from './button-data.ts';
import type { Caller, CommandDesk, Reply } from '../command.ts';

/** What a pressed button needs to be answered. */
export interface PressDesk {
  readonly desk: CommandDesk;
  readonly seal: ButtonSeal;
  readonly words: Words;
  readonly now: () => Instant;
}

/** What a platform gives back of a button, or of a form with what was written in it. */
export interface Pressed {
  /** Undefined: it is no button of a bot. */
  readonly data: string | undefined;
  /** The chat where it is, under each address that it has or had. */
  readonly places: readonly string[];
  readonly written?: string;
}

/**
 * Has the desk answer what a pressed button asks for. `data` is what the platform gives back of the button; one that is not
 * ours, no longer good, or another person's, is answered by saying so.
 */
export function replyToPress(
  { data, places, written }: Pressed,
  caller: Caller,
  { desk, seal, words, now }: PressDesk,
): Promise<Reply> {
  const opened =
    data === undefined
      ? ({ kind: 'unknown' } as const)
      : seal.open(data, { user: caller.user, places, now: now() });
  if (opened.kind === 'asked') {
    const spec = desk.commands.find(({ name }) => name === opened.command);
    const option = spec?.options.find(({ isWritten }) => isWritten === true);
    const more = option === undefined || written === undefined ? {} : { [option.name]: written };
    return desk.answer(opened.command, { ...opened.options, ...more }, caller);
  }
  const said = words(caller.language ?? 'und')(`button-${opened.kind}`);
  return Promise.resolve({ text: [paragraph(said)], card: null, private: true });
}
