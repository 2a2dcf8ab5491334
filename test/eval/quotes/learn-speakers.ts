import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean } from '../../../src/editorial/clean/clean.ts';
import { readSpeech } from '../../../src/editorial/find-quotes.ts';
import { detectLanguage } from '../../../src/editorial/language/detect-language.ts';
import type { Candidate } from '../../../src/editorial/quotes/attribution/candidates/candidates.ts';
import type { Weights } from '../../../src/editorial/quotes/attribution/candidates/choose.ts';
import { sortWeights } from '../../../src/editorial/quotes/attribution/candidates/choose.ts';
import { WEIGHTS } from '../../../src/editorial/quotes/attribution/candidates/weights.ts';
import { settleSpeakers } from '../../../src/editorial/quotes/attribution/speakers.ts';
import type { DocumentModel } from '../../../src/editorial/quotes/model.ts';
import { isKeptAside, outletOf, partOf } from './kept-aside.ts';
import type { GoldDocument, GoldQuote, SetName } from './labelled.ts';
import { optionOf, readLabelled, SETS } from './labelled.ts';
import { isRightName } from './right-name.ts';

/*
 * Learns how much each sign counts for or against a speaker, and writes src/editorial/quotes/attribution/candidates/weights.ts:
 *   node test/eval/quotes/learn-speakers.ts          cross-validates by outlet and shows how sure is how right
 *   node test/eval/quotes/learn-speakers.ts --write  learns from all documents that are not kept aside, and writes the table
 * A log-linear choice among the candidates of each quotation, with a penalty on large weights; no chance is in it.
 */

/** The rules were written from the first set, and look better on it than they are. */
const TRUST: Readonly<Record<SetName, number>> = { quotes: 0.5, quotes2: 1, labels: 1 };
const PENALTY = 4;
const STEPS = 160;
const ROUNDS = 3;
const FOLDS = 10;
/** What fewer outlets show is left out. */
const LEAST_OUTLETS = 4;
/** A weight this small changes nothing. */
const LEAST = 0.1;

interface Document {
  readonly id: string;
  readonly lang: string;
  readonly model: DocumentModel;
  /** The label of each marked span; null where none is. */
  readonly gold: readonly (GoldQuote | null)[];
  readonly trust: number;
}

interface Example {
  readonly document: Document;
  readonly quote: number;
  readonly candidates: readonly Candidate[];
  /** Which of the candidates are right. */
  readonly right: readonly boolean[];
}

function read(gold: GoldDocument, trust: number): readonly Document[] {
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
  return [{ id: gold.id, lang: gold.lang, model, gold: labels, trust }];
}

function examplesOf(document: Document, weights: Weights): readonly Example[] {
  const examples: Example[] = [];
  settleSpeakers(document.model, {
    weights,
    observe: (quote, candidates) => {
      const gold = document.gold[quote];
      if (gold?.person == null || gold.attributed === false) return;
      const named = candidates.map(
        ({ person, literal }) =>
          (person !== null || literal !== null) && isRightName(person?.name ?? literal ?? '', gold),
      );
      const right = named.includes(true)
        ? named
        : candidates.map(({ person, literal }) => person === null && literal === null);
      examples.push({ document, quote, candidates, right });
    },
  });
  return examples;
}

/** The features of a candidate under the names that weights have: for all sentences, and for those of its block. */
const signsOf = ({ features, block }: Candidate): readonly string[] => [
  ...features,
  ...features.map(feature => `${block}|${feature}`),
];

/** An example with its signs as numbers. */
interface Numbered {
  readonly trust: number;
  readonly right: readonly boolean[];
  readonly candidates: readonly (readonly number[])[];
}

/** Numbers the signs of the examples; `known` are those that enough outlets show. */
function numbered(examples: readonly Example[]) {
  const numbers = new Map<string, number>();
  const outlets: Set<string>[] = [];
  const rows = examples.map(({ candidates, right, document }): Numbered => {
    const outlet = outletOf(document.id);
    const numberOf = (sign: string): number => {
      const known = numbers.get(sign);
      const number = known ?? numbers.size;
      if (known === undefined) {
        numbers.set(sign, number);
        outlets.push(new Set());
      }
      outlets[number]?.add(outlet);
      return number;
    };
    return { trust: document.trust, right, candidates: candidates.map(one => signsOf(one).map(numberOf)) };
  });
  return { rows, signs: [...numbers.keys()], known: outlets.map(({ size }) => size >= LEAST_OUTLETS) };
}

/** Adds to the slope of each weight how far it would make the right candidates of an example likelier. */
function addSlope(slope: Float64Array, weights: Float64Array, { trust, right, candidates }: Numbered): void {
  const scores = candidates.map(signs => signs.reduce((sum, sign) => sum + (weights[sign] ?? 0), 0));
  const top = Math.max(...scores);
  const powers = scores.map(score => Math.exp(score - top));
  const all = powers.reduce((sum, one) => sum + one, 0);
  const good = powers.reduce((sum, one, i) => sum + (right[i] === true ? one : 0), 0);
  for (const [i, signs] of candidates.entries()) {
    const share = (powers[i] ?? 0) / all;
    const wanted = right[i] === true ? (powers[i] ?? 0) / Math.max(good, 1e-9) : 0;
    const push = trust * (wanted - share);
    if (Math.abs(push) > 1e-6) for (const sign of signs) slope[sign] = (slope[sign] ?? 0) + push;
  }
}

/** Weights that make the right candidates likely: gradient ascent with a step for each weight of its own (AdaGrad). */
function learn(examples: readonly Example[]): Readonly<Record<string, number>> {
  const { rows, signs, known } = numbered(examples);
  const weights = new Float64Array(signs.length);
  const squares = new Float64Array(signs.length);
  for (let step = 0; step < STEPS; step++) {
    const slope = new Float64Array(signs.length);
    for (const row of rows) addSlope(slope, weights, row);
    for (let i = 0; i < signs.length; i++) {
      if (known[i] !== true) continue;
      const weight = weights[i] ?? 0;
      const own = (slope[i] ?? 0) - PENALTY * weight;
      squares[i] = (squares[i] ?? 0) + own * own;
      weights[i] = weight + (0.5 * own) / Math.sqrt((squares[i] ?? 0) + 1e-6);
    }
  }
  return Object.fromEntries(
    signs
      .map((sign, i) => [sign, Math.round(100 * (weights[i] ?? 0)) / 100] as const)
      .filter(([, weight]) => Math.abs(weight) >= LEAST)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function learnInRounds(documents: readonly Document[]): Readonly<Record<string, number>> {
  let flat: Readonly<Record<string, number>> = { guess: 4 };
  for (let round = 0; round < ROUNDS; round++) {
    const weights = sortWeights(Object.entries(flat));
    flat = learn(documents.flatMap(document => examplesOf(document, weights)));
  }
  return flat;
}

interface Judged {
  readonly lang: string;
  readonly trust: number;
  readonly share: number;
  readonly named: boolean;
  readonly right: boolean;
  readonly person: boolean;
  readonly text: string;
}

function judge(documents: readonly Document[], weights: Weights): readonly Judged[] {
  return documents.flatMap(({ id, lang, trust, model, gold }) =>
    settleSpeakers(model, { weights }).flatMap(({ name, confidence }, quote) => {
      const label = gold[quote];
      if (label?.person == null || label.attributed === false) return [];
      const right = name === null ? !label.person : isRightName(name, label);
      const wanted = label.speaker ?? label.mention ?? '-';
      const text = `[${lang} ${id.slice(0, 36)}] ${String(quote)} wanted ${wanted} (${label.kind ?? ''}) given ${name ?? '-'} ${confidence.toFixed(2)}`;
      return [{ lang, trust, share: confidence, named: name !== null, right, person: label.person, text }];
    }),
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

/** The file that holds the weights, in lines of a hundred characters or so. */
function table(rows: readonly string[]): string {
  const lines: string[] = [];
  for (const row of rows) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + row.length < 106) lines[lines.length - 1] = `${last} ${row}`;
    else lines.push(row);
  }
  return `import { readWeights } from './choose.ts';

/** How much each sign counts for or against a speaker; written by test/eval/quotes/learn-speakers.ts. */
export const WEIGHTS = readWeights(\`
${lines.map(line => `  ${line}\n`).join('')}\`);
`;
}

const sets = optionOf('sets')?.split(',') ?? SETS;
const documents = SETS.filter(s => sets.includes(s)).flatMap(set =>
  readLabelled(set, optionOf('texts'))
    .filter(({ id }) => !isKeptAside(id))
    .flatMap(gold => read(gold, TRUST[set])),
);
if (process.argv.includes('--write')) {
  const weights = learnInRounds(documents);
  const target = join(import.meta.dirname, '../../../src/editorial/quotes/attribution/candidates/weights.ts');
  const rows = Object.entries(weights).map(([feature, weight]) => `${feature} ${weight};`);
  writeFileSync(target, table(rows));
  process.stdout.write(`${rows.length} weights\n`);
} else if (process.argv.includes('--kept')) {
  // totals only: nobody looks at these documents
  const aside = SETS.filter(set => set !== 'quotes').flatMap(set =>
    readLabelled(set, optionOf('texts'))
      .filter(({ id }) => isKeptAside(id))
      .flatMap(gold => read(gold, TRUST[set])),
  );
  const judged = judge(aside, WEIGHTS);
  show('kept aside', judged);
  for (const lang of new Set(judged.map(one => one.lang)))
    show(
      lang,
      judged.filter(one => one.lang === lang),
    );
} else {
  const judged = Array.from({ length: FOLDS }, (_, fold) => {
    const weights = learnInRounds(documents.filter(({ id }) => partOf(id, FOLDS) !== fold));
    return judge(
      documents.filter(({ id }) => partOf(id, FOLDS) === fold),
      sortWeights(Object.entries(weights)),
    );
  }).flat();
  const list = optionOf('list');
  if (list === 'wrong')
    for (const one of judged.filter(j => j.named && !j.right && j.share > 0.7))
      process.stdout.write(`${one.text}\n`);
  if (list === 'silent')
    for (const one of judged.filter(j => j.person && (!j.named || j.share < 0.75)))
      process.stdout.write(`${one.text}\n`);
  show('all', judged);
  for (const trust of new Set(judged.map(one => one.trust)))
    show(
      `trust ${trust}`,
      judged.filter(one => one.trust === trust),
    );
  for (const lang of new Set(judged.map(one => one.lang)))
    show(
      lang,
      judged.filter(one => one.lang === lang && one.trust === 1),
    );
}
