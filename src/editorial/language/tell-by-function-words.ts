import { FUNCTION_WORDS } from './function-words.ts';
import { knownLanguages, type KnownLanguage } from './language-model.ts';

/** Fewer, and the text is short or strange enough to be looked at closely. */
const ENOUGH = 6;
/** How many times as much the language must have as the next. */
const CLEARLY = 1.8;

let rows: ReadonlyMap<string, readonly number[]> | undefined;

/** Each function word with the places of the languages that have it. */
function learnRows(): ReadonlyMap<string, readonly number[]> {
  const learnt = new Map<string, number[]>();
  knownLanguages.forEach((language, at) => {
    for (const word of FUNCTION_WORDS[language].split(' ')) {
      const row = learnt.get(word);
      if (row === undefined) learnt.set(word, [at]);
      else row.push(at);
    }
  });
  return learnt;
}

/**
 * The language that a text in small letters has many function words of, and far more than of any other; null when that is
 * not plain. It answers for most articles, and spares them the model of letters.
 */
export function tellByFunctionWords(text: string): KnownLanguage | null {
  rows ??= learnRows();
  const found = new Float64Array(knownLanguages.length);
  for (const word of text.match(/\p{L}+'?/gu) ?? []) {
    const row = rows.get(word);
    if (row !== undefined) for (const at of row) found[at] = (found[at] ?? 0) + 1 / row.length;
  }
  let [best, next] = [0, 0];
  found.forEach((value, at) => {
    if (value > (found[best] ?? 0)) best = at;
  });
  found.forEach((value, at) => {
    if (at !== best) next = Math.max(next, value);
  });
  const most = found[best] ?? 0;
  return most >= ENOUGH && most >= CLEARLY * next ? (knownLanguages[best] ?? null) : null;
}
