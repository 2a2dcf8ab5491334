/** What generators fill in (Hugo's shortcodes, Liquid) and what they read off (kramdown's attribute lists): never text. */
const TAGS = [
  { open: '<!--', close: '-->' },
  { open: '{{', close: '}}' },
  { open: '{%', close: '%}' },
  { open: '{:', close: '}' },
] as const;

/** Stands where a tag was inside a line, so that a link's address with a tag in it stays one; a private character. */
export const TAG = '\uE000';

/** `{% comment %} … {% endcomment %}`: the words between these are none of the article's either. */
const COMMENT = /^\{%-?\s*comment\b/;
const COMMENT_END = 'endcomment';
/** At the end of a heading: `{#id}`, `{.class}`. */
const HEADING_ATTRIBUTES = /^( {0,3}#{1,6}[ \t].*?)[ \t]*\{[#.][^{}\n]*\}[ \t]*$/gm;
const TAGS_ALONE = new RegExp(`^[ \\t]*(?:${TAG}[ \\t]*)+$`, 'gm');

/**
 * Takes the tags of generators and comments out of a Markdown text: a line of nothing but tags becomes an empty one, a tag
 * in a line becomes `TAG`. What stands between paired tags stays, and so does all code. In time linear in the text.
 */
export function withoutTags(markdown: string): string {
  const text = markdown.replaceAll(TAG, '');
  const endless = new Set<string>();
  const find = (what: string, from: number): number => {
    const at = endless.has(what) ? -1 : text.indexOf(what, from);
    if (at === -1) endless.add(what);
    return at;
  };
  let kept = '';
  let at = 0;
  const next = /`+|<!--|\{[{%:]/g;
  for (let match = next.exec(text); match !== null; match = next.exec(text)) {
    const [mark] = match;
    kept += text.slice(at, match.index);
    const end = mark.startsWith('`') ? codeEnd(text, match.index, find) : tagEnd(text, match.index, find);
    kept += mark.startsWith('`') || end === null ? text.slice(match.index, end ?? next.lastIndex) : TAG;
    at = end ?? next.lastIndex;
    next.lastIndex = at;
  }
  return (kept + text.slice(at)).replace(HEADING_ATTRIBUTES, '$1').replace(TAGS_ALONE, '');
}

type Find = (what: string, from: number) => number;

function tagEnd(text: string, start: number, find: Find): number | null {
  const tag = TAGS.find(({ open }) => text.startsWith(open, start));
  const close = tag === undefined ? -1 : find(tag.close, start + tag.open.length);
  if (tag === undefined || close === -1) return null;
  const end = close + tag.close.length;
  if (!COMMENT.test(text.slice(start, Math.min(end, start + 40)))) return end;
  const last = find(COMMENT_END, end);
  const lastClose = last === -1 ? -1 : find('%}', last);
  return lastClose === -1 ? end : lastClose + 2;
}

/** Code ends at a run of as many backticks, a fence at one that begins a line. */
function codeEnd(text: string, start: number, find: Find): number | null {
  const [run = ''] = /^`+/.exec(text.slice(start, start + 200)) ?? [];
  const isFence = run.length > 2 && /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - 40), start));
  const close = find(isFence ? `\n${run}` : run, start + run.length);
  return close === -1 ? null : close + run.length + (isFence ? 1 : 0);
}
