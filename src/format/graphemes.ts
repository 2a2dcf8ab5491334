/** Latin letters, marks and punctuation of which each stands alone: the rules of UAX #29 join none of them. */
const SINGLE = /^[\u{20}-\u{2FF}\u{2010}-\u{2027}\u{2030}-\u{205E}\u{20A0}-\u{20BF}]*$/u;

/** Made when a text first needs it: the rules for all scripts take some ten milliseconds to load. */
let segmenter: Intl.Segmenter | null = null;

/** The characters of a text as people see them: a letter with its marks, an emoji with its parts (UAX #29). */
export function graphemesOf(text: string): readonly string[] {
  if (SINGLE.test(text)) return Array.from(text);
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
