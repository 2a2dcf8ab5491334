import { parseHTML } from 'linkedom/worker'; // the same in one file: 1 MB less than as 180 of them
import { withoutInvisible } from '../invisible.ts';
import { withoutShortcodes } from '../shortcodes.ts';
import { articleText } from './text/article-text.ts';
import { readFacts, type FactsOptions, type PageFacts } from './page-facts.ts';

/** What a web page says, without its markup and what stands around the article. */
export interface Page extends PageFacts {
  /** A paragraph a line; empty when no article was found. */
  readonly text: string;
}

/** Far above any real page; a hostile one is not worked through. */
const MOST_ELEMENTS = 50_000;

/** The article of a page. Dates without a zone are in UTC. Never throws; an empty text when there is none. */
export const readHtml = (html: string, url: string | null): Page => readPage(html, { url, timezone: 'UTC' });

/**
 * Reads a page: what it says of itself (JSON-LD, meta elements, microdata) and shows by its headline, and its article's text
 * as Mozilla's Readability finds it. Pure, for whoever wants to run it in a worker.
 */
export function readPage(html: string, options: FactsOptions): Page {
  const document = documentOf(withoutInvisible(withoutShortcodes(html).replace(INVISIBLE_ENTITY, '')));
  const { facts, body } = readFacts(document, options);
  return { ...facts, text: articleText(document, { title: facts.title, body }) };
}

/** Characters that nobody sees, as entities; joiners are left where they may join something. */
const INVISIBLE_ENTITY =
  /&(?:shy|ZeroWidthSpace|NoBreak|lrm|rlm|#(?:173|820[367]|823[4-8]|8288|829[4-7]|65279|x0*(?:ad|200[bef]|202[a-e]|206[0-9]|feff)));|(?<=[a-z;])&(?:zwnj|zwj|#(?:820[45]|x0*200[cd]));(?=[a-z&])/gi;

const NO_PAGE = '<!doctype html><html><head></head><body></body></html>';

/** A whole document, also of a fragment; too many elements to be a page give an empty one, before any time is spent on them. */
function documentOf(html: string): Document {
  const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  const { document } = parseHTML(hasTooManyTags(whole) ? NO_PAGE : whole);
  if (document.querySelector('body') === null) return parseHTML(NO_PAGE).document;
  if (LOUD_ATTRIBUTE.test(whole)) quietAttributes(document);
  return document;
}

/** Names of attributes may be in any case; linkedom keeps theirs. */
const LOUD_ATTRIBUTE = /<[A-Za-z][^<>]{0,200}\s[A-Z]+[ \t]{0,9}=/;

function quietAttributes(document: Document): void {
  for (const element of document.querySelectorAll('*'))
    for (const { name, value } of [...element.attributes]) {
      const quiet = name.toLowerCase();
      if (name === quiet || element.hasAttribute(quiet)) continue;
      element.removeAttribute(name);
      element.setAttribute(quiet, value);
    }
}

/** An element has two tags; a bracket that begins none, and each entity, is a piece of text of its own, and costs as much. */
const hasTooManyTags = (html: string): boolean =>
  hasMore(html, '<', 2 * MOST_ELEMENTS) || hasMore(html, '&', 4 * MOST_ELEMENTS);

function hasMore(html: string, mark: string, most: number): boolean {
  let count = 0;
  for (let at = html.indexOf(mark); at !== -1 && count <= most; at = html.indexOf(mark, at + 1)) count++;
  return count > most;
}
