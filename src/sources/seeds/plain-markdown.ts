/** Markdown as words: a title where its first heading is one, and a paragraph a line. */
export interface PlainMarkdown {
  readonly title: string | null;
  readonly text: string;
}

const FENCE = /^ {0,3}(?:```|~~~)/;
const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/;
const UNDERLINE = /^ {0,3}(?:=+|-{2,})[ \t]*$/;
const RULER = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const REFERENCE = /^ {0,3}\[[^\]]+\]:[ \t]*\S+/;
const TABLE_RULER = /^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+[ \t]*(?::?-{3,}:?)?[ \t]*$/;
const ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/;
const QUOTE = /^ {0,3}(?:>[ \t]?)+/;

/**
 * Takes the markup off a Markdown text: links, emphasis, lists and quotations become plain words, lines wrapped within a
 * paragraph become one, the first `# heading` becomes the title. Pictures and rulers fall away. What is no markup stays.
 */
export function plainMarkdown(markdown: string): PlainMarkdown {
  const blocks = blocksOf(withoutComments(markdown));
  const at = blocks.findIndex(block => block.level === 1);
  const title = blocks[at]?.text ?? null;
  const kept = title === null ? blocks : blocks.filter((_, index) => index !== at);
  return { title, text: kept.map(block => block.text).join('\n') };
}

/** By searching, for a pattern would look to the end of the text from every opening that has no end. */
function withoutComments(markdown: string): string {
  let kept = '';
  let at = 0;
  for (;;) {
    const start = markdown.indexOf('<!--', at);
    const end = start === -1 ? -1 : markdown.indexOf('-->', start + 4);
    if (end === -1) return kept + markdown.slice(at);
    kept += markdown.slice(at, start);
    at = end + 3;
  }
}

interface TextBlock {
  readonly text: string;
  /** Of a heading; 0 for all else. */
  readonly level: number;
}

function blocksOf(markdown: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let open: string[] = [];
  let inCode = false;
  const close = (level = 0): void => {
    const lines = plainInline(open.join('\n')).split('\n');
    blocks.push(...lines.map(line => ({ text: line.trim(), level })).filter(block => block.text !== ''));
    open = [];
  };
  for (const line of markdown.split(/\r?\n/)) {
    if (FENCE.test(line)) {
      close();
      inCode = !inCode;
    } else if (inCode) {
      blocks.push(...(line.trim() === '' ? [] : [{ text: line.trim(), level: 0 }]));
    } else if (open.length > 0 && UNDERLINE.test(line)) {
      close(line.includes('=') ? 1 : 2);
    } else if (line.trim() === '' || RULER.test(line) || REFERENCE.test(line) || TABLE_RULER.test(line)) {
      close();
    } else {
      const heading = HEADING.exec(line);
      if (heading !== null || ITEM.test(line)) close();
      open.push(heading?.[2] ?? line.replace(QUOTE, '').replace(ITEM, ''));
      if (heading !== null) close(heading[1]?.length);
    }
  }
  close();
  return blocks;
}

/** Private characters that stand for an escaped character and for a line break while marks are taken off. */
const ESCAPED = 0xe100;
const BREAK = '\uE001';

/** Marks inside a paragraph. A line break is a blank unless two blanks or a backslash before it make it one. */
function plainInline(text: string): string {
  const plain = text
    .replace(/[\uE001\uE100-\uE17F]/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) => String.fromCharCode(ESCAPED + mark.charCodeAt(0)))
    .replace(/(?: {2,}|\\)\n/g, BREAK)
    .replace(/[ \t]*\n[ \t]*/g, ' ')
    .replace(/!\[[^\][]*\](?:\([^()\s]*(?:\s+"[^"]*")?\)|\[[^\][]*\])/g, '')
    .replace(/\[([^\][]+)\](?:\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"]*")?\)|\[[^\][]*\])/g, '$1')
    .replace(/<(https?:\/\/[^\s<>]+)>/g, '$1')
    .replace(/<br\s*\/?>/gi, BREAK)
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/(`+)([^`]+)\1/g, '$2')
    .replace(/(\*\*\*|\*\*|\*|~~)(?=\S)([^*~\n]*[^\s*~])\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}_])(__|_)(?=\S)([^_\n]*[^\s_])\1(?![\p{L}\p{N}_])/gu, '$2');
  return plain
    .replaceAll(BREAK, '\n')
    .replace(/[\uE100-\uE17F]/g, mark => String.fromCharCode(mark.charCodeAt(0) - ESCAPED));
}
