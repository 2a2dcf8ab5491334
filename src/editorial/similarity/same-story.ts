import type { Article } from '../../core/article.ts';
import { baseOf } from '../../core/language.ts';
import { DAY, type Duration, type Instant } from '../../core/time.ts';
import { containment } from './containment.ts';
import { figuresOf, headlineTermsOf, isName, termsOf, type Terms } from './terms.ts';

/** What is compared of an article. */
export type Told = Pick<Article, 'source' | 'url' | 'outlet' | 'language' | 'title' | 'text'> & {
  /** When it counts as news. */
  readonly at: Instant;
};

/** Copies of a text go round for so long; what is told anew in other words after a day is another day's news. */
export const STORY_WINDOW: Duration = 2 * DAY;
const EVENT_WINDOW: Duration = DAY;

/**
 * Copies of a text, edited or shortened, have so much of it in common (MEANTIME, 80 pairs: 0.48 and more); what is written
 * after one pattern, as the police, courts and exchanges do, has up to a third.
 */
const COPY = 0.4;
/**
 * Two events of one kind are told in the same words around other names and figures. So most names and figures of the one
 * that has fewer stand in the other as well (MEANTIME: of edited copies all figures, and three names of four).
 */
const COPIED_DETAILS = 0.75;
const REPORTED = { names: 0.7, figures: 0.6 } as const;

/** Of one publisher two texts are one story only when hardly a word differs: what he writes anew is news to him. */
const SAME_TEXT = 0.8;

/**
 * How much of what two articles tell is common, from which on they tell of one event, where each one's headline is told by
 * the other as well, and names are common. Different articles on one subject have 0.24 in common at most (MEANTIME, 64
 * pairs); the headline keeps apart what a subject of weeks has in common each day.
 */
const COMMON = 0.3;
const HEADLINE = 0.55;
const NAMES = 4;

/** Whether two articles tell the same event: one is a copy of the other, edited or not, or both report it on the same day. */
export function isSameStory(a: Told, b: Told): boolean {
  const apart = Math.abs(a.at - b.at);
  if (apart > STORY_WINDOW) return false;
  const common = containment(wordsIn(a), wordsIn(b));
  const named = [isNamedIn(a, b), isNamedIn(b, a)];
  const details = sharedDetails(a, b);
  const isCopied = details.names >= COPIED_DETAILS && details.figures >= COPIED_DETAILS;
  if (isOnePublisher(a, b)) return isCopied && common >= SAME_TEXT && !named.includes(false);
  if (!named.includes(true)) return false;
  if (isCopied && common >= (details.areKnown ? COPY : SAME_TEXT)) return true;
  const isReported = details.names >= REPORTED.names && details.figures >= REPORTED.figures;
  return isReported && apart <= EVENT_WINDOW && isSameEvent(a, b);
}

/** How much of their names and of their figures two texts share, each 0 to 1, by the text that has more of it in the other. */
function sharedDetails(a: Told, b: Told) {
  const [first, second] = [detailsOf(a), detailsOf(b)];
  return {
    names: Math.max(shareOf(first.names, second.terms), shareOf(second.names, first.terms)),
    figures: Math.max(shareOf(first.figures, second.figures), shareOf(second.figures, first.figures)),
    /** A script without capitals shows no names. */
    areKnown: first.names.size > 0 && second.names.size > 0,
  };
}

function detailsOf(told: Told) {
  const text = wordsIn(told);
  const terms = termsOf(text, told.language);
  const names = [...terms].filter(([, count]) => isName(count)).map(([term]) => term);
  return { terms, names: new Set(names), figures: figuresOf(text) };
}

const shareOf = (some: ReadonlySet<string>, others: Pick<Terms, 'has'>): number =>
  some.size === 0 ? 1 : [...some].filter(one => others.has(one)).length / some.size;

/**
 * Whether all names and figures of one's title stand in the other: one sentence around many names, as of a bulletin, is
 * many news. The first word of a title has its capital for being the first, unless the text has it again.
 */
function isNamedIn(one: Told, other: Told): boolean {
  const names = termsOf(wordsIn(one), one.language);
  const [first = ''] = /[\p{L}\p{N}]+/u.exec(one.title) ?? [];
  const isAgain = wordsIn(one).split(first).length > 2;
  const title = termsOf(isAgain ? one.title : one.title.replace(first, ''), one.language);
  const others = termsOf(wordsIn(other), one.language);
  return [...title.keys()].every(term => others.has(term) || (names.get(term) ?? 0) <= 1);
}

/** What is compared of a text: its beginning says what it tells, and comparing has an end. */
const COMPARED = 10_000;

/** Title and text, the title first, also where the source gives it apart; of a long one the beginning. */
export const wordsIn = ({ title, text }: Pick<Told, 'title' | 'text'>): string =>
  (text.startsWith(title) ? text : `${title}\n${text}`).slice(0, COMPARED);

function isOnePublisher(a: Told, b: Told): boolean {
  const [one, other] = [hostOf(a.url), hostOf(b.url)];
  if (one !== null || other !== null) return one === other;
  // a folder may hold what several publishers write
  return a.source === b.source && (a.outlet === null || b.outlet === null || a.outlet === b.outlet);
}

const hostOf = (url: string | null): string | null =>
  url === null || !URL.canParse(url) ? null : new URL(url).hostname.replace(/^www\./, '');

function isSameEvent(a: Told, b: Told): boolean {
  if (baseOf(a.language) !== baseOf(b.language)) return false;
  const [first, second] = [a, b].map(told => ({
    all: termsOf(wordsIn(told), told.language),
    headline: headlineTermsOf(wordsIn(told), told.language),
  }));
  if (first === undefined || second === undefined) return false;
  const shared = [...first.all].filter(([term]) => second.all.has(term));
  const names = shared.filter(([term, count]) => isName(count) && isName(second.all.get(term) ?? 0));
  const common =
    sum(shared.map(([, count]) => count)) / Math.sqrt(weightOf(first.all) * weightOf(second.all));
  return (
    names.length >= NAMES &&
    common >= COMMON &&
    toldShare(first.headline, second.all) >= HEADLINE &&
    toldShare(second.headline, first.all) >= HEADLINE
  );
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
const weightOf = (terms: Terms): number => sum([...terms.values()]);

/** How much of these terms the others tell, 0 to 1. */
function toldShare(terms: Terms, others: Terms): number {
  const told = [...terms].filter(([term]) => others.has(term)).map(([, count]) => count);
  return terms.size === 0 ? 0 : sum(told) / weightOf(terms);
}
