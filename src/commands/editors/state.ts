import { z } from 'zod';
import { paragraph, type Block, type TextSpan } from '../../core/rich-text.ts';
import { sayTally } from '../../desk/explain.ts';
import { sayDiagnosis } from '../../desk/say-diagnosis.ts';
import { sayMoment } from '../../format/say-moment.ts';
import { sayReason } from '../../format/say-reason.ts';
import type { Command } from '../context.ts';
import { answerOf } from './article-command.ts';
import { sayPause } from './pause.ts';
import { voiceOf } from './voice-of.ts';

const listOf = (items: readonly (readonly TextSpan[])[]): Block => ({ kind: 'list', items });

const plain = {
  who: 'editor',
  visibility: 'private',
  isConfidential: true,
  options: [],
} as const;

const SLOTS = 5;

/** The schedules with their next slots, and what is paused. */
export const schedulesCommand: Command<object> = {
  spec: {
    name: 'schedules',
    title: 'command-schedules',
    description: 'command-schedules-description',
    ...plain,
  },
  input: z.object({}),
  async run(_input, context) {
    const { newsroom, say } = context;
    const voice = voiceOf(context);
    const schedules = newsroom.editing.schedules(SLOTS);
    const pauses = await newsroom.editing.pauses();
    return answerOf(
      ...(schedules.length === 0
        ? [paragraph(say('schedules-none'))]
        : [
            listOf(
              schedules.map(({ name, to, slots }) => [
                { text: name, style: 'bold' as const },
                {
                  text: ` → ${to.join(', ')} · ${slots.map(slot => sayMoment(slot, voice)).join(' · ') || '—'}`,
                },
              ]),
            ),
          ]),
      ...pauses.map(pause => paragraph(sayPause(pause, context))),
    );
  },
};

/** So many faults of a source are named. */
const FAULTS = 3;

/** Where articles come from, how many there are, and what could not be read. */
export const sourcesCommand: Command<object> = {
  spec: { name: 'sources', title: 'command-sources', description: 'command-sources-description', ...plain },
  input: z.object({}),
  async run(_input, { newsroom, say }) {
    const sources = await newsroom.editing.sources();
    return answerOf(
      listOf(
        sources.map(({ name, place, articles, faults }) => [
          { text: name, style: 'bold' as const },
          { text: ` ${place} · ${say('page-articles', { count: articles })}` },
          ...faults.slice(0, FAULTS).map(({ key, line, reason }) => ({
            text: ` · ${key}${line === null ? '' : `:${line}`} ${sayReason(reason, say)}`,
          })),
          ...(faults.length > FAULTS ? [{ text: ` · +${faults.length - FAULTS}` }] : []),
        ]),
      ),
    );
  },
};

const DAYS = 7;

/** What was posted, changed and not posted in the last days, by destination. */
export const statsCommand: Command<{ readonly days: number }> = {
  spec: {
    name: 'stats',
    title: 'command-stats',
    description: 'command-stats-description',
    who: 'editor',
    visibility: 'private',
    isConfidential: true,
    options: [
      {
        name: 'days',
        description: 'option-days-description',
        placeholder: 'option-days-placeholder',
        required: false,
        rest: true,
        suggests: false,
      },
    ],
  },
  input: z.object({
    days: z
      .string()
      .regex(/^[1-9]\d{0,2}$/)
      .transform(Number)
      .default(DAYS),
  }),
  async run({ days }, { newsroom, say }) {
    const tallies = await newsroom.editing.stats(days);
    const reactions = await newsroom.editing.reactions(days);
    const byPlace = Map.groupBy(tallies, ({ destination }) => destination);
    const heading: Block = { kind: 'heading', spans: [{ text: say('stats-heading', { days }) }] };
    if (tallies.length === 0) return answerOf(heading, paragraph(say('stats-none')));
    const lines = [...byPlace].map(([destination, all]): readonly TextSpan[] => {
      const liked = destination === null ? undefined : reactions.get(destination);
      const counts = [
        ...all.map(tally => sayTally(tally, say)),
        ...(liked === undefined ? [] : [say('stats-reactions', { count: liked })]),
      ];
      return [
        { text: destination ?? say('stats-readers'), style: 'bold' },
        { text: ` · ${counts.join(' · ')}` },
      ];
    });
    return answerOf(heading, listOf(lines));
  },
};

/** So many sentences fit in an answer. */
const FINDINGS = 15;

/** What a person has to do, and what else there is to say of the newsroom's state. */
export const doctorCommand: Command<object> = {
  spec: { name: 'doctor', title: 'command-doctor', description: 'command-doctor-description', ...plain },
  input: z.object({}),
  async run(_input, context) {
    const { newsroom, say } = context;
    const findings = await newsroom.editing.examine();
    const needy = findings.filter(({ severity }) => severity === 'needs');
    const shown = [...needy, ...findings.filter(({ severity }) => severity === 'note')].slice(0, FINDINGS);
    const voice = voiceOf(context);
    return answerOf(
      paragraph(needy.length === 0 ? say('cli-well') : say('cli-needs', { count: needy.length })),
      ...(shown.length === 0
        ? []
        : [
            listOf(
              shown.map(finding => [
                { text: finding.severity === 'needs' ? '!! ' : '' },
                { text: sayDiagnosis(finding, voice) },
              ]),
            ),
          ]),
    );
  },
};
