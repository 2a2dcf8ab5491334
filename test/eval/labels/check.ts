/**
 * Holds the labels of this folder against the texts they point into, and shows the labels of one article:
 *
 *     node test/eval/labels/check.ts [--texts <folder>] [<id>]
 *
 * The texts are read from `../shared/data/summaries/<set>.jsonl` and, for a set that is not there, from
 * `<folder>/<set>.jsonl`: one line per article with `id` and `article`.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const SUMMARIES = join(import.meta.dirname, '../../../../shared/data/summaries');
const MARKS = new Set('«»“”„‟"‘’‚‹›\'`');
const TYPES = ['person', 'organization', 'unnamed', 'unknown'] as const;
const FORMS = ['direct', 'fragment', 'not_quote'] as const;
const KINDS = ['full', 'surname', 'pronoun', 'implicit', 'role', 'org', 'other'] as const;

/** Who says one marked quotation; README.md says what each field means. */
interface QuoteLabel {
  /** UTF-16 offsets into the article of the words inside the marks. */
  readonly start: number;
  readonly end: number;
  readonly speaker: string | null;
  readonly role: string | null;
  readonly speakerType: (typeof TYPES)[number];
  readonly form: (typeof FORMS)[number];
  readonly kind: (typeof KINDS)[number];
  readonly alt: readonly string[];
}

/** The labels of one article. */
interface ArticleLabels {
  readonly id: string;
  readonly set: string;
  readonly lang: string;
  readonly textSha256: string;
  readonly quotes: readonly QuoteLabel[];
  readonly pull: number | null;
}

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const complain = (line: string): boolean => process.stderr.write(`${line}\n`);

const readLines = (file: string): readonly unknown[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as unknown);

/** The texts of a set by article id; undefined when the set is not on this machine. */
function readTexts(set: string, folders: readonly string[]): ReadonlyMap<string, string> | undefined {
  const file = folders.map(folder => join(folder, `${set}.jsonl`)).find(path => existsSync(path));
  if (file === undefined) return undefined;
  return new Map(
    readLines(file).map(line => {
      const { id, article } = line as { readonly id: string; readonly article: string };
      return [id, article];
    }),
  );
}

/** The character next to a quotation on one side, blanks left out. */
function neighbour(text: string, from: number, step: 1 | -1): string {
  let at = step === 1 ? from : from - 1;
  while (/\s/u.test(text[at] ?? '.')) at += step;
  return text[at] ?? '';
}

/** What is wrong with one quotation's label; empty when nothing is. */
function checkQuote(quote: QuoteLabel, text: string): readonly string[] {
  const { start, end, speaker, speakerType } = quote;
  if (!(Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= text.length))
    return [`${String(start)}-${String(end)} is not inside the text`];
  const problems: string[] = [];
  if (!TYPES.includes(speakerType)) problems.push(`speakerType ${speakerType}`);
  if (!FORMS.includes(quote.form)) problems.push(`form ${quote.form}`);
  if (!KINDS.includes(quote.kind)) problems.push(`kind ${quote.kind}`);
  if (!MARKS.has(neighbour(text, start, -1)) && !MARKS.has(neighbour(text, end, 1)))
    problems.push('touches no quotation mark');
  if (text.slice(start, end).trim() !== text.slice(start, end)) problems.push('begins or ends with a blank');
  if (speaker !== null && !text.includes(speaker)) problems.push(`speaker "${speaker}" is not in the text`);
  if ((speaker !== null) !== (speakerType === 'person' || speakerType === 'organization'))
    problems.push(`speaker ${String(speaker)} as ${speakerType}`);
  if (quote.form === 'not_quote' && speaker !== null) problems.push('no quotation, yet a speaker');
  if (!Array.isArray(quote.alt)) problems.push('alt is no list');
  return problems.map(problem => `${String(start)}-${String(end)}: ${problem}`);
}

/** What is wrong with the labels of one article; empty when nothing is. */
function checkArticle(labels: ArticleLabels, text: string): readonly string[] {
  const { quotes, pull } = labels;
  if (createHash('sha256').update(text).digest('hex') !== labels.textSha256)
    return ['the text is another one'];
  const problems = quotes.flatMap(quote => checkQuote(quote, text));
  for (const [index, quote] of quotes.entries()) {
    const before = quotes[index - 1];
    if (before !== undefined && quote.start < before.end)
      problems.push(`${String(quote.start)} begins too early`);
  }
  if (pull !== null && (quotes[pull]?.form ?? 'not_quote') === 'not_quote')
    problems.push(`pull ${String(pull)} is no quotation`);
  return problems;
}

/** The labels of one article for reading: a line per quotation, then its words. */
const formatArticle = (labels: ArticleLabels, text: string): string =>
  labels.quotes
    .map((quote, index) => {
      const who = quote.speaker ?? (quote.speakerType === 'unnamed' ? '(unnamed)' : '–');
      const role = quote.role === null ? '' : `, ${quote.role}`;
      const alt = quote.alt.length === 0 ? '' : ` | or ${quote.alt.join(' | ')}`;
      const pull = labels.pull === index ? ' ← pull' : '';
      const facts = `${quote.form} ${quote.kind} ${quote.speakerType}`;
      return `${String(index)} [${facts}] ${who}${role}${alt}${pull}\n    ${text.slice(quote.start, quote.end)}`;
    })
    .join('\n');

const { values, positionals } = parseArgs({ options: { texts: { type: 'string' } }, allowPositionals: true });
const folders = [SUMMARIES, ...(values.texts === undefined ? [] : [values.texts])];
if (!existsSync(SUMMARIES)) complain('../shared is absent: its labels cannot be held against their texts');

let wrong = 0;
for (const file of readdirSync(import.meta.dirname).filter(name => name.endsWith('.jsonl'))) {
  const articles = readLines(join(import.meta.dirname, file)) as readonly ArticleLabels[];
  for (const [set, members] of Map.groupBy(articles, labels => labels.set)) {
    const texts = readTexts(set, folders);
    if (texts === undefined) {
      complain(`${file}: no texts of ${set} here, ${String(members.length)} articles not checked`);
      continue;
    }
    for (const labels of members) {
      const text = texts.get(labels.id);
      if (positionals.length > 0) {
        if (labels.id === positionals[0] && text !== undefined)
          say(`${set} ${labels.id}\n${formatArticle(labels, text)}\n`);
        continue;
      }
      const problems = text === undefined ? ['no such article'] : checkArticle(labels, text);
      for (const problem of problems) complain(`${file} ${set} ${labels.id}: ${problem}`);
      wrong += problems.length;
    }
    const quotes = members.flatMap(labels => labels.quotes);
    const count = (form: QuoteLabel['form']): string =>
      String(quotes.filter(quote => quote.form === form).length);
    if (positionals.length === 0)
      say(
        `${file} ${set}: ${String(members.length)} articles, ${count('direct')} direct, ${count('fragment')} fragments, ${count('not_quote')} no quotations`,
      );
  }
}
if (wrong > 0) process.exitCode = 1;
