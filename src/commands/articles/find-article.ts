import type { Article } from '../../core/article.ts';
import type { ArticleId } from '../../core/ids.ts';
import type { ArticleStore } from '../../core/ports/store.ts';
import type { NewsroomDesk } from '../../desk/newsroom-desk.ts';

export type Found<T = Article> =
  | { readonly kind: 'one'; readonly article: T }
  /** Several fit equally well: the person chooses, we do not guess. */
  | { readonly kind: 'several'; readonly articles: readonly T[] }
  | { readonly kind: 'none' };

const SHOWN = 5;

/**
 * Finds the article a person means by its id or a few words of its title. Words that are all in one title only mean that
 * one, and a title said in full means itself; otherwise everything that fits is offered.
 */
export const findArticle = async (articles: Pick<ArticleStore, 'search'>, words: string): Promise<Found> =>
  meantOf(await articles.search(words, SHOWN * 2), words);

/** The same also among withdrawn articles of which a copy stands; by its id or address any withdrawn one is found. */
export async function findPosted(
  articles: Pick<ArticleStore, 'search' | 'searchWithdrawn'>,
  words: string,
): Promise<Found> {
  const withdrawn = await articles.searchWithdrawn(words, SHOWN * 2);
  const living = await articles.search(words, SHOWN * 2);
  const isNamed = ({ id, url }: Article) => [id, url].includes(words.trim());
  const named = [...living, ...withdrawn].filter(isNamed);
  return meantOf(named.length > 0 ? named : [...living, ...withdrawn], words);
}

/** The same among what readers may see, wherever in the article the words stand. */
export async function findForReader(
  { articles, reading, now }: Pick<NewsroomDesk, 'articles' | 'reading' | 'now'>,
  words: string,
): Promise<Found> {
  const moment = now();
  const isShown = ({ withdrawnAt, notBefore, expiresAt }: Article) =>
    withdrawnAt === null && (notBefore ?? moment) <= moment && (expiresAt ?? Infinity) > moment;
  if (/^(?:[0-9a-z]{20}|https?:\S+)$/u.test(words)) {
    const [named] = await articles.search(words, 1);
    if (named !== undefined && isShown(named) && (named.id === words || named.url === words))
      return { kind: 'one', article: named };
  }
  const meant = meantOf(await reading.find({ words, now: moment, skip: 0, limit: SHOWN * 2 }), words);
  const whole = async (id: ArticleId) => (await articles.get(id)) ?? [];
  if (meant.kind === 'several')
    return {
      kind: 'several',
      articles: (await Promise.all(meant.articles.map(({ id }) => whole(id)))).flat(),
    };
  if (meant.kind === 'none') return meant;
  const [article] = [await whole(meant.article.id)].flat();
  return article === undefined ? { kind: 'none' } : { kind: 'one', article };
}

/** Which of those that were found somebody means. */
function meantOf<T extends { readonly id: string; readonly title: string }>(
  found: readonly T[],
  words: string,
): Found<T> {
  const [first] = found;
  if (first === undefined) return { kind: 'none' };
  if (found.length === 1 || first.id === words.trim()) return { kind: 'one', article: first };
  const wanted = foldWords(words).split(' ').filter(Boolean);
  const byTitle = found.filter(article => {
    const title = foldWords(article.title);
    return wanted.every(word => title.includes(word));
  });
  const exact = byTitle.filter(article => foldWords(article.title) === wanted.join(' '));
  const [only, ...others] = exact.length > 0 ? exact : byTitle;
  if (only !== undefined && others.length === 0) return { kind: 'one', article: only };
  return { kind: 'several', articles: (byTitle.length > 0 ? byTitle : found).slice(0, SHOWN) };
}

/** Words as they are compared: without case, accents and what stands between them. */
export const foldWords = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
