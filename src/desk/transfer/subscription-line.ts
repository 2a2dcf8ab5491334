import { z } from 'zod';
import { reasonOfFilterFault } from '../../core/filter/filter.ts';
import { parseFilter } from '../../core/filter/parse-filter.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import { asMessage } from '../../core/reasons/setting-faults.ts';
import type { ImportedSubscription } from '../../core/transfer/transfer-store.ts';
import type { Rhythm, Subscription } from '../../core/subscriptions/subscription.ts';
import { isTimezone } from '../../core/time.ts';
import type { Instant } from '../../core/time.ts';
import { clockTime } from '../../format/say-subscription.ts';
import { nextDigest } from '../../planning/subscribers/next-digest.ts';
import { moment, toMoment } from './moment.ts';

const text = z.string().min(1);

const schema = z.object({
  type: z.literal('subscription'),
  platform: text,
  place: z.record(z.string(), z.unknown()),
  orderingKey: text,
  language: text,
  reader: z.object({ kind: z.enum(['person', 'place']), id: text }),
  filter: z.string().transform((words, context) => {
    const read = parseFilter(words);
    if (read.kind === 'ok') return read.filter;
    context.addIssue({ code: 'custom', message: asMessage(reasonOfFilterFault(read.fault)) });
    return z.NEVER;
  }),
  rhythm: z.string().regex(/^(?:now|(?:[01]\d|2[0-3]):[0-5]\d)$/, asMessage(reasonOf('line-rhythm'))),
  timezone: text.refine(isTimezone, asMessage(reasonOf('zone-unknown'))).nullable(),
  subscriber: text,
  created: moment,
  suspended: moment.nullable(),
});

/** A subscription as a line of an export. */
export const toSubscriptionLine = ({ filter, rhythm, place, subscriber, createdAt }: Subscription): string =>
  JSON.stringify({
    type: 'subscription',
    platform: place.platform,
    place: place.place,
    orderingKey: place.orderingKey,
    language: place.language,
    reader: place.reader,
    filter: filter.text,
    rhythm: rhythm.kind === 'now' ? 'now' : clockTime(rhythm.at),
    timezone: rhythm.kind === 'now' ? null : rhythm.timezone,
    subscriber,
    created: toMoment(createdAt),
    suspended: toMoment(place.suspendedAt),
  });

/** The subscription of a line; a digest is due at its next hour, whatever was missed. Throws `ZodError`. */
export function fromSubscriptionLine(value: unknown, now: Instant): ImportedSubscription {
  const line = schema.parse(value);
  const { platform, place, orderingKey, language, reader, filter, subscriber, created, suspended } = line;
  const rhythm = rhythmOf(line.rhythm, line.timezone ?? 'UTC');
  return {
    place: { platform, place, orderingKey, language, reader },
    filter,
    rhythm,
    subscriber,
    digestDue: rhythm.kind === 'now' ? null : nextDigest(rhythm, now),
    createdAt: created,
    suspendedAt: suspended,
  };
}

function rhythmOf(word: string, timezone: string): Rhythm {
  if (word === 'now') return { kind: 'now' };
  const [hours = 0, minutes = 0] = word.split(':').map(Number);
  return { kind: 'digest', at: hours * 60 + minutes, timezone };
}
