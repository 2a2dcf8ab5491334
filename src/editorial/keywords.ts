import { contentWordsOf, stopWordsOf, wordsOf } from './words.ts';

const NAME =
  /\p{Lu}[\p{L}\p{N}’'-]*(?:[ \t]+(?:(?:del|della|di|de|du|des|von|van|of|la|el)[ \t]+)?\p{Lu}[\p{L}\p{N}’'-]*)*/gu;

/**
 * What an article is about, best first: names kept whole ("Corea del Nord") and frequent content words, counted with more
 * weight in title and lead. At most `limit`, none inside another.
 */
export function findKeywords(
  article: {
    readonly title: string | null;
    readonly lead: string | null;
    readonly body: readonly string[];
    readonly language: string;
  },
  limit = 10,
): readonly string[] {
  const { language } = article;
  const stop = stopWordsOf(language);
  const scores = new Map<string, { shown: string; score: number }>();
  const add = (shown: string, score: number) => {
    const key = shown.toLowerCase();
    const before = scores.get(key);
    // the capitals of a name are seen sooner or later
    scores.set(key, {
      shown: before === undefined || before.shown === key ? shown : before.shown,
      score: (before?.score ?? 0) + score,
    });
  };
  const head = [article.title ?? '', article.lead ?? ''].join('\n');
  for (const [text, weight] of [
    [head, 2],
    ...article.body.map(paragraph => [paragraph, 1] as const),
  ] as const) {
    for (const [name] of text.matchAll(NAME)) {
      const first = wordsOf(name)[0]?.toLowerCase() ?? '';
      // one capital word may only begin a sentence
      if (wordsOf(name).length > 1 && !stop.has(first)) add(name, 2 * weight);
    }
    if (language !== 'de')
      for (const [, name] of text.matchAll(/[\p{Ll},]\s+(\p{Lu}[\p{L}\p{N}-]+)/gu))
        if (name) add(name, weight);
    for (const word of contentWordsOf(text, language)) if (word.length > 4) add(word, weight * 0.6);
  }
  const ranked = [...scores.values()].filter(({ score }) => score >= 2).sort((a, b) => b.score - a.score);
  const chosen: string[] = [];
  for (const { shown } of ranked) {
    if (chosen.length >= limit) break;
    const folded = shown.toLowerCase();
    const whole = ranked.find(
      other =>
        other.score >= 3 &&
        other.shown.length > shown.length &&
        other.shown.toLowerCase().startsWith(`${folded} `),
    );
    const phrase = whole?.shown ?? shown;
    if (!chosen.some(other => other.toLowerCase().includes(phrase.toLowerCase()))) chosen.push(phrase);
  }
  return chosen;
}

/**
 * Hashtags that Telegram and Discord both take: letters, digits and underscore, not digits alone. Words of a name are
 * joined with capitals: "Corea del Nord" → #CoreaDelNord. None twice.
 */
export function hashtagsOf(keywords: readonly string[], names: readonly string[], limit: number): string[] {
  const tags = new Map<string, string>();
  for (const phrase of [...keywords.slice(0, 2), ...names, ...keywords.slice(2)]) {
    const words = wordsOf(phrase.normalize('NFC').replace(/['’]/gu, ' '));
    const joined = words
      .map(word => (words.length > 1 ? word.charAt(0).toUpperCase() + word.slice(1) : word))
      .join('');
    const tag = joined.replace(/[^\p{L}\p{N}_]/gu, '');
    if (tag.length > 1 && tag.length <= 40 && !/^\p{N}+$/u.test(tag))
      tags.set(tag.toLowerCase(), tags.get(tag.toLowerCase()) ?? `#${tag}`);
  }
  return [...tags.values()].slice(0, limit);
}
