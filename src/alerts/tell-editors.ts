import type { LogChannel } from './log-channel.ts';
import type { WakeSignal } from '../core/async/wake-signal.ts';
import type { Platform } from '../core/destination.ts';
import { alertIdOf } from '../core/ids.ts';
import type { Outbox } from '../core/ports/outbox.ts';
import type { RateLimit } from '../core/rate-limits.ts';
import { paragraph, type Block, type RichText } from '../core/rich-text.ts';
import { HOUR, type Clock } from '../core/time.ts';
import type { ReaderReport, TellEditors } from '../core/updates/reader-report.ts';
import type { Say } from '../core/words.ts';
import { cleanLines, shorten } from '../format/clean-text.ts';
import { availableAt, consume } from '../outbox/rate-limit.ts';

/** So that no reader fills the editors' chat, nor do all together. */
const LIMITS = {
  person: { count: 3, perMs: HOUR, burst: 3 },
  all: { count: 30, perMs: HOUR, burst: 10 },
} as const satisfies Readonly<Record<string, RateLimit>>;
const PEOPLE = 10_000;
const MOST_WORDS = 1500;

/** Brings readers' hints to where editors are told, through the outbox. */
export function createTellEditors(deps: {
  readonly channels: readonly LogChannel[];
  readonly outbox: Pick<Outbox, 'alert'>;
  readonly clock: Clock;
  readonly wakeSignal: WakeSignal;
  readonly titleOf: (platform: Platform) => string | null;
  readonly say: Say;
}): TellEditors {
  const { channels, outbox, clock, titleOf, say } = deps;
  const people = new Map<string, number | null>();
  let all: number | null = null;

  return async report => {
    if (channels.length === 0) return 'nobody';
    const now = clock.now();
    const person = `${report.platform} ${report.user}`;
    const own = people.get(person) ?? null;
    if (availableAt(own, LIMITS.person, { now }) > now || availableAt(all, LIMITS.all, { now }) > now)
      return 'too-many';
    people.delete(person);
    people.set(person, consume(own, LIMITS.person, { now }));
    all = consume(all, LIMITS.all, { now });
    for (const oldest of people.keys()) {
      if (people.size <= PEOPLE) break;
      people.delete(oldest);
    }
    const text = alertOf(report, { say, title: titleOf(report.platform) ?? report.platform });
    const drafts = channels.map(channel => {
      const destination = `editors (${titleOf(channel.platform) ?? channel.platform})`;
      const id = alertIdOf(`report ${person}`, destination, now);
      return { id, destination, platform: channel.platform, ...channel.draft({ text }) };
    });
    await outbox.alert({ begins: [], ends: [], drafts }, now);
    deps.wakeSignal.wake();
    return 'told';
  };
}

/** What editors read: it is a reader's, word for word, and says who and where. */
function alertOf(
  { name, user, place, words }: ReaderReport,
  { say, title }: { readonly say: Say; readonly title: string },
): RichText {
  const who = name === null ? user : `${name} (${user})`;
  const from: Block = paragraph(say('report-from', { who, platform: title }));
  const at = place === null ? [] : [paragraph(say('report-place', { place }))];
  return [
    { kind: 'heading', spans: [{ text: say('report-heading') }] },
    { kind: 'quote', spans: [{ text: shorten(cleanLines(words).trim(), MOST_WORDS) }] },
    from,
    ...at,
  ];
}
