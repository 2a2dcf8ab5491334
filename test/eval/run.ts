import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { articlesPerSecond } from '../bench/editorial.ts';
import { analyzeLine } from '../../src/editorial/analyze-line.ts';
import { isSameNews } from '../../src/editorial/similarity.ts';
import { keyphraseScore } from './keyphrase-score.ts';
import { BIG_SETS, ROWS, type Figures } from './rows.ts';

const SHARED = join(import.meta.dirname, '../../../shared');
const DATA = join(SHARED, 'data');
const TOOLS = join(SHARED, 'tools/eval');
const CHARS = 300;
/** More sentences than any article has. */
const ALL = 1_000_000;

type Json = Readonly<Record<string, unknown>>;

/** A value deep in a scorer's answer, as a number; NaN when it is not there. */
function at(answer: unknown, ...path: readonly string[]): number {
  let value = answer;
  for (const step of path)
    value = typeof value === 'object' && value !== null ? (value as Json)[step] : undefined;
  return typeof value === 'number' ? value : NaN;
}

const parseLines = (text: string): readonly Json[] =>
  text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as Json);

const run = (scorer: string, ...args: readonly string[]): string =>
  execFileSync(process.execPath, [join(TOOLS, `${scorer}.mjs`), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });

/** Makes the inputs of a scorer, answers them by `predict`, and hands back the scorer's last line. */
function score(scorer: string, gold: string, predict: (input: Json) => Json): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'strillone-eval-'));
  try {
    const maker = scorer === 'quotes-news' ? 'quotes' : scorer;
    const inputs = parseLines(run(maker, 'make-input', gold));
    const file = join(folder, 'predictions.jsonl');
    writeFileSync(file, inputs.map(input => JSON.stringify(predict(input))).join('\n'));
    return JSON.parse(run(scorer, gold, file).trimEnd().split('\n').at(-1) ?? '') as unknown;
  } catch (error) {
    throw new Error(`${scorer} on ${gold} gave no figures`, { cause: error });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What `analyze --jsonl` answers to a line. */
const analyzed = (line: Json, sentences?: number): Json =>
  JSON.parse(
    analyzeLine(JSON.stringify(line), {
      summary: sentences === undefined ? { chars: CHARS } : { sentences },
    }),
  ) as Json;

function quoteFigures(): Figures {
  const folder = join(DATA, 'quotes');
  const news = readdirSync(folder).filter(name => name.endsWith('-news.jsonl'));
  const predict = (input: Json): Json => ({ ...analyzed(input), lang: input.lang });
  const strict = score('quotes-news', news.map(name => join(folder, name)).join(','), predict);
  const all = score('quotes', folder, predict);
  const languages = ['en', 'de', 'fr', 'es'].map(language => at(all, 'languages', language, 'full'));
  return {
    found: at(strict, 'overall', 'f1') * 100,
    endToEnd: at(strict, 'overall', 'e2e_f1') * 100,
    fullName: at(all, 'overall', 'full'),
    surname: at(all, 'overall', 'surname'),
    italian: at(all, 'languages', 'it', 'full'),
    worstOther: Math.min(...languages),
    printedRight: at(all, 'overall', 'printedRight'),
    noPerson: at(all, 'overall', 'nonPersonEmptyOrOrganisation'),
  };
}

function summaryFigures(): Figures {
  const sets = BIG_SETS.map(set => {
    const answer = score('summaries', join(DATA, 'summaries', `${set}.jsonl`), input => ({
      id: input.id,
      lang: input.lang,
      summary: analyzed({ id: 'x', text: input.article, title: input.title }).summary,
    }));
    const of = (method: string) => at(answer, 'sets', set, method, 'rouge1');
    return { set, ours: of('prediction'), lead: of('lead') };
  });
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  return {
    summary: mean(sets.map(({ ours }) => ours)),
    lead: mean(sets.map(({ lead }) => lead)),
    worstGain: Math.min(...sets.map(({ ours, lead }) => ours - lead)),
    ...Object.fromEntries(
      sets.flatMap(
        ({ set, ours, lead }) =>
          [
            [set, ours],
            [`lead ${set}`, lead],
          ] as const,
      ),
    ),
  };
}

function otherFigures(): Figures {
  const cleaning = score('cleaning', join(DATA, 'cleaning/pages.jsonl'), input => analyzed(input));
  const language = score('language', join(DATA, 'language/sentences.jsonl'), input => ({
    id: input.id,
    lang: analyzed(input).language,
  }));
  const sentences = score('sentences', join(DATA, 'sentences/docs.jsonl'), input => ({
    id: input.id,
    lang: input.lang,
    sentences: analyzed({ id: 'x', text: input.text, title: null }, ALL).summary,
  }));
  const pairs = score('duplicates', join(DATA, 'duplicates/pairs.jsonl'), input => ({
    id: input.id,
    duplicate: isSameNews(String(input.a), String(input.b)),
  }));
  const said = (label: string) => at(pairs, 'saidDuplicate', label, 'share');
  return {
    cleaning: at(cleaning, 'overall', 'f1'),
    perfect: at(cleaning, 'overall', 'perfectShare'),
    language: at(language, 'cuts', '40', 'right'),
    sentences: at(sentences, 'languages', 'all', 'f1'),
    duplicates: (said('dup-light') + said('dup-heavy')) / 2,
    falseDuplicates: said('different-same-topic'),
    keyphrases: keyphraseScore(
      parseLines(readFileSync(join(DATA, 'keywords/fr.jsonl'), 'utf8')).map(
        ({ id, title, text, keyphrases }) => ({
          gold: keyphrases as readonly string[],
          given: analyzed({ id, title, text }).keywords as readonly string[],
        }),
      ),
    ),
  };
}

// whoever reads only the first lines closes the pipe
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

if (!existsSync(DATA) || !existsSync(TOOLS)) {
  process.stdout.write(`No evaluation data: expected ${DATA} and ${TOOLS}. Nothing was measured.\n`);
} else {
  const figures = { ...quoteFigures(), ...summaryFigures(), ...otherFigures(), speed: articlesPerSecond() };
  const cells = [
    ['task', 'ours', 'naive/stock', 'best known', 'floor', 'aim'],
    ...ROWS.map(({ task, ours, stock, best, floor, aim }) => [
      task,
      ours(figures),
      typeof stock === 'string' ? stock : stock(figures),
      best,
      floor,
      aim,
    ]),
  ];
  const widths = [0, 1, 2, 3, 4, 5].map(column => Math.max(...cells.map(row => (row[column] ?? '').length)));
  for (const row of cells)
    process.stdout.write(
      `${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
}
