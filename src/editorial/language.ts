import { COMMON_WORDS } from './common-words.ts';
import { FUNCTION_WORDS, TELLING_LETTERS } from './language-words.ts';
import { stopWordsOf } from './words.ts';

type Known = keyof typeof FUNCTION_WORDS;

const LANGUAGES = Object.keys(FUNCTION_WORDS) as Known[];
/** Enough of a text to be sure, so that a megabyte costs no more than a paragraph. */
const LOOKED_AT = 400;

/** How much each sign counts; found by trying, on one half of a set of short texts, and confirmed on the other. */
const WEIGHT = {
  functionWord: 6,
  listedWord: 1,
  commonWord: 2.5,
  letter: 3,
  letterOfMany: 0.9,
  smoothing: 1,
  unseen: 20_000,
  /** A capital inside a sentence: often a name, of any language (in German a noun). */
  capital: 0.35,
  /** Between quotation marks: often a title in the language of the work. */
  quoted: 0.3,
  /** Where the newsroom has no grammar a text must show more. */
  otherLanguage: -2,
} as const;
/** A log-probability of this is neither for nor against a language. */
const NEUTRAL = 10;

/** Scripts that one language (or mainly one) is written in. */
const SCRIPTS: readonly (readonly [language: string, script: RegExp])[] = [
  ['ja', /[\p{sc=Hiragana}\p{sc=Katakana}]/u],
  ['ko', /\p{sc=Hangul}/u],
  ['zh', /\p{sc=Han}/u],
  ['el', /\p{sc=Greek}/u],
  ['uk', /[іїєґ]/u],
  ['ru', /\p{sc=Cyrillic}/u],
  ['he', /\p{sc=Hebrew}/u],
  ['ar', /\p{sc=Arabic}/u],
  ['th', /\p{sc=Thai}/u],
  ['hi', /\p{sc=Devanagari}/u],
];

/**
 * ISO 639-1 of the language a text is written in; "und" when it has no letters or an unknown script. The script decides
 * where it can; among seventeen languages in Latin letters, function words weigh most, then common words and letter
 * sequences of two to four (learnt from our words and those of stopwords-iso), then telling letters. Names and what
 * stands between quotation marks weigh less: they often come from another language.
 *
 * Our own, because the library that is best at it (npm eld) takes 90 to 190 MB of memory, more than all the rest of the
 * newsroom, and is no better on a few words of the languages we work in.
 */
export function detectLanguage(text: string): string {
  const written = text.slice(0, LOOKED_AT).replaceAll('’', "'");
  const piece = written.toLowerCase();
  const latin = piece.match(/\p{sc=Latin}/gu)?.length ?? 0;
  const letters = piece.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return 'und';
  if (latin * 2 < letters) return SCRIPTS.find(([, script]) => script.test(piece))?.[0] ?? 'und';
  const scores = scoresOf(written);
  let best = 0;
  for (let language = 1; language < scores.length; language++) {
    if ((scores[language] ?? 0) > (scores[best] ?? 0)) best = language;
  }
  return LANGUAGES[best] ?? 'und';
}

interface Model {
  /** A word → what it adds to each language; a list of pairs, most words belong to few. */
  readonly words: ReadonlyMap<string, readonly (readonly [language: number, weight: number])[]>;
  readonly rows: ReadonlyMap<string, number>;
  /** Row by letter sequence, column by language: log-probabilities. */
  readonly table: Float32Array;
  /** What a sequence that was never seen adds to each language. */
  readonly unseen: Float32Array;
}

let learnt: Model | undefined;

function scoresOf(text: string): Float64Array {
  const model = (learnt ??= learn());
  const scores = Float64Array.from(LANGUAGES, language =>
    language in COMMON_WORDS ? 0 : WEIGHT.otherLanguage,
  );
  for (const { token, weight } of tokensOf(text)) {
    const word = token.replace(/'$/, '');
    for (const [language, value] of model.words.get(token) ?? model.words.get(word) ?? []) {
      scores[language] = (scores[language] ?? 0) + value * weight;
    }
    addSequences(model, word, { scores, weight });
  }
  const small = text.toLowerCase();
  LANGUAGES.forEach((language, at) => {
    const found = small.match(TELLING_LETTERS[language])?.length ?? 0;
    const weight = language === 'en' || language === 'nl' ? WEIGHT.letterOfMany : WEIGHT.letter;
    scores[at] = (scores[at] ?? 0) + found * weight;
  });
  return scores;
}

const TOKEN = /[“«„"]|[”»“"]|\p{L}+'?/gu;

/** The words in small letters, each with how much it says of the language around it. */
function* tokensOf(text: string): Generator<{ readonly token: string; readonly weight: number }> {
  let quoted = false;
  let first = true;
  for (const [token] of text.matchAll(TOKEN)) {
    if (/\p{L}/u.test(token)) {
      const capital = !first && /^\p{Lu}/u.test(token);
      yield {
        token: token.toLowerCase(),
        weight: (capital ? WEIGHT.capital : 1) * (quoted ? WEIGHT.quoted : 1),
      };
      first = false;
    } else {
      quoted = token === '"' || token === '“' ? !quoted : /[«„]/.test(token);
      first = true;
    }
  }
}

function addSequences(
  model: Model,
  word: string,
  into: { readonly scores: Float64Array; readonly weight: number },
): void {
  const { scores, weight } = into;
  const sequences = sequencesOf(word);
  const share = weight / Math.sqrt(sequences.length);
  for (const sequence of sequences) {
    const row = model.rows.get(sequence);
    for (let language = 0; language < scores.length; language++) {
      const value = row === undefined ? model.unseen[language] : model.table[row * scores.length + language];
      scores[language] = (scores[language] ?? 0) + (value ?? 0) * share;
    }
  }
}

function sequencesOf(word: string): string[] {
  const padded = ` ${word} `;
  const sequences: string[] = [];
  for (let length = 2; length <= 4; length++) {
    for (let at = 0; at + length <= padded.length; at++) sequences.push(padded.slice(at, at + length));
  }
  return sequences;
}

function learn(): Model {
  const byHand = LANGUAGES.map(language => FUNCTION_WORDS[language].split(' '));
  const counts = LANGUAGES.map((language, at) => countSequences(language, byHand[at] ?? []));
  const rows = new Map<string, number>();
  for (const count of counts)
    for (const sequence of count.keys()) if (!rows.has(sequence)) rows.set(sequence, rows.size);
  const table = new Float32Array(rows.size * LANGUAGES.length);
  const unseen = new Float32Array(LANGUAGES.length);
  counts.forEach((count, language) => {
    const total = [...count.values()].reduce((sum, one) => sum + one, 0) + WEIGHT.smoothing * WEIGHT.unseen;
    unseen[language] = Math.log(WEIGHT.smoothing / total) + NEUTRAL;
    for (const [sequence, row] of rows) {
      table[row * LANGUAGES.length + language] =
        Math.log(((count.get(sequence) ?? 0) + WEIGHT.smoothing) / total) + NEUTRAL;
    }
  });
  return { words: weighWords(byHand), rows, table, unseen };
}

/** A word written down by hand counts four times: it is surely of the language, and common. */
function countSequences(language: Known, byHand: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (word: string, times: number) => {
    for (const sequence of sequencesOf(word)) counts.set(sequence, (counts.get(sequence) ?? 0) + times);
  };
  for (const word of listedWords(language, byHand)) add(word, 1);
  for (const word of byHand) add(word, 3);
  for (const word of commonWords(language)) add(word, 1);
  return counts;
}

const commonWords = (language: Known): ReadonlySet<string> =>
  new Set(
    language in COMMON_WORDS ? COMMON_WORDS[language as keyof typeof COMMON_WORDS].trim().split(/\s+/) : [],
  );

const listedWords = (language: Known, byHand: readonly string[]): ReadonlySet<string> =>
  new Set([...[...stopWordsOf(language)].filter(word => /^\p{L}[\p{L}']+$/u.test(word)), ...byHand]);

function weighWords(byHand: readonly (readonly string[])[]): Model['words'] {
  const words = new Map<string, [number, number][]>();
  const add = (word: string, language: number, weight: number) => {
    const entries = words.get(word);
    if (entries === undefined) words.set(word, [[language, weight]]);
    else entries.push([language, weight]);
  };
  const spread = new Map<string, number>();
  for (const list of byHand) for (const word of list) spread.set(word, (spread.get(word) ?? 0) + 1);
  LANGUAGES.forEach((language, at) => {
    const list = byHand[at] ?? [];
    const own = new Set(list);
    list.forEach((word, place) => {
      const commonness = 1 - (place / list.length) * 0.5;
      add(word, at, (WEIGHT.functionWord * commonness) / Math.sqrt(spread.get(word) ?? 1));
    });
    const common = commonWords(language);
    for (const word of common) if (!own.has(word)) add(word, at, WEIGHT.commonWord);
    for (const word of listedWords(language, []))
      if (!own.has(word) && !common.has(word)) add(word, at, WEIGHT.listedWord);
  });
  return words;
}
