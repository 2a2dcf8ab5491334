import { COMMON_WORDS } from './common-words.ts';
import { FUNCTION_WORDS } from './function-words.ts';
import { listedStopWords } from '../text/words.ts';

export type KnownLanguage = keyof typeof FUNCTION_WORDS;

/** The languages in Latin letters that are told apart; the model knows each by its place here. */
export const knownLanguages = Object.keys(FUNCTION_WORDS) as readonly KnownLanguage[];

/** How much each sign counts; found by trying, on one half of a set of short texts, and confirmed on the other. */
const WEIGHT = { functionWord: 6, listedWord: 1, commonWord: 2.5, smoothing: 1, unseen: 20_000 } as const;
/** A log-probability of this is neither for nor against a language. */
const NEUTRAL = 10;

/** One score for each of `knownLanguages`. */
export type Scores = Float64Array;

/** What words and sequences of letters say of the language they are from. */
export interface LanguageModel {
  /** Adds to the scores what a word in small letters says, `times` over; false when it is in none of our lists. */
  addWord(word: string, scores: Scores, times: number): boolean;
  /** Adds to the scores what the letters of any word say, `times` over; a long word weighs as the root of its length. */
  addLetters(word: string, scores: Scores, times: number): void;
}

/**
 * Learns from our words and those of stopwords-iso: some 100 ms of work. What is learnt stays in memory as long as the process does:
 * in typed arrays it takes 1.5 MB, as lists and maps it took 6.
 */
export function learnLanguages(): LanguageModel {
  const handWritten = knownLanguages.map(language => FUNCTION_WORDS[language].split(' '));
  const words = weighWords(handWritten);
  const letters = weighLetters(handWritten);
  const share = new Float32Array(knownLanguages.length);
  return {
    addWord(word, scores, times) {
      const row = words.rows.get(word);
      if (row === undefined) return false;
      const { starts, languages, values } = words.cells;
      for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
        const language = languages[at] ?? 0;
        scores[language] = (scores[language] ?? 0) + (values[at] ?? 0) * times;
      }
      return true;
    },
    addLetters(word, scores, times) {
      const keys = sequenceKeys(word, letters.alphabet);
      const weight = times / Math.sqrt(keys.length);
      const { starts, languages, values } = letters.cells;
      for (const key of keys) {
        share.set(letters.unseen);
        const row = placeOf(key, letters.keys);
        if (row !== null)
          for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++)
            share[languages[at] ?? 0] = values[at] ?? 0;
        for (let language = 0; language < scores.length; language++)
          scores[language] = (scores[language] ?? 0) + (share[language] ?? 0) * weight;
      }
    },
  };
}

/** A table with few cells filled: those of row r lie from `starts[r]` to before `starts[r + 1]`. */
interface Cells<Values> {
  readonly starts: Uint32Array;
  readonly languages: Uint8Array;
  readonly values: Values;
}

type Cell = readonly [row: number, value: number];

/** `byLanguage`: the cells of each language; within a row they stay in the order of the languages. */
function packCells<Values extends Float32Array | Float64Array>(
  byLanguage: readonly (readonly Cell[])[],
  { rows, valuesOf }: { readonly rows: number; readonly valuesOf: (count: number) => Values },
): Cells<Values> {
  const starts = new Uint32Array(rows + 1);
  for (const cells of byLanguage) for (const [row] of cells) starts[row + 1] = (starts[row + 1] ?? 0) + 1;
  for (let row = 0; row < rows; row++) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  const next = starts.slice();
  const count = starts[rows] ?? 0;
  const languages = new Uint8Array(count);
  const values = valuesOf(count);
  byLanguage.forEach((cells, language) => {
    for (const [row, value] of cells) {
      const at = next[row] ?? 0;
      languages[at] = language;
      values[at] = value;
      next[row] = at + 1;
    }
  });
  return { starts, languages, values };
}

function weighWords(handWritten: readonly (readonly string[])[]) {
  const rows = new Map<string, number>();
  const rowOf = (word: string): number => {
    const row = rows.get(word) ?? rows.size;
    rows.set(word, row);
    return row;
  };
  const spread = new Map<string, number>();
  for (const list of handWritten) for (const word of list) spread.set(word, (spread.get(word) ?? 0) + 1);
  const byLanguage = knownLanguages.map((language, at): readonly Cell[] => {
    const list = handWritten[at] ?? [];
    const own = new Set(list);
    const common = commonWords(language);
    const cells = list.map((word, place): Cell => {
      const commonness = 1 - (place / list.length) * 0.5;
      return [rowOf(word), (WEIGHT.functionWord * commonness) / Math.sqrt(spread.get(word) ?? 1)];
    });
    for (const word of common) if (!own.has(word)) cells.push([rowOf(word), WEIGHT.commonWord]);
    for (const word of listedWords(language, []))
      if (!own.has(word) && !common.has(word)) cells.push([rowOf(word), WEIGHT.listedWord]);
    return cells;
  });
  const valuesOf = (count: number) => new Float64Array(count);
  return { rows, cells: packCells(byLanguage, { rows: rows.size, valuesOf }) };
}

/** A letter (a UTF-16 unit) of our words → its number, from 1 on. */
type Alphabet = Map<string, number>;

function weighLetters(handWritten: readonly (readonly string[])[]) {
  const alphabet: Alphabet = new Map();
  const counts = knownLanguages.map((language, at) => {
    const counted = new Map<number, number>();
    for (const [word, times] of wordsToLearn(language, handWritten[at] ?? [])) {
      numberLetters(word, alphabet);
      for (const key of sequenceKeys(word, alphabet)) counted.set(key, (counted.get(key) ?? 0) + times);
    }
    return counted;
  });
  const keys = Uint32Array.from(new Set(counts.flatMap(count => [...count.keys()]))).sort();
  const unseen = new Float32Array(knownLanguages.length);
  const byLanguage = counts.map((count, language) => {
    const total = [...count.values()].reduce((sum, one) => sum + one, 0) + WEIGHT.smoothing * WEIGHT.unseen;
    const valueOf = (seen: number) => Math.log((seen + WEIGHT.smoothing) / total) + NEUTRAL;
    unseen[language] = valueOf(0);
    return [...count].map(([key, seen]): Cell => [placeOf(key, keys) ?? 0, valueOf(seen)]);
  });
  const valuesOf = (count: number) => new Float32Array(count);
  return { alphabet, keys, unseen, cells: packCells(byLanguage, { rows: keys.length, valuesOf }) };
}

/** A word written down by hand counts four times: it is surely of the language, and common. */
function* wordsToLearn(
  language: KnownLanguage,
  handWritten: readonly string[],
): Generator<readonly [word: string, times: number]> {
  for (const word of listedWords(language, handWritten)) yield [word, 1];
  for (const word of handWritten) yield [word, 3];
  for (const word of commonWords(language)) yield [word, 1];
}

const commonWords = (language: KnownLanguage): ReadonlySet<string> =>
  new Set(
    language in COMMON_WORDS ? COMMON_WORDS[language as keyof typeof COMMON_WORDS].trim().split(/\s+/) : [],
  );

const listedWords = (language: KnownLanguage, others: readonly string[]): ReadonlySet<string> =>
  new Set([...listedStopWords(language).filter(word => /^\p{L}[\p{L}']+$/u.test(word)), ...others]);

const SHORTEST = 2;
const LONGEST = 4;
/** So many letters at most, and four of them make one number of 32 bits. */
const LETTERS = 256;
/** Of no sequence of our words. */
const NO_KEY = 0;

function numberLetters(word: string, alphabet: Alphabet): void {
  for (const letter of ` ${word}`) if (!alphabet.has(letter)) alphabet.set(letter, alphabet.size + 1);
  if (alphabet.size >= LETTERS)
    throw new Error(`the words of languages use more than ${LETTERS - 1} letters; widen their keys`);
}

/** The sequences of two to four letters of a word and the blanks around it, as numbers. */
function sequenceKeys(word: string, alphabet: Alphabet): readonly number[] {
  const letters = Array.from({ length: word.length + 2 }, (_, at) => alphabet.get(word[at - 1] ?? ' ') ?? 0);
  const keys: number[] = [];
  for (let length = SHORTEST; length <= LONGEST; length++)
    for (let at = 0; at + length <= letters.length; at++) {
      const sequence = letters.slice(at, at + length);
      keys.push(sequence.includes(0) ? NO_KEY : sequence.reduce((key, letter) => key * LETTERS + letter));
    }
  return keys;
}

/** Where a key stands in the sorted list; null when it does not. */
function placeOf(key: number, keys: Uint32Array): number | null {
  let [from, to] = [0, keys.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((keys[middle] ?? 0) < key) from = middle + 1;
    else to = middle;
  }
  return keys[from] === key ? from : null;
}
