import { deliverNews, type NewsDeps } from './deliver-news.ts';

/** What is written for readers, beside what the config's schedules say. Any number of processes may run one each. */
export interface Subscribers {
  /** Reads all subscriptions, before any platform is heard. */
  prepare(): Promise<void>;
  /** Writes new articles to those who want them at once. */
  deliverNews(): Promise<void>;
}

export const createSubscribers = (deps: NewsDeps): Subscribers => ({
  prepare: () => deps.index.refresh(),
  deliverNews: () => deliverNews(deps),
});
