import { deliverNews } from './deliver-news.ts';
import { fillDigests, type SubscriberDeps } from './fill-digests.ts';

/** What is written for readers, beside what the config's schedules say. Any number of processes may run one each. */
export interface Subscribers {
  /** Reads all subscriptions, before any platform is heard. */
  prepare(): Promise<void>;
  /** Writes new articles to those who want them at once. */
  deliverNews(): Promise<void>;
  /** Writes the digests whose hour has come. */
  fillDigests(): Promise<void>;
}

export const createSubscribers = (deps: SubscriberDeps): Subscribers => ({
  prepare: () => deps.index.refresh(),
  deliverNews: () => deliverNews(deps),
  fillDigests: () => fillDigests(deps),
});
