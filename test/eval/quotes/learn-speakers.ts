import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean } from '../../../src/editorial/clean/clean.ts';
import { readSpeech } from '../../../src/editorial/find-quotes.ts';
import { detectLanguage } from '../../../src/editorial/language/detect-language.ts';
import type { Candidate } from '../../../src/editorial/quotes/attribution/candidates/candidates.ts';
import type { Trees } from '../../../src/editorial/quotes/attribution/candidates/choose.ts';
import { readTrees, writeTrees } from '../../../src/editorial/quotes/attribution/candidates/choose.ts';
import { TREES } from '../../../src/editorial/quotes/attribution/candidates/trees.ts';
import type { Observer } from '../../../src/editorial/quotes/attribution/speakers.ts';
import { settleSpeakers } from '../../../src/editorial/quotes/attribution/speakers.ts';
import type { Form } from '../../../src/editorial/quotes/form.ts';
import { formOf, SURE } from '../../../src/editorial/quotes/form.ts';
import type { DocumentModel } from '../../../src/editorial/quotes/model.ts';
import { growTrees, type Example } from './grow-trees.ts';
import { isKeptAside, outletOf, partOf } from './kept-aside.ts';
import type { GoldDocument, GoldQuote, SetName } from './labelled.ts';
import { optionOf, readLabelled, readSpans, SETS } from './labelled.ts';
import { isRightName } from './right-name.ts';

/*
 * Learns what speaks for and against a speaker, and writes src/editorial/quotes/attribution/candidates/trees.ts:
 *   node test/eval/quotes/learn-speakers.ts          cross-validates by outlet and shows how sure is how right
 *   node test/eval/quotes/learn-speakers.ts --write  learns from all documents that are not kept aside, and writes the table
 *   node test/eval/quotes/learn-speakers.ts --list=causes  why names are not printed, by language (also: wrong, silent)
 * Gradient-boosted decision trees choose among the candidates of each quotation. The cross-validation also says from which confidence on names
 * are as often right as they should be, which src/editorial/quotes/form.ts prints by.
 */

/** Single spans that were read where the names printed were least certain: harder than what is printed on the whole. */
const SPANS = 'spans';
type Source = SetName | typeof SPANS;
/** The rules were written from the first set, and look better on it than they are. */
const TRUST: Readonly<Record<Source, number>> = { quotes: 0.5, quotes2: 1, labels: 1, spans: 1 };
const ROUNDS = 3;
const FIRST = writeTrees([{ feature: 'guess', has: 4, lacks: 0 }]);
/** Parts of the documents that are walked by trees learnt from the others. */
const PARTS = 4;
const FOLDS = 10;
/** Of the names that are printed so many should be right: a name is printed between the two. */
const AIMS = [0.94, 0.95, 0.96, 0.97];

interface Document {
  readonly id: string;
  readonly lang: string;
  readonly model: DocumentModel;
  /** The label of each marked span; null where none is. */
  readonly gold: readonly (GoldQuote | null)[];
  readonly source: Source;
}

function read(gold: GoldDocument, source: Source): readonly Document[] {
  const { text, title } = gold;
  const cleaned = clean({ text, title });
  const paragraphs = cleaned.lead === null ? cleaned.body : [cleaned.lead, ...cleaned.body];
  const language = detectLanguage(
    [cleaned.title ?? '', ...paragraphs.map(p => text.slice(p.start, p.end))].join('\n'),
  );
  const { marked, model } = readSpeech({ text, title: cleaned.title, paragraphs, language });
  if (model === null) return [];
  const labels = marked.map(span => {
    const overlap = (q: GoldQuote) => Math.min(q.end, span.end) - Math.max(q.start, span.start);
    const best = gold.quotes.reduce<GoldQuote | null>(
      (found, q) => (overlap(q) > (found === null ? 0 : overlap(found)) ? q : found),
      null,
    );
    return best !== null && 2 * overlap(best) >= span.end - span.start ? best : null;
  });
  return [{ id: gold.id, lang: gold.lang, model, gold: labels, source }];
}

/** Whether it is known who speaks, or that nobody does: a title or a term in marks is nobody's. */
const isKnown = (gold: GoldQuote | null | undefined): gold is GoldQuote =>
  gold != null && (gold.person !== null || gold.attributed === false);

const isRight = (name: string, gold: GoldQuote): boolean =>
  gold.attributed !== false && isRightName(name, gold);

function examplesOf(document: Document, trees: Trees): readonly Example[] {
  const examples: Example[] = [];
  settleSpeakers(document.model, {
    trees,
    observe: (quote, candidates) => {
      const gold = document.gold[quote];
      if (!isKnown(gold)) return;
      const named = candidates.map(
        ({ person, literal }) =>
          (person !== null || literal !== null) && isRight(person?.name ?? literal ?? '', gold),
      );
      const right = named.includes(true)
        ? named
        : candidates.map(({ person, literal }) => person === null && literal === null);
      examples.push({ outlet: outletOf(document.id), trust: TRUST[document.source], candidates, right });
    },
  });
  return examples;
}

/**
 * Learns in rounds, since who is heard before a quotation depends on the trees: the table of them. Each document is walked by
 * trees that were not learnt from it, so that whoever was heard is as unsure in learning as in use.
 */
function learnInRounds(documents: readonly Document[]): string {
  const partIn = ({ id }: Document) => partOf(`${id}, part`, PARTS);
  const first = readTrees(FIRST);
  let walkedBy = Array.from({ length: PARTS }, () => first);
  for (let round = 1; ; round++) {
    const walked = documents.map(document => {
      const part = partIn(document);
      return { part, examples: examplesOf(document, walkedBy[part] ?? first) };
    });
    const learn = (from: typeof walked) => writeTrees(growTrees(from.flatMap(({ examples }) => examples)));
    if (round === ROUNDS) return learn(walked);
    walkedBy = walkedBy.map((_, part) => readTrees(learn(walked.filter(one => one.part !== part))));
  }
}

interface Judged {
  readonly lang: string;
  readonly source: Source;
  readonly form: Form;
  readonly share: number;
  readonly named: boolean;
  readonly right: boolean;
  readonly person: boolean;
  readonly cause: string;
  readonly text: string;
}

/** What became of the name of a quotation that was found, up to where it was lost. */
function causeOf(
  given: { readonly name: string | null; readonly sure: boolean },
  label: GoldQuote,
  { candidates, model }: { candidates: readonly Candidate[]; model: DocumentModel },
): string {
  const isAnswer = (name: string | null | undefined) => name != null && isRight(name, label);
  if (given.sure) return isAnswer(given.name) ? '6 printed, right' : '5 printed, wrong';
  if (isAnswer(given.name)) return '4 right, not sure';
  if (candidates.some(({ person, literal }) => isAnswer(person?.name ?? literal)))
    return given.name === null ? '3 a candidate, nobody chosen' : '3 a candidate, another chosen';
  return model.people.persons.some(({ name }) => isAnswer(name))
    ? '2 known, no candidate'
    : '1 not read as a person';
}

function judge(documents: readonly Document[], trees: Trees): readonly Judged[] {
  return documents.flatMap(({ id, lang, source, model, gold }) => {
    const weighed: (readonly Candidate[])[] = [];
    const observe: Observer = (quote, candidates) => {
      weighed[quote] = candidates;
    };
    return settleSpeakers(model, { trees, observe }).flatMap(({ name, confidence }, quote) => {
      const label = gold[quote];
      if (!isKnown(label)) return [];
      const isPerson = label.person === true;
      const right = name === null ? !isPerson : isRight(name, label);
      const wanted = label.speaker ?? label.mention ?? '-';
      const text = `[${lang} ${id.slice(0, 36)}] ${String(quote)} wanted ${wanted} (${label.kind ?? ''}) given ${name ?? '-'} ${confidence.toFixed(2)}`;
      const form = formOf(model.text, model.marked[quote] ?? { start: 0, end: 0 });
      const given = { name, sure: name !== null && confidence >= SURE[form] };
      const cause = causeOf(given, label, { candidates: weighed[quote] ?? [], model });
      const named = name !== null;
      return [{ lang, source, form, share: confidence, named, right, person: isPerson, cause, text }];
    });
  });
}

/** How many names of persons were lost where, by language. */
function showCauses(judged: readonly Judged[]): void {
  const persons = judged.filter(one => one.person);
  const languages = [...new Set(persons.map(one => one.lang))].sort();
  const line = (head: string, cells: readonly (string | number)[]) =>
    `${head.padEnd(32)}${cells.map(cell => String(cell).padStart(6)).join('')}\n`;
  process.stdout.write(line('', languages));
  for (const [cause, ones] of [...Map.groupBy(persons, one => one.cause)].sort())
    process.stdout.write(
      line(
        cause,
        languages.map(lang => ones.filter(one => one.lang === lang).length),
      ),
    );
}

function show(title: string, judged: readonly Judged[]): void {
  const persons = judged.filter(one => one.person).length;
  const lines = [0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95].map(threshold => {
    const printed = judged.filter(one => one.named && one.share >= threshold);
    const right = printed.filter(one => one.right).length;
    const others = judged.filter(one => !one.person);
    const silent = others.filter(one => !one.named || one.share < threshold).length;
    const percent = (part: number, whole: number) =>
      ((100 * part) / Math.max(1, whole)).toFixed(1).padStart(6);
    return `  from ${threshold.toFixed(2)}: printed right ${percent(right, printed.length)} of ${printed.length}, of all persons ${percent(right, persons)}, nobody where nobody ${percent(silent, others.length)}`;
  });
  process.stdout.write(`${title}: ${judged.length} quotations\n${lines.join('\n')}\n`);
}

/** The least confidence from which on so many of the names of a form are right. */
function threshold(judged: readonly Judged[], form: Form, aim: number): string {
  const named = judged.filter(one => one.named && one.form === form).toSorted((a, b) => b.share - a.share);
  let right = 0;
  let most = 0;
  for (const [i, one] of named.entries()) {
    if (one.right) right++;
    if (right >= aim * (i + 1)) most = i + 1;
  }
  return `${form}: ${100 * aim} % right from ${named[most - 1]?.share.toFixed(3) ?? '–'}, ${most} of ${named.length} names\n`;
}

/** The file that holds the trees, in lines of 118 characters at most. */
function fileOf(table: string): string {
  const lines = table.match(/.{1,116}(?: |$)/gu) ?? [];
  return `import { readTrees } from './choose.ts';

/** What speaks for and against a speaker; written by test/eval/quotes/learn-speakers.ts. */
export const TREES = readTrees(\`
${lines.map(line => `  ${line.trim()}\n`).join('')}\`);
`;
}

const sets: readonly string[] = optionOf('sets')?.split(',') ?? [...SETS, SPANS];
const texts = optionOf('texts');
const documents = [
  ...SETS.filter(s => sets.includes(s)).flatMap(set =>
    readLabelled(set, texts)
      .filter(({ id }) => !isKeptAside(id))
      .flatMap(gold => read(gold, set)),
  ),
  ...(sets.includes(SPANS) ? readSpans(texts) : [])
    .filter(({ id }) => !isKeptAside(id))
    .flatMap(gold => read(gold, SPANS)),
];
if (process.argv.includes('--write')) {
  const table = learnInRounds(documents);
  const target = join(import.meta.dirname, '../../../src/editorial/quotes/attribution/candidates/trees.ts');
  writeFileSync(target, fileOf(table));
  process.stdout.write(`${table.length} characters\n`);
} else if (process.argv.includes('--kept')) {
  // totals only: nobody looks at these documents
  const aside = SETS.filter(set => set !== 'quotes').flatMap(set =>
    readLabelled(set, texts)
      .filter(({ id }) => isKeptAside(id))
      .flatMap(gold => read(gold, set)),
  );
  const judged = judge(aside, TREES);
  show('kept aside', judged);
  for (const lang of new Set(judged.map(one => one.lang)))
    show(
      lang,
      judged.filter(one => one.lang === lang),
    );
} else {
  const judged = Array.from({ length: FOLDS }, (_, fold) => {
    const table = learnInRounds(documents.filter(({ id }) => partOf(id, FOLDS) !== fold));
    return judge(
      documents.filter(({ id }) => partOf(id, FOLDS) === fold),
      readTrees(table),
    );
  }).flat();
  const list = optionOf('list');
  if (list === 'wrong')
    for (const one of judged.filter(j => j.named && !j.right && j.share > 0.7))
      process.stdout.write(`${one.text}\n`);
  if (list === 'silent')
    for (const one of judged.filter(j => j.person && (!j.named || j.share < 0.75)))
      process.stdout.write(`${one.text}\n`);
  const fresh = judged.filter(one => one.source === 'quotes2' || one.source === 'labels');
  if (list === 'causes') showCauses(fresh);
  show('all', judged);
  for (const form of ['whole', 'part'] as const)
    for (const aim of AIMS) process.stdout.write(threshold(fresh, form, aim));
  show('quotes2 and labels', fresh);
  show(
    SPANS,
    judged.filter(one => one.source === SPANS),
  );
  for (const lang of new Set(judged.map(one => one.lang)))
    show(
      lang,
      fresh.filter(one => one.lang === lang),
    );
}
