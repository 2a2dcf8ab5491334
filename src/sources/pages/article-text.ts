import { Readability } from '@mozilla/readability';
import { paragraphsOf } from './page-paragraphs.ts';
import { prunePage } from './prune-page.ts';

/** Readability's time grows with the cube of the depth: 500 levels take more than a second. Real pages have some thirty. */
const DEEPEST = 120;

export interface KnownArticle {
  readonly title: string | null;
  /** The text as structured data has it, a paragraph a line. */
  readonly body: string | null;
}

/** The text of a page's article, a paragraph a line; empty when there is none. Changes the document. */
export function articleText(document: Document, { title }: KnownArticle): string {
  prunePage(document);
  return paragraphsOf(contentOf(document))
    .filter(paragraph => paragraph !== title)
    .join('\n');
}

/** The element that Readability finds. */
function contentOf(document: Document): Element | null {
  const whole = document.querySelector('article, main, body');
  if (isDeeperThan(document.documentElement, DEEPEST)) return whole;
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
