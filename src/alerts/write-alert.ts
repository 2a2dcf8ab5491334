import type { Flaw } from '../core/reasons/diagnosis.ts';
import type { Delivery } from '../core/post.ts';
import type { Detail, Reason } from '../core/reasons/reason.ts';
import { paragraph, type Block, type RichText } from '../core/rich-text.ts';
import type { Say } from '../core/words.ts';
import type { Instant } from '../core/time.ts';
import { sayMoment, type MomentVoice } from '../format/say-moment.ts';
import { sayDetail } from '../format/say-reason.ts';
import type { Alert } from './log-channel.ts';
import { linkSpans, verdictButtons } from '../desk/review-buttons.ts';

/** A delivery as notices speak of it. */
export interface Told {
  readonly delivery: Delivery;
  readonly title: string;
}

const heading = (text: string): Block => ({ kind: 'heading', spans: [{ text }] });
const reasonBlock = (why: Detail | null, say: Say): Block[] => {
  if (why === null || why === '') return [];
  return [paragraph(say('notice-reason', { reason: sayDetail(why, say) }))];
};
const linkBlock = (link: string | null, say: Say): Block[] =>
  link === null ? [] : [{ kind: 'paragraph', spans: linkSpans(link, say) }];

/** It may be there or not: with the two buttons that decide it. */
export function heldNotice({ delivery, title }: Told, link: string | null, say: Say): Alert {
  const { destination, reason, id } = delivery;
  return {
    text: [
      heading(say('notice-held')),
      paragraph(say('notice-held-text', { title, destination })),
      ...reasonBlock(reason, say),
      ...linkBlock(link, say),
    ],
    buttons: [verdictButtons(id, { say, command: 'resolve' })],
  };
}

export const heldMoreNotice = (count: number, say: Say): Alert => ({
  text: [paragraph(say('notice-held-more', { count }))],
});

export function deadNotice({ delivery, title }: Told, say: Say): Alert {
  const { destination, operation, reason } = delivery;
  const isSend = operation === 'send';
  const text = say(isSend ? 'notice-dead-text' : 'notice-unchanged-text', { title, destination });
  const head = say(isSend ? 'notice-dead' : 'notice-unchanged');
  return { text: [heading(head), paragraph(text), ...reasonBlock(reason, say)] };
}

/** Names three of them: they mostly share one reason. */
export function deadManyNotice(all: readonly Told[], say: Say): Alert {
  const titles = all
    .slice(0, 3)
    .map(({ title }) => title)
    .join('; ');
  return {
    text: [
      heading(say('notice-dead')),
      paragraph(say('notice-dead-many', { count: all.length, titles })),
      ...reasonBlock(all[0]?.delivery.reason ?? null, say),
    ],
  };
}

export const suspendedNotice = (destination: string, reason: Reason | null, say: Say): Alert => ({
  text: [
    heading(say('notice-suspended')),
    paragraph(say('notice-suspended-text', { destination })),
    ...reasonBlock(reason, say),
  ],
});

export const resumedNotice = (destination: string, say: Say): Alert => ({
  text: [paragraph(say('notice-resumed', { destination }))],
});

/** `title`: the platform's name for people. */
export const platformNotice = (title: string, reason: Detail | null, say: Say): Alert => ({
  text: [heading(say('notice-platform-refused', { platform: title })), ...reasonBlock(reason, say)],
});

export const platformBackNotice = (title: string, say: Say): Alert => ({
  text: [paragraph(say('notice-platform-back', { platform: title }))],
});

/** The next slot of a schedule has no article. */
export const dryNotice = (
  {
    schedule,
    dueAt,
    reason,
  }: { readonly schedule: string; readonly dueAt: Instant; readonly reason: Reason },
  voice: MomentVoice,
): Alert => ({
  text: [
    heading(voice.say('notice-dry', { schedule })),
    paragraph(voice.say('notice-dry-text', { schedule, when: sayMoment(dueAt, voice) })),
    ...reasonBlock(reason, voice.say),
  ],
});

export const suppliedNotice = (schedule: string, say: Say): Alert => ({
  text: [paragraph(say('notice-dry-back', { schedule }))],
});

export const movedNotice = (
  { destination, from, to }: { readonly destination: string; readonly from: string; readonly to: string },
  say: Say,
): Alert => ({ text: [paragraph(say('notice-moved', { destination, from, to }))] });

export const sourceNotice = (source: string, reason: Reason | null, say: Say): Alert => ({
  text: [heading(say('notice-source', { source })), ...reasonBlock(reason, say)],
});

export const sourceBackNotice = (source: string, say: Say): Alert => ({
  text: [paragraph(say('notice-source-back', { source }))],
});

export const sourceMovedNotice = (source: string, to: string, say: Say): Alert => ({
  text: [paragraph(say('notice-source-moved', { source, to }))],
});

export const backupNotice = (reason: Detail, say: Say): Alert => ({
  text: [heading(say('notice-backup-failed')), ...reasonBlock(reason, say)],
});

export const backupBackNotice = (say: Say): Alert => ({ text: [paragraph(say('notice-backup-back'))] });

/** Faults that are shown: whoever mends them has them all from `check`. */
const FAULTS_SHOWN = 5;

export const configNotice = (faults: readonly Detail[], say: Say): Alert => ({
  text: [
    heading(say('notice-config-refused')),
    ...faults.slice(0, FAULTS_SHOWN).map(fault => paragraph(sayDetail(fault, say))),
  ],
});

export const configBackNotice = (say: Say): Alert => ({ text: [paragraph(say('notice-config-back'))] });

/** Approval is switched off, and so many posts wait for it all the same. */
export const approvalNotice = (count: number, say: Say): Alert => ({
  text: [paragraph(say('notice-approval-off', { count }))],
});

export const approvalBackNotice = (say: Say): Alert => ({ text: [paragraph(say('notice-approval-back'))] });

/** So many deliveries are in a state that cannot be; the first of them as the sum check words it. */
export const flawNotice = (
  {
    delivery,
    destination,
    flaw,
  }: { readonly delivery: string; readonly destination: string; readonly flaw: Flaw },
  count: number,
  say: Say,
): Alert => ({
  text: [
    heading(say('notice-flaw')),
    paragraph(say('notice-flaw-text', { count, delivery, destination, flaw: say(`flaw-${flaw}`) })),
  ],
});

export const mendedNotice = (count: number, say: Say): Alert => ({
  text: [paragraph(say('notice-flaw-back', { count }))],
});

/** `reason` null: it can be written again. */
export const databaseNotice = (reason: Reason | null, say: Say): Alert => ({
  text: writtenOfDatabase(reason, say),
});

const writtenOfDatabase = (reason: Reason | null, say: Say): RichText =>
  reason === null
    ? [paragraph(say('notice-database-back'))]
    : [heading(say('notice-database-down')), ...reasonBlock(reason, say)];
