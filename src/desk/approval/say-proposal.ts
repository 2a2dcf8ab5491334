import type { Delivery } from '../../core/post.ts';
import { nameOf, type Decision, type Proposal } from '../../core/editors/proposal.ts';
import type { ReplyButton } from '../../core/rich-text.ts';
import { DAY, type Duration } from '../../core/time.ts';
import { sayMoment, sayPast, type MomentVoice } from '../../format/say-moment.ts';

/** What a person, or the config, decided, when: "approved by Anna, today 14:05". */
export function sayDecision({ kind, by, at }: Decision, voice: MomentVoice): string {
  const when = sayPast(at, voice);
  return by === null
    ? voice.say(`decision-rule-${kind}`, { when })
    : voice.say(`decision-${kind}`, { who: nameOf(by), when });
}

/** Who put it up, where it would go, what happened to it, and what happens next: the line below a preview. */
export function sayNote(
  { post, decideBy, showAt, round }: Proposal,
  about: {
    readonly deliveries: readonly Pick<Delivery, 'destination'>[];
    readonly decisions: readonly Decision[];
    /** The round of the preview. */
    readonly round: number;
    readonly then: 'skip' | 'post';
  },
  voice: MomentVoice,
): string {
  const { say } = voice;
  const names = about.deliveries.map(({ destination }) => destination).join(', ');
  const last = about.decisions.at(-1);
  const said = last === undefined || last.kind === 'proposed' ? [] : [sayDecision(last, voice)];
  if (post.state !== 'proposed') return [names, ...said].filter(Boolean).join(' · ');
  if (about.round < round)
    return [
      ...said,
      ...(showAt === null ? [] : [say('proposal-again', { when: sayMoment(showAt, voice) })]),
    ].join(' · ');
  const from =
    post.schedule === null
      ? say('proposal-ordered', { who: post.orderedBy ?? '', names })
      : say('proposal-scheduled', { schedule: post.schedule, names });
  // what is to have a second editor's word is never posted by a rule
  const then = post.orderedBy === null ? about.then : 'skip';
  const until =
    decideBy === null ? [] : [say(`proposal-until-${then}`, { when: sayMoment(decideBy, voice) })];
  return [from, ...said, ...until].join(' · ');
}

/** So long the buttons of a preview are good; what waits longer is decided by a command. */
const GOOD_FOR: Duration = 30 * DAY;

/**
 * The buttons of a preview, for any editor in its chat. They hold the version that is seen: an approval is of nothing else.
 */
export const proposalButtons = (
  { post, version }: Proposal,
  { say, now }: Pick<MomentVoice, 'say' | 'now'>,
): readonly (readonly ReplyButton[])[] => [
  (['approve', 'edit', 'skip', 'later'] as const).map(act => ({
    label: say(`proposal-${act}`),
    command: 'decide',
    options: { post: post.id, act, version: String(version) },
    until: now + GOOD_FOR,
  })),
];
