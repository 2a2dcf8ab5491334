import { newsTimeOf, type Article } from '../core/article.ts';
import type { Destination } from '../core/destination.ts';
import type { RecordEvent } from '../core/ports/ports.ts';
import type { SlotStore } from '../core/ports/store.ts';
import { reasonOf } from '../core/reasons/reason.ts';
import type { PickRule, PostPart } from '../core/schedule.ts';
import { MINUTE, type Duration } from '../core/time.ts';
import type { WakeSignal } from '../core/async/wake-signal.ts';
import { candidatesFor, type ChoosingDeps } from './choose.ts';
import type { Composer } from './composer.ts';
import { draftPost } from './draft-post.ts';

export interface BreakingDeps extends ChoosingDeps {
  readonly slots: Pick<SlotStore, 'postBreaking'>;
  readonly composer: Composer;
  readonly record: RecordEvent;
  readonly wakeSignal: WakeSignal;
}

/** Where breaking news goes at once. */
export interface PlannedBreaking {
  readonly destinations: readonly Destination[];
  readonly within: Duration;
}

/** What posts outside any slot name as their schedule. No schedule of the config is meant when it has the same name. */
export const BREAKING = 'breaking';
const PARTS: readonly PostPart[] = ['summary', 'quote-card'];
/** So much breaking news at once; the rest at the next ring. */
const AT_ONCE = 10;

/**
 * Posts each article that cannot wait, once: to those places of `to` whose filters it passes, through quiet hours, in
 * spite of its source's hold, without approval. `within` is its age as news, and the delivery expires with it.
 */
export async function postBreaking(
  deps: BreakingDeps,
  { destinations, within }: PlannedBreaking,
): Promise<void> {
  const now = deps.clock.now();
  const rule: PickRule = {
    count: AT_ONCE,
    order: 'priority',
    within,
    topics: [],
    languages: [],
    filter: null,
  };
  // news that cannot wait is not held back
  const sources = deps.gates.sources.map(source => ({ ...source, hold: null }));
  const gates = { ...deps.gates, sources };
  const candidatesAt = (destination: Destination) =>
    candidatesFor(
      { ...deps, gates },
      { destination, rule, now, isRemembered: true, more: { isBreaking: true } },
    );
  const known = new Set<Article['id']>();
  for (const destination of destinations)
    for (const { id } of (await candidatesAt(destination)).slice(0, AT_ONCE)) known.add(id);
  if (known.size === 0) return;
  // each is posted once, to all its places: they are looked at anew, for one that came meanwhile is missing in the first ones
  const chosen = new Map<Article['id'], { article: Article; destinations: Destination[] }>();
  for (const destination of destinations)
    for (const article of await candidatesAt(destination)) {
      if (!known.has(article.id)) continue;
      const choice = chosen.get(article.id) ?? { article, destinations: [] };
      choice.destinations.push(destination);
      chosen.set(article.id, choice);
    }
  for (const { article, destinations: to } of chosen.values()) {
    const draft = await draftPost(deps.composer, {
      article,
      destinations: to,
      content: { parts: PARTS },
      why: reasonOf('pick-breaking', {
        age: Math.round((now - newsTimeOf(article)) / MINUTE),
        priority: article.priority,
      }),
      schedule: BREAKING,
      slot: null,
      occasion: BREAKING,
      createdAt: deps.clock.now(),
      notBefore: null,
      notAfter: newsTimeOf(article) + within,
    });
    if (!(await deps.slots.postBreaking(article.id, [draft], deps.clock.now()))) continue;
    deps.record({
      kind: 'breaking-posted',
      article: article.id,
      title: article.title,
      destinations: to.length,
    });
    deps.wakeSignal.wake();
  }
}
