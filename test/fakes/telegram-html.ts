import { checkedLink, lower, userOfLink } from './telegram-link.ts';

/** A marked stretch of a message, as the Bot API names it; offsets in UTF-16 units. */
export interface HtmlEntity {
  readonly type: EntityType;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly language?: string;
  readonly custom_emoji_id?: string;
  readonly user?: number;
}

export type EntityType =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strikethrough'
  | 'spoiler'
  | 'code'
  | 'pre'
  | 'blockquote'
  | 'expandable_blockquote'
  | 'text_link'
  | 'text_mention'
  | 'custom_emoji'
  | 'date_time';

export type ParsedHtml =
  | { readonly text: string; readonly entities: readonly HtmlEntity[] }
  /** In the server's words, after "Bad Request: ". */
  | { readonly error: string };

const simpleTags: Readonly<Record<string, EntityType>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
};
const otherTags: ReadonlySet<string> = new Set(['a', 'tg-emoji', 'tg-time', 'code', 'pre', 'blockquote']);

/** Outer marks come before inner ones of the same extent. */
const priority: Readonly<Record<EntityType, number>> = {
  blockquote: 0,
  expandable_blockquote: 0,
  pre: 11,
  code: 20,
  text_link: 49,
  text_mention: 49,
  date_time: 50,
  bold: 90,
  italic: 91,
  underline: 92,
  strikethrough: 93,
  spoiler: 94,
  custom_emoji: 99,
};

const priorityOf = ({ type, language }: HtmlEntity): number =>
  type === 'pre' && language !== undefined ? 10 : priority[type];

class HtmlError extends Error {}

const isBlank = (c: string): boolean => c === '' || ' \t\r\n\0\v'.includes(c);
const isEnd = (c: string): boolean => c === '' || c === '\0';

/**
 * Reads Telegram's HTML as strictly as its server does, and complains in its words. It is not HTML: few tags, four named
 * characters, no comments, quoted attributes. What TDLib makes of the same text is compared by
 * `test/scripts/check-telegram-html.ts`.
 */
export function parseTelegramHtml(html: string): ParsedHtml {
  if (!html.isWellFormed()) return { error: 'text must be encoded in UTF-8' };
  try {
    return new Reader(html).read();
  } catch (error) {
    if (error instanceof HtmlError) return { error: `can't parse entities: ${error.message}` };
    throw error;
  }
}

interface OpenTag {
  readonly name: string;
  readonly argument: string;
  readonly extra: string;
  readonly offset: number;
}

/** One pass over one text. */
class Reader {
  readonly #html: string;
  #at = 0;
  #text = '';
  /** Half of a surrogate pair was written as a number: even two halves make no whole. */
  #broken = false;
  readonly #open: OpenTag[] = [];
  readonly #found: HtmlEntity[] = [];

  constructor(html: string) {
    this.#html = html;
  }

  read(): ParsedHtml {
    while (this.#at < this.#html.length) {
      const c = this.#html.charAt(this.#at);
      if (c === '<') this.#tag();
      else {
        const character = this.#character();
        this.#broken ||= !character.isWellFormed() && c === '&';
        this.#text += character;
      }
    }
    const unclosed = this.#open.at(-1);
    if (unclosed !== undefined)
      throw new HtmlError(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
    if (this.#broken)
      throw new HtmlError(
        'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
      );
    const entities = this.#found
      .map(entity => (entity.type === 'code' ? without(entity, 'language') : entity))
      .sort((a, b) => a.offset - b.offset || b.length - a.length || priorityOf(a) - priorityOf(b));
    return { text: this.#text, entities };
  }

  /** The character at the place, a decoded one when it is written as `&…;`; moves on. */
  #character(): string {
    const decoded = decodeAt(this.#html, this.#at);
    if (decoded !== null) {
      this.#at = decoded.next;
      return decoded.text;
    }
    return this.#html.charAt(this.#at++);
  }

  #tag(): void {
    const begin = this.#at++;
    if (this.#html.charAt(this.#at) === '/') this.#endTag(begin);
    else this.#startTag(begin);
  }

  #startTag(begin: number): void {
    const name = lower(this.#word(c => isBlank(c) || c === '>'));
    if (isEnd(this.#peek())) this.#fail(begin, 'Unclosed start tag');
    if (!(name in simpleTags) && !otherTags.has(name)) this.#fail(begin, `Unsupported start tag "${name}"`);
    let argument = '';
    let extra = '';
    while (this.#peek() !== '>') {
      this.#blanks();
      if (this.#peek() === '>') break;
      const attribute = this.#attribute(name, begin);
      if (attribute === null) continue;
      const { key, value } = attribute;
      if (name === 'a' && key === 'href') argument = value;
      else if (name === 'code' && key === 'class' && value.startsWith('language-')) argument = value.slice(9);
      else if (name === 'span' && key === 'class' && value.startsWith('tg-')) argument = value.slice(3);
      else if (name === 'tg-emoji' && key === 'emoji-id') argument = value;
      else if (name === 'tg-time' && key === 'unix') argument = value;
      else if (name === 'tg-time' && key === 'format') extra = value;
      else if (name === 'blockquote' && key === 'expandable') argument = '1';
    }
    if (name === 'span' && argument !== 'spoiler')
      this.#fail(begin, 'Tag "span" must have class "tg-spoiler"');
    this.#at++;
    this.#open.push({ name, argument, extra, offset: this.#text.length });
  }

  #attribute(tag: string, begin: number): { key: string; value: string } | null {
    const key = this.#word(c => isBlank(c) || '=>/"\''.includes(c));
    if (key === '') this.#fail(begin, `Empty attribute name in the tag "${tag}"`);
    this.#blanks();
    if (this.#peek() !== '=') {
      if (isEnd(this.#peek())) this.#fail(begin, `Unclosed start tag "${tag}"`);
      return key === 'expandable' ? { key, value: '' } : null;
    }
    this.#at++;
    this.#blanks();
    if (isEnd(this.#peek())) this.#fail(begin, `Unclosed start tag "${tag}"`);
    const quote = this.#peek();
    const value = quote === '"' || quote === "'" ? this.#quoted(quote) : this.#token();
    if (isEnd(this.#peek())) this.#fail(begin, 'Unclosed start tag');
    return { key, value };
  }

  #token(): string {
    const begin = this.#at;
    const value = lower(this.#word(c => !/^[A-Za-z0-9.-]$/.test(c)));
    if (!isBlank(this.#peek()) && this.#peek() !== '>') this.#fail(begin, 'Unexpected end of name token');
    return value;
  }

  #quoted(quote: string): string {
    this.#at++;
    let value = '';
    while (this.#peek() !== quote && !isEnd(this.#peek())) value += this.#character();
    if (this.#peek() === quote) this.#at++;
    return value;
  }

  #endTag(begin: number): void {
    const open = this.#open.at(-1);
    if (open === undefined) return this.#fail(begin, 'Unexpected end tag');
    this.#at++;
    const name = lower(this.#word(c => isBlank(c) || c === '>'));
    this.#blanks();
    if (this.#peek() !== '>') this.#fail(begin, 'Unclosed end tag');
    if (name !== '' && name !== open.name)
      this.#fail(begin, 'Unmatched end tag', `, expected "</${open.name}>", found "</${name}>"`);
    this.#at++;
    this.#open.pop();
    if (this.#text.length > open.offset) this.#close(open);
  }

  /** Turns a closed tag into a mark. */
  #close({ name, argument, extra, offset }: OpenTag): void {
    const at = { offset, length: this.#text.length - offset };
    const last = this.#found.at(-1);
    const sameExtent = last?.offset === at.offset && last.length === at.length;
    const simple = simpleTags[name];
    if (simple !== undefined) this.#found.push({ type: simple, ...at });
    else if (name === 'a') this.#link(argument === '' ? this.#text.slice(offset) : argument, at);
    else if (name === 'blockquote')
      this.#found.push({ type: argument === '' ? 'blockquote' : 'expandable_blockquote', ...at });
    else if (name === 'tg-emoji') {
      if (!isId(argument)) throw new HtmlError('Invalid custom emoji identifier specified');
      this.#found.push({ type: 'custom_emoji', ...at, custom_emoji_id: argument });
    } else if (name === 'tg-time') this.#time(argument, extra, at);
    else if (name === 'pre') {
      if (last?.type === 'code' && sameExtent && last.language !== undefined)
        this.#found[this.#found.length - 1] = { ...last, type: 'pre' };
      else this.#found.push({ type: 'pre', ...at });
    } else if (last?.type === 'pre' && last.language === undefined && sameExtent && argument !== '')
      this.#found[this.#found.length - 1] = { ...last, language: argument };
    else this.#found.push({ type: 'code', ...at, ...(argument === '' ? {} : { language: argument }) });
  }

  #link(address: string, at: { offset: number; length: number }): void {
    const user = userOfLink(address);
    if (user !== null) {
      this.#found.push({ type: 'text_mention', ...at, user });
      return;
    }
    const url = checkedLink(address);
    if (url !== null) this.#found.push({ type: 'text_link', ...at, url });
  }

  #time(unix: string, format: string, at: { offset: number; length: number }): void {
    if (!/^(?:r|[wdt]*)$/i.test(format)) throw new HtmlError('Invalid date format used');
    // read as C reads a 32-bit number: digits up to the first other sign, rolling over
    const seconds = Number(BigInt.asIntN(32, BigInt(/^-?\d+/.exec(unix)?.[0] ?? '0')));
    if (seconds > 0) this.#found.push({ type: 'date_time', ...at });
  }

  #peek(): string {
    return this.#html.charAt(this.#at);
  }

  #word(ends: (c: string) => boolean): string {
    const begin = this.#at;
    while (this.#peek() !== '' && !ends(this.#peek())) this.#at++;
    return this.#html.slice(begin, this.#at);
  }

  #blanks(): void {
    while (!isEnd(this.#peek()) && isBlank(this.#peek())) this.#at++;
  }

  #fail(begin: number, what: string, more = ''): never {
    throw new HtmlError(`${what} at byte offset ${Buffer.byteLength(this.#html.slice(0, begin))}${more}`);
  }
}

const isId = (text: string): boolean => /^-?\d{1,19}$/.test(text) && BigInt(text) !== 0n;

const without = (entity: HtmlEntity, key: 'language'): HtmlEntity => {
  const { [key]: _, ...rest } = entity;
  return rest;
};

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** `&…;` at this place: only four names, and numbers below 0x10ffff of fewer than ten signs. The `;` may be missing. */
function decodeAt(html: string, at: number): { readonly text: string; readonly next: number } | null {
  if (html.charAt(at) !== '&') return null;
  const [all = '', hex, decimal, name] =
    /^&(?:#x([0-9a-fA-F]*)|#(\d*)|([a-zA-Z]*))/.exec(html.slice(at, at + 40)) ?? [];
  const text =
    name === undefined
      ? byNumber(hex === undefined ? Number(decimal) : parseInt(hex, 16), all)
      : (named[name] ?? null);
  if (text === null) return null;
  const end = at + all.length;
  return { text, next: html.charAt(end) === ';' ? end + 1 : end };
}

function byNumber(code: number, written: string): string | null {
  if (!(code > 0 && code < 0x10ffff) || written.length >= 10) return null;
  return code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code);
}
