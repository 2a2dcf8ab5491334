/** The language as a tag that `Intl` takes (BCP 47); null when it is none, or "und". */
export function languageTagOf(language: string): string | null {
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/iu.test(language) || /^und/iu.test(language)) return null;
  try {
    return Intl.getCanonicalLocales(language)[0] ?? null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
