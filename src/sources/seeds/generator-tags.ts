import { shortcodeEnd } from '../shortcodes.ts';

/**
 * What generators fill in (Hugo's shortcodes, Liquid, Nunjucks) and what they read off (kramdown's attribute lists, comments,
 * LaTeX's environments): never text. Of those that begin alike the longer stands first.
 */
const TAGS: readonly { readonly open: string; readonly close: string; readonly isIn?: RegExp }[] = [
  { open: '<!--', close: '-->' },
  { open: '{{{', close: '}}}' },
  // a shortcode ends with the sign that it began with, whatever its values hold
  { open: '{{<', close: '>}}' },
  { open: '{{%', close: '%}}' },
  { open: '{{', close: '}}' },
  { open: '{%', close: '%}' },
  { open: '{/*', close: '*/}' },
  // `{#id}` is a heading's
  { open: '{#', close: '#}', isIn: /^\{#(?:[\s-]|[^}\n]*#\})/ },
  { open: '{:', close: '}' },
  { open: '%%', close: '%%', isIn: /^%%(?!%)/ },
  { open: '\\begin{', close: '\\end{' },
];

/** Stands where a tag was inside a line, so that a link's address with a tag in it stays one; a private character. */
export const TAG = '\uE000';

/** The words between these are none of the article's either: Liquid's comments, Hugo's, kramdown's. */
const COMMENTS = [
  { open: /^\{%-?\s*comment\b/, end: 'endcomment', close: '%}' },
  { open: /^\{\{[<%]\s*comment\b/, end: '/comment', close: '}}' },
  { open: /^\{::comment\b[^{}]*(?<!\/)\}/, end: '{:/', close: '}' },
] as const;
/** kramdown writes the list of its headings where one stands before `{:toc}`. */
const CONTENTS = /^(?:[*+-]|\d+\.)[ \t]+[^\n]*\n[ \t]*\{:[ \t]*toc\b[^{}\n]*\}[ \t]*$/gm;
/** Statements of MDX, on lines of their own. */
const MODULES =
  /^(?:import\s+(?:[\w$*{},\s]{1,300}\s+from\s+)?["'][^"'\n]+["'];?|export\s+(?:const|let|default|function|async)\b[^\n]*)[ \t]*$/gm;
/** An object or function that one of them begins, to the bracket on a line of its own. */
const MODULE_BLOCKS =
  /^export\s+(?:const|let|default|(?:async\s+)?function)\b[^\n]*[{[(][ \t]*\n(?:(?:[ \t][^\n]*)?\r?\n){0,200}[}\])][)\]};, \t]*$/gm;
/** Elements of MDX whose attributes are no HTML. */
const COMPONENTS = /<[A-Z][\w.]*\s[^<>]*>/g;
const TAGS_ALONE = new RegExp(`^[ \\t]*(?:${TAG}[ \\t]*)+$`, 'gm');

/**
 * Takes the tags of generators, WordPress's shortcodes and comments out of a Markdown text: a line of nothing but tags becomes an empty one, a tag
 * in a line becomes `TAG`. What stands between paired tags stays, and so does all code. In time linear in the text.
 */
export function withoutTags(markdown: string): string {
  const text = markdown
    .replaceAll(TAG, '')
    .replace(CONTENTS, '')
    .replace(MODULE_BLOCKS, '')
    .replace(MODULES, '')
    .replace(COMPONENTS, element => (element.includes('={') ? '' : element));
  const endless = new Set<string>();
  const find = (what: string, from: number): number => {
    const at = endless.has(what) ? -1 : text.indexOf(what, from);
    if (at === -1) endless.add(what);
    return at;
  };
  let kept = '';
  let at = 0;
  const next = /`+|^~{3,}|<!--|\{[{%:#/]|(?<!\S)%%|\\begin\{|\[\/?[a-z]/gm;
  for (let match = next.exec(text); match !== null; match = next.exec(text)) {
    const [mark] = match;
    kept += text.slice(at, match.index);
    const isCode = /^[`~]/.test(mark);
    const end = isCode
      ? codeEnd(text, match.index, find)
      : mark.startsWith('[')
        ? shortcodeEnd(text, match.index)
        : tagEnd(text, match.index, find);
    kept += isCode || end === null ? text.slice(match.index, end ?? next.lastIndex) : TAG;
    at = end ?? next.lastIndex;
    next.lastIndex = at;
  }
  return (kept + text.slice(at)).replace(TAGS_ALONE, '');
}

type Find = (what: string, from: number) => number;

function tagEnd(text: string, start: number, find: Find): number | null {
  const head = text.slice(start, start + TAG_HEAD);
  let close = -1;
  const tag = TAGS.find(({ open, close: end, isIn }) => {
    if (!head.startsWith(open) || isIn?.test(head) === false) return false;
    close = find(end, start + open.length);
    return close !== -1;
  });
  if (tag === undefined) return null;
  // an environment ends with its name
  const end = tag.close.endsWith('{') ? text.indexOf('}', close) + 1 : close + tag.close.length;
  if (end === 0) return null;
  const comment = COMMENTS.find(({ open }) => open.test(text.slice(start, Math.min(end, start + TAG_HEAD))));
  if (comment === undefined) return end;
  const last = find(comment.end, end);
  const lastClose = last === -1 ? -1 : find(comment.close, last);
  return lastClose === -1 ? end : lastClose + comment.close.length;
}

/** As much of a tag as tells what it is. */
const TAG_HEAD = 200;

/** Code ends at a run of as many backticks, a fence (of waves, too) at one that begins a line. */
function codeEnd(text: string, start: number, find: Find): number | null {
  const [run = ''] = /^(?:`+|~+)/.exec(text.slice(start, start + 200)) ?? [];
  const isFence = run.length > 2 && /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - 40), start));
  const close = find(isFence ? `\n${run}` : run, start + run.length);
  return close === -1 ? null : close + run.length + (isFence ? 1 : 0);
}
