import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { articlesPerSecond } from '../bench/editorial.ts';
import { isSameStory, type Told } from '../../src/editorial/similarity/same-story.ts';
import { SHARED_MARKS, storyMarksOf } from '../../src/editorial/similarity/story-marks.ts';
import { keyphraseScore } from './keyphrase-score.ts';
import { quoteTable } from './quotes/measure.ts';
import { BIG_SETS, ROWS, type Figures } from './rows.ts';
import { analyzed, at, DATA, parseLines, score, TOOLS, type Json } from './score.ts';

/** More sentences than any article has. */
const ALL = 1_000_000;

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

/** One text of a pair, as if each came from a publisher of its own at the same time. */
const toldIn = (pair: Json, side: 'a' | 'b'): Told => {
  const text = String(pair[side]);
  const [title = ''] = text.split('\n');
  return { source: side, url: null, outlet: null, language: String(pair.lang), title, text, at: 0 };
};

/** As the newsroom finds it: by common marks first, then word by word. */
function isFoundAsStory(a: Told, b: Told): boolean {
  const marks = new Set(storyMarksOf(b));
  return storyMarksOf(a).filter(mark => marks.has(mark)).length >= SHARED_MARKS && isSameStory(a, b);
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
    duplicate: isFoundAsStory(toldIn(input, 'a'), toldIn(input, 'b')),
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

/** Prints rows of cells in columns. */
function print(cells: readonly (readonly string[])[]): void {
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map(row => (row[column] ?? '').length)),
  );
  for (const row of cells) {
    const line = row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
    process.stdout.write(`${line.trimEnd()}\n`);
  }
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
  print(cells);
  process.stdout.write('\nquotations and speakers\n');
  print(quoteTable());
}
