import type { Kysely } from 'kysely';
import { DAY, HOUR } from '../../core/time.ts';
import type { PruneRule } from '../../core/ports/store-maintenance.ts';
import { pruneArticles, pruneDeliveries } from './prune-articles.ts';
import { pruneReaders, TEXT_DAYS } from '../readers/prune-readers.ts';
import {
  pruneCards,
  pruneMarks,
  pruneNotes,
  prunePlaces,
  pruneSlots,
  pruneLinks,
  pruneUpdates,
} from './prune-leftovers.ts';
import { pruneFeeds, pruneHubCalls } from './prune-feeds.ts';
import { pruneSubscriptions } from '../subscriptions/prune-subscriptions.ts';
import type { Cursors, Deleted } from './prune-page.ts';
import type { Tables } from '../tables.ts';

/** A picture is shown on the page for so long after it was last meant to go out. */
const CARD_DAYS = 30;
/** What is known of a forgotten article stays this many times as long as the article did. */
const FORGOTTEN_TIMES = 5;
/** An article that comes later than that after another is not compared with it. */
const MARK_DAYS = 4;
/** Platforms tell what was not taken for a day at most (Bot API, getUpdates). */
const UPDATE_DAYS = 2;
/** What somebody posted longer ago may be told again. */
const LINK_DAYS = 30;
/** A chat that got nothing for so long is measured anew. */
const PACE_DAYS = 30;

/** What makes each table end: no table is without a rule, which its type sees to. */
export const PRUNING: Readonly<Record<keyof Tables, string>> = {
  articles:
    'with all their posts and deliveries, when nothing of them is newer than `keep`, their source does not tell them and no other article has their words or is younger and of their story',
  article_topics: 'with their article',
  filter_blocks: 'with their article, when it changes, and when no filter of the config is theirs',
  breaking_articles: 'with their article',
  restores: 'never: a row, and one for each folder',
  stories: 'with their article',
  story_marks: `after ${MARK_DAYS} days: what comes then is another story`,
  forgotten: `after ${FORGOTTEN_TIMES} times \`keep\``,
  deliveries:
    'with their article; before it those that remember nothing: withdrawn ones, edits, deletions and alerts, and what was posted anew since. What waits expires after `keep`; what is held waits for an editor',
  delivery_items: 'with their delivery',
  messages: 'with the delivery that sent them',
  reactions: 'with their message',
  seen_links: `${LINK_DAYS} days after somebody last posted them`,
  discussed: 'when it is answered, and 2 days after it was told',
  taken_updates:
    '2 days after they were taken: no platform tells them for longer. Who asked is forgotten when it is done, or told as interrupted',
  post_items: 'with their post',
  article_changes: 'when the posted copies of the article have been looked at, and with their article',
  delivery_counts: 'never: a row for each state',
  card_files: 'with their card',
  posts: 'with the last of their deliveries',
  proposals: 'with their post',
  proposal_copies: 'with their post',
  decisions: 'with their post',
  retractions: 'with the delivery that sent it',
  taken_back: 'with its article',
  pauses: 'when their time is over, or somebody resumes',
  slots: 'older than `keep`, but for the last of each schedule and those that have posts',
  cards: `${CARD_DAYS} days after they were last meant to go out, unless an open delivery shows them`,
  faults: 'when their file is read well or gone, and older than `keep`',
  feeds: 'when nobody has asked for them for `keep`',
  feed_items: 'when their feed has not listed them for 60 days, and with their feed',
  hub_calls: 'when whoever follows the feed has taken them, and after an hour',
  instances: 'at the next start',
  lanes: 'when nothing is open there and the pace of their chat is gone',
  paces: `${PACE_DAYS} days after the last message; not those of platforms`,
  notices: 'after `keep`',
  readers: 'when they say so, when they have set nothing any more, or 400 days after they last were there',
  kept_texts: `${TEXT_DAYS} days after they were last needed`,
  subscribed_places:
    '90 days after their chat closed itself to us, and when nobody subscribes there and nothing that was sent there is remembered',
  subscriptions: 'when they are ended, and with their place',
  pending_news: 'when they were held against the subscriptions, and with their article',
  moves: 'never: a chat moves once in its life',
  removed_places: 'at the start after which the config names it again, or nothing of it is kept',
};

/** Deletes what the rules above say, one page of each table at a call. */
export function createPrune(db: Kysely<Tables>) {
  const at: Cursors = {
    article: 0,
    delivery: { endedAt: 0, seq: 0 },
    slot: 0,
    lane: '',
    feed: '',
    subscribed: '',
  };
  return (rule: PruneRule): Promise<Readonly<Record<string, number>>> =>
    db.transaction().execute(async trx => {
      const before = rule.now - rule.keepMs;
      const deleted = [
        await pruneArticles(trx, at, { ...rule, before }),
        await pruneDeliveries(trx, at, before),
        await pruneSlots(trx, at, before),
        await pruneCards(trx, rule.now - CARD_DAYS * DAY),
        await prunePlaces(trx, at, rule.now - PACE_DAYS * DAY),
        await pruneReaders(trx, rule.now),
        await pruneFeeds(trx, at, before),
        await pruneHubCalls(trx, rule.now - HOUR),
        await pruneMarks(trx, rule.now - MARK_DAYS * DAY),
        await pruneSubscriptions(trx, at, rule.now),
        await pruneUpdates(trx, rule.now - UPDATE_DAYS * DAY),
        await pruneLinks(trx, rule.now - LINK_DAYS * DAY),
        await pruneNotes(trx, before, rule.now - FORGOTTEN_TIMES * rule.keepMs),
      ];
      return Object.fromEntries(Object.entries(sum(deleted)).filter(([, count]) => count > 0));
    });
}

function sum(parts: readonly Deleted[]): Deleted {
  const total: Deleted = {};
  for (const part of parts) {
    for (const [table, count] of Object.entries(part) as [keyof Tables, number][]) {
      total[table] = (total[table] ?? 0) + count;
    }
  }
  return total;
}
