import type { ShownKind, ShownPart, ShownText } from '../../../core/ports/message-view.ts';
import { SECOND, toIso } from '../../../core/time.ts';
import { webAddress } from '../../../format/clean-text.ts';
import { LAST_INSTANT } from './discord-markdown.ts';

/** Markers of Discord's Markdown ("Text Formatting 101") and what they show, longest first. */
const MARKS = {
  '**': 'bold',
  __: 'underlined',
  '~~': 'struck',
  '||': 'spoiler',
  '*': 'italic',
  _: 'italic',
  '`': 'code',
} as const satisfies Readonly<Record<string, ShownKind>>;
type Mark = keyof typeof MARKS;
const marks = Object.keys(MARKS) as Mark[];

/** Deeper nesting is shown as it is written: no formatter writes it, and it must not cost time. */
const DEPTH = 6;

/**
 * An embed's description as Discord shows it: paragraphs, headings, lists and quotations by line; emphasis, code and masked
 * links within; backslashes gone. Whatever is none of these is shown as the characters it is made of.
 */
export function shownMarkdown(source: string): ShownText {
  const blocks: { kind: 'quote' | 'text'; lines: string[] }[] = [];
  for (const line of source.split('\n')) {
    const kind = line.startsWith('> ') ? 'quote' : 'text';
    const last = blocks.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else blocks.push({ kind, lines: [line] });
  }
  return blocks.flatMap(({ kind, lines }, i): ShownText =>
    kind === 'quote'
      ? [{ kind: 'quote', children: lined(lines.map(line => line.slice(2))) }]
      : // a block ends its line by itself
        lined(lines, i === blocks.length - 1 ? '' : '\n'),
  );
}

/** The words of a message alone, as they are read: no marks, no numbers of people, channels and emoji of a server. */
export function plainMarkdown(source: string): string {
  const named = source.replace(/<(?:a?:(\w+):\d+|[@#&!]+\d+|\/[^:>]+:\d+)>/gu, (_, emoji?: string) =>
    emoji === undefined ? '' : `:${emoji}:`,
  );
  return wordsIn(shownMarkdown(named))
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
}

const wordsIn = (text: ShownText): string =>
  text.map(part => (typeof part === 'string' ? part : wordsIn(part.children))).join('');

const lined = (lines: readonly string[], end = ''): ShownText =>
  lines.flatMap((line, i): ShownText => {
    const after = i === lines.length - 1 ? end : '\n';
    const heading = /^#{1,3} (.*)$/u.exec(line)?.[1];
    if (heading !== undefined) return [{ kind: 'heading', children: shownLine(heading) }, after];
    const item = /^[-*] (.*)$/u.exec(line)?.[1];
    return item === undefined ? [...shownLine(line), after] : ['• ', ...shownLine(item), after];
  });

/** What can stand within a line of an embed's title or description. */
export const shownLine = (source: string): ShownText => inline(source, 0, true);

/** `links`: whether a link may begin there; within one none does. */
function inline(source: string, depth: number, links: boolean): ShownText {
  const parts: ShownText[number][] = [];
  let plain = '';
  const push = (part: ShownText[number]) => {
    parts.push(plain, part);
    plain = '';
  };
  let at = 0;
  while (at < source.length) {
    const escaped = /^\\([!-/:-@[-`{-~])/u.exec(source.slice(at, at + 2))?.[1];
    const mark = marks.find(known => source.startsWith(known, at));
    const link = links && source[at] === '[' && depth < DEPTH ? linkAt(source, at) : null;
    const angled = source[at] === '<' ? angledAt(source, at) : null;
    const bare = links && source[at] === 'h' ? bareAt(source, at) : null;
    const end = mark !== undefined && depth < DEPTH ? closing(source, mark, at + mark.length) : -1;
    if (escaped !== undefined) {
      plain += escaped;
      at += 2;
    } else if (link !== null) {
      push({ kind: 'link', href: link.href, children: inline(link.words, depth + 1, false) });
      at = link.end;
    } else if (bare !== null) {
      push(bare.part);
      at = bare.end;
    } else if (angled !== null) {
      push(angled.part);
      at = angled.end;
    } else if (mark !== undefined && end > at + mark.length) {
      const inner = source.slice(at + mark.length, end);
      push({ kind: MARKS[mark], children: mark === '`' ? [inner] : inline(inner, depth + 1, links) });
      at = end + mark.length;
    } else {
      plain += mark ?? source.charAt(at);
      at += (mark ?? ' ').length;
    }
  }
  return [...parts, plain];
}

/** Where `mark` closes, or -1; an escaped one does not, nor (outside of code) a half of a double one. */
function closing(source: string, mark: Mark, from: number): number {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\' && mark !== '`') at++;
    else if (source.startsWith(mark, at)) {
      if (mark.length === 2 || source[at + 1] !== mark || mark === '`') return at;
      at++;
    }
  }
  return -1;
}

function linkAt(source: string, at: number): { words: string; href: string; end: number } | null {
  const found = /\[((?:\\.|[^\\\]]){1,1000})\]\(<?(https?:[^\s<>()]{1,2048})>?\)/uy;
  found.lastIndex = at;
  const [whole, words, address] = found.exec(source) ?? [];
  const href = webAddress(address ?? null);
  if (whole === undefined || words === undefined || href === null) return null;
  return { words, href, end: at + whole.length };
}

/** An address as it stands, without what closes the sentence around it. */
function bareAt(source: string, at: number): { part: ShownPart; end: number } | null {
  const found = /https?:\/\/[^\s<>\\`*|~]{1,2048}/uy;
  found.lastIndex = at;
  const [whole] = found.exec(source) ?? [];
  const address = whole?.replace(/[.,;:!?)\]'"]+$/u, '');
  const href = webAddress(address ?? null);
  if (address === undefined || href === null) return null;
  return { part: { kind: 'link', href, children: [address] }, end: at + address.length };
}

/** A timestamp, or an address without a preview. */
function angledAt(source: string, at: number): { part: ShownPart; end: number } | null {
  const found = /<(?:t:(-?\d{1,13})(?::[tTdDfFR])?|(https?:\/\/[^\s<>]{1,2048}))>/uy;
  found.lastIndex = at;
  const [whole, seconds, address] = found.exec(source) ?? [];
  if (whole === undefined) return null;
  const end = at + whole.length;
  if (seconds === undefined) {
    const href = webAddress(address ?? null);
    return href === null ? null : { part: { kind: 'link', href, children: [address ?? href] }, end };
  }
  const moment = Number(seconds) * SECOND;
  const iso = toIso(Math.abs(moment) > LAST_INSTANT ? null : moment);
  return iso === null
    ? null
    : { part: { kind: 'moment', at: moment, children: [`${iso.slice(0, 16).replace('T', ' ')} UTC`] }, end };
}
