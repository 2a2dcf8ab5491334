import { quotationMarksOf } from './quotation-marks.ts';
import type { QuotationMarks } from './quotation-marks.ts';

const THIN = '\u{202F}';
const NO_BREAK = '\u{A0}';
const APOSTROPHE = '’';

/** What a quotation within a quotation stands between, by the marks around it; by Unicode CLDR 48 and newspapers' use. */
const INNER: Readonly<Record<string, QuotationMarks>> = {
  '«': { open: '“', close: '”' },
  '»': { open: '›', close: '‹' },
  '“': { open: '‘', close: '’' },
  '”': { open: '’', close: '’' },
  '„': { open: '‚', close: '‘' },
  '「': { open: '『', close: '』' },
};
/** Within those: where the outer ones are angular, newspapers go on to single marks; others begin anew. */
const INNERMOST: Readonly<Record<string, QuotationMarks>> = { '«': { open: '‘', close: '’' } };

/**
 * The same words as print sets them: apostrophes and dashes that are no typewriter's, an ellipsis of one piece, quotation
 * marks of the language, alternated within a quotation, blanks that do not break where French wants them and before units.
 * For pictures only: a message keeps the article's own characters.
 */
export function setType(
  text: string,
  { language, within }: { language: string; within: 'quotation' | 'nothing' },
): string {
  const outer = quotationMarksOf(language);
  const inner = INNER[outer.open.trim()] ?? outer;
  const levels = [outer, inner, INNERMOST[outer.open.trim()] ?? outer];
  const typed = setDashes(setApostrophes(text));
  const set = (
    within === 'quotation'
      ? setMarks(setInwards(typed, outer, inner), levels.slice(1))
      : setMarks(typed, levels)
  )
    // a keycap is a digit in a box that no font at hand draws
    .replace(/(?<=[0-9#*])\u{FE0F}?\u{20E3}/gu, '')
    .replace(/\.{3,}/gu, '…')
    .replace(/(?<=\d) (?=[%‰€$£°])/gu, NO_BREAK);
  return /^fr\b(?!-CA)/iu.test(language) ? setFrenchBlanks(set) : set;
}

/** Between letters, before the digits of a year ("'50"), and where a word of no quotation has lost its beginning or end. */
const setApostrophes = (text: string): string =>
  text
    .replace(/(?<=\p{L})['´`](?=["«“„]?[\p{L}\p{N}])/gu, APOSTROPHE)
    .replace(/(?<=[\s(\u{A0}]|^)['´`](?=\d\d(?!\d))/gu, APOSTROPHE)
    .replace(TRUNCATED, `$1${APOSTROPHE}`)
    .replace(/(?<=\s)'n'(?=\s)/giu, `${APOSTROPHE}n${APOSTROPHE}`);

/** "po'", "mo'", "be'", the imperatives: their apostrophe ends no quotation. */
const TRUNCATED = /(?<=^|[^\p{L}'])(po|mo|be|to|ca|di|da|fa|sta|va|de)'(?=[\s,;:.!?]|$)/giu;

const setDashes = (text: string): string =>
  text
    .replace(/(?<=^|\s)--?(?=\s)/gu, '–')
    .replace(/(?<=\p{L})--(?=\p{L})/gu, '—')
    .replace(/(?<![\p{L}\p{N}-])(\d{4})-(\d{4}|\d\d)(?![\p{L}\p{N}-])/gu, '$1–$2');

/** Straight marks become the language's, those within others the next ones. */
function setMarks(text: string, [first, second]: readonly QuotationMarks[]): string {
  if (first === undefined) return text;
  const within = second ?? first;
  const paired = text
    .replace(
      /(?<=^|[\s(’\p{Pd}\p{Pi}])"(?=\S)([^"]*)(?<=\S)"(?!\p{L})/gu,
      (_, words: string) => `${first.open}${words}${first.close}`,
    )
    .replace(pairOf(first), (_, words: string) => `${first.open}${setSingles(words, within)}${first.close}`);
  return setSingles(paired, first).replace(/'/gu, (mark, at: number, whole: string) =>
    // what has found no partner is an apostrophe, unless it counts feet or minutes
    /\p{N}/u.test(whole[at - 1] ?? '') ? mark : APOSTROPHE,
  );
}

const setSingles = (text: string, { open, close }: QuotationMarks): string =>
  text.replace(/(?<=^|[\s(\p{Pd}\p{Pi}])'(?=[^\s'])([^']*[^\s'])'(?![\p{L}\p{N}])/gu, `${open}$1${close}`);

/** Within a quotation, marks that the article set as the outer ones become the inner ones. */
function setInwards(text: string, outer: QuotationMarks, inner: QuotationMarks): string {
  // marks whose two sides are the same tell no pairs
  if (outer.open === outer.close || inner.open === outer.open) return text;
  return text.replace(pairOf(outer), `${inner.open}$1${inner.close}`);
}

function pairOf({ open, close }: QuotationMarks): RegExp {
  const [from, to] = [open.trim(), close.trim()];
  return new RegExp(`${from}\\s*([^${from}${to}]*?)\\s*${to}`, 'gu');
}

/** A narrow blank before the tall marks, within angular ones; in a text that has none there too, but not in times or addresses. */
const setFrenchBlanks = (text: string): string =>
  text
    .replace(/ (?=[;:!?»])/gu, THIN)
    .replace(/(?<=«) /gu, THIN)
    .replace(/(?<=[\p{L}\p{N})»”’%])(?=[;!?](?!\S*[/=]))/gu, THIN)
    .replace(/(?<=[\p{L})»”’%])(?=:(?:\s|$))/gu, THIN);
