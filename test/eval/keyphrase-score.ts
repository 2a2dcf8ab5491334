import { createRequire } from 'node:module';

interface Stemmer {
  stem(word: string): string;
}

const snowball = createRequire(import.meta.url)('snowball-stemmers') as {
  newStemmer(language: string): Stemmer;
};

/**
 * F1 in per cent of the first ten keyphrases against the readers', averaged over the articles: two phrases are one when
 * the stems of their words are (Bougouin, Boudin and Daille 2013 compare so).
 */
export function keyphraseScore(
  articles: readonly { readonly gold: readonly string[]; readonly given: readonly string[] }[],
): number {
  const stemmer = snowball.newStemmer('french');
  const fold = (phrase: string) =>
    (phrase.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(word => stemmer.stem(word)).join(' ');
  const scores = articles.map(({ gold, given }) => {
    const wanted = new Set(gold.map(fold));
    const answered = new Set(given.slice(0, 10).map(fold));
    const right = [...answered].filter(phrase => wanted.has(phrase)).length;
    return right === 0 ? 0 : (2 * right) / (wanted.size + answered.size);
  });
  return (100 * scores.reduce((sum, one) => sum + one, 0)) / scores.length;
}
