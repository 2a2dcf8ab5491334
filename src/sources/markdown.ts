/** A Markdown text as plain lines: the markup is gone, the words stay, a paragraph is a line. */
export interface PlainMarkdown {
  /** Of the first `# heading` above any text; undefined when there is none. */
  readonly title: string | undefined;
  readonly text: string;
}

/** Reads what articles use of Markdown: headings, emphasis, links, images, lists, quotations, rules, code, comments. */
export function readMarkdown(markdown: string): PlainMarkdown {
  const blocks = markdown
    .replace(/\r\n?/g, '\n')
    .replace(/<!--[^]*?-->/g, '')
    .split(/\n{2,}/)
    .flatMap(splitBlock)
    .map(plain)
    .filter(block => block !== '');
  const heading = /^\s*#\s+(.+?)\s*#*\s*(?:\n|$)/.exec(markdown.replace(/\r\n?/g, '\n'));
  if (heading?.[1] === undefined) return { title: undefined, text: blocks.join('\n') };
  return { title: plain(heading[1]), text: blocks.slice(1).join('\n') };
}

/** Headings, list items and quotation lines stand alone; other lines of a block are one paragraph. */
function splitBlock(block: string): string[] {
  const lines = block.split('\n');
  const parts: string[] = [];
  for (const line of lines) {
    const startsOwn = /^\s*(#{1,6}\s|[-*+]\s|\d{1,3}[.)]\s)/.test(line);
    const before = parts.at(-1);
    if (startsOwn || before === undefined || /^\s*#{1,6}\s/.test(before)) parts.push(line);
    else parts[parts.length - 1] = `${before} ${line.replace(/^\s*>\s?/, '').trim()}`;
  }
  return parts;
}

function plain(block: string): string {
  return block
    .replace(/^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+|\d{1,3}[.)]\s+)+/, '')
    .replace(/\s+#+\s*$/, '')
    .replace(/^\s*(?:[-*_]\s*){3,}$/, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\([^)\s]*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^]*?\S)\1/g, '$2')
    .replace(/(^|[^\p{L}\p{N}*_])[*_](?=\S)([^*_]*\S)[*_](?![\p{L}\p{N}])/gu, '$1$2')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!>])/g, '$1')
    .replace(/[ \t]+/g, ' ')
    .trim();
}
