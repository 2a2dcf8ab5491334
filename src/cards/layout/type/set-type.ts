import { byLanguage, quotationMarksOf } from '../../../format/quotation-marks.ts';
import type { QuotationMarks } from '../../../format/quotation-marks.ts';

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
  '‘': { open: '“', close: '”' },
  '「': { open: '『', close: '』' },
};
/** Where a language goes on otherwise than others that begin with the same mark. */
const INNER_OF: Readonly<Record<string, QuotationMarks>> = {
  ar: { open: '”', close: '“' },
  be: { open: '„', close: '“' },
  'de-ch': { open: '‹', close: '›' },
  fa: { open: '‹', close: '›' },
  hu: { open: '»', close: '«' },
  ka: { open: '«', close: '»' },
  nb: { open: '‘', close: '’' },
  nn: { open: '‘', close: '’' },
  no: { open: '‘', close: '’' },
  pl: { open: '«', close: '»' },
  ro: { open: '«', close: '»' },
  ru: { open: '„', close: '“' },
  uk: { open: '„', close: '“' },
  ur: { open: '’', close: '‘' },
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
  const inner = byLanguage(INNER_OF, language) ?? INNER[outer.open.trim()] ?? outer;
  const levels = [outer, inner, INNERMOST[outer.open.trim()] ?? outer];
  const typed = setDashes(setApostrophes(setTypedMarks(text)), language);
  const set = (
    within === 'quotation' ? setMarks(setInwards(typed, levels), levels.slice(1)) : setMarks(typed, levels)
  )
    // a keycap is a digit in a box that no font at hand draws
    .replace(/(?<=[0-9#*])\u{FE0F}?\u{20E3}/gu, '')
    .replace(/\.{3,}/gu, '…')
    .replace(/(?<=\d) (?=[%‰€$£°])/gu, NO_BREAK);
  return /^fr\b(?!-CA)/iu.test(language) ? setFrenchBlanks(set) : set;
}

/** What stands for double marks where a keyboard has none: "<<no>>", "''no''". */
const setTypedMarks = (text: string): string =>
  text
    .replace(
      /<<\s?(?=\S)([^<>]*)(?<=\S)\s?>>|‹‹([^‹›]*)››/gu,
      (_, one?: string, other?: string) => `"${one ?? other ?? ''}"`,
    )
    .replace(/(?<=^|[\s(])(?:''|``)(?=[^\s'`])((?:(?!'').)*)(?<=\S)''(?!')/gu, '"$1"');

/** Between letters, before the digits of a year ("'50"), and where a word of no quotation has lost its beginning or end. */
const setApostrophes = (text: string): string =>
  text
    .replace(/(?<=\p{L})['´`](?=["«“„]?[\p{L}\p{N}])/gu, APOSTROPHE)
    .replace(/(?<=[\s(\u{A0}]|^)['´`](?=\d\d(?!\d))/gu, APOSTROPHE)
    .replace(TRUNCATED, `$1${APOSTROPHE}`)
    .replace(/(?<=\s)'n'(?=\s)/giu, `${APOSTROPHE}n${APOSTROPHE}`);

/** "po'", "mo'", "be'", the imperatives: their apostrophe ends no quotation. */
const TRUNCATED = /(?<=^|[^\p{L}'])(po|mo|be|to|ca|di|da|fa|sta|va|de)'(?=[\s,;:.!?]|$)/giu;

const setDashes = (text: string, language: string): string =>
  (/^es\b/iu.test(language) ? setRayas(text) : text)
    .replace(/(?<=^|\s)--?(?=\s)/gu, '–')
    .replace(/(?<=\p{L})--(?=\p{L})/gu, '—')
    .replace(/(?<![\p{L}\p{N}-])(\d{4})-(\d{4}|\d\d)(?![\p{L}\p{N}-])/gu, '$1–$2');

/** Spanish sets what comes in between close to its dashes: "-dijo-". */
const setRayas = (text: string): string =>
  text.replace(/(?<=^|\s)[-–](?=[\p{L}¿¡])([^-–]*[\p{L}\p{N}!?…])[-–](?=[\s,;:.]|$)/gu, '—$1—');

/** Straight marks become the language's: those within others, set already or not, the next ones. */
function setMarks(text: string, levels: readonly QuotationMarks[]): string {
  const [outermost] = levels;
  if (outermost === undefined) return text;
  const { open, close } = { open: outermost.open.trim(), close: outermost.close.trim() };
  const tellsPairs = open !== close && close !== APOSTROPHE;
  const marksAt = (level: number) => levels[level % levels.length] ?? outermost;
  let depth = 0;
  const opened = () => marksAt(depth++).open;
  const closed = () => marksAt((depth = Math.max(0, depth - 1))).close;
  let partner = -1;
  return Array.from(text.matchAll(/["']|[^"']/gu), ({ 0: mark, index: at }) => {
    if (tellsPairs && mark === open) depth++;
    if (tellsPairs && mark === close) depth = Math.max(0, depth - 1);
    if (mark !== '"' && mark !== "'") return mark;
    const before = text.slice(Math.max(0, at - 2), at);
    if (mark === '"') {
      if (MAY_OPEN.test(before) && STARTS_WORDS.test(text.slice(at + 1, at + 4))) return opened();
      // feet and inches, or a mark that stands by itself
      return /^$|\s$/u.test(before) || (depth === 0 && /\p{N}$/u.test(before)) ? mark : closed();
    }
    if (at === partner) return closed();
    const words = MAY_OPEN_SINGLE.test(before) ? SINGLE.exec(text.slice(at)) : null;
    if (words !== null) {
      partner = at + words[0].length - 1;
      return opened();
    }
    return /\p{N}$/u.test(before) ? mark : APOSTROPHE;
  }).join('');
}

const MAY_OPEN = /(?:^|[\s([’\p{Pd}\p{Pi}"'])$/u;
const MAY_OPEN_SINGLE = /(?:^|[\s([\p{Pd}\p{Pi}"])$/u;
/** Not what ends them. */
const STARTS_WORDS = /^(?:\.\.\.|[^\s,;:.!?)\]\p{Pf}"]|"\p{L})/u;
/** From a mark to its partner, with no other in between. */
const SINGLE = /^'(?=[^\s'])[^']*[^\s']'(?![\p{L}\p{N}])/u;

/** Within a quotation, marks that the article set as the outer ones become the inner ones, and inner ones the next. */
function setInwards(text: string, [outer, inner, innermost]: readonly QuotationMarks[]): string {
  // marks whose two sides are the same tell no pairs
  if (!outer || !inner || !innermost || outer.open === outer.close || inner.open === outer.open) return text;
  const within = (words: string) =>
    inner.open === inner.close
      ? words
      : words.replace(pairOf(inner), `${innermost.open}$1${innermost.close}`);
  return text.replace(pairOf(outer), (_, words: string) => `${inner.open}${within(words)}${inner.close}`);
}

/** A closing mark before a letter is an apostrophe. */
function pairOf({ open, close }: QuotationMarks): RegExp {
  const [from, to] = [open.trim(), close.trim()];
  return to === APOSTROPHE
    ? new RegExp(`${from}((?:[^${from}${to}]|${to}(?=\\p{L}))*?)${to}(?!\\p{L})`, 'gu')
    : new RegExp(`${from}\\s*([^${from}${to}]*?)\\s*${to}`, 'gu');
}

/** A narrow blank before the tall marks, within angular ones; in a text that has none there too, but not in times or addresses. */
const setFrenchBlanks = (text: string): string =>
  text
    .replace(/ (?=[;:!?»])/gu, THIN)
    .replace(/(?<=«) /gu, THIN)
    .replace(/(?<=[\p{L}\p{N})»”’%])(?=[;!?](?!\S*[/=]))/gu, THIN)
    .replace(/(?<=[\p{L})»”’%])(?=:(?:\s|$))/gu, THIN);
