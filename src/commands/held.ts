import { z } from 'zod';
import { paragraph, type Block, type TextSpan } from '../core/rich-text.ts';
import { linkSpans, verdictButtons, type HeldDelivery } from '../desk/review-buttons.ts';
import { sayReason } from '../format/say-reason.ts';
import type { Reply } from './command.ts';
import { ownButton } from './buttons/page-buttons.ts';
import type { Command, CommandContext } from './context.ts';
import { decide, suggestHeld, verdictInput, verdictOptions, type VerdictInput } from './resolve.ts';

/** Every platform takes five rows of buttons. */
const SHOWN = 5;

/** What is on hold, each with the two buttons; with a delivery and a verdict it decides that one and shows the rest. */
export const heldCommand: Command<Partial<VerdictInput>> = {
  spec: {
    name: 'held',
    title: 'command-held',
    description: 'command-held-description',
    who: 'editor',
    visibility: 'private',
    isConfidential: true,
    options: verdictOptions(false),
  },
  input: z.union([verdictInput, z.object({}).transform(() => ({}))]),
  async run({ delivery, verdict }, context) {
    const decided =
      delivery === undefined || verdict === undefined
        ? []
        : (await decide({ delivery, verdict }, context)).text;
    const list = await listHeld(context);
    return {
      ...list,
      text: [...decided, ...list.text],
      ...(decided.length > 0 ? { replaces: 'all' as const } : {}),
    };
  },
  suggest: suggestHeld,
};

async function listHeld(context: CommandContext): Promise<Reply> {
  const { newsroom, say } = context;
  const { shown, count } = await newsroom.held(SHOWN);
  if (shown.length === 0) return { text: [paragraph(say('held-none'))], card: null, private: true };
  const isOnly = shown.length === 1;
  const text: Block[] = [
    { kind: 'heading', spans: [{ text: say('held-heading') }] },
    paragraph(say('held-ask')),
    {
      kind: 'list',
      ...(isOnly ? {} : { isNumbered: true as const }),
      items: shown.map(one => itemOf(one, say)),
    },
    ...(count > shown.length ? [paragraph(say('held-more', { count: count - shown.length }))] : []),
  ];
  const buttons = shown.map((one, index) =>
    verdictButtons(one.row.id, { say, command: 'held', ...(isOnly ? {} : { number: index + 1 }) }).map(
      button => ownButton(button, context),
    ),
  );
  return { text, card: null, private: true, buttons };
}

function itemOf({ row, link }: HeldDelivery, say: CommandContext['say']): readonly TextSpan[] {
  return [
    { text: row.articleTitle, style: 'bold' },
    { text: ` (${row.destination}) ` },
    { text: row.id, style: 'code' },
    ...(row.reason === null ? [] : [{ text: ` ${sayReason(row.reason, say)}` }]),
    ...(link === null ? [] : [{ text: ' · ' }, ...linkSpans(link, say)]),
  ];
}
