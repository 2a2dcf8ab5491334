/** Scripts that put no blanks between words: there each character stands for itself, and a word is a phrase of them. */
const WORDS =
  /[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]]+|[[\p{L}\p{N}]&&[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]]/gv;

/** Accents of letters, and what is not seen: soft hyphens, joiners. Vowel signs of Indic scripts are no accents. */
const NOT_COMPARED =
  /[[\p{Mn}&&[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Greek}\p{Script=Cyrillic}]]\u{AD}\u{200B}-\u{200F}\u{2060}\u{FEFF}]/gv;

/** Letters whose accent Unicode does not take apart, and those with two forms. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  þ: 'th',
  ς: 'σ',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/**
 * The words of a text as filters compare them, in their order: runs of letters and digits without case and accents
 * ("Dell’Università" → dell, universita). Linear in the text.
 */
export const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(NOT_COMPARED, '')
    .replace(LETTER, letter => LETTERS[letter] ?? letter)
    .match(WORDS) ?? [];
