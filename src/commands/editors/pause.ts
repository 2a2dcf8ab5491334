import { z } from 'zod';
import { nameOf } from '../../core/editors/proposal.ts';
import type { Pause } from '../../core/ports/pauses.ts';
import { paragraph } from '../../core/rich-text.ts';
import { parseDuration } from '../../desk/editing/parse-moment.ts';
import { sayResumed } from '../../desk/editing/say-resumed.ts';
import { sayMoment } from '../../format/say-moment.ts';
import type { Command, CommandContext } from '../context.ts';
import { answerOf, destinationsOf, suggestDestinations, toOption } from './article-command.ts';
import { personOf } from './person-of.ts';
import { voiceOf } from './voice-of.ts';

interface PauseInput {
  readonly to?: string | undefined;
  readonly for?: number | undefined;
}

/** Null = all of them. */
const placeIn = (to: string | undefined): string | null => (to === undefined || to === '' ? null : to);

const LENGTHS = ['30m', '1h', '2h', '12h', '1d', '7d'];

/** Posts nothing to a destination, or to any, for a while. */
export const pauseCommand: Command<PauseInput> = {
  spec: {
    name: 'pause',
    title: 'command-pause',
    description: 'command-pause-description',
    who: 'editor',
    visibility: 'private',
    options: [
      { ...toOption, rest: true },
      {
        name: 'for',
        description: 'option-for-description',
        placeholder: 'option-for-placeholder',
        required: false,
        rest: false,
        suggests: true,
      },
    ],
  },
  input: z.object({
    to: z.string().trim().optional(),
    for: z
      .string()
      .transform((text, context) => {
        const length = parseDuration(text);
        if (length !== null) return length;
        context.addIssue({ code: 'custom', message: 'a length of time is as in 30m, 2h or 7d' });
        return z.NEVER;
      })
      .optional(),
  }),
  async run({ to, for: forMs }, context) {
    const places = destinationsOf(to, context);
    if ('refusal' in places) return places.refusal;
    const { newsroom, caller } = context;
    const pause = await newsroom.editing.pause({
      destination: placeIn(to),
      forMs: forMs ?? null,
      by: personOf(caller),
    });
    return answerOf(paragraph(sayPause(pause, context)));
  },
  suggest: (option, typed, context) =>
    Promise.resolve(
      option === 'for'
        ? LENGTHS.filter(length => length.startsWith(typed)).map(length => ({ name: length, value: length }))
        : suggestDestinations(typed, context),
    ),
};

/** Posts again where nothing was posted. */
export const resumeCommand: Command<Pick<PauseInput, 'to'>> = {
  spec: {
    name: 'resume',
    title: 'command-resume',
    description: 'command-resume-description',
    who: 'editor',
    visibility: 'private',
    options: [{ ...toOption, rest: true }],
  },
  input: z.object({ to: z.string().trim().optional() }),
  async run({ to }, context) {
    const places = destinationsOf(to, context);
    if ('refusal' in places) return places.refusal;
    const { newsroom, caller, say } = context;
    const destination = placeIn(to);
    const ended = await newsroom.editing.resume({ destination, by: personOf(caller) });
    const left = await newsroom.editing.pauses();
    return answerOf(
      paragraph(sayResumed({ destination, ended, left }, say)),
      ...left.map(pause => paragraph(sayPause(pause, context))),
    );
  },
  suggest: async (_option, typed, { newsroom }) =>
    (await newsroom.editing.pauses())
      .flatMap(({ destination }) => destination ?? [])
      .filter(name => name.toLowerCase().includes(typed.toLowerCase()))
      .map(name => ({ name, value: name })),
};

/** What is paused, by whom, until when. */
export function sayPause({ destination, until, by }: Pause, context: CommandContext): string {
  const { say } = context;
  const names = destination ?? say('pause-all');
  const who = nameOf(by);
  return until === null
    ? say('pause-open', { names, who })
    : say('pause-until', { names, who, when: sayMoment(until, voiceOf(context)) });
}
