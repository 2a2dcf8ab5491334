/** What was measured, by name. */
export type Figures = Readonly<Record<string, number>>;

/** The summary sets that are large enough to say something. */
export const BIG_SETS = ['en-cnndm', 'fr-orangesum', 'de-ogdesc', 'de-fundus'] as const;

const show = (value: number | undefined, digits = 1): string =>
  value === undefined || Number.isNaN(value) ? '–' : value.toFixed(digits);

/** What one task of the table is called, what we reach, and what it is held against. */
interface Row {
  readonly task: string;
  readonly ours: (figures: Figures) => string;
  /** Measured along with ours where it can be. */
  readonly stock: string | ((figures: Figures) => string);
  readonly best: string;
  readonly floor: string;
  readonly aim: string;
}

/** One line of the table a task; what the others reach was measured with the same scorers on the same documents. */
export const ROWS: readonly Row[] = [
  {
    task: 'speech in quotation marks found, F1',
    ours: f => show(f.found),
    stock: '98.1 pairing marks',
    best: '83.7 en, 81.7 fr',
    floor: '97',
    aim: '98.5',
  },
  {
    task: 'found and given to the right full name, F1',
    ours: f => show(f.endToEnd),
    stock: '41.4',
    best: '–',
    floor: '72',
    aim: '84',
  },
  {
    task: 'full name right, all sets (surname)',
    ours: f => `${show(f.fullName)} (${show(f.surname)})`,
    stock: '39.9 (61.3)',
    best: '76.5 fr; 86.5 en',
    floor: '75 (83)',
    aim: '86 (91)',
  },
  {
    task: '… in Italian, in the worst other language',
    ours: f => `${show(f.italian)}, ${show(f.worstOther)}`,
    stock: '22-55',
    best: '–',
    floor: '75, 70',
    aim: '86, 80',
  },
  {
    task: 'a printed name is right',
    ours: f => show(f.printedRight),
    stock: '67.8',
    best: '90 at 66 recall',
    floor: '91',
    aim: '96',
  },
  {
    task: 'not a person: empty, role or organisation',
    ours: f => show(f.noPerson),
    stock: '53.4',
    best: '–',
    floor: '75',
    aim: '88',
  },
  {
    task: 'summary of 300 characters, ROUGE-1, mean of four',
    ours: f => `${show(f.summary, 2)} (worst set ${show(f.worstGain, 2)} to LEAD)`,
    stock: f => `LEAD ${show(f.lead, 2)}`,
    best: '–',
    floor: '> LEAD, none < -0.3',
    aim: 'LEAD + 1.2',
  },
  ...BIG_SETS.map(set => ({
    task: `… ${set}`,
    ours: (f: Figures) => show(f[set], 2),
    stock: (f: Figures) => `LEAD ${show(f[`lead ${set}`], 2)}`,
    best: '–',
    floor: '–',
    aim: '–',
  })),
  {
    task: 'article body of a messy page, F1 · perfect pages',
    ours: f => `${show(f.cleaning)} · ${show(f.perfect, 0)} %`,
    stock: '94.3 · 26 %',
    best: '–',
    floor: '96.5 · 48 %',
    aim: '98 · 65 %',
  },
  {
    task: 'language at 40 characters',
    ours: f => show(f.language),
    stock: 'tinyld 93.4, franc 74.8',
    best: 'eld 99.0',
    floor: '99',
    aim: '99.5',
  },
  {
    task: 'sentence boundaries, F1',
    ours: f => show(f.sentences),
    stock: 'Intl.Segmenter 97.6, sbd 98',
    best: '98.3',
    floor: '98.3',
    aim: '98.8',
  },
  {
    task: 'near-duplicates: recall · false',
    ours: f => `${show(f.duplicates)} · ${show(f.falseDuplicates)}`,
    stock: 'SimHash 2',
    best: '100 · 0',
    floor: '98 · 0',
    aim: '100 · 0',
  },
  {
    task: 'keyphrases fr, F at 10',
    ours: f => show(f.keyphrases),
    stock: 'RAKE 29.7',
    best: '36.3',
    floor: '35',
    aim: '40',
  },
  {
    task: 'speed on one core, 4 kB articles a second',
    ours: f => show(f.speed, 0),
    stock: 'node-summarizer 42',
    best: '–',
    floor: '150',
    aim: '400',
  },
];
