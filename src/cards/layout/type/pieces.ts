import { graphemesOf } from '../../../format/graphemes.ts';
import { isNoBreakWord } from './no-break-words.ts';

/** A piece of a line that is never broken inside. */
export interface Piece {
  readonly text: string;
  /** Whether a blank parts it from the piece before. */
  readonly spaced: boolean;
  /** Whether a line that ends here, within a word, ends with a hyphen. */
  readonly hyphenated: boolean;
  /** How bad a line's end here is, in units of `FAULT`: 1 after an article, less within a word. */
  readonly faults: number;
  /** How well the sense lets a line end here: 1 after a clause, -1 where a sentence has just begun, 0 else. */
  readonly sense: number;
}

export const HYPHEN = '-';

/** A word longer than this may be broken anywhere, in parts of `LONG_PART`. */
const LONG_WORD = 24;
const LONG_PART = 8;
/** Scripts written without blanks between words: a line may end after any character, except before these. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const NO_LINE_START = /^[\p{Pe}\p{Pf}\p{Po}ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〜ゝゞヽヾ]/u;
const NO_LINE_END = /[\p{Ps}\p{Pi}]$/u;

/** Made for the first text without blanks: it loads dictionaries. */
let wordSegmenter: Intl.Segmenter | null = null;

/**
 * Cuts a text in that language where a line may end: at blanks, after hyphens and dashes within words, between words of
 * unspaced scripts.
 */
export function piecesOf(text: string, language: string): Piece[] {
  const parts = withDashes(text.split(' ').filter(word => word !== '')).flatMap(word =>
    breakable(word).map((part, i) => ({ ...part, spaced: i === 0 })),
  );
  return parts.map((part, i) => ({
    ...part,
    faults: faultsBetween(part.text, parts[i + 1], language),
    sense: senseAfter(part.text, parts[i - 1]?.text),
  }));
}

/** A piece in parts of a few characters, for a line that is too narrow for all of it. */
export function partsOf(piece: Piece): Piece[] {
  const parts = chunks(piece.text);
  return parts.map((part, i) => ({
    ...part,
    spaced: piece.spaced && i === 0,
    ...(i === parts.length - 1
      ? { hyphenated: piece.hyphenated, faults: piece.faults, sense: piece.sense }
      : { faults: WITHIN_WORD, sense: 0 }),
  }));
}

/** A dash or a middle dot between blanks stays with the word before it; the one that begins a text, with the next. */
function withDashes(words: readonly string[]): string[] {
  const kept: string[] = [];
  for (const word of words) {
    const last = kept.at(-1);
    if (last !== undefined && (DASH.test(word) || (kept.length === 1 && DASH.test(last))))
      kept[kept.length - 1] = `${last} ${word}`;
    else kept.push(word);
  }
  return kept;
}

const DASH = /^[\p{Pd}·]$/u;

/** Of scripts that break words with a hyphen; an address or a number shows no mark where it is broken. */
const PLAIN_WORD = /^([\p{P}\p{Zs}]*)([\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{M}]+)([\p{P}\p{Zs}]*)$/u;

function faultsBetween(
  text: string,
  next: { readonly text: string; readonly spaced: boolean } | undefined,
  language: string,
): number {
  const isBound = SHORT_WORD.test(text) || isNoBreakWord(text, language);
  const short = NUMBER.test(text) ? 0.27 : SHORT_LOWER.test(text) ? 0.1 : 0;
  return (isBound ? 1 : short) + (next?.spaced === false ? brokenBefore(next.text, text) : 0);
}

const WITHIN_WORD = 0.27;

/** Within a word in writing with blanks; in Japanese, before the ending of a word or a particle, or within a compound. */
function brokenBefore(text: string, before: string): number {
  if (!UNSPACED_START.test(text)) return WITHIN_WORD;
  if (HIRAGANA_START.test(text)) return 0.4;
  return KATAKANA_END.test(before) && HAN_START.test(text) ? 0.2 : 0;
}

const UNSPACED_START = new RegExp(`^${UNSPACED.source}`, 'u');
const HIRAGANA_START = /^\p{sc=Hiragana}/u;
const KATAKANA_END = /[\p{sc=Katakana}ー]$/u;
const HAN_START = /^\p{sc=Han}/u;
/**
 * A word that belongs with the next one: "e", "di", "i", "we"; an initial. Where a letter stands for a syllable or a word, as in
 * Chinese or Korean, short words are as whole as others.
 */
const SHORT_WORD =
  /^[\p{Ps}\p{Pi}"']*(?:(?![\p{sc=Hangul}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Ethiopic}])\p{L}){1,2}$|^\p{Lu}\.$/u;
const SHORT_LOWER = /^\p{Ll}{3}$/u;
/** A number before what it counts. */
const NUMBER = /^[\p{Nd}.,]*\p{Nd}$/u;

function senseAfter(text: string, before: string | undefined): number {
  if (ENDS_A_CLAUSE.test(text)) return 1;
  return before !== undefined && ENDS_A_SENTENCE.test(before) ? -1 : 0;
}

const ENDS_A_SENTENCE = /[.!?…]\p{Pf}?$/u;
const ENDS_A_CLAUSE = /[,;:.!?…،。、]\p{Pf}?$| [\p{Pd}·]$/u;

type Part = Pick<Piece, 'text' | 'hyphenated'>;
const unhyphenated = (text: string): Part => ({ text, hyphenated: false });

function breakable(word: string): Part[] {
  const parts = UNSPACED.test(word)
    ? unspaced(word)
    : word.split(/(?<=[\p{L}\p{N}][-‐–—/])(?=[\p{L}\p{N}])/u);
  return parts.flatMap(part =>
    part.length > LONG_WORD
      ? // some pages have no other blanks than those that do not break
        part
          .split(/(?<=[\u{A0}\u{202F}])/u)
          .flatMap(word => (word.length > LONG_WORD ? chunks(word) : [unhyphenated(word)]))
      : [unhyphenated(part)],
  );
}

function unspaced(word: string): string[] {
  const parts: string[] = [];
  wordSegmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
  for (const { segment } of wordSegmenter.segment(word)) {
    const last = parts.at(-1);
    if (last !== undefined && (NO_LINE_START.test(segment) || NO_LINE_END.test(last)))
      parts[parts.length - 1] = last + segment;
    else parts.push(segment);
  }
  return parts;
}

/** Words of letters are cut where a syllable is likely to begin, addresses between their parts, all else after so many characters. */
function chunks(text: string): Part[] {
  const cutAt = (whole: string, places: RegExp, longest: number): readonly string[] =>
    whole.split(places).flatMap(part => (part.length > longest ? graphemesOf(part) : [part]));
  const [, before = '', word, after = ''] = PLAIN_WORD.exec(text) ?? [];
  if (word === undefined) {
    const cut = ADDRESS_PART.test(text) ? cutAt(text, ADDRESS_PART, LONG_WORD) : graphemesOf(text);
    return inChunks(cut, LONG_PART).map(unhyphenated);
  }
  const parts = inChunks(cutAt(word, SYLLABLE, 2 * LONG_PART), LONG_PART / 2);
  return parts.map((part, i) => {
    const ends = i === parts.length - 1;
    return { text: `${i === 0 ? before : ''}${part}${ends ? after : ''}`, hyphenated: !ends };
  });
}

const VOWEL = 'aeiouyàáâäãåèéêëìíîïòóôöõøùúûüýæœаеёиоуыэюяіїєαάεέηήιίοόυύωώ';
/** Consonants that begin a syllable together: "sch", "ch", "gn", "fl", "tr". */
const TOGETHER = 'sch|[cpt]h|g[nl]|qu|[bcdfgkptv][lr]';
/** Before a consonant (or several that stay together) that a vowel follows, never between those that stay together. */
const SYLLABLE = new RegExp(
  `(?<=\\p{L}{2})(?<!s(?=ch?)|[cpt](?=h)|g(?=[nl])|q(?=u)|[bcdfgkptv](?=[lr]))(?=(?:${TOGETHER}|[^\\P{L}${VOWEL}])[${VOWEL}]\\p{L})`,
  'iu',
);

const ADDRESS_PART = /(?<=[\p{L}\p{N}][/.@?&=_])(?=[\p{L}\p{N}])/u;

/** Parts put together until they have `least` characters. */
function inChunks(parts: readonly string[], least: number): string[] {
  const chunked: string[] = [];
  let chunk = '';
  for (const part of parts) {
    chunk += part;
    if (chunk.length < least) continue;
    chunked.push(chunk);
    chunk = '';
  }
  return chunk === '' ? chunked : [...chunked, chunk];
}
