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

/** By Unicode CLDR 48, `delimiters`; Italian and Spanish as their newspapers print. Others: “ ”. */
const MARKS: Readonly<Record<string, QuotationMarks>> = {
  ar: angular,
  az: angular,
  be: angular,
  bg: low,
  bs: lowHigh,
  ca: angular,
  cs: low,
  da: { open: '»', close: '«' },
  de: low,
  el: angular,
  es: angular,
  et: low,
  eu: angular,
  fa: angular,
  fi: { open: '”', close: '”' },
  fr: { open: `«${THIN}`, close: `${THIN}»` },
  gl: angular,
  he: { open: '”', close: '”' },
  hr: low,
  hu: lowHigh,
  hy: angular,
  is: low,
  it: angular,
  ja: corner,
  ka: low,
  lt: low,
  lv: angular,
  mk: low,
  nb: angular,
  nn: angular,
  no: angular,
  pl: lowHigh,
  pt: angular,
  ro: lowHigh,
  ru: angular,
  sk: low,
  sl: low,
  sq: low,
  sr: lowHigh,
  sv: { open: '”', close: '”' },
  uk: angular,
};

/** The marks a newspaper in that language (a BCP 47 tag; its first part counts) puts around what somebody said. */
export const quotationMarksOf = (language: string): QuotationMarks =>
  MARKS[language.toLowerCase().split('-')[0] ?? ''] ?? high;

/** The words between the marks of their language; the words themselves are not touched. */
export function quoted(text: string, language: string): string {
  const { open, close } = quotationMarksOf(language);
  return `${open}${text}${close}`;
}
