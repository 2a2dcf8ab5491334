import type { FeedItem } from '../../feed.ts';
import { withoutInvisible } from '../../../invisible.ts';
import { droppedElements, keptElements } from '../html/allowed-html.ts';
import { plainText, sanitizeHtml } from '../html/sanitize-html.ts';
import type { XmlElement } from '../xml/xml-tree.ts';

/** The words of an element and of all in it, as they are. */
export function wordsIn(element: XmlElement): string {
  const [only] = element.nodes;
  if (element.nodes.length === 1 && typeof only === 'string') return only;
  return element.nodes.map(node => (typeof node === 'string' ? node : wordsIn(node))).join('');
}

/** The words of an element, trimmed; null when there are none. */
export function textIn(element: XmlElement | undefined): string | null {
  const text = element === undefined ? '' : wordsIn(element).trim();
  return text === '' ? null : text;
}

/** Atom 1.0 wraps XHTML in a `div` that is no part of it. */
function insideDiv(element: XmlElement): XmlElement {
  const [only, ...more] = element.nodes.filter(node => typeof node !== 'string' || node.trim() !== '');
  const isDiv = typeof only === 'object' && more.length === 0 && /^(?:xhtml:)?div$/.test(only.name);
  return isDiv ? only : element;
}

interface Written {
  readonly text: string;
  readonly kind: 'html' | 'plain';
}

/** What is written in a title, a summary, a content: by `type` and `mode` in Atom, else by its looks. */
function writtenIn(element: XmlElement): Written {
  const type = (element.attributes.get('type') ?? '').trim().toLowerCase();
  const mode = (element.attributes.get('mode') ?? '').trim().toLowerCase();
  if (element.nodes.some(node => typeof node !== 'string'))
    return { text: markupIn(type === 'xhtml' ? insideDiv(element) : element), kind: 'html' };
  const words = wordsIn(element);
  const text = mode === 'base64' || isBinary(type) ? fromBase64(words) : words;
  const isHtml = type.includes('html') || type === '' || looksLikeHtml(text);
  return { text, kind: isHtml ? 'html' : 'plain' };
}

/** Atom 1.0: what is neither text nor XML is in base64. */
const isBinary = (type: string): boolean => type.includes('/') && !/^text\/|\bxml$|html/.test(type);

function fromBase64(text: string): string {
  const letters = text.replace(/\s+/g, '');
  return /^[\w+/-]+={0,2}$/.test(letters) ? Buffer.from(letters, 'base64').toString('utf8') : text;
}

const ELEMENTS = [...keptElements, ...droppedElements, 'center', 'font', 'tt'].join('|');
const MARKUP = new RegExp(
  `</?(?:${ELEMENTS})\\b[^<>]*>|&(?:#\\d{1,7}|#x[\\da-f]{1,6}|[a-z][a-z\\d]{1,30});`,
  'i',
);
/** Whether text has tags or entities of HTML in it. Text that only has a "<" is plain. */
const looksLikeHtml = (text: string): boolean => MARKUP.test(text);

/** A title as plain text, and as HTML where that says more; null when there is none. */
export function titleIn(element: XmlElement | undefined): Pick<FeedItem, 'title' | 'titleHtml'> {
  if (element === undefined) return { title: null };
  const { text, kind } = writtenIn(element);
  // a title without a type is plain text with a "<" more often than it is HTML
  const isHtml = kind === 'html' && looksLikeHtml(text);
  const title = isHtml ? folded(plainText(text)) : folded(text);
  if (title === '') return { title: null };
  const html = isHtml ? folded(sanitizeHtml(text, element.base)) : escaped(title);
  return /(?:<|&lt;)[a-z/!?]/i.test(html) ? { title, titleHtml: html } : { title };
}

/** Without signs that nobody sees, control characters among them, which XML forbids and publishers send; other blanks than the usual are kept. */
const folded = (text: string): string =>
  withoutInvisible(text)
    .replace(/[ \t\r\n\f\v]+/g, ' ')
    .trim();

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Sanitised HTML of a summary or a content; null when there is none. */
export function htmlIn(element: XmlElement | undefined): string | null {
  if (element === undefined) return null;
  const { text, kind } = writtenIn(element);
  const html = kind === 'html' ? sanitizeHtml(text, element.base).trim() : escaped(text).trim();
  return html === '' ? null : html;
}

/** What is in an element, as markup: XHTML in Atom, tags that a publisher forgot to escape elsewhere. */
function markupIn(element: XmlElement): string {
  return element.nodes
    .map(node => {
      if (typeof node === 'string') return escaped(node);
      const name = node.name.replace(/^xhtml:/, '');
      const attributes = [...node.attributes]
        .filter(([key]) => /^[a-z-]+$/.test(key))
        .map(([key, value]) => ` ${key}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`);
      const inner = markupIn(node);
      const isEmpty = inner === '' && /^(?:br|hr|img|col|wbr)$/.test(name);
      return `<${name}${attributes.join('')}>${inner}${isEmpty ? '' : `</${name}>`}`;
    })
    .join('');
}
