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

/**
 * Has the desk answer what a pressed button asks for. `data` is what the platform gives back of the button; one that is not
 * ours, no longer good, or another person's, is answered by saying so.
 */
export function replyToPress(
  data: string | undefined,
  caller: Caller,
  { desk, seal, words, now }: PressDesk,
): Promise<Reply> {
  const opened =
    data === undefined ? ({ kind: 'unknown' } as const) : seal.open(data, { user: caller.user, now: now() });
  if (opened.kind === 'asked') return desk.answer(opened.command, opened.options, caller);
  const said = words(caller.language ?? 'und')(`button-${opened.kind}`);
  return Promise.resolve({ text: [paragraph(said)], card: null, private: true });
}
