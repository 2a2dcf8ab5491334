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
  for (const { text, tokens, offset, inTitle } of runs) {
    for (let from = 0; from < tokens.length; from++) {
      if (tokens[from]?.content !== true) continue;
      for (let to = from; to < Math.min(tokens.length, from + LONGEST_PHRASE); to++) {
        if (tokens[to]?.content !== true) continue;
        const some = tokens.slice(from, to + 1);
        if (!isPhrase(some, settings)) continue;
        const key = some.map(({ stem }) => stem).join(' ');
        const known = topics.get(key);
        const determined = some[0]?.determined === true ? 1 : 0;
        if (known === undefined)
          topics.set(key, {
            shown: text.slice(some[0]?.start, some.at(-1)?.end),
            words: some.map(({ stem }) => stem),
            first: inTitle ? 0 : offset + from,
            inTitle,
            count: 1,
            determined,
          });
        else {
          known.count++;
          known.determined += determined;
          known.inTitle ||= inTitle;
        }
      }
    }
  }
  return [...topics.values()];
}

function isPhrase(tokens: readonly Token[], { capitalNouns, nameWords }: TopicSettings): boolean {
  const [first] = tokens;
  if (first === undefined || first.office || tokens.every(({ generic, content }) => generic || !content))
    return false;
  if (capitalNouns) return tokens.length === 1 && first.capital;
  if (tokens.some(({ capital, begins, word }) => capital && (!begins || nameWords.has(word)))) return false;
  const inner = tokens.slice(1, -1);
  return (
    tokens.length < 3 ||
    (inner.every(({ content, link }) => content || link !== null) && inner.some(({ content }) => !content))
  );
}
