/**
 * Holds the labels of this folder against the texts they point into, and shows the labels of one article:
 *
 *     node test/eval/labels/check.ts [--texts <folder>] [<id>]
 *
 * The texts are read from `../shared/data/summaries/<set>.jsonl`; those of other sets, from the `.jsonl` files of
 * `<folder>`, one line per article with `set`, `id` and `text`.
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
  /** A later part of speech that the writer interrupts inside the marks. */
  readonly continues?: true;
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

/** The labels of single spans of one article. */
interface SpanLabels extends Pick<ArticleLabels, 'id' | 'set' | 'lang' | 'textSha256'> {
  readonly spans: readonly (Pick<QuoteLabel, 'start' | 'end' | 'speaker' | 'alt'> & {
    readonly speakerType: 'person' | 'organization' | 'unnamed' | 'none';
  })[];
}

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const complain = (line: string): boolean => process.stderr.write(`${line}\n`);

const readLines = (file: string): readonly unknown[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as unknown);

const key = (set: string, id: string): string => `${set} ${id}`;

/** The texts at hand by set and article id: those of ../shared and those of another folder. */
function readTexts(folder: string | undefined): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const files = (of: string): readonly string[] => readdirSync(of).filter(name => name.endsWith('.jsonl'));
  if (existsSync(SUMMARIES))
    for (const file of files(SUMMARIES))
      for (const line of readLines(join(SUMMARIES, file))) {
        const { id, article } = line as { readonly id: string; readonly article: string };
        texts.set(key(file.replace('.jsonl', ''), id), article);
      }
  if (folder !== undefined)
    for (const line of files(folder).flatMap(file => readLines(join(folder, file)))) {
      const { set, id, text } = line as { readonly set: string; readonly id: string; readonly text: string };
      texts.set(key(set, id), text);
    }
  return texts;
}

/** The character next to a quotation on one side, blanks left out. */
function neighbour(text: string, from: number, step: 1 | -1): string {
  let at = step === 1 ? from : from - 1;
  while (/\s/u.test(text[at] ?? '.')) at += step;
  return text[at] ?? '';
}

/** What is wrong with one quotation's label; empty when nothing is. */
function checkQuote(quote: QuoteLabel, text: string, next: QuoteLabel | undefined): readonly string[] {
  const { start, end, speaker, speakerType } = quote;
  if (!(Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= text.length))
    return [`${String(start)}-${String(end)} is not inside the text`];
  const problems: string[] = [];
  if (!TYPES.includes(speakerType)) problems.push(`speakerType ${speakerType}`);
  if (!FORMS.includes(quote.form)) problems.push(`form ${quote.form}`);
  if (!KINDS.includes(quote.kind)) problems.push(`kind ${quote.kind}`);
  const isWord = (at: number): boolean => /[\p{L}\p{N}]/u.test(text[at] ?? '');
  if ((isWord(start - 1) && isWord(start)) || (isWord(end - 1) && isWord(end))) problems.push('cuts a word');
  // One mark is enough: some writers forget the other.
  const isPart = quote.continues === true || next?.continues === true;
  if (!isPart && !MARKS.has(neighbour(text, start, -1)) && !MARKS.has(neighbour(text, end, 1)))
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
  const problems = quotes.flatMap((quote, i) => checkQuote(quote, text, quotes[i + 1]));
  for (const [index, quote] of quotes.entries()) {
    const before = quotes[index - 1];
    if (before !== undefined && quote.start < before.end)
      problems.push(`${String(quote.start)} begins too early`);
  }
  if (pull !== null && (quotes[pull]?.form ?? 'not_quote') === 'not_quote')
    problems.push(`pull ${String(pull)} is no quotation`);
  return problems;
}

/** What is wrong with the labels of single spans; empty when nothing is. */
function checkSpans({ textSha256, spans }: SpanLabels, text: string): readonly string[] {
  if (createHash('sha256').update(text).digest('hex') !== textSha256) return ['the text is another one'];
  return spans.flatMap(({ start, end, speaker, speakerType }) => {
    const isInside = 0 <= start && start < end && end <= text.length;
    const isNamed = speakerType === 'person' || speakerType === 'organization';
    const problems = isInside ? [] : ['is not inside the text'];
    if ((speaker !== null) !== isNamed) problems.push(`speaker ${String(speaker)} as ${speakerType}`);
    return problems.map(problem => `${String(start)}-${String(end)}: ${problem}`);
  });
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
if (!existsSync(SUMMARIES)) complain('../shared is absent: nothing is read from it');
const texts = readTexts(values.texts);

/** Says what is wrong with the labels of a set, then how many there are of each form. */
function reportSet(name: string, members: readonly ArticleLabels[]): number {
  const problems = members.flatMap(labels => {
    const text = texts.get(key(labels.set, labels.id));
    const found = text === undefined ? ['no such article'] : checkArticle(labels, text);
    return found.map(problem => `${name} ${labels.id}: ${problem}`);
  });
  problems.forEach(complain);
  const forms = Map.groupBy(
    members.flatMap(labels => labels.quotes),
    quote => quote.form,
  );
  const counts = FORMS.map(form => `${String(forms.get(form)?.length ?? 0)} ${form}`).join(', ');
  say(`${name}: ${String(members.length)} articles, ${counts}`);
  return problems.length;
}

let wrong = 0;
for (const file of readdirSync(import.meta.dirname).filter(name => name.endsWith('.jsonl'))) {
  const articles = readLines(join(import.meta.dirname, file)) as readonly ArticleLabels[];
  for (const [set, all] of Map.groupBy(articles, labels => labels.set)) {
    const known = all.filter(labels => texts.has(key(set, labels.id)));
    if (positionals.length > 0)
      for (const labels of known.filter(({ id }) => positionals.includes(id)))
        say(`${set} ${labels.id}\n${formatArticle(labels, texts.get(key(set, labels.id)) ?? '')}\n`);
    else if (known.length === 0)
      complain(`${file} ${set}: its texts are not here, ${String(all.length)} articles are not checked`);
    else wrong += reportSet(`${file} ${set}`, all);
  }
}
const SPANS = join(import.meta.dirname, 'spans');
for (const file of readdirSync(SPANS)) {
  const all = readLines(join(SPANS, file)) as readonly SpanLabels[];
  const known = all.filter(labels => texts.has(key(labels.set, labels.id)));
  const problems = known.flatMap(labels =>
    checkSpans(labels, texts.get(key(labels.set, labels.id)) ?? '').map(problem => `${labels.id} ${problem}`),
  );
  problems.forEach(complain);
  say(`spans/${file}: ${String(known.length)} of ${String(all.length)} articles checked`);
  wrong += problems.length;
}
if (wrong > 0) process.exitCode = 1;
