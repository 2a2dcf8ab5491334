import { parseHTML } from 'linkedom';

/** What the tests ask of an element; the house compiles without the browser's types. */
export interface PageElement {
  readonly tagName: string;
  readonly id: string;
  readonly className: string;
  readonly textContent: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  remove(): void;
}

/** Reads a page. */
export function readPage(markup: string): PageElement {
  const { document } = parseHTML(markup) as unknown as { document: { documentElement: PageElement } };
  return document.documentElement;
}

/** All elements below `page` that fit. */
export const all = (page: PageElement, selector: string): PageElement[] => [
  ...page.querySelectorAll(selector),
];

/** An element's words with blanks folded; empty for none. */
export const wordsOf = (element: PageElement | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/gu, ' ').trim();
