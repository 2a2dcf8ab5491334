import { graphemesOf } from '../../format/graphemes.ts';
import { foldWords } from './find-article.ts';
import type { Suggestion } from '../command.ts';
import type { CommandContext } from '../context.ts';

const OFFERED = 20;
const NAME_CHARS = 100;

/** Articles to choose from while a person types: those that fit, or the newest before the first word; `isPosted`: also what was withdrawn, while a copy stands. */
export async function suggestArticles(
  typed: string,
  { newsroom: { articles } }: CommandContext,
  { isPosted = false }: { readonly isPosted?: boolean } = {},
): Promise<readonly Suggestion[]> {
  const living = typed.trim()
    ? await articles.search(typed, OFFERED)
    : await articles.latest({ languages: [], limit: OFFERED });
  const withdrawn = isPosted && typed.trim() ? await articles.searchWithdrawn(typed, OFFERED) : [];
  // some places for each kind: what somebody looks for may be of either
  return [...living.slice(0, OFFERED - Math.min(withdrawn.length, OFFERED / 2)), ...withdrawn]
    .slice(0, OFFERED)
    .map(article => ({ name: shorten(article.title), value: article.id }));
}

/** Cut between what a reader sees as characters, within the UTF-16 units that the platform counts. */
function shorten(title: string): string {
  if (title.length <= NAME_CHARS) return title;
  let short = '';
  for (const segment of graphemesOf(title)) {
    if (short.length + segment.length >= NAME_CHARS) break;
    short += segment;
  }
  return `${short}…`;
}

/**
 * What a reader may mean while they type: articles by id, their titles as words, or speakers; the newest before the first
 * letters.
 */
export async function suggestForReader(
  typed: string,
  what: 'article' | 'title' | 'speaker',
  { newsroom, language }: CommandContext,
): Promise<readonly Suggestion[]> {
  const page = { now: newsroom.now(), skip: 0, limit: OFFERED };
  const words = typed.trim();
  const isShort = words.length < 2;
  if (what === 'speaker') {
    const quoted = await newsroom.reading.quoted({
      ...page,
      words: isShort ? null : words,
      language: isShort ? language : null,
    });
    const speakers = quoted.flatMap(({ quotes }) => quotes.flatMap(({ speaker }) => speaker ?? []));
    const wanted = foldWords(words);
    return [...new Set(speakers)]
      .filter(name => foldWords(name).includes(wanted))
      .map(name => ({ name: shorten(name), value: shorten(name) }));
  }
  const lines = isShort
    ? await newsroom.reading.latest({ ...page, language: null, topic: null })
    : await newsroom.reading.find({ ...page, words });
  return lines.map(({ id, title }) => ({
    name: shorten(title),
    value: what === 'article' ? id : shorten(title),
  }));
}
