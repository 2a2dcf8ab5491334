import { COMMON_WORDS } from './common-words.ts';
import { knownLanguages, learnLanguages, type LanguageModel, type Scores } from './language-model.ts';
import { tellByFunctionWords } from './tell-by-function-words.ts';
import { TELLING_LETTERS } from './function-words.ts';

/** Enough of a text to be sure, so that a megabyte costs no more than a paragraph. */
const LOOKED_AT = 400;

/** How much each sign counts; found by trying, on one half of a set of short texts, and confirmed on the other. */
const WEIGHT = {
  letter: 3,
  letterOfMany: 0.9,
  /** A capital inside a sentence: often a name, of any language (in German a noun). */
  capital: 0.35,
  /** Between quotation marks: often a title in the language of the work. */
  quoted: 0.3,
  /** Where the newsroom has no grammar a text must show more. */
  otherLanguage: -2,
} as const;

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
 * where it can; among seventeen languages in Latin letters many function words of one decide; where there are few, they
 * weigh most, then common words and letter sequences of two to four (learnt from our words and those of stopwords-iso), then telling letters. Names and what
 * stands between quotation marks weigh less: they often come from another language.
 *
 * Our own, because the library that is best at it (npm eld) takes 90 to 190 MB of memory, more than all the rest of the
 * newsroom, and is no better on a few words of the languages we work in.
 */
export function detectLanguage(text: string): string {
  const written = text.slice(0, LOOKED_AT).replaceAll('’', "'");
  const piece = written.toLowerCase();
  const { latin, letters } = countLetters(piece);
  if (letters === 0) return 'und';
  if (latin * 2 < letters) return SCRIPTS.find(([, script]) => script.test(piece))?.[0] ?? 'und';
  const plain = tellByFunctionWords(piece);
  if (plain !== null) return plain;
  const scores = scoresOf(written);
  let best = 0;
  for (let language = 1; language < scores.length; language++) {
    if ((scores[language] ?? 0) > (scores[best] ?? 0)) best = language;
  }
  return knownLanguages[best] ?? 'und';
}

/** The letters of a text in small letters, and how many of them are Latin; most are so plainly. */
function countLetters(piece: string): { latin: number; letters: number } {
  let [latin, letters] = [0, 0];
  for (const sign of piece) {
    if (sign < '\u0080') {
      if (sign < 'a' || sign > 'z') continue;
      latin++;
      letters++;
      continue;
    }
    if (/\p{sc=Latin}/u.test(sign)) latin++;
    if (/\p{L}/u.test(sign)) letters++;
  }
  return { latin, letters };
}

let learnt: LanguageModel | undefined;

function scoresOf(text: string): Scores {
  const model = (learnt ??= learnLanguages());
  const scores = Float64Array.from(knownLanguages, language =>
    language in COMMON_WORDS ? 0 : WEIGHT.otherLanguage,
  );
  for (const { token, weight } of tokensOf(text)) {
    const word = token.replace(/'$/, '');
    if (!model.addWord(token, scores, weight)) model.addWord(word, scores, weight);
    model.addLetters(word, scores, weight);
  }
  const small = text.toLowerCase();
  knownLanguages.forEach((language, at) => {
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
