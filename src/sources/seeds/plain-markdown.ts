import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { TAG, withoutTags } from './generator-tags.ts';

/** Markdown as words: a title where its first heading is one, and a paragraph a line. */
export interface PlainMarkdown {
  readonly title: string | null;
  readonly text: string;
}

// its types name another copy of markdown-it's
const reader = new MarkdownIt({ html: true }).use(footnotes as unknown as (reader: MarkdownIt) => void);
/** Between these nothing is the article's: notes are beside it, and a table's cells are no sentences. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  footnote_block_open: 'footnote_block_close',
  table_open: 'table_close',
};
/** Elements whose content is no text. */
const UNSEEN = /<(script|style|template)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi;
const HTML_TAG = /<\/?[a-z][^<>]*>/gi;
const HTML_BREAK = /<(?:br|\/p|\/div|\/li|\/h[1-6])\b[^<>]*>/gi;

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
  let level = 0;
  return tokens.flatMap(token => {
    if (until !== null) {
      if (token.type === until) until = null;
      return [];
    }
    until = LEFT_OUT[token.type] ?? null;
    if (token.type === 'heading_open') level = Number(token.tag.slice(1));
    if (token.type === 'heading_close') level = 0;
    return linesOf(wordsOf(token)).map(text => ({ text, level }));
  });
}

function wordsOf({ type, content, children }: Token): string {
  switch (type) {
    case 'inline':
      return (children ?? []).map(wordsIn).join('');
    case 'fence':
    case 'code_block':
      return content;
    case 'html_block':
      return content.replace(UNSEEN, '').replace(HTML_BREAK, '\n').replace(HTML_TAG, '');
    default:
      return '';
  }
}

function wordsIn({ type, content }: Token): string {
  switch (type) {
    case 'text':
    case 'text_special':
    case 'code_inline':
      return content;
    case 'softbreak':
      return ' ';
    case 'hardbreak':
      return '\n';
    case 'html_inline':
      return /^<br\b/i.test(content) ? '\n' : '';
    default:
      return '';
  }
}

const linesOf = (text: string): string[] =>
  text
    .replaceAll(TAG, '')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
