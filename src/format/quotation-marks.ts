/** Opening and closing mark, blanks between mark and words included. */
export interface QuotationMarks {
  readonly open: string;
  readonly close: string;
}

const THIN = '\u{202F}';
const angular: QuotationMarks = { open: '«', close: '»' };
const high: QuotationMarks = { open: '“', close: '”' };
const low: QuotationMarks = { open: '„', close: '“' };
const lowHigh: QuotationMarks = { open: '„', close: '”' };
const corner: QuotationMarks = { open: '「', close: '」' };
const same: QuotationMarks = { open: '”', close: '”' };

/**
 * By Unicode CLDR 48, `delimiters`; Italian, Spanish, Galician, Arabic, Danish and Swiss German as their newspapers print. Others:
 * “ ”.
 */
const MARKS: Readonly<Record<string, QuotationMarks>> = {
  ar: angular,
  be: angular,
  bg: low,
  bs: lowHigh,
  ca: angular,
  cs: low,
  da: { open: '»', close: '«' },
  de: low,
  'de-ch': angular,
  el: angular,
  es: angular,
  et: low,
  eu: angular,
  fa: angular,
  fi: same,
  fr: { open: `«${THIN}`, close: `${THIN}»` },
  gl: angular,
  he: same,
  hr: low,
  hu: lowHigh,
  hy: angular,
  is: low,
  it: angular,
  ja: corner,
  ka: low,
  lt: low,
  mk: low,
  nb: angular,
  nl: { open: '‘', close: '’' },
  nn: angular,
  no: angular,
  pl: lowHigh,
  'pt-pt': angular,
  ro: lowHigh,
  ru: angular,
  sk: low,
  sl: low,
  sr: lowHigh,
  sv: same,
  uk: angular,
  // no mark of theirs is mirrored: the one that comes first is the one that looks so from the right
  ur: { open: '”', close: '“' },
  yi: same,
  'zh-hant': corner,
  'zh-hk': corner,
  'zh-tw': corner,
};

/** What a table has for a language (a BCP 47 tag), or for its nearest parent: "pt-BR", then "pt". */
export function byLanguage<Value>(
  table: Readonly<Record<string, Value>>,
  language: string,
): Value | undefined {
  const parts = language.toLowerCase().split('-');
  for (let count = parts.length; count > 0; count--) {
    const found = table[parts.slice(0, count).join('-')];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The marks a newspaper in that language (a BCP 47 tag) puts around what somebody said. */
export const quotationMarksOf = (language: string): QuotationMarks => byLanguage(MARKS, language) ?? high;

/** The words between the marks of their language; the words themselves are not touched. */
export function quoted(text: string, language: string): string {
  const { open, close } = quotationMarksOf(language);
  return `${open}${text}${close}`;
}
