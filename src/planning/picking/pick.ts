import { newsTimeOf, type Article } from '../../core/article.ts';
import { foldTopic } from '../../core/fold-topic.ts';
import type { PickRule } from '../../core/schedule.ts';
import { HOUR, MINUTE, type Duration, type Instant } from '../../core/time.ts';
import type { Say } from '../../core/words.ts';
import { shuffle } from './shuffle.ts';

export interface Pick {
  readonly article: Article;
  /** Why this one, in the newsroom's words. */
  readonly why: string;
}

export interface PickResult {
  readonly picks: readonly Pick[];
  /** Why nothing fits, in the newsroom's words; null when something does. */
  readonly none: string | null;
}

/** What an article may fail at, in the order it is asked. */
type Obstacle = 'pick-later' | 'pick-expired' | 'pick-old' | 'pick-language' | 'pick-topic';

/**
 * Chooses up to `rule.count` of the candidates by the rule at `now`. Ties go by time, then by id, so the same candidates
 * give the same choice everywhere; `random` is decided by `seed` alone.
 */
export function pick(input: {
  readonly candidates: readonly Article[];
  readonly rule: PickRule;
  readonly now: Instant;
  readonly seed: string;
  readonly say: Say;
}): PickResult {
  const { rule, now, say } = input;
  const topics = new Set(rule.topics.map(foldTopic));
  const obstacles = new Map<Obstacle, number>();
  const fitting = input.candidates.filter(article => {
    const obstacle = obstacleOf(article, { rule, topics, now });
    if (obstacle !== null) obstacles.set(obstacle, (obstacles.get(obstacle) ?? 0) + 1);
    return obstacle === null;
  });
  if (fitting.length === 0) return { picks: [], none: noneReason(obstacles, say) };
  const picks = inOrder(fitting, rule, input.seed)
    .slice(0, rule.count)
    .map(article => ({ article, why: whyOf(article, { rule, now, say, among: fitting.length }) }));
  return { picks, none: null };
}

function obstacleOf(
  article: Article,
  { rule, topics, now }: { rule: PickRule; topics: ReadonlySet<string>; now: Instant },
): Obstacle | null {
  if (article.notBefore !== null && article.notBefore > now) return 'pick-later';
  if (article.expiresAt !== null && article.expiresAt <= now) return 'pick-expired';
  if (rule.within !== null && newsTimeOf(article) < now - rule.within) return 'pick-old';
  if (rule.languages.length > 0 && !rule.languages.some(language => speaks(article, language)))
    return 'pick-language';
  const has = (words: readonly string[]) => words.some(word => topics.has(foldTopic(word)));
  return topics.size > 0 && !has(article.topics) && !has(article.keywords) ? 'pick-topic' : null;
}

/** "pt" takes Portuguese of any country, "pt-BR" that of Brazil. */
const speaks = (article: Article, language: string): boolean =>
  article.language === language || article.language.startsWith(`${language}-`);

function inOrder(articles: readonly Article[], rule: PickRule, seed: string): readonly Article[] {
  const byId = (a: Article, b: Article) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  const byNews = (a: Article, b: Article) => newsTimeOf(b) - newsTimeOf(a) || byId(a, b);
  switch (rule.order) {
    case 'newest':
      return articles.toSorted(byNews);
    case 'oldest':
      return articles.toSorted((a, b) => newsTimeOf(a) - newsTimeOf(b) || byId(a, b));
    case 'priority':
      return articles.toSorted((a, b) => b.priority - a.priority || byNews(a, b));
    case 'random':
      return shuffle(articles.toSorted(byId), seed);
  }
}

function whyOf(article: Article, context: { rule: PickRule; now: Instant; say: Say; among: number }): string {
  const { say, among } = context;
  const age = ageWords(context.now - newsTimeOf(article), say);
  switch (context.rule.order) {
    case 'newest':
      return say('pick-why-newest', { count: among, age });
    case 'oldest':
      return say('pick-why-oldest', { count: among, age });
    case 'priority':
      // where nobody asked for precedence, it was time that decided
      if (article.priority === 0) return say('pick-why-newest', { count: among, age });
      return say('pick-why-priority', { count: among, age, priority: article.priority });
    case 'random':
      return say('pick-why-random', { count: among });
  }
}

function ageWords(age: Duration, say: Say): string {
  if (age < HOUR) return say('age-minutes', { count: Math.max(0, Math.round(age / MINUTE)) });
  return age < 48 * HOUR
    ? say('age-hours', { count: Math.round(age / HOUR) })
    : say('age-days', { count: Math.round(age / (24 * HOUR)) });
}

function noneReason(obstacles: ReadonlyMap<Obstacle, number>, say: Say): string {
  if (obstacles.size === 0) return say('pick-none');
  return say('pick-none-fits', {
    reasons: [...obstacles].map(([obstacle, count]) => say(obstacle, { count })).join(', '),
  });
}
