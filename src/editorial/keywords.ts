import { stemmerOf } from './stem.ts';
import { stopWordsOf, WORD, wordsOf } from './words.ts';

/** Words that stand before a noun and not before a verb, by which a noun is told without a dictionary. */
const ARTICLES: Readonly<Record<string, string>> = {
  it: 'il lo la i gli le l un uno una del dello della dei degli delle dell al allo alla ai agli alle all dal dalla dai dalle nel nella nei nelle sul sulla sui sulle questo questa suo sua',
  en: 'the a an this that these those its his her their our my',
  fr: 'le la les l un une des du de d au aux ce cet cette ces son sa ses leur leurs notre',
  es: 'el la los las un una unos unas del al este esta estos su sus',
};
const articleSets = new Map<string, ReadonlySet<string>>();
function articlesOf(language: string): ReadonlySet<string> {
  let set = articleSets.get(language);
  if (set === undefined) articleSets.set(language, (set = new Set((ARTICLES[language] ?? '').split(' '))));
  return set;
}

/** Words a phrase may have inside: "vie au travail", "Corea del Nord". */
const LINKS = new Set(
  'de du des d di del della dei delle dell degli da of von van der den la le les l au aux à a al et e y und and the per en in'.split(
    ' ',
  ),
);
const MOST_WORDS = 4;
/** A subject is named early; what comes only after so many words is a detail. */
const EARLY_WORDS = 120;

interface Token {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly stem: string;
  readonly content: boolean;
  readonly capital: boolean;
  /** Whether it is the first after a mark. */
  readonly begins: boolean;
  /** Whether an article stands before it. */
  readonly noun: boolean;
}

interface Phrase {
  /** As it first stands, or as the name it is. */
  shown: string;
  readonly words: readonly string[];
  readonly first: number;
  inTitle: boolean;
  name: boolean;
  count: number;
  nouns: number;
}

/**
 * What an article is about, best first: words and phrases that stand in title and beginning and come again (counted by
 * their stems), nouns rather than verbs, names kept whole ("Corea del Nord"). At most `limit`. Frequency, first place and
 * noun phrases are the signs that keyphrase extraction without training rests on (Bougouin, Boudin and Daille 2013).
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
  const phrases = collect(article);
  const ranked = [...phrases.values()]
    .map(phrase => ({ phrase, score: scoreOf(phrase, article.language) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const chosen: Phrase[] = [];
  for (const { phrase } of ranked) {
    if (chosen.length >= limit) break;
    if (!chosen.some(other => isPartOf(phrase, other) || isPartOf(other, phrase))) chosen.push(phrase);
  }
  return chosen.map(({ shown }) => shown);
}

/** A part that hardly ever stands without the whole says nothing of its own. */
const isPartOf = (part: Phrase, whole: Phrase): boolean =>
  part.words.length < whole.words.length &&
  ` ${whole.words.join(' ')} `.includes(` ${part.words.join(' ')} `) &&
  (part.count < 2 * whole.count || part.name);

function scoreOf(phrase: Phrase, language: string): number {
  const { count, first, inTitle, words, nouns, name } = phrase;
  const long = words.length > 1;
  const linked = words.length > 2;
  if (long && !name && count < 2 && !(inTitle && linked)) return 0;
  if (!long && !name && nouns === 0 && !inTitle && count < 3 && language in ARTICLES) return 0;
  const early = 1 / (1 + first / EARLY_WORDS);
  const isNoun = language in ARTICLES ? Math.min(1, 0.25 + (1.5 * nouns) / count) : 1;
  return (
    (count + (inTitle ? 1.5 : 0)) *
    (0.4 + early) *
    (name ? 1.2 : isNoun) *
    (long ? (name ? 0.8 + 0.35 * words.length : 1.4) : 1)
  );
}

function collect(article: Parameters<typeof findKeywords>[0]): ReadonlyMap<string, Phrase> {
  const { language } = article;
  const phrases = new Map<string, Phrase>();
  let passed = 0;
  // the title comes last: its capitals say nothing in some languages, and the body's form is shown
  const blocks = [article.lead ?? '', ...article.body, article.title ?? ''];
  blocks.forEach((block, place) => {
    const inTitle = place === blocks.length - 1;
    for (const run of runsOf(block, language)) {
      const { tokens } = run;
      for (let from = 0; from < tokens.length; from++) {
        if (tokens[from]?.content !== true) continue;
        for (let to = from; to < Math.min(tokens.length, from + MOST_WORDS); to++) {
          const some = tokens.slice(from, to + 1);
          if (isPhrase(some, language)) add(run.text, some, { first: inTitle ? 0 : passed + from, inTitle });
        }
      }
      passed += tokens.length;
    }
  });
  return phrases;

  function add(text: string, tokens: readonly Token[], at: { first: number; inTitle: boolean }): void {
    const words = tokens.map(({ stem }) => stem);
    const key = words.join(' ');
    const name = isName(tokens, language) && (!at.inTitle || language !== 'en');
    const noun = tokens[0]?.noun === true ? 1 : 0;
    const shown = text.slice(tokens[0]?.start, tokens.at(-1)?.end);
    const before = phrases.get(key);
    if (before === undefined) {
      phrases.set(key, { ...at, words, name, shown, count: 1, nouns: noun });
      return;
    }
    before.count++;
    before.nouns += noun;
    if (name && !before.name) before.shown = shown;
    before.name ||= name;
    before.inTitle ||= at.inTitle;
  }
}

/** Capitals throughout, and not only because a sentence begins; in German they say nothing. */
const isName = (tokens: readonly Token[], language: string): boolean =>
  language !== 'de' &&
  tokens.every(({ capital, content }) => capital || !content) &&
  tokens.some(({ capital, begins }) => capital && !begins);

function isPhrase(tokens: readonly Token[], language: string): boolean {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first?.content !== true || last?.content !== true) return false;
  // a German phrase ends in its noun
  if (language === 'de' && !last.capital) return false;
  if (tokens.length < 3) return true;
  return (
    tokens.slice(1, -1).every(({ content, word }) => content || LINKS.has(word)) &&
    (tokens.some(({ content }) => !content) || tokens.every(({ capital }) => capital))
  );
}

interface Run {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** The words between two marks; an elided article is a word of its own. */
function runsOf(text: string, language: string): readonly Run[] {
  const stop = stopWordsOf(language);
  const stem = stemmerOf(language);
  const articles = articlesOf(language);
  return text.split(/[^\p{L}\p{N}\s'’-]+|\s[-–]\s|\n/u).map(run => {
    let before = '';
    const tokens = [...run.matchAll(WORD)].map(({ 0: shown, index }, at): Token => {
      const word = shown.toLowerCase();
      const noun = articles.has(before);
      before = word;
      const content = word.length > 2 && !stop.has(word) && !/^\d+$/.test(word);
      const capital = /^\p{Lu}/u.test(shown);
      const [start, end] = [index, index + shown.length];
      return {
        start,
        end,
        word,
        stem: content ? stem(word) : word,
        content,
        noun,
        capital,
        begins: at === 0,
      };
    });
    return { text: run, tokens };
  });
}

/**
 * Hashtags that every platform takes: letters, digits and underscore, not digits alone. Words of a name are
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
    if (/^.{2,}$/u.test(tag) && tag.length <= 40 && !/^\p{N}+$/u.test(tag))
      tags.set(tag.toLowerCase(), tags.get(tag.toLowerCase()) ?? `#${tag}`);
  }
  return [...tags.values()].slice(0, limit);
}
