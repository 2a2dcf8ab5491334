import { markOf, type Block, type RichText, type TextSpan } from '../../../core/rich-text.ts';
import { SECOND } from '../../../core/time.ts';
import { cleanLines, webAddress } from '../../../format/clean-text.ts';

/** Text for Telegram's HTML mode, with the length it has once the tags are parsed away. */
export interface TelegramHtml {
  readonly html: string;
  /**
   * UTF-16 units after parsing. Telegram counts code points (tdlib, MessageContent.cpp), which are never more, so what
   * fits by this count fits by both.
   */
  readonly length: number;
}

/** A longer quotation is folded after its third line, and opens when it is pressed (Bot API, "HTML style"). */
export const LONG_QUOTE = 320;
const EXPANDABLE = 'blockquote expandable';

const TAGS = { bold: 'b', italic: 'i', strike: 's', code: 'code' } as const;

/** The named entities are the only ones Telegram knows, beside &quot; (Bot API, "HTML style"). */
export const escapeTelegramHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Draws text for Telegram. Blocks are parted by a blank line; blocks without a word leave none. Links only to http(s). */
export function toTelegramHtml(text: RichText): TelegramHtml {
  const drawn = text.map(drawBlock).filter(block => block.length > 0);
  return join(drawn, '\n\n');
}

function drawBlock(block: Block): TelegramHtml {
  switch (block.kind) {
    case 'heading':
      return wrap('b', drawSpans(block.spans.map(inHeading)));
    case 'paragraph':
      return drawSpans(block.spans);
    case 'quote': {
      const words = drawSpans(block.spans);
      return wrap(words.length > LONG_QUOTE ? EXPANDABLE : 'blockquote', words);
    }
    case 'list': {
      const items = block.items.map(drawSpans).filter(item => item.length > 0);
      return join(
        items.map((item, index) => {
          const mark = markOf(block, index, '• ');
          return { html: mark + item.html, length: mark.length + item.length };
        }),
        '\n',
      );
    }
  }
}

/** A heading is bold by itself. */
export const inHeading = ({ style, ...span }: TextSpan): TextSpan =>
  style === 'strike' ? { ...span, style } : span;

export const drawSpans = (spans: readonly TextSpan[]): TelegramHtml => join(spans.map(drawSpan), '');

function drawSpan(span: TextSpan): TelegramHtml {
  const words = cleanLines(span.text);
  if (words === '') return { html: '', length: 0 };
  const plain = { html: escapeTelegramHtml(words), length: words.length };
  const href = webAddress(span.href ?? null);
  // "Code" takes no other entity within or around itself.
  if (href !== null && span.style === 'code') return wrap('a', plain, href);
  const dated = href === null && span.style !== 'code' ? inReadersZone(plain, span) : plain;
  const styled = span.style === undefined ? dated : wrap(TAGS[span.style], dated);
  return href === null ? styled : wrap('a', styled, href);
}

/** Seconds that a 32-bit number holds (tdlib, MessageEntity.cpp). */
const LAST_SECOND = 2 ** 31 - 1;

/** "Date-time entity formatting": the day written out, the time of day. */
const FORMATS = { day: 'D', time: 't' } as const;

/** The day written out and the time, in each reader's zone; the words themselves where a client cannot (Bot API 9.5, "tg-time"). */
function inReadersZone(words: TelegramHtml, { moment, shows }: TextSpan): TelegramHtml {
  const seconds = Math.floor((moment ?? 0) / SECOND);
  if (moment === undefined || seconds <= 0 || seconds > LAST_SECOND) return words;
  return {
    html: `<tg-time unix="${seconds}" format="${shows === undefined ? 'Dt' : FORMATS[shows]}">${words.html}</tg-time>`,
    length: words.length,
  };
}

function wrap(tag: string, inner: TelegramHtml, href?: string): TelegramHtml {
  if (inner.length === 0) return inner;
  const attribute = href === undefined ? '' : ` href="${escapeTelegramHtml(href).replaceAll('"', '&quot;')}"`;
  const [name = ''] = tag.split(' ');
  return { html: `<${tag}${attribute}>${inner.html}</${name}>`, length: inner.length };
}

function join(parts: readonly TelegramHtml[], between: string): TelegramHtml {
  const gaps = Math.max(0, parts.length - 1) * between.length;
  return {
    html: parts.map(part => part.html).join(between),
    length: parts.reduce((sum, part) => sum + part.length, gaps),
  };
}
