import { paragraph } from '../../core/rich-text.ts';
import type { Words } from '../../core/words.ts';
import type { ButtonSeal } from './button-data.ts';
import type { Caller, CommandDesk, Reply } from '../command.ts';

/** What a pressed button needs to be answered. */
export interface PressDesk {
  readonly desk: CommandDesk;
  readonly seal: ButtonSeal;
  readonly words: Words;
}

/**
 * Has the desk answer what a pressed button asks for. `data` is what the platform gives back of the button; one that is not
 * ours, or no longer, is answered by saying so.
 */
export function replyToPress(
  data: string | undefined,
  caller: Caller,
  { desk, seal, words }: PressDesk,
): Promise<Reply> {
  const asked = data === undefined ? null : seal.open(data);
  if (asked !== null) return desk.answer(asked.command, asked.options, caller);
  const said = words(caller.language ?? 'und')('button-unknown');
  return Promise.resolve({ text: [paragraph(said)], card: null, private: true });
}
