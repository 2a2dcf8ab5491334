/** A language as a BCP 47 tag in its canonical form ("it", "pt-BR"); "und" where it cannot be told. */
export type Language = string;

/** What somebody wrote ("IT_it", "pt-br", "ita") as a tag; null when it is none, or "und". */
export function languageOf(written: string): Language | null {
  const tag = written.trim().replaceAll('_', '-');
  if (!/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/iu.test(tag) || /^und(-|$)/iu.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The language itself, of whatever country: "pt" for "pt-BR". Rules go by it. */
export const baseOf = (language: Language): Language => language.toLowerCase().split('-')[0] ?? '';
