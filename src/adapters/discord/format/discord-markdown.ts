import { markOf, type Block, type RichText, type TextSpan } from '../../../core/rich-text.ts';
import { SECOND } from '../../../core/time.ts';
import { cleanLines, webAddress } from '../../../format/clean-text.ts';

/** The last moment of JavaScript's calendar (ECMA-262, "Time Values"), and of Discord's. */
export const LAST_INSTANT = 8.64e15;

const STYLES = { bold: '**', italic: '*', strike: '~~' } as const;

/**
 * Text that Discord shows as it is: no emphasis, code, spoilers, headings, lists, quotes, links (masked or bare),
 * mentions, channels, custom emoji or timestamps come out of it (Discord's developer documentation, "Message Formatting").
 */
export function escapeDiscordMarkdown(text: string): string {
  return (
    text
      .replace(/[\\*_~|`<[\]]/gu, '\\$&')
      .replace(/@(?=everyone|here)/gu, '\\@')
      // a bare address would be linked, and the escapes within it shown
      .replace(/:(?=\/\/)/gu, '\\:')
      .replace(/^(\s*)([#>+-])/gmu, '$1\\$2')
      .replace(/^(\s*\d+)([.)])/gmu, '$1\\$2')
  );
}

/** Draws text as Discord's Markdown. Blocks are parted by a blank line; blocks without a word leave none. */
export function toDiscordMarkdown(text: RichText): string {
  return text
    .map(drawBlock)
    .filter(block => block !== '')
    .join('\n\n');
}

function drawBlock(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const line = drawSpans(block.spans.map(inHeading)).replaceAll('\n', ' ');
      return line === '' ? '' : `### ${line}`;
    }
    case 'paragraph':
      return drawSpans(block.spans);
    case 'quote':
      return drawSpans(block.spans).replace(/^(?=.)/gmu, '> ');
    case 'list':
      return block.items
        .map(item => drawSpans(item).replaceAll('\n', ' '))
        .filter(item => item !== '')
        .map((item, index) => `${markOf(block, index, '- ')}${item}`)
        .join('\n');
  }
}

/** A heading is bold by itself. */
const inHeading = ({ style, ...span }: TextSpan): TextSpan =>
  style === 'strike' ? { ...span, style } : span;

const drawSpans = (spans: readonly TextSpan[]): string => spans.map(drawSpan).join('').trim();

function drawSpan(span: TextSpan): string {
  const words = cleanLines(span.text);
  // A marker beside a blank marks nothing: outer blanks stay outside of it.
  const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(words) ?? [];
  if (core === '') return words;
  const href = webAddress(span.href ?? null);
  // a link whose words are an address is shown as written, marks and all
  if (href !== null && core === href) return `${before}<${href}>${after}`;
  const stamp = href === null && span.style !== 'code' ? timestampOf(span) : null;
  if (stamp !== null) return before + stamp + after;
  const styled = mark(core, span.style);
  return `${before}${href === null ? styled : `[${styled}](<${escapeHref(href)}>)`}${after}`;
}

/** docs, reference, "Timestamp Styles". */
const TIMESTAMPS = { day: 'D', time: 't' } as const;

/** Day and time in the reader's zone and language, or one of them. */
const timestampOf = ({ moment, shows }: TextSpan): string | null =>
  moment === undefined || Math.abs(moment) > LAST_INSTANT
    ? null
    : `<t:${Math.floor(moment / SECOND)}:${shows === undefined ? 'f' : TIMESTAMPS[shows]}>`;

/** Brackets would end the link; inside an address they may always be percent-encoded. */
export const escapeHref = (href: string): string =>
  href.replace(/[()<>[\]\\]/gu, found => `%${found.charCodeAt(0).toString(16).toUpperCase()}`);

function mark(words: string, style: TextSpan['style']): string {
  if (style === undefined) return escapeDiscordMarkdown(words);
  // Backslashes are shown inside of code, so that a backtick there cannot be escaped.
  if (style === 'code') return /[`\n]/u.test(words) ? escapeDiscordMarkdown(words) : `\`${words}\``;
  return `${STYLES[style]}${escapeDiscordMarkdown(words)}${STYLES[style]}`;
}
