import type { Span } from '../../core/article.ts';
import { forenameGender } from './languages/first-names.ts';
import { OFFICE, VERB } from './languages/kinds.ts';
import type { Gender } from './languages/language.ts';
import type { MarkedSpan } from './marks.ts';

/** A word, a number, a punctuation mark, or a whole marked span standing for what is quoted. */
export interface Token extends Span {
  readonly kind: 'word' | 'number' | 'mark' | 'quote';
  readonly text: string;
  readonly lower: string;
  readonly capital: boolean;
  /** What the word tells as a forename; null when it is none that is known. */
  readonly forename: Gender | null;
  /** What the word is, by the lexicon of its language: bits of `languages/kinds`. */
  readonly kinds: number;
  /** A quotation mark that is left out stands right before it, or right behind it. */
  readonly opens: boolean;
  readonly closes: boolean;
  /** Index of the marked span; -1 for all other tokens. */
  readonly quote: number;
}

/** Whether a token is a word of a kind, or of one of several: `VERB | AUXILIARY`. */
export const is = ({ kinds }: Token, kind: number): boolean => (kinds & kind) !== 0;

/** A paragraph as tokens, cut into sentences; a quotation is one token, whatever stands in it. */
export interface TokenParagraph {
  readonly index: number;
  readonly tokens: readonly Token[];
  /** Ranges of token positions, end exclusive, in order and without gaps. */
  readonly sentences: readonly Span[];
}

const PIECES =
  /(\p{Lu})\1\.\s?(\p{Lu})\2(?!\p{L})\.?|(?:\p{Lu}\.){2,}(?:['’]s(?!\p{L}))?|[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad]*(?:[’'\-‐‑&@/][\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad]*)*(?:\.(?:com|org|net|info|it|de|fr|es|eu|co\.uk)(?![\p{L}\p{N}]))?(?:['’](?=\p{L}))?|[^\s\p{L}\p{N}]/gu;
/** Articles and little words that run into the next word: "l'imam", "dell'Anac", "qu'il". */
const ELIDED =
  /^(?:l|d|un|dell|all|dall|nell|sull|quell|quest|c|s|m|t|n|j|qu|jusqu|lorsqu|puisqu|quoiqu|nessun|ch|com|dov|anch|sant)['’]/iu;
const ABBREVIATION =
  /^(?:mr|mrs|ms|dr|del|dott|prof|sen|rep|gov|gen|col|lt|capt|sgt|maj|adm|rev|hon|st|jr|sr|sra|sig|avv|on|ing|mgr|mons|no|inc|corp|co|ltd|vs|bzw|nr|ca|geb|ev|art|etc|dra|srta|atty|jan|feb|aug|sept|oct|nov|dec)$/iu;
const SOFT_HYPHEN = '\u00ad';
/** Marks around what is no speech are left out, so that “Associated Press” reads like any name. */
const MUTE = /^["“”„«»\u00ad]$/u;
/** No sentence is longer, in tokens: text without full stops must not cost more than its length. */
const LONGEST_SENTENCE = 400;
/** The same around a nickname or a name alone, where the marks are single: "Robert 'Bob' Quinn". */
const SINGLE_MARKED =
  /(?<=^|[\s(])['‘]\p{Lu}[\p{L}\p{M}.-]*(?: \p{Lu}[\p{L}\p{M}.-]*){0,2}(?=['’](?!\p{L}))/uy;
/** A compound that an acronym begins. */
const ACRONYM_LED = /^\p{Lu}\p{L}?\p{Lu}+-/u;
/** "Why?" Nora Quill, the editor in chief of the paper, wrote: tokens up to the verb. */
const LONGEST_SUBJECT = 16;
const TERMINAL = /[.!?…]["'’”»)\]]*$/u;

/** True when the text ends as a sentence ends, closing marks aside. */
export const isTerminal = (text: string): boolean => TERMINAL.test(text);

/** Where tokens are gathered, and what words of the language are. */
interface Sheet {
  readonly tokens: Token[];
  readonly kinds: ReadonlyMap<string, number>;
  /** Where the last mark that is left out ends; -1 before any. */
  muteEnd: number;
}

const isOffice = (kinds: ReadonlyMap<string, number>, lower: string): boolean => {
  const hyphen = lower.lastIndexOf('-');
  return hyphen > 0 && ((kinds.get(lower.slice(hyphen + 1)) ?? 0) & OFFICE) !== 0;
};

function pushWord({ tokens, kinds, muteEnd }: Sheet, text: string, start: number): void {
  const first = text[0] ?? '';
  const number = first >= '0' && first <= '9';
  const lower = text.toLowerCase();
  const capital = !number && first !== first.toLowerCase();
  tokens.push({
    start,
    end: start + text.length,
    kind: number ? 'number' : 'word',
    text,
    lower,
    capital,
    // "KIT-Forscher" is not called Kit, nor "Alba-Manager" Alba
    forename: capital && !ACRONYM_LED.test(text) && !isOffice(kinds, lower) ? forenameGender(lower) : null,
    kinds: kinds.get(lower) ?? 0,
    opens: muteEnd === start,
    closes: false,
    quote: -1,
  });
}

/** Leaves a quotation mark out; the word that it touches from behind remembers it. */
function skipMark(sheet: Sheet, mark: string, start: number): void {
  const last = sheet.tokens.at(-1);
  if (mark === SOFT_HYPHEN) return;
  sheet.muteEnd = start + 1;
  if (last?.kind === 'word' && last.end === start)
    sheet.tokens[sheet.tokens.length - 1] = { ...last, closes: true };
}

/** Splits what is written together: elided articles before a word, the English possessive behind it. */
function pushPieces(sheet: Sheet, piece: string, start: number): void {
  if (!/['’]/.test(piece)) {
    pushWord(sheet, piece, start);
    return;
  }
  let text = piece;
  let at = start;
  const elided = ELIDED.exec(text);
  if (elided && text.length > elided[0].length) {
    const rest = text.slice(elided[0].length);
    // D'Alema, Dell'Utri, L'Oréal are names: a capital on both sides. A sentence may still begin with "L'Italia".
    const isName = /^(?:D|Dell)['’]\p{Lu}\p{Ll}/u.test(text) || /^Sant['’]\p{Lu}/u.test(text);
    if (!isName) {
      pushWord(sheet, elided[0], at);
      at += elided[0].length;
      text = rest;
    }
  }
  const owned = /['’]s$/iu.exec(text);
  if (owned && text.length > 2) {
    pushWord(sheet, text.slice(0, -2), at);
    pushWord(sheet, text.slice(-2), at + text.length - 2);
  } else pushWord(sheet, text, at);
}

/** Whether a single mark opens here that closes behind a name; the pattern then stands before the closing one. */
function opensSingle(stretch: string, at: number): boolean {
  SINGLE_MARKED.lastIndex = at;
  return SINGLE_MARKED.test(stretch);
}

/** A letter or a number. */
const isWordSign = (sign: string): boolean => (sign >= 'a' && sign <= 'z') || /[\p{L}\p{N}]/u.test(sign);

function tokenizeStretch(sheet: Sheet, text: string, span: Span): void {
  const stretch = text.slice(span.start, span.end);
  let singleEnd = -1;
  PIECES.lastIndex = 0;
  for (let m = PIECES.exec(stretch); m !== null; m = PIECES.exec(stretch)) {
    const piece = m[0];
    const start = span.start + m.index;
    const first = piece[0] ?? '';
    if (isWordSign(first)) {
      const next = stretch[m.index + piece.length];
      const abbreviated =
        next === '.' && (ABBREVIATION.test(piece) || (piece.length === 1 && first !== first.toLowerCase()));
      if (abbreviated) {
        pushWord(sheet, `${piece}.`, start);
        PIECES.lastIndex++;
      } else pushPieces(sheet, piece, start);
    } else if (MUTE.test(piece) || m.index === singleEnd) skipMark(sheet, piece, start);
    else if (opensSingle(stretch, m.index)) {
      singleEnd = SINGLE_MARKED.lastIndex;
      skipMark(sheet, piece, start);
    } else {
      sheet.tokens.push({
        start,
        end: start + piece.length,
        kind: 'mark',
        text: piece,
        lower: piece,
        capital: false,
        forename: null,
        kinds: sheet.kinds.get(piece) ?? 0,
        opens: false,
        closes: false,
        quote: -1,
      });
    }
  }
}

function endsSentence(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined || next === undefined) return true;
  if (token.kind === 'word' || token.kind === 'number') return false;
  const opensNew =
    next.kind === 'quote' || next.capital || next.kind === 'number' || /[(\[¿¡—–•]/u.test(next.text);
  if (token.kind === 'mark') {
    if (!/[.!?…]/u.test(token.text) || !opensNew) return false;
    return tokens[at - 1]?.kind !== 'mark' || token.text !== '…' || next.capital;
  }
  const inner = token.text;
  if (next.kind === 'quote') return isTerminal(inner);
  if (!next.capital || !isTerminal(inner)) return false;
  if (inner.endsWith('.')) return true;
  // "Why?" Smith asked. "Never!" said …
  for (let i = at + 1; i < Math.min(at + LONGEST_SUBJECT, tokens.length); i++) {
    const word = tokens[i];
    if (word === undefined || (word.kind === 'mark' && word.text !== ',') || word.kind === 'quote') break;
    if (!word.capital && is(word, VERB)) return false;
  }
  return true;
}

/**
 * Cuts a paragraph into tokens and sentences; `marked` are the paragraph's marked spans with their index among all.
 * Linear in the paragraph.
 */
export function tokenize(
  text: string,
  paragraph: {
    readonly span: Span;
    readonly index: number;
    readonly marked: readonly (readonly [number, MarkedSpan])[];
  },
  kinds: ReadonlyMap<string, number>,
): TokenParagraph {
  const tokens: Token[] = [];
  const sheet: Sheet = { tokens, kinds, muteEnd: -1 };
  let at = paragraph.span.start;
  for (const [quote, span] of paragraph.marked) {
    tokenizeStretch(sheet, text, { start: at, end: span.outerStart });
    const inner = text.slice(span.start, span.end);
    tokens.push({
      start: span.start,
      end: span.end,
      kind: 'quote',
      text: inner,
      lower: '',
      capital: false,
      forename: null,
      kinds: 0,
      opens: false,
      closes: false,
      quote,
    });
    at = span.outerEnd;
  }
  tokenizeStretch(sheet, text, { start: at, end: paragraph.span.end });
  const sentences: Span[] = [];
  let from = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (i === tokens.length - 1 || i - from >= LONGEST_SENTENCE || endsSentence(tokens, i)) {
      sentences.push({ start: from, end: i + 1 });
      from = i + 1;
    }
  }
  return { index: paragraph.index, tokens, sentences };
}
