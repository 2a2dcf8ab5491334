import { z } from 'zod';
import type { DeliveryId } from '../../core/ids.ts';
import { paragraph } from '../../core/rich-text.ts';
import { sayMoment } from '../../format/say-moment.ts';
import type { Command } from '../context.ts';
import { answerOf } from './article-command.ts';
import { voiceOf } from './voice-of.ts';

interface MoveInput {
  readonly delivery: string;
  readonly to: 'top' | 'slot';
}

/** What the buttons of the queue ask for. */
export const moveCommand: Command<MoveInput> = {
  spec: {
    name: 'move',
    title: 'command-move',
    description: 'command-move-description',
    who: 'editor',
    isHidden: true,
    visibility: 'private',
    options: ['delivery', 'to'].map(name => ({
      name,
      description: 'command-move-description',
      required: true,
      rest: false,
      suggests: false,
    })),
  },
  input: z.object({ delivery: z.string().regex(/^[0-9a-z]{1,25}$/), to: z.enum(['top', 'slot']) }),
  async run({ delivery, to }, context) {
    const { newsroom, say } = context;
    const moved = await newsroom.editing.move(delivery as DeliveryId, to);
    if (moved === null) return answerOf(paragraph(say('move-none')));
    const { destination } = moved.delivery;
    const text =
      moved.at === null
        ? say('move-top', { destination })
        : say('move-slot', { destination, when: sayMoment(moved.at, voiceOf(context)) });
    return answerOf(paragraph(text));
  },
};
