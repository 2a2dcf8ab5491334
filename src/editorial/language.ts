import { eld } from 'eld/medium';

/** Enough of a text to be sure, so that a megabyte costs no more than a paragraph. */
const LOOKED_AT = 2000;

/** ISO 639-1 of the language a text is written in; "und" when it cannot be told. Source: ELD's n-gram detector (npm eld). */
export function detectLanguage(text: string): string {
  const language = eld.detect(text.slice(0, LOOKED_AT)).language;
  return language === '' ? 'und' : language;
}
