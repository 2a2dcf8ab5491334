import createMarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { decodeHTMLStrict } from 'entities';
import { BREAK, paragraphsAtBreaks } from '../pages/text/broken-lines.ts';
import { TAG, withoutTags } from './generator-tags.ts';
import { plainLineOf, standsAlone } from './markdown-line.ts';

/** Markdown as words: a title where its first heading is one, and a paragraph a line. */
export interface PlainMarkdown {
  readonly title: string | null;
  readonly text: string;
}

const reader = createMarkdownIt({ html: true }).use(footnotes);
/** Between these nothing is the article's: notes are beside it, and a table's cells are no sentences. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  footnote_block_open: 'footnote_block_close',
  table_open: 'table_close',
};
/** Elements whose content is no text. */
const UNSEEN = /<(script|style|template|figcaption|table|iframe|svg)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi;
const HTML_TAG = /<\/?[a-z][^<>]*>/gi;
const HTML_BLOCK_END = /<\/(?:p|div|li|h[1-6])\b[^<>]*>/gi;
const HTML_BREAK = /<br\b[^<>]*>/gi;

/**
 * Takes the markup off a Markdown text (CommonMark with tables, notes and strike-through, by markdown-it): links, emphasis,
 * lists and quotations become plain words, lines wrapped within a paragraph become one, the first `# heading` becomes the
 * title. Pictures, rulers, tables, notes, comments and the tags of generators fall away. What is no markup stays.
 */
export function plainMarkdown(markdown: string): PlainMarkdown {
  const blocks = blocksOf(reader.parse(withoutTags(markdown), {}));
  const at = blocks.findIndex(({ level }) => level === 1);
  const title = blocks[at]?.text ?? null;
  const kept = title === null ? blocks : blocks.filter((_, index) => index !== at);
  return { title, text: kept.map(({ text }) => text).join('\n') };
}

interface TextBlock {
  readonly text: string;
  /** Of a heading; 0 for all else. */
  readonly level: number;
}

function blocksOf(tokens: readonly Token[]): TextBlock[] {
  let until: string | null = null;
  let [level, inTable] = [0, false];
  const lastEnd = tokens.findLastIndex(isTableEnd);
  return tokens.flatMap((token, at) => {
    if (until !== null) {
      if (token.type === until) until = null;
      return [];
    }
    until = LEFT_OUT[token.type] ?? null;
    if (token.type === 'heading_open') level = Number(token.tag.slice(1));
    if (token.type === 'heading_close') level = 0;
    // an empty line ends a block of HTML, though not its table
    if (inTable && !isTableEnd(token)) return [];
    const content = inTable ? token.content.replace(/^[\s\S]*?<\/table\s*>/i, '') : token.content;
    if (token.type === 'html_block')
      inTable =
        at < lastEnd &&
        content.toLowerCase().lastIndexOf('<table') > content.toLowerCase().lastIndexOf('</table');
    return linesOf(token, content).map(text => ({ text, level }));
  });
}

const isTableEnd = ({ type, content }: Token): boolean =>
  type === 'html_block' && /<\/table\s*>/i.test(content);

function linesOf({ type, children }: Token, content: string): readonly string[] {
  switch (type) {
    case 'inline':
      return inlineLines(children ?? []);
    case 'fence':
    case 'code_block':
      return trimmedLines(content);
    case 'html_block': {
      const words = content
        .replace(UNSEEN, '')
        .replace(HTML_BLOCK_END, '\n')
        .replace(HTML_BREAK, BREAK)
        .replace(HTML_TAG, '');
      return paragraphsAtBreaks(decodeHTMLStrict(words).replaceAll(TAG, ''));
    }
    default:
      return [];
  }
}

/** Stand for code while the line around it is read: what is between backticks is printed as it stands. */
const [CODE, CODE_END] = ['\uE001', '\uE002'];
/** Stands where a line is wrapped, which means nothing. */
const WRAP = '\uE004';

/** The words of a paragraph: its wrapped lines are one, what stands for itself among them is not. */
function inlineLines(children: readonly Token[]): readonly string[] {
  const codes: string[] = [];
  let text = '';
  for (const { type, content } of children) {
    if (type === 'code_inline') text += `${CODE}${codes.push(content) - 1}${CODE_END}`;
    else if (type === 'softbreak') text += WRAP;
    else text += wordsIn(type, content);
  }
  return paragraphsAtBreaks(text.replace(/\uE004?\uE003\uE004?/g, BREAK)).flatMap(paragraph => {
    const lines: string[] = [];
    let isOpen = false;
    for (const line of paragraph.replaceAll(TAG, '').split(WRAP)) {
      const plain = plainLineOf(line);
      const alone = standsAlone(line);
      if (plain !== null && isOpen && !alone) lines.push(`${lines.pop() ?? ''} ${plain}`);
      else if (plain !== null) lines.push(plain);
      // what a box is called is a line of its own
      isOpen = plain === null ? isOpen && !alone : !line.trimStart().startsWith('[!');
    }
    return lines.map(line => line.replace(/\uE001(\d+)\uE002/g, (_, at: string) => codes[Number(at)] ?? ''));
  });
}

function wordsIn(type: string, content: string): string {
  switch (type) {
    case 'text':
    case 'text_special':
      return content.replace(/[\uE001-\uE004]/g, '');
    case 'hardbreak':
      return BREAK;
    case 'html_inline':
      return /^<br\b/i.test(content) ? BREAK : '';
    default:
      return '';
  }
}

const trimmedLines = (text: string): string[] =>
  text
    .replaceAll(TAG, '')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
