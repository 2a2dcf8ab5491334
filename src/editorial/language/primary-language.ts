/**
 * The language of a BCP 47 tag as the editorial core knows it: ISO 639-1 in small letters where there is a code of two
 * letters ("it-IT", "it_IT" and "ita" → "it"). Null for "und" and for what is no tag.
 */
export function primaryLanguageOf(tag: string): string | null {
  try {
    const { language } = new Intl.Locale(tag.trim().replaceAll('_', '-'));
    return /^[a-z]{2,3}$/.test(language) && language !== 'und' ? language : null;
  } catch {
    return null;
  }
}
