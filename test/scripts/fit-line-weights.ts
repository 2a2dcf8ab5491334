import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean } from '../../src/editorial/clean/clean.ts';
import { isBoilerplate } from '../../src/editorial/clean/boilerplate.ts';
import { lookAround, lookAtLine } from '../../src/editorial/clean/line-features.ts';
import type { LineWeights } from '../../src/editorial/clean/line-weights.ts';
import { answerOf } from '../../src/editorial/clean/network.ts';
import { neighbourValues } from '../../src/editorial/clean/score-lines.ts';
import { fitNetwork, type Sample } from './fit-network.ts';
import { isKeptAside, labelledPages, type LabelledPage } from './page-lines.ts';

const DATA = join(import.meta.dirname, '../../../shared/data');
const TABLE = join(import.meta.dirname, '../../src/editorial/clean/line-weights.ts');
const FOLDS = 6;

const foldOf = ({ publisher }: LabelledPage): number =>
  (createHash('sha256').update(publisher).digest()[1] ?? 0) % FOLDS;

/** A long line counts for more, as it does to the reader; no page counts for more than about another. */
function samplesOf(page: LabelledPage, values: readonly (readonly number[])[]): readonly Sample[] {
  const ofSet = SET_WEIGHT[page.set] ?? 1;
  const weights = page.lines.map(([, line]) => (ofSet * Math.sqrt(Math.min(line.length, 400))) / 10);
  return page.lines.flatMap(([label], at) =>
    label === 'body' || label === 'junk'
      ? [{ values: values[at] ?? [], yes: label === 'body', weight: weights[at] ?? 0 }]
      : [],
  );
}

/** Pages whose lines were labelled one by one say more than those labelled by their article's text. */
const SET_WEIGHT: Readonly<Record<string, number>> = { cleaning: 3, short: 0.2 };
const LOOK = { units: 8, epochs: 40, penalty: 2e-3 };
const NEIGHBOURS = { units: 6, epochs: 30, penalty: 2e-3 };

const SHORT_TEXT = 8;

/** Short texts are also copied without anything around them: nothing of them may be lost. */
const withShortText = (page: LabelledPage): readonly LabelledPage[] => [
  page,
  { ...page, set: 'short', lines: page.lines.filter(([label]) => label !== 'junk').slice(0, SHORT_TEXT) },
];

function fit(pages: readonly LabelledPage[]): LineWeights {
  const looked = pages.flatMap(withShortText).map(page => {
    const looks = page.lines.map(([, line]) => lookAtLine(line, isBoilerplate(line)));
    const around = lookAround(looks);
    return { page, looks, values: looks.map(({ values }, at) => [...values, ...(around[at] ?? [])]) };
  });
  const look = fitNetwork(
    looked.flatMap(({ page, values }) => samplesOf(page, values)),
    LOOK,
  );
  const neighbours = fitNetwork(
    looked.flatMap(({ page, looks, values }) => {
      const first = values.map(one => answerOf(look, one));
      const second = Array.from(neighbourValues(first, looks), (one, at) => [...one, ...(values[at] ?? [])]);
      return samplesOf(page, second);
    }),
    NEIGHBOURS,
  );
  return { look, neighbours };
}

interface Counts {
  pages: number;
  perfect: number;
  titles: number;
  titled: number;
  right: number;
  given: number;
  wanted: number;
}

const fold = (text: string) => text.replace(/\s+/gu, ' ').trim().normalize('NFC');

/** Characters of body lines kept, as the scorer of the evaluation data counts them. */
function count(page: LabelledPage, weights: LineWeights, counts: Counts): void {
  const { title, body } = clean({ text: page.lines.map(([, line]) => line).join('\n') }, weights);
  const text = page.lines.map(([, line]) => line).join('\n');
  const kept = new Map<string, number>();
  for (const { start, end } of body)
    kept.set(fold(text.slice(start, end)), (kept.get(fold(text.slice(start, end))) ?? 0) + 1);
  let [right, given, wanted] = [0, 0, 0];
  for (const [label, line] of page.lines) {
    const words = fold(line);
    const left = kept.get(words) ?? 0;
    if (left > 0) kept.set(words, left - 1);
    if (label === 'body') {
      wanted += words.length;
      if (left > 0) right += words.length;
    }
    if (left > 0 && (label === 'body' || label === 'junk')) given += words.length;
  }
  counts.pages++;
  counts.right += right;
  counts.given += given;
  counts.wanted += wanted;
  if (right > 0.98 * given && right > 0.98 * wanted) counts.perfect++;
  if (page.lines.some(([label]) => label === 'title')) {
    counts.titled++;
    if (fold(title ?? '').toLowerCase() === fold(page.title ?? '').toLowerCase()) counts.titles++;
  }
}

/** The table of weights as a source file. */
const tableOf = (weights: LineWeights): string =>
  readFileSync(TABLE, 'utf8').replace(
    /(export const LINE_WEIGHTS: LineWeights = )[^;]*;/u,
    (_, start: string) => `${start}${JSON.stringify(weights)};`,
  );

const newCounts = (): Counts => ({
  pages: 0,
  perfect: 0,
  titles: 0,
  titled: 0,
  right: 0,
  given: 0,
  wanted: 0,
});

function show(name: string, { pages, perfect, titles, titled, right, given, wanted }: Counts): string {
  const [precision, recall] = [right / given, right / wanted];
  const share = (value: number) => (100 * value).toFixed(1);
  return `${name.padEnd(16)} ${pages} pages  P ${share(precision)}  R ${share(recall)}  F1 ${share((2 * precision * recall) / (precision + recall))}  perfect ${share(perfect / pages)} %  title ${share(titles / titled)} %`;
}

/** Each page is judged by weights fitted on pages of other publishers. */
function crossValidate(
  name: string,
  trained: readonly LabelledPage[],
  judged: readonly LabelledPage[],
): void {
  const bySet = new Map<string, Counts>();
  for (let out = 0; out < FOLDS; out++) {
    const weights = fit(trained.filter(page => foldOf(page) !== out));
    for (const page of judged.filter(one => foldOf(one) === out)) {
      const counts = bySet.get(page.set) ?? newCounts();
      bySet.set(page.set, counts);
      count(page, weights, counts);
    }
  }
  for (const [set, counts] of bySet) process.stdout.write(`${show(`${name} ${set}`, counts)}\n`);
}

const pages = [...labelledPages(DATA)];
if (pages.length === 0) process.stdout.write(`No labelled pages at ${DATA}: nothing was fitted.\n`);
else {
  if (process.argv.includes('--write')) writeFileSync(TABLE, tableOf(fit(pages)));
  const mine = pages.filter(page => !isKeptAside(page));
  crossValidate('seen', mine, mine);
  if (process.argv.includes('--aside')) {
    const weights = fit(mine);
    const bySet = new Map<string, Counts>();
    for (const page of pages.filter(isKeptAside)) {
      const counts = bySet.get(page.set) ?? newCounts();
      bySet.set(page.set, counts);
      count(page, weights, counts);
    }
    for (const [set, counts] of bySet) process.stdout.write(`${show(`aside ${set}`, counts)}\n`);
    crossValidate('all', pages, pages);
  }
}
