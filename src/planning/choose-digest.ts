import type { Article } from '../core/article.ts';
import type { Destination } from '../core/destination.ts';
import type { SubscriptionStore } from '../core/ports/subscriptions.ts';
import type { UpdateStore } from '../core/updates/update-store.ts';
import type { PickRule } from '../core/schedule.ts';
import { DAY, type Duration, type Instant } from '../core/time.ts';
import { reasonOf } from '../core/reasons/reason.ts';
import { candidatesFor, knownStories, type Choice, type ChoosingDeps } from './choose.ts';
import { rankStories, type KnownStories, type Story } from './picking/rank-stories.ts';

/** A digest without a `within` is of the day. */
export const DIGEST_WITHIN: Duration = DAY;
/** Of so many articles the best stories are found. */
const LOOKED_AT = 100;
/** Of so many those are found that readers liked best: a week's. */
const LOOKED_AT_AGAIN = 1000;
/** Stories held against what the place has had. */
const STORIES = 50;
/** No destination has this name, so that nothing went there. */
const NOBODY = '(nobody)';

export interface StoriesDeps extends Pick<ChoosingDeps, 'articles' | 'gates' | 'stories' | 'updates'> {
  /** A digest that goes to readers unseen tells only what editors have approved, as a post or in a digest. */
  readonly needsApproval: boolean;
}

/** What a digest asks of articles beside its rule. */
export const digestGate = ({ needsApproval }: Pick<StoriesDeps, 'needsApproval'>) => ({
  needsApproval,
  skipsRetracted: true,
});

/** The articles that a rule allows in a digest for a destination now, whether it has had them or not, and their stories. */
export async function digestArticles(
  deps: StoriesDeps,
  { destination, rule, now }: { destination: Destination; rule: PickRule; now: Instant },
): Promise<{ readonly articles: readonly Article[]; readonly known: KnownStories }> {
  // all articles of a story are asked for: what most tell goes first
  const gates = { ...deps.gates, stories: false };
  const articles = await candidatesFor(
    { ...deps, gates },
    {
      destination: { ...destination, name: NOBODY },
      rule: {
        ...rule,
        count: rule.order === 'reactions' ? LOOKED_AT_AGAIN : LOOKED_AT,
        order: 'newest',
        within: rule.within ?? DIGEST_WITHIN,
      },
      now,
      isRemembered: false,
      more: digestGate(deps),
    },
  );
  return { articles, known: await knownStories(deps, articles) };
}

/**
 * Of these stories the best that the destination has had nothing of, be it by an article that is too old to be among them.
 */
export async function newStories(
  deps: Pick<ChoosingDeps, 'gates' | 'stories'> & { readonly subscriptions: Pick<SubscriptionStore, 'had'> },
  destination: string,
  { stories, count }: { readonly stories: readonly Story[]; readonly count: number },
): Promise<readonly Article[]> {
  const looked = stories.slice(0, STORIES);
  const had = await deps.subscriptions.had(
    destination,
    looked.flatMap(({ articles }) => articles.map(({ id }) => id)),
  );
  const found: Article[] = [];
  for (const { article, articles } of looked) {
    if (found.length === count) break;
    if (articles.some(({ id }) => had.has(id))) continue;
    const isTold =
      deps.gates.stories === true && (await deps.stories.there(article.id, destination)) !== null;
    if (!isTold) found.push(article);
  }
  return found;
}

/** Of these stories those that readers reacted to most, the liveliest first; none that nobody reacted to. */
async function likedStories(
  { updates }: Pick<ReactionDeps, 'updates'>,
  { stories, count }: { readonly stories: readonly Story[]; readonly count: number },
): Promise<readonly Article[]> {
  const ids = stories.flatMap(({ articles }) => articles.map(({ id }) => id));
  const reactions = await updates.reactionsOf(ids);
  const liked = ({ articles }: Story) => articles.reduce((sum, { id }) => sum + (reactions.get(id) ?? 0), 0);
  return stories
    .map(story => ({ story, count: liked(story) }))
    .filter(one => one.count > 0)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, count)
    .map(({ story }) => story.article);
}

export interface ReactionDeps {
  readonly updates: Pick<UpdateStore, 'reactionsOf'>;
}

/** A digest for each destination; those that get the same stories share it. */
export async function chooseDigests(
  deps: ChoosingDeps &
    StoriesDeps &
    ReactionDeps & { readonly subscriptions: Pick<SubscriptionStore, 'had'> },
  { destinations, rule }: { readonly destinations: readonly Destination[]; readonly rule: PickRule },
): Promise<readonly (Choice & { readonly others: readonly Article[] })[]> {
  const now = deps.clock.now();
  const digests = new Map<string, Choice & { readonly others: readonly Article[] }>();
  for (const destination of destinations) {
    const { articles, known } = await digestArticles(deps, { destination, rule, now });
    const stories = rankStories(articles, known);
    const [article, ...others] =
      rule.order === 'reactions'
        ? await likedStories(deps, { stories, count: rule.count })
        : await newStories(deps, destination.name, { stories, count: rule.count });
    if (article === undefined) continue;
    const same = [article, ...others].map(({ id }) => id).join(' ');
    const before = digests.get(same)?.destinations ?? [];
    const why = reasonOf('pick-digest', { count: stories.length });
    digests.set(same, { article, others, why, destinations: [...before, destination] });
  }
  return [...digests.values()];
}
