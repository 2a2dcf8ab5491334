import { paragraph } from '../../core/rich-text.ts';
import { isAnnounced, type Reply } from '../command.ts';
import { ownButton, wordsForButton } from '../buttons/page-buttons.ts';
import type { CommandContext } from '../context.ts';
import { sayEcho } from '../echo.ts';
import { nearestCommand } from './nearest-command.ts';
import { MAX_WORDS } from '../option-values.ts';

/** What is said to a name that is no command's: the nearest one they may use. */
export function replyToUnknown(name: string, context: CommandContext): Reply {
  const { commands, say, titles, style, editor } = context;
  const offered = commands.filter(spec => isAnnounced(spec, style) && (spec.who !== 'editor' || editor));
  const near = nearestCommand(name, offered, say);
  const asked = { name: 'name', typed: `/${name}` };
  const spans =
    near === null
      ? sayEcho(say, 'unknown-command', asked)
      : sayEcho(say, 'unknown-near', {
          ...asked,
          command: `/${style?.optionsNamed === true ? titles(near.title) : near.name}`,
        });
  return { text: [paragraph(...spans)], card: null, private: true };
}

/** What is said to words without a command: they may be looked for, or be meant for the editors. */
export async function replyToWords(typed: string, context: CommandContext): Promise<Reply> {
  const { say } = context;
  const words = typed.trim().slice(0, MAX_WORDS).toWellFormed().trim();
  if (!/[\p{L}\p{N}]/u.test(words))
    return { text: [paragraph(say('unknown-wordless'))], card: null, private: true };
  const text = [paragraph(say('unknown-words'))];
  const options = await wordsForButton('words', words, context);
  const button = ownButton({ label: say('button-search'), command: 'search', options }, context);
  // what is no search may be a hint, or a mistake that they have found
  const { caller, newsroom } = context;
  const isHeard = caller.place?.kind === 'private' && newsroom.tellEditors !== undefined;
  const report = isHeard
    ? [ownButton({ label: say('button-report'), command: 'report', options }, context)]
    : [];
  return { text, card: null, private: true, buttons: [[button], report].filter(row => row.length > 0) };
}
