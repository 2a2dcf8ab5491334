import { z } from 'zod';
import { openStates } from '../core/post.ts';
import type { DeliveryRow } from '../core/ports/store.ts';
import { paragraph, type Block, type ReplyButton } from '../core/rich-text.ts';
import { shorten } from '../format/clean-text.ts';
import { explain, sayCounts } from '../desk/explain.ts';
import { ownButton } from './buttons/page-buttons.ts';
import type { Command, CommandContext } from './context.ts';

const SHOWN = 10;
/** In characters: all lines, and how many more there are, fit into the 2000 of the narrowest platform. */
const TITLE = 60;
const SENTENCE = 90;

/** What is still to go out: each article × destination in a sentence with its next try, then counts by state. */
export const queueCommand: Command<object> = {
  spec: {
    name: 'queue',
    title: 'command-queue',
    description: 'command-queue-description',
    who: 'editor',
    visibility: 'private',
    isConfidential: true,
    options: [],
  },
  input: z.object({}),
  async run(_input, context) {
    const { newsroom, say } = context;
    const { rows, counts, toReaders } = await newsroom.queue();
    const shown = rows.slice(0, SHOWN);
    const voice = { say, language: say('page-language'), timezone: newsroom.timezone, now: newsroom.now() };
    const text: Block[] =
      rows.length === 0
        ? [paragraph(say('queue-none'))]
        : [
            { kind: 'heading', spans: [{ text: say('queue-heading') }] },
            {
              kind: 'list',
              isNumbered: true,
              items: shown.map(row => [
                { text: shorten(row.articleTitle, TITLE), style: 'bold' as const },
                { text: ` · ${shorten(explain(row, voice, rows), SENTENCE)}` },
              ]),
            },
          ];
    const more = openIn(counts) - toReaders - shown.length;
    if (more > 0) text.push(paragraph(say('queue-more', { count: more })));
    if (toReaders > 0) text.push(paragraph(say('queue-readers', { count: toReaders })));
    const states = sayCounts(counts, say);
    const buttons = movesOf(shown, context);
    return {
      text: states === '' ? text : [...text, paragraph(say('queue-counts', { states }))],
      card: null,
      private: true,
      ...(buttons.length === 0 ? {} : { buttons }),
    };
  },
};

/** Every platform takes five rows of buttons. */
const MOVED = 5;

/** The two buttons of what waits for its turn, by the number of its line. */
const movesOf = (
  shown: readonly DeliveryRow[],
  context: CommandContext,
): readonly (readonly ReplyButton[])[] =>
  shown
    .flatMap(({ id, state, operation, firstAttemptAt }, index) =>
      state === 'queued' && operation === 'send' && firstAttemptAt === null
        ? [{ id, number: index + 1 }]
        : [],
    )
    .slice(0, MOVED)
    .map(({ id, number }) =>
      (['top', 'slot'] as const).map(to => {
        const label = `${number} · ${context.say(`queue-${to}`)}`;
        return ownButton({ label, command: 'move', options: { delivery: id, to } }, context);
      }),
    );

type Counts = Awaited<ReturnType<CommandContext['newsroom']['queue']>>['counts'];

const openIn = (counts: Counts): number => openStates.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
