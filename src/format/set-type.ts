import { quotationMarksOf } from './quotation-marks.ts';
import type { QuotationMarks } from './quotation-marks.ts';

const THIN = '\u{202F}';
const NO_BREAK = '\u{A0}';

/** What a quotation within a quotation stands between, by the marks around it; by Unicode CLDR 48 and newspapers' use. */
const INNER: Readonly<Record<string, QuotationMarks>> = {
  '«': { open: '“', close: '”' },
  '»': { open: '›', close: '‹' },
  '“': { open: '‘', close: '’' },
  '”': { open: '’', close: '’' },
  '„': { open: '‚', close: '‘' },
  '「': { open: '『', close: '』' },
};

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
  const marks = within === 'quotation' ? (INNER[outer.open.trim()] ?? outer) : outer;
  const set = setMarks(setDashes(setApostrophes(text)), outer, marks)
    // a keycap is a digit in a box that no font at hand draws
    .replace(/(?<=[0-9#*])\u{FE0F}?\u{20E3}/gu, '')
    .replace(/\.{3,}/gu, '…')
    .replace(/(?<=\d) (?=[%‰€$£°])/gu, NO_BREAK);
  return language.startsWith('fr') ? setFrenchBlanks(set) : set;
}

const setApostrophes = (text: string): string =>
  text
    // between letters, after one ("po'"), and before the digits of a year ("'50")
    .replace(/(?<=\p{L})['´`](?=\p{L})/gu, '’')
    .replace(/(?<=[\s(\u{A0}]|^)['´`](?=\d\d(?!\d))/gu, '’')
    .replace(/(?<=\p{L})'(?=[\s,;:.!?]|$)/gu, '’');

const setDashes = (text: string): string =>
  text.replace(/(?<=\s)--?(?=\s)/gu, '–').replace(/(?<=\p{L})--(?=\p{L})/gu, '—');

/** Straight marks and those that stand around the whole already become the inner ones. */
function setMarks(text: string, outer: QuotationMarks, marks: QuotationMarks): string {
  const [open, close] = [outer.open.trim(), outer.close.trim()];
  const set = text.replace(
    /(?<=^|[\s(\p{Pd}])"(?=\S)([^"]*)(?<=\S)"(?!\p{L})/gu,
    `${marks.open}$1${marks.close}`,
  );
  if (open === marks.open.trim() || open === close) return set;
  const pair = new RegExp(`${open}\\s*([^${open}${close}]*?)\\s*${close}`, 'gu');
  return set.replace(pair, `${marks.open}$1${marks.close}`);
}

const setFrenchBlanks = (text: string): string =>
  text.replace(/ (?=[;:!?»])/gu, THIN).replace(/(?<=«) /gu, THIN);
