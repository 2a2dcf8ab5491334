import type { KnownItem } from '../../../src/core/feed-state.ts';
import { HOUR } from '../../../src/core/time.ts';
import { markItems } from '../../../src/sources/feeds/items/item-marks.ts';
import { planPoll } from '../../../src/sources/feeds/plan-poll.ts';
import { NOW } from '../../fixtures/build.ts';
import { churns, createChance, itemOf, shuffled, storyOf } from './churn.ts';

const LISTED = 20;
const NEWEST = 2;

export interface Replayed {
  /** Articles that were news a second time. */
  readonly reposted: number;
  /** Articles that came and were never news. */
  readonly lost: number;
  /** Of the first polls together. */
  readonly first: number;
  readonly quarantined: number;
}

/**
 * Polls feeds that list twenty articles, one more at each poll, in an order and with a churn by chance at each: what of a
 * feed's history would be posted again. The same each time.
 */
export function replayFeeds(feeds: number, polls: number): Replayed {
  const chance = createChance(23);
  const total = { reposted: 0, lost: 0, first: 0, quarantined: 0 };
  for (let feed = 0; feed < feeds; feed++) {
    const known = new Map<string, KnownItem>();
    const told = new Map<number, number>();
    for (let poll = 0; poll < polls; poll++) {
      const stories = Array.from({ length: LISTED }, (_, n) => storyOf(feed, poll + n));
      const churn = churns[Math.floor(chance() * churns.length)] ?? 'nothing';
      const listed = stories.map(story => ({ story, item: itemOf(feed, story, { churn, poll }) }));
      const items = shuffled(
        listed.map(({ item }) => item),
        chance,
      );
      const read = markItems({
        title: 'Gazzetta',
        link: null,
        language: null,
        hub: null,
        changesEveryMs: null,
        items,
      });
      const now = NOW + poll * HOUR;
      const before = poll === 0 ? null : NOW;
      const plan = planPoll({
        feed: read,
        known: [...known.values()],
        state: { firstReadAt: before, lastReadAt: before, newsEveryMs: null, release: null },
        newest: NEWEST,
        now,
      });
      if (plan.kind === 'quarantined') {
        total.quarantined++;
        continue;
      }
      for (const one of [...plan.news, ...plan.corrected]) known.set(one.known.key, one.known);
      for (const one of plan.remembered) known.set(one.key, one);
      if (poll === 0) total.first += plan.news.length;
      for (const { item } of plan.news) {
        const story = listed.find(one => one.item.summary === item.summary)?.story.number ?? -1;
        told.set(story, (told.get(story) ?? 0) + 1);
      }
    }
    for (const count of told.values()) total.reposted += count - 1;
    // what the first poll knew and did not tell is no news ever
    for (let number = LISTED; number < LISTED + polls - 1; number++) if (!told.has(number)) total.lost++;
    const old = [...told.keys()].filter(number => number < LISTED).length;
    total.reposted += Math.max(0, old - NEWEST);
  }
  return total;
}
