import { findNames, hasCapitalNouns, type Name } from './find-names.ts';
import { isSource } from './generic-words.ts';
import { findTopics, type Topic } from './find-topics.ts';
import { knowsDeterminers, runsOf, type Run } from './tokens.ts';

interface KeywordArticle {
  readonly title: string | null;
  readonly lead: string | null;
  readonly body: readonly string[];
  /** ISO 639-1. */
  readonly language: string;
  /** People whose names are known, in full. */
  readonly people?: readonly string[];
}

/** A subject is named early; what comes only after so many words is a detail. */
const EARLY_WORDS = 120;
/** People look for names more than for topics: of equals the name comes first. */
const NAME_FIRST = 4;

/**
 * What an article is about: first the names that it comes back to, each once and whole ("Mark Rutte", "Corea del Nord"),
 * then its topics and lesser names; at most `limit`. Offices, areas, times and other words that any article has are left out.
 * Frequency, first place and noun phrases are the signs that keyphrase extraction without training rests on (Bougouin,
 * Boudin and Daille 2013).
 */
export function findKeywords(article: KeywordArticle, limit = 10): readonly string[] {
  const { language, people = [] } = article;
  const runs = runsOfArticle(article);
  const determinersTell = knowsDeterminers(language) && !hasCapitalNouns(language);
  const names = findNames(runs, { language, people });
  const topicSettings = {
    capitalNouns: hasCapitalNouns(language),
    nameWords: new Set(names.flatMap(({ words }) => words)),
  };
  const candidates = [
    ...names
      .filter(name => name.inTitle || !name.words.every(isSource))
      .map(name => ({
        ...name,
        isName: true,
        score: scoreOfName(name),
      })),
    ...findTopics(runs, topicSettings).map(topic => ({
      ...topic,
      isName: false,
      score: scoreOfTopic(topic, determinersTell),
    })),
  ];
  const chosen: (typeof candidates)[number][] = [];
  for (const one of candidates.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score)) {
    if (chosen.length >= limit) break;
    if (!chosen.some(other => overlap(one, other))) chosen.push(one);
  }
  const rank = ({ isName, score }: (typeof chosen)[number]) => score * (isName ? NAME_FIRST : 1);
  return chosen.sort((a, b) => rank(b) - rank(a)).map(({ shown }) => shown);
}

/** The title comes last, so that a keyword is shown as the body writes it. */
function runsOfArticle({ title, lead, body, language }: KeywordArticle): readonly Run[] {
  const runs: Run[] = [];
  let offset = 0;
  for (const block of [lead ?? '', ...body]) {
    // one by one: a paragraph may have more runs than a call may have arguments
    for (const run of runsOf(block, { language, offset, inTitle: false })) runs.push(run);
    const last = runs.at(-1);
    if (last !== undefined) offset = last.offset + last.tokens.length;
  }
  return [...runs, ...runsOf(title ?? '', { language, offset, inTitle: true })];
}

const earliness = (first: number): number => 0.4 + 1 / (1 + first / EARLY_WORDS);

const scoreOfName = ({ count, first, inTitle, words }: Name): number =>
  (count + (inTitle ? 1.5 : 0)) * earliness(first) * 1.2 * (0.65 + 0.35 * words.length);

function scoreOfTopic(topic: Topic, determinersKnown: boolean): number {
  const { count, first, inTitle, words, determined } = topic;
  const isLong = words.length > 1;
  if (isLong && count < 2 && !(inTitle && words.length > 2)) return 0;
  if (!isLong && determinersKnown && determined === 0) return 0;
  const isNoun = determinersKnown ? Math.min(1, 0.25 + (1.5 * determined) / count) : 1;
  return (count + (inTitle ? 1.5 : 0)) * earliness(first) * isNoun * (isLong ? 1.4 : 1);
}

interface Scored {
  readonly shown: string;
  readonly words: readonly string[];
  readonly count: number;
  readonly isName: boolean;
}

/** A part that hardly ever stands without the whole says nothing of its own. */
const overlap = (a: Scored, b: Scored): boolean => isPartOf(a, b) || isPartOf(b, a);

function isPartOf(part: Scored, whole: Scored): boolean {
  if (part.isName !== whole.isName)
    return whole.isName && ` ${whole.shown.toLowerCase()} `.includes(` ${part.shown.toLowerCase()} `);
  return (
    part.words.length < whole.words.length &&
    ` ${whole.words.join(' ')} `.includes(` ${part.words.join(' ')} `) &&
    part.count < 2 * whole.count
  );
}
