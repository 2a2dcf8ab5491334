import { reasonOf } from '../../core/reasons/reason.ts';
import { readJson, readTomlBlock, readYaml, type Fields } from './front-matter-values.ts';
import { faulty, ok, type Parsed } from './seed-fault.ts';

/** The block at the top of a seed file, read but not understood yet. */
export interface FrontMatterBlock extends Fields {
  /** The text after the block, as it stands in the file. */
  readonly text: string;
}

const YAML = {
  opening: /^---[ \t]*(?:ya?ml[ \t]*)?\r?\n/,
  closing: /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m,
};
const TOML = {
  opening: /^(?:\+\+\+|---[ \t]*toml)[ \t]*\r?\n/,
  closing: /^(?:\+\+\+|---)[ \t]*(?:\r?\n|$)/m,
};
const JSON_FENCE = {
  opening: /^(?:---[ \t]*json5?|;{3,})[ \t]*\r?\n/,
  closing: /^(?:---|;{3,})[ \t]*(?:\r?\n|$)/m,
};
/** Front matter in a language that is a program's: Eleventy's `---js`. */
const FOREIGN = /^---[ \t]*(js|javascript|ts|typescript|coffee|cson|ruby|lua)[ \t]*\r?\n/i;
const JSON_BARE = /^\{\s*["}]/;
/** Far more than any front matter needs; what is longer is an article between two rulers. */
const LONGEST = 64 * 1024;

/**
 * The front matter of a file: YAML between `---`, TOML between `+++`, JSON, or fields without an opening line as Hexo and
 * Pelican have them; null when it has none. Empty lines before it are nothing.
 */
export function readBlock(given: string): Parsed<FrontMatterBlock> | null {
  const file = given.trimStart();
  const above = given.slice(0, given.length - file.length).split('\n').length - 1;
  const block = readTop(file);
  if (block === null || above === 0) return block;
  if (block.kind === 'fault') {
    const { line, reason } = block.fault;
    return faulty(line === null ? null : line + above, reason);
  }
  const { lineOf } = block.value;
  return ok({ ...block.value, lineOf: field => lineOf(field) + above });
}

function readTop(file: string): Parsed<FrontMatterBlock> | null {
  const foreign = FOREIGN.exec(file)?.[1];
  if (foreign !== undefined) return faulty(1, reasonOf('front-matter-language', { language: foreign }));
  for (const [{ opening, closing }, read] of [
    [YAML, readYaml],
    [TOML, readTomlBlock],
    [JSON_FENCE, readJsonBlock],
  ] as const) {
    const opened = opening.exec(file);
    if (opened === null) continue;
    const rest = file.slice(opened[0].length);
    const closed = closing.exec(rest.slice(0, LONGEST));
    if (closed === null) {
      return faulty(1, reasonOf('front-matter-open', { end: opened[0].startsWith('+') ? '+++' : '---' }));
    }
    const values = read(rest.slice(0, closed.index));
    if (values.kind === 'fault') return values;
    return ok({ ...values.value, text: rest.slice(closed.index + closed[0].length) });
  }
  const other = readLongFence(file) ?? readNikola(file) ?? readPandoc(file);
  if (other !== null) return other;
  return JSON_BARE.test(file) ? readBareJson(file) : readUnopened(file);
}

/** Hexo's fence may be longer than three; a ruler above a text has no fields below it. */
function readLongFence(file: string): Parsed<FrontMatterBlock> | null {
  const [opened, fence = ''] = /^(-{4,})[ \t]*\r?\n/.exec(file.slice(0, TITLE_WITHIN)) ?? [];
  if (opened === undefined) return null;
  const rest = file.slice(opened.length);
  const end = new RegExp(`^${fence}[ \\t]*(?:\\r?\\n|$)`, 'm').exec(rest.slice(0, LONGEST));
  const fields = end === null ? '' : rest.slice(0, end.index);
  if (end === null || fields.trim() === '' || !areFields(fields)) return null;
  const values = readYaml(fields);
  if (values.kind === 'fault') return values;
  return ok({ ...values.value, text: rest.slice(end.index + end[0].length) });
}

/** What stands between `<!--` and `-->` at the top: Nikola's fields. */
function readNikola(file: string): Parsed<FrontMatterBlock> | null {
  const head = file.slice(0, LONGEST);
  const isComment = /^<!--\s*\n(?=\.\. [a-z])/.test(head);
  const end = isComment ? head.indexOf('-->') : /\r?\n[ \t]*\r?\n/.exec(head)?.index;
  if (end === undefined || end === -1 || !/^(?:<!--\s*\n)?\.\. title:/m.test(head.slice(0, end))) return null;
  const lines = head.slice(0, end).split(/\r?\n/);
  const fields = lines.flatMap(line => {
    const [, name, value] = /^\.\. ([\w-]+):[ \t]*(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value.trim()] as const];
  });
  if (fields.length < lines.filter(line => !/^(?:<!--)?\s*$/.test(line)).length) return null;
  return ok({
    values: Object.fromEntries(fields),
    lineOf: field =>
      Math.max(
        0,
        lines.findIndex(line => line.startsWith(`.. ${field}:`)),
      ) + 1,
    text: file.slice(isComment ? end + '-->'.length : end).replace(/^\s*\n/, ''),
  });
}

/** Pandoc's title, authors and date, each after a percent sign. */
function readPandoc(file: string): Parsed<FrontMatterBlock> | null {
  const [block] = /^%[ \t]+\S[^\n]*\n(?:[ \t]+\S[^\n]*\n)?%[^\n]*\n(?:%[^\n]*\n)?(?=\s*\n)/.exec(file) ?? [];
  if (block === undefined) return null;
  const [title = '', authors = '', date = ''] = block
    .split(/^%/m)
    .slice(1)
    .map(part => part.replace(/\s+/g, ' ').trim());
  return ok({
    values: { title, authors: authors.split(/\s*;\s*/), date },
    lineOf: field => (field === 'date' ? 3 : field === 'authors' ? 2 : 1),
    text: file.slice(block.length),
  });
}

/** Pelican's and MultiMarkdown's end at the first empty line. */
const PLAIN_FIELDS = /^title[ \t]*:[ \t]*\S/i;
const PLAIN_FIELD = /^(?:([A-Za-z][\w -]{0,30}):(?:[ \t]|$)|[ \t]{2,}\S)/;
/** Of those a text with a colon in its first line has none. */
const PELICAN =
  /^(?:date|modified|category|categories|tags?|keywords|slug|authors?|summary|status|lang|language|template|save_as|url|subtitle)$/i;

/** Hexo's fields may begin without a line of their own above them, and end at one. */
function readUnopened(file: string): Parsed<FrontMatterBlock> | null {
  const head = file.slice(0, LONGEST);
  if (!/^"?title"?[ \t]*:/im.test(head.slice(0, TITLE_WITHIN))) return null;
  const ended = /^(-{3,}|;{3,})[ \t]*(?:\r?\n|$)/m.exec(head);
  const fields = ended === null ? '' : head.slice(0, ended.index);
  // a ruler further down is one within the text: above it stand no empty lines and nothing but fields
  if (ended !== null && fields.trim() !== '' && !/\n[ \t]*\r?\n/.test(fields) && areFields(fields)) {
    const values = ended[1]?.startsWith(';') === true ? readJson(`{${fields}}`, 1) : readYaml(fields, 0);
    if (values.kind === 'fault') return values;
    return ok({ ...values.value, text: file.slice(ended.index + ended[0].length) });
  }
  return PLAIN_FIELDS.test(head) ? readPlainFields(head, file) : null;
}

/** Fields without an opening line have their title within so many characters. */
const TITLE_WITHIN = 2000;
const areFields = (block: string): boolean =>
  block.split('\n').every(line => /^(?:[\w"-][^:]{0,60}:|[\s\-#\]}])/.test(line) || line.trim() === '');

/** `Name: value` to the first empty line; names are in any case, lists have commas. */
function readPlainFields(head: string, file: string): Parsed<FrontMatterBlock> | null {
  const end = /\r?\n[ \t]*\r?\n/.exec(head);
  if (end === null) return null;
  const lines = head.slice(0, end.index).split(/\r?\n/);
  if (!lines.every(line => PLAIN_FIELD.test(line))) return null;
  const fields: [string, string][] = [];
  for (const line of lines) {
    const [, name] = PLAIN_FIELD.exec(line) ?? [];
    const last = fields.at(-1);
    if (name !== undefined) fields.push([name.toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]);
    else if (last !== undefined) last[1] += ` ${line.trim()}`;
  }
  if (!fields.some(([name]) => PELICAN.test(name))) return null;
  const values = Object.fromEntries(
    fields.map(([name, value]) => [name, /^authors?$/.test(name) ? value.split(/\s*[,;]\s*/) : value]),
  );
  const lower = lines.map(line => line.toLowerCase());
  return ok({
    values,
    lineOf: field =>
      Math.max(
        0,
        lower.findIndex(line => line.startsWith(field.toLowerCase())),
      ) + 1,
    text: file.slice(end.index + end[0].length),
  });
}

/** Hexo leaves the braces away. */
function readJsonBlock(json: string): Parsed<Fields> {
  return readJson(json.trimStart().startsWith('{') ? json : `{${json}}`, 2);
}

/** JSON without a fence ends where its first brace does. */
function readBareJson(file: string): Parsed<FrontMatterBlock> {
  const tokens = /"(?:[^"\\]|\\.)*"|[{}]/g;
  let depth = 0;
  for (let match = tokens.exec(file); match !== null && match.index < LONGEST; match = tokens.exec(file)) {
    if (match[0] === '{') depth++;
    if (match[0] !== '}' || --depth > 0) continue;
    const end = match.index + 1;
    const values = readJson(file.slice(0, end), 1);
    return values.kind === 'fault' ? values : ok({ ...values.value, text: file.slice(end) });
  }
  return faulty(1, reasonOf('front-matter-open', { end: '}' }));
}
