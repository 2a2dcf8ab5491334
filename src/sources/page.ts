import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { findNewsArticle, type NewsArticle } from './news-article.ts';

/** A web page as an article. */
export interface Page {
  readonly title: string | null;
  /** Paragraphs joined by a newline; empty when there is no article on the page. */
  readonly text: string;
  readonly language: string | null;
  /** What the page says of itself in JSON-LD; null when it says nothing. */
  readonly stated: NewsArticle | null;
  readonly outlet: string | null;
  readonly image: string | null;
  readonly published: string | null;
}

const BLOCKS = new Set(
  'P DIV SECTION ARTICLE H1 H2 H3 H4 H5 H6 LI UL OL BLOCKQUOTE PRE TABLE TR FIGURE HEADER FOOTER MAIN BR HR DL DT DD'.split(
    ' ',
  ),
);
const SKIPPED = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'FIGCAPTION', 'BUTTON', 'FORM', 'SVG']);

/** Finds the article on a page: Readability's judgement of what is body, and what the page states in its head. */
export function readPage(html: string): Page {
  const { document } = parseHTML(html.includes('<html') ? html : `<html><body>${html}</body></html>`);
  const meta = (name: string) =>
    textOrNull(
      document.querySelector(`meta[property="${name}"],meta[name="${name}"]`)?.getAttribute('content'),
    );
  const stated = [...document.querySelectorAll('script[type="application/ld+json"]')]
    .map(script => findNewsArticle(parseJson(script.textContent)))
    .find(article => article !== null);
  const facts = {
    language: textOrNull(document.documentElement.getAttribute('lang')),
    stated: stated ?? null,
    outlet: stated?.publisher ?? meta('og:site_name'),
    image: stated?.image ?? meta('og:image'),
    published: stated?.published ?? meta('article:published_time'),
  };
  const heading = textOrNull(document.querySelector('article h1, main h1, h1')?.textContent);
  const title = stated?.headline ?? heading ?? meta('og:title') ?? textOrNull(document.title);
  // Readability takes the document apart: everything else was read before
  const article = new Readability(document, { charThreshold: 200 }).parse();
  const content = article?.content
    ? parseHTML(`<html><body>${article.content}</body></html>`).document.body
    : null;
  const text = content === null ? '' : linesOf(content).join('\n');
  return { ...facts, title: title ?? textOrNull(article?.title), text };
}

/** `readPage`, for who wants no more than title and text. */
export const readHtml = (
  html: string,
  _url: string | null,
): { readonly title: string | null; readonly text: string } => {
  const { title, text } = readPage(html);
  return { title, text };
};

const textOrNull = (value: string | null | undefined): string | null =>
  value?.replace(/\s+/g, ' ').trim() || null; // eslint-disable-line @typescript-eslint/prefer-nullish-coalescing -- empty is nothing, too

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null; // broken JSON-LD is common and says nothing
  }
}

interface TextNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<TextNode>;
}

const TEXT_NODE = 3;
const ELEMENT_NODE = 1;

/** The text of an element, a line a block. Goes by its own stack: a page may nest deeper than calls can. */
function linesOf(root: TextNode): string[] {
  const lines = [''];
  const stack: (TextNode | 'break')[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === 'break') lines.push('');
    else if (node.nodeType === TEXT_NODE) lines.push((lines.pop() ?? '') + (node.textContent ?? ''));
    else if (node.nodeType === ELEMENT_NODE && !SKIPPED.has(node.nodeName.toUpperCase())) {
      const isBlock = BLOCKS.has(node.nodeName.toUpperCase());
      if (isBlock) lines.push('');
      if (isBlock) stack.push('break');
      stack.push(...[...node.childNodes].reverse());
    }
  }
  return lines.map(line => line.replace(/\s+/g, ' ').trim()).filter(line => line !== '');
}
