import type { Article } from '../core/article.ts';
import type { Destination } from '../core/destination.ts';
import { filterKeyOf } from '../core/ids.ts';
import type { ArticleStore, FilterBlock, Gate } from '../core/ports/store.ts';
import type { StoryStore } from '../core/ports/story-store.ts';
import type { PickRule, SourceRule } from '../core/schedule.ts';
import type { Clock, Instant } from '../core/time.ts';
import type { UpdateStore } from '../core/updates/update-store.ts';
import { linkIdentity } from '../format/links/clean-link.ts';
import { blockingFilter, filtersBetween, type AppliedFilter, type Gates } from './picking/gates.ts';
import { pick, type Pick as Picked } from './picking/pick.ts';
import { NO_STORIES, type KnownStories } from './picking/rank-stories.ts';

export interface ChoosingDeps {
  readonly articles: ArticleStore;
  readonly stories: Pick<StoryStore, 'of' | 'takenBack' | 'there'>;
  readonly clock: Clock;
  readonly gates: Gates;
  /** Knows what people have posted by themselves. */
  readonly updates: Pick<UpdateStore, 'linksSeen'>;
}

export interface Choice extends Picked {
  readonly destinations: readonly Destination[];
}

/** Chance looks at many, so that old articles have theirs; the other orders come sorted and need few. */
const candidateLimit = ({ order, count }: PickRule): number => (order === 'random' ? 500 : 20 + count * 5);
/** Articles that a filter has not been held against are looked at in pages, so many at a slot; the others at the next ones. */
const PAGE = 200;
const PAGES = 10;

/**
 * Picks for each destination what it has not had; destinations that get the same article share its post. What a filter
 * keeps away is written down, where `isRemembered`, so that it is looked at once, not at each slot.
 */
export async function choose(
  deps: ChoosingDeps,
  {
    destinations,
    rule,
    seed,
    isRemembered,
  }: {
    readonly destinations: readonly Destination[];
    readonly rule: PickRule;
    readonly seed: string;
    readonly isRemembered: boolean;
  },
): Promise<readonly Choice[]> {
  const now = deps.clock.now();
  const choices = new Map<string, Choice>();
  for (const destination of destinations) {
    const candidates = await candidatesFor(deps, { destination, rule, now, isRemembered });
    for (const { article, why } of pick({ candidates, rule, now, seed })) {
      const before = choices.get(article.id)?.destinations ?? [];
      choices.set(article.id, { article, why, destinations: [...before, destination] });
    }
  }
  return [...choices.values()];
}

/** Articles that a schedule may pick for a destination now, in the order of its rule. */
export async function candidatesFor(
  { articles, gates, stories, updates }: Pick<ChoosingDeps, 'articles' | 'gates' | 'stories' | 'updates'>,
  at: {
    readonly destination: Destination;
    readonly rule: PickRule;
    readonly now: Instant;
    readonly isRemembered: boolean;
    /** What else an article has to be. */
    readonly more?: Pick<Gate, 'isBreaking' | 'needsApproval' | 'skipsRetracted'>;
  },
): Promise<readonly Article[]> {
  const { destination, rule, now } = at;
  const filters = filtersBetween(gates, destination, rule);
  const posted = await postedBefore(updates, destination);
  const blocked = posted.size > 0 ? [postedKeyOf(destination)] : [];
  const keys = [...filters.map(({ key }) => key), ...blocked];
  const gate = { ...gateOf(gates, filters, now), ...at.more, filters: keys };
  const limit = candidateLimit(rule);
  const query = { destination: destination.name, rule, order: rule.order, now };
  const oneOfEach = async (found: readonly Article[]) =>
    withoutTwins(found, await knownStories({ gates, stories }, found));
  if (keys.length === 0) return oneOfEach(await articles.candidates({ ...query, gate, limit }));
  // what is not written down comes again with the next page: then there is but one, a larger one
  const size = at.isRemembered ? Math.max(limit, PAGE) : PAGE * 2;
  for (let page = 1; ; page++) {
    const found = await articles.candidates({ ...query, gate, limit: size });
    const blocks: FilterBlock[] = [];
    const passing = found.filter(article => {
      const filter = isPosted(article, posted)
        ? postedKeyOf(destination)
        : (blockingFilter(filters, article)?.key ?? null);
      if (filter !== null) blocks.push({ article: article.id, revision: article.revision, filter });
      return filter === null;
    });
    if (at.isRemembered) await articles.block(blocks);
    const isEnough = passing.length >= limit || found.length < size || blocks.length === 0;
    if (isEnough || !at.isRemembered || page === PAGES) return (await oneOfEach(passing)).slice(0, limit);
  }
}

/** What people have posted at a destination by themselves, where that keeps articles away; by `linkIdentity`. */
export const postedBefore = async (
  updates: Pick<UpdateStore, 'linksSeen'>,
  { name, alreadyPosted }: Pick<Destination, 'name' | 'alreadyPosted'>,
): Promise<ReadonlySet<string>> => (alreadyPosted === 'skip' ? updates.linksSeen(name) : new Set());

export const isPosted = (
  { url, sharesUrl }: Pick<Article, 'url' | 'sharesUrl'>,
  posted: ReadonlySet<string>,
): boolean => {
  const identity = url === null || sharesUrl || posted.size === 0 ? null : linkIdentity(url);
  return identity !== null && posted.has(identity);
};

/** Under what articles are written down that people have posted there. No filter is written so. */
const postedKeyOf = ({ name }: Pick<Destination, 'name'>) => filterKeyOf('', `posted at ${name}`);

/** What is known of the stories of these articles, where the newsroom goes by stories. */
export async function knownStories(
  { gates, stories }: Pick<ChoosingDeps, 'gates' | 'stories'>,
  articles: readonly Article[],
): Promise<KnownStories> {
  if (gates.stories !== true) return NO_STORIES;
  const ids = articles.map(({ id }) => id);
  return { of: await stories.of(ids), takenBack: await stories.takenBack(ids) };
}

/** What keeps articles from a destination, as the store asks for it. */
export const gateOf = (
  { sources, paywall, stories = false }: Gates,
  filters: readonly AppliedFilter[],
  now: Instant,
): Gate => ({
  young: sources.flatMap((rule: SourceRule) =>
    rule.hold === null ? [] : [{ source: rule.name, after: now - rule.hold }],
  ),
  skipsPaywalled: paywall === 'skip',
  isNewStory: stories,
  filters: filters.map(({ key }) => key),
});

/**
 * Of articles with the same words or address, or of one story, the first: they are one to a reader. What an editor has taken
 * back elsewhere stands for its story only where there is no other.
 */
function withoutTwins(articles: readonly Article[], stories: KnownStories): readonly Article[] {
  const seen = new Set<string>();
  const isFirst = ({ contentHash, id, url }: Article): boolean => {
    const marks = [contentHash, url, stories.of.get(id) ?? null].filter(mark => mark !== null);
    const isNew = !marks.some(mark => seen.has(mark));
    for (const mark of marks) seen.add(mark);
    return isNew;
  };
  const [others, last] = [
    articles.filter(({ id }) => !stories.takenBack.has(id)),
    articles.filter(({ id }) => stories.takenBack.has(id)),
  ];
  const kept = new Set([...others, ...last].filter(isFirst));
  return articles.filter(article => kept.has(article));
}
