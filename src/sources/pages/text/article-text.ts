import { Readability } from '@mozilla/readability';
import { isEntryMark, signatureOf } from './entry-mark.ts';
import { paragraphsOf, type Paragraph } from './page-paragraphs.ts';
import { prunePage } from './prune-page.ts';
import { withoutLeftovers } from './trim-paragraphs.ts';

/** Readability's time grows with the cube of the depth: 500 levels take more than a second. Real pages have some thirty. */
const DEEPEST = 120;

export interface KnownArticle {
  readonly title: string | null;
  /** The text as structured data has it, a paragraph a line. */
  readonly body: string | null;
}

/** The text of a page's article, a paragraph a line; empty when there is none. Changes the document. */
export function articleText(document: Document, known: KnownArticle): string {
  // boxes within boxes without end are measured again and again: such a page has no boxes
  if (isDeeperThan(document.documentElement, DEEPEST))
    return textOf(paragraphsOf(document.querySelector('article, main, body')), known);
  prunePage(document);
  const bare = known.title === null ? paragraphsOf(document.querySelector('body')) : [];
  if (isBare(bare)) return textOf(bare, known);
  const place = paragraphsOfPlace(document);
  const found = paragraphsOf(readContent(document));
  const chosen = isMuchMore(place, found) || hasEntries(place) ? place : found;
  const text = textOf(chosen, known);
  return known.body !== null && isPart(text, known.body) ? known.body : text;
}

const textOf = (paragraphs: readonly Paragraph[], known: KnownArticle): string =>
  withoutLeftovers(paragraphs, known)
    .map(paragraph => paragraph.text)
    .join('\n');

/** Nothing but paragraphs, as a newsroom's own program writes them: no title, hardly a link, and all of it is the article. */
const isBare = (paragraphs: readonly Paragraph[]): boolean =>
  paragraphs.length > 0 &&
  !paragraphs.some(({ isItem }) => isItem) &&
  paragraphs.reduce((sum, { linked }) => sum + linked, 0) <
    BARE_LINKS * paragraphs.reduce((sum, { text }) => sum + text.length, 0);
const BARE_LINKS = 0.1;

/** What Readability finds of an article is less than this share of what stands where it is said to be: it found a part only. */
const PART = 0.5;
const [SENTENCE, FEW_WORDS] = [60, 400];

const isMuchMore = (place: readonly Paragraph[], found: readonly Paragraph[]): boolean =>
  wordsIn(place) > FEW_WORDS && wordsIn(found) < PART * wordsIn(place);

/** A live blog has many short entries, each with its time; Readability takes the short ones for none. */
const FEWEST_ENTRIES = 3;
const hasEntries = (place: readonly Paragraph[]): boolean =>
  place.filter(({ text }) => isEntryMark(text) || signatureOf(text) !== null).length >= FEWEST_ENTRIES;

/** Characters of paragraphs that are sentences rather than labels and links. */
const wordsIn = (paragraphs: readonly Paragraph[]): number =>
  paragraphs.reduce(
    (sum, { text, linked }) =>
      sum + (text.length >= SENTENCE && linked < 0.5 * text.length ? text.length - linked : 0),
    0,
  );

const PLACES =
  '[itemprop~="articleBody"], article, main, [role="main"], #content, .content, .entry-content, .post-content, .article-body';
const MOST_PLACES = 12;

/** The paragraphs of the element that says that it holds the article; of nested ones the innermost that has nearly all. */
function paragraphsOfPlace(document: Document): readonly Paragraph[] {
  let best: { paragraphs: readonly Paragraph[]; words: number } = { paragraphs: [], words: 0 };
  for (const element of [...document.querySelectorAll(PLACES)].slice(0, MOST_PLACES)) {
    const paragraphs = paragraphsOf(element);
    const words = wordsIn(paragraphs);
    if (words > 0.9 * best.words) best = { paragraphs, words: Math.max(words, best.words) };
  }
  return best.paragraphs;
}

/** Whether the page shows only a part of the text that structured data has whole. */
function isPart(text: string, body: string): boolean {
  return text.length < PART * body.length && body.includes('\n') && body.length > FEW_WORDS;
}

/** The element that Readability finds. */
function readContent(document: Document): Element | null {
  const whole = document.querySelector('article, main, body');
  try {
    const read = new Readability<Node>(document, {
      serializer: node => node,
      keepClasses: true,
      disableJSONLD: true,
    }).parse();
    const content = read?.content as Element | null | undefined;
    if (content) return content;
  } catch (cause) {
    // Readability throws on odd trees (a deep one ends the stack); the plain paragraphs are then what there is
    if (!(cause instanceof Error)) throw cause;
  }
  return whole;
}

/** Level by level: pages nest deeper than calls may. */
function isDeeperThan(root: Element, limit: number): boolean {
  let level: readonly Element[] = [root];
  for (let depth = 0; depth < limit && level.length > 0; depth++) {
    level = level.flatMap(element => [...element.children]);
  }
  return level.length > 0;
}
