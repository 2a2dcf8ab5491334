import type { Run, Token } from './tokens.ts';

/** A word or phrase that an article comes back to. */
export interface Topic {
  /** As it first stands. */
  readonly shown: string;
  readonly words: readonly string[];
  readonly first: number;
  inTitle: boolean;
  count: number;
  /** How often a determiner stands before it. */
  determined: number;
}

const LONGEST_PHRASE = 4;

interface TopicSettings {
  readonly capitalNouns: boolean;
  /** The words of the article's names, in small letters. */
  readonly nameWords: ReadonlySet<string>;
}

/** Words and phrases that may be subjects, counted by their stems; names are found apart. */
export function findTopics(runs: readonly Run[], settings: TopicSettings): readonly Topic[] {
  const topics = new Map<string, Topic>();
  const longest = settings.capitalNouns ? 1 : LONGEST_PHRASE;
  for (const { text, tokens, offset, inTitle } of runs) {
    for (let from = 0; from < tokens.length; from++) {
      const first = tokens[from];
      if (first === undefined || !canBegin(first, settings)) continue;
      for (let to = from; to < Math.min(tokens.length, from + longest); to++) {
        const last = tokens[to];
        if (last === undefined || (to > from && !canContinue(last, settings))) break;
        if (!last.word.content || !isPhrase(tokens, from, to)) continue;
        const words: string[] = [];
        for (let at = from; at <= to; at++) words.push(tokens[at]?.word.stem ?? '');
        const key = words.join(' ');
        let topic = topics.get(key);
        if (topic === undefined) {
          const shown = text.slice(first.start, last.end);
          topic = { shown, words, first: inTitle ? 0 : offset + from, inTitle, count: 0, determined: 0 };
          topics.set(key, topic);
        }
        topic.count++;
        topic.inTitle ||= inTitle;
        if (first.determined) topic.determined++;
      }
    }
  }
  return [...topics.values()];
}

const canBegin = (token: Token, { capitalNouns, nameWords }: TopicSettings): boolean =>
  token.word.content &&
  !token.word.office &&
  (capitalNouns ? token.capital : !token.capital || (token.begins && !nameWords.has(token.word.small)));

/** A phrase holds no name. */
const canContinue = ({ word, capital }: Token, { capitalNouns }: TopicSettings): boolean =>
  !capitalNouns && !capital && (word.content || word.link !== null);

/** Something in it must be particular, and three words or more are held together by a link. */
function isPhrase(tokens: readonly Token[], from: number, to: number): boolean {
  let [particular, linked] = [false, false];
  for (let at = from; at <= to; at++) {
    const word = tokens[at]?.word;
    if (word?.content === true && !word.generic) particular = true;
    if (word?.content === false) linked = true;
  }
  return particular && (linked || to - from < 2);
}
