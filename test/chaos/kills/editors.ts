import { createWakeSignal } from '../../../src/core/async/wake-signal.ts';
import type { Destination } from '../../../src/core/destination.ts';
import { deliveryIdOf } from '../../../src/core/ids.ts';
import type { RecordEvent } from '../../../src/core/ports/ports.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { DAY } from '../../../src/core/time.ts';
import { createApprovals } from '../../../src/desk/approval/approvals.ts';
import type { Composer } from '../../../src/planning/composer.ts';
import { systemClock } from '../../../src/system-clock.ts';
import { buildArticle, buildPost } from '../../fixtures/build.ts';

/** What came of each proposal, by its number; null = more than one word on it counted, or none. */
export type Decided = ReadonlyMap<number, 'approved' | 'skipped' | null>;

/** What a proposal is called where it stands, and its number. */
export const PROPOSED = /proposal (\d+) of chaos/;

const ANNA = { id: 'telegram:1', name: 'Anna' };
const BRUNO = { id: 'discord:2', name: null };
type Kind = 'approved' | 'skipped';
const RACES: readonly (readonly [Kind, Kind])[] = [
  ['approved', 'approved'],
  ['approved', 'skipped'],
  ['skipped', 'skipped'],
];

/** Editors who are asked for approval while outboxes are killed: two of them answer at the same moment, and some edit before. */
export function createEditors(
  store: Store,
  {
    composer,
    destinations,
    record,
  }: {
    readonly composer: Composer;
    readonly destinations: readonly Destination[];
    readonly record: RecordEvent;
  },
) {
  const wakeSignal = createWakeSignal();
  const approvals = createApprovals({
    ...store,
    composer,
    destinations,
    record,
    wakeSignal,
    clock: systemClock,
    quiet: null,
    people: [],
    headingOf: () => 'digest',
    rule: { afterMs: null, then: 'skip', two: false },
    keepMs: 30 * DAY,
  });
  const decided = new Map<number, Kind | null>();
  return {
    decided: (): Decided => decided,
    /** Writes a proposal for one place of each platform, and has it decided. */
    async propose(here: readonly Destination[]): Promise<void> {
      const number = decided.size;
      const article = buildArticle({
        key: `proposal ${number}`,
        text: `proposal ${number} of chaos\nDopo tre anni i pedoni tornano sul ponte.\nSuccede altrove.`,
        publishedAt: Date.now(),
        receivedAt: Date.now(),
      });
      await store.articles.save(article, Date.now());
      const content = { parts: ['summary'] as const };
      const post = buildPost({ article: article.id, content, createdAt: Date.now(), state: 'proposed' });
      const composed = await composer.compose({ article, content }, here);
      await store.outbox.order({
        post,
        deliveries: composed.map(({ destination: { name, platform }, orderingKey, payload, wanted }) => ({
          id: deliveryIdOf(post.id, name),
          destination: name,
          platform,
          orderingKey,
          payload,
          wanted,
          notBefore: null,
          repostNumber: 0,
        })),
        cards: [],
      });
      if (number % 3 === 0)
        await approvals.choose({ post: post.id, by: ANNA }, { kind: 'words', text: 'Lo dice la redazione.' });
      const [one, other] = RACES[number % RACES.length] ?? ['skipped', 'skipped'];
      const results = await Promise.all([
        approvals.decide({ post: post.id, by: ANNA, kind: one }),
        approvals.decide({ post: post.id, by: BRUNO, kind: other }),
      ]);
      const counted = [one, other].filter((_, at) => results[at]?.kind === 'done');
      decided.set(number, counted.length === 1 ? (counted[0] ?? null) : null);
    },
  };
}
