import { DESK_SOURCE, newsTimeOf, type Article } from '../../core/article.ts';
import type { Destination } from '../../core/destination.ts';
import { failedClause } from '../../core/filter/failed-clause.ts';
import type { Clause, Filter } from '../../core/filter/filter.ts';
import { parseFilter } from '../../core/filter/parse-filter.ts';
import { searchArticle, type SearchedArticle } from '../../core/filter/searched-article.ts';
import { foldTopic } from '../../core/fold-topic.ts';
import { filterKeyOf, type FilterKey } from '../../core/ids.ts';
import { baseOf } from '../../core/language.ts';
import { reasonOf, type Reason } from '../../core/reasons/reason.ts';
import type { PaywallPolicy, PickRule, Schedule, SourceRule } from '../../core/schedule.ts';
import { MINUTE, type Instant } from '../../core/time.ts';

/** What the config says of articles before any schedule picks. */
export interface Gates {
  readonly sources: readonly SourceRule[];
  readonly paywall: PaywallPolicy;
  /** Of the articles of a story, one goes to each destination. Absent: stories are not looked at. */
  readonly stories?: boolean;
}

/** What editors send waits for their own word: no schedule picks it. */
export const DESK_RULE: SourceRule = {
  name: DESK_SOURCE,
  hold: null,
  filter: filterOf(`-source:${DESK_SOURCE}`),
};

function filterOf(written: string): Filter | null {
  const read = parseFilter(written);
  return read.kind === 'ok' ? read.filter : null;
}

/** A filter where it applies. */
export interface AppliedFilter {
  readonly key: FilterKey;
  readonly filter: Filter;
  /** Only articles of this source are held against it; null = all. */
  readonly source: string | null;
}

/** The filters between the articles of these sources and a destination; `rule`: of the schedule that picks. */
export function filtersBetween(
  { sources }: Pick<Gates, 'sources'>,
  destination: Pick<Destination, 'filter'>,
  rule: Pick<PickRule, 'filter'> | null,
): readonly AppliedFilter[] {
  const applied = (filter: Filter | null | undefined, source: string | null): readonly AppliedFilter[] =>
    filter == null ? [] : [{ key: filterKeyOf(filter.text, source), filter, source }];
  return [
    ...sources.flatMap(({ name, filter }) => applied(filter, name)),
    ...applied(destination.filter, null),
    ...applied(rule?.filter, null),
  ];
}

/** The first of these filters that keeps the article away; null when it passes all. */
export function blockingFilter(filters: readonly AppliedFilter[], article: Article): AppliedFilter | null {
  const searched = searchArticle(article);
  return (
    filters.find(
      ({ filter, source }) =>
        (source === null || source === article.source) && failedClause(filter, searched) !== null,
    ) ?? null
  );
}

/** Why an article is not picked for a destination, whatever schedule asks; null when nothing is against it. */
export function keptBack(
  article: Article,
  {
    gates,
    destination,
    now,
  }: {
    readonly gates: Gates;
    readonly destination: Pick<Destination, 'name' | 'filter'>;
    readonly now: Instant;
  },
): Reason | null {
  const { withdrawnAt, notBefore, expiresAt, receivedAt, paywalled } = article;
  if (withdrawnAt !== null) return reasonOf('article-withdrawn');
  if (expiresAt !== null && expiresAt <= now) return reasonOf('article-expired');
  if (notBefore !== null && notBefore > now)
    return reasonOf('kept-later', { age: minutesTo(notBefore, now) });
  const source = gates.sources.find(({ name }) => name === article.source);
  const searched = searchArticle(article);
  const bySource = failedIn(source?.filter ?? null, searched);
  if (bySource !== null)
    return reasonOf('kept-source-filter', { filter: bySource.text, source: article.source });
  const byDestination = failedIn(destination.filter, searched);
  if (byDestination !== null)
    return reasonOf('kept-destination-filter', { filter: byDestination.text, destination: destination.name });
  if (paywalled && gates.paywall === 'skip') return reasonOf('kept-paywalled');
  const until = receivedAt + (source?.hold ?? 0);
  return until > now ? reasonOf('kept-young', { age: minutesTo(until, now), source: article.source }) : null;
}

/** Why a schedule does not take an article that nothing else is against; null when it may. */
export function passedOver(
  article: Article,
  { name: schedule, pick: rule }: Pick<Schedule, 'name' | 'pick'>,
  now: Instant,
): Reason | null {
  const { filter, languages, topics, within } = rule;
  if (within !== null && newsTimeOf(article) <= now - within) return reasonOf('kept-old', { schedule });
  const { language } = article;
  if (languages.length > 0 && !languages.some(one => one === language || isCountrysOf(language, one)))
    return reasonOf('kept-language', { schedule, language });
  const wanted = topics.map(foldTopic).filter(topic => topic !== '');
  const own = new Set([...article.topics, ...article.keywords].map(foldTopic));
  if (wanted.length > 0 && !wanted.some(topic => own.has(topic))) return reasonOf('kept-topic', { schedule });
  const failed = failedIn(filter, searchArticle(article));
  return failed === null ? null : reasonOf('kept-schedule-filter', { filter: failed.text, schedule });
}

const failedIn = (filter: Filter | null, searched: SearchedArticle): Clause | null =>
  filter === null ? null : failedClause(filter, searched);

const isCountrysOf = (language: string, wanted: string): boolean =>
  language.startsWith(`${wanted}-`) && baseOf(language) === baseOf(wanted);

/** Begun minutes count: what is not yet is never said to be in no time. */
export const minutesTo = (at: Instant, now: Instant): number => Math.ceil((at - now) / MINUTE);
