import { html } from 'hono/html';
import { webAddress } from '../../format/clean-text.ts';
import type { Html } from '../html.ts';

/** Markers of Discord's Markdown ("Text Formatting 101"), longest first. */
const MARKS = ['**', '__', '~~', '||', '*', '_', '`'] as const;
type Mark = (typeof MARKS)[number];

/** Deeper nesting is shown as it is written: no formatter writes it, and it must not cost time. */
const DEPTH = 6;

/**
 * Shows an embed's description as Discord does: paragraphs, headings, lists and quotations by line; emphasis, code and
 * masked links within; backslashes gone. Whatever is none of these is shown as the characters it is made of.
 */
export function showDiscordMarkdown(source: string): Html {
  const blocks: { kind: 'quote' | 'text'; lines: string[] }[] = [];
  for (const line of source.split('\n')) {
    const kind = line.startsWith('> ') ? 'quote' : 'text';
    const last = blocks.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else blocks.push({ kind, lines: [line] });
  }
  return html`${blocks.map(({ kind, lines }, i) =>
    kind === 'quote'
      ? html`<blockquote>${lined(lines.map(line => line.slice(2)))}</blockquote>`
      : // A block ends its line by itself.
        lined(lines, i === blocks.length - 1 ? '' : '\n'),
  )}`;
}

function lined(lines: readonly string[], end = ''): Html {
  return html`${lines.map((line, i) => {
    const after = i === lines.length - 1 ? end : '\n';
    const heading = /^#{1,3} (.*)$/u.exec(line)?.[1];
    if (heading !== undefined) return html`<b class="heading">${showDiscordLine(heading)}</b>${after}`;
    const item = /^[-*] (.*)$/u.exec(line)?.[1];
    return item === undefined
      ? html`${showDiscordLine(line)}${after}`
      : html`• ${showDiscordLine(item)}${after}`;
  })}`;
}

/** Shows what can stand within a line of an embed's title or description. */
export const showDiscordLine = (source: string): Html => inline(source, 0);

function inline(source: string, depth: number): Html {
  const parts: (string | Html)[] = [];
  let plain = '';
  const push = (part: Html) => {
    parts.push(plain, part);
    plain = '';
  };
  let at = 0;
  while (at < source.length) {
    const escaped = /^\\([!-/:-@[-`{-~])/u.exec(source.slice(at, at + 2))?.[1];
    const mark = MARKS.find(known => source.startsWith(known, at));
    const link = source[at] === '[' && depth < DEPTH ? linkAt(source, at) : null;
    const end = mark !== undefined && depth < DEPTH ? closing(source, mark, at + mark.length) : -1;
    if (escaped !== undefined) {
      plain += escaped;
      at += 2;
    } else if (link !== null) {
      push(html`<a href="${link.href}" rel="noopener noreferrer">${inline(link.words, DEPTH)}</a>`);
      at = link.end;
    } else if (mark !== undefined && end > at + mark.length) {
      const inner = source.slice(at + mark.length, end);
      push(marked(mark, mark === '`' ? html`${inner}` : inline(inner, depth + 1)));
      at = end + mark.length;
    } else {
      plain += mark ?? source.charAt(at);
      at += (mark ?? ' ').length;
    }
  }
  return html`${parts}${plain}`;
}

function marked(mark: Mark, inner: Html): Html {
  switch (mark) {
    case '**':
      return html`<b>${inner}</b>`;
    case '__':
      return html`<u>${inner}</u>`;
    case '~~':
      return html`<s>${inner}</s>`;
    case '||':
      return html`<span class="spoiler">${inner}</span>`;
    case '*':
    case '_':
      return html`<i>${inner}</i>`;
    case '`':
      return html`<code>${inner}</code>`;
  }
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
