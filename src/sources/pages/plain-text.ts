import { decodeHTMLStrict } from 'entities';
import { withoutShortcodes } from '../shortcodes.ts';
import { BREAK, paragraphsAtBreaks } from './text/broken-lines.ts';

/** Elements of HTML that may stand in a text that was meant to be one; what else stands between angle brackets is none. */
const INLINE =
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark o:p q s samp small source span strike strong ' +
  'sub sup time tt u var wbr';
const BLOCK =
  'address article aside blockquote center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main ' +
  'nav ol p picture pre section table tbody td tfoot th thead tr ul';
/** Elements whose content is no text. */
const UNSEEN =
  /<(script|style|template|iframe|noscript|svg|figcaption|button)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi;
const COMMENT = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[|\]\]>/g;
const tags = (names: string) => new RegExp(`</?(?:${names.replaceAll(' ', '|')})([\\s/][^<>]*)?>`, 'gi');
const INLINE_TAG = tags(INLINE);
const BLOCK_TAG = tags(BLOCK);
const BREAK_TAG = tags('br');

/** A template escapes once too often, now and then twice. */
const ROUNDS = 3;

/** Entities as the characters they stand for, also when they were escaped again; `R&D` and `?a=1&copy=2` stay. */
export function withoutEntities(text: string): string {
  let decoded = text;
  for (let round = 0; round < ROUNDS && /&#?\w{1,31};/.test(decoded); round++)
    decoded = decodeHTMLStrict(decoded);
  return decoded;
}

/** What stands in a tag behind its name is attributes: `a <b && c>` is a comparison. */
const ATTRIBUTES =
  /^[\s/]*$|=|^\s+(?:async|defer|hidden|controls|disabled|allowfullscreen|nowrap|noshade|open|itemscope)\b/i;
const markup =
  (instead: string) =>
  (tag: string, attributes: string | undefined): string =>
    ATTRIBUTES.test(attributes ?? '') ? instead : tag;

/** Escapes of JSON that a template escaped once more: what stands in the string is `\\n`, `\\"`, `\\u00e8`. A path (`C:\\new`) stays. */
export const withoutEscapes = (text: string): string =>
  text.includes('\\')
    ? text
        .replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        .replace(/(?<=[^\w:\\])(?:\\r)?\\n|(?:\\r)?\\n(?![a-z])/g, '\n')
        .replace(/\\t(?![a-z])/g, ' ')
        .replace(/\\(["'/])/g, '$1')
    : text;

/** Without markup; what stands where a block begins or ends, and where a line is broken by hand. */
function withoutMarkup(
  text: string,
  { block, line }: { readonly block: string; readonly line: string },
): string {
  if (!text.includes('<')) return text;
  return text
    .replace(UNSEEN, '')
    .replace(COMMENT, '')
    .replace(BLOCK_TAG, markup(block))
    .replace(BREAK_TAG, markup(line))
    .replace(INLINE_TAG, markup(''));
}

/** A text that may hold entities and HTML, as one line of plain text. A sign that is no markup (`a < b`) stays. */
export const plainLine = (text: string): string =>
  withoutMarkup(withoutShortcodes(withoutEntities(text)), { block: ' ', line: ' ' })
    .replace(/\s+/gu, ' ')
    .trim();

/** The same of an article's body: a paragraph a line. */
export const plainParagraphs = (text: string): string =>
  paragraphsAtBreaks(withoutMarkup(withoutShortcodes(withoutEntities(text)), { block: '\n', line: BREAK }))
    .map(line => line.replace(/\s+/gu, ' '))
    .join('\n');
