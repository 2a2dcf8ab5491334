import type { Article } from '../../core/article.ts';
import type { Destination } from '../../core/destination.ts';
import type { Proposal } from '../../core/editors/proposal.ts';
import type { ArticleId } from '../../core/ids.ts';
import type { ArticleStore } from '../../core/ports/store.ts';
import type { Delivery, DigestChoices, Post, PostChoices } from '../../core/post.ts';
import type { Composed, Composer } from '../../planning/composer.ts';
import { composeDigests, type DigestDeps } from '../../planning/draft-digest.ts';

/** A proposal as people speak of it: with its articles and where it would go. */
export interface WaitingPost {
  readonly proposal: Proposal;
  /** The first of its post's articles, which an article's post has alone. */
  readonly article: Article;
  /** All of them, as the post has them. */
  readonly articles: readonly Article[];
  /** What people call it: its article's title, a digest's dated heading. */
  readonly title: string;
  readonly deliveries: readonly Delivery[];
}

/** What a waiting post is to say. */
export interface Wording {
  readonly articles: readonly Article[];
  readonly content: PostChoices;
}

export interface WordingDeps {
  readonly composer: Pick<Composer, 'compose'> & DigestDeps['composer'];
  readonly deliveries: DigestDeps['deliveries'];
}

/** What it would send to each of these destinations. */
export async function composeWording(
  deps: WordingDeps,
  { articles, content }: Wording,
  places: readonly Destination[],
): Promise<readonly Composed[]> {
  const [article] = articles;
  if (article === undefined) return [];
  return content.digest === undefined
    ? deps.composer.compose({ article, content }, places)
    : composeDigests(deps, { ...content.digest, articles }, places);
}

/** The stories that an editor may put into a digest or leave out, in its order. */
export const offeredStories = ({ items, content }: Post): readonly ArticleId[] =>
  content.digest?.offered ?? items.map(({ article }) => article);

/** The articles of these ids that are there and were not withdrawn, in that order. */
export async function livingArticles(
  articles: Pick<ArticleStore, 'get'>,
  ids: readonly ArticleId[],
): Promise<readonly Article[]> {
  const found = await Promise.all(ids.map(id => articles.get(id)));
  return found.filter(article => article !== null).filter(({ withdrawnAt }) => withdrawnAt === null);
}

/** A digest's choices once a story was put in or left out; null where nothing would be left, or it is none of its stories. */
export function withStory(
  post: Post,
  story: ArticleId,
): { readonly stories: readonly ArticleId[]; readonly digest: DigestChoices } | null {
  const { digest } = post.content;
  const offered = offeredStories(post);
  if (digest === undefined || !offered.includes(story)) return null;
  const isIn = (id: ArticleId) => post.items.some(({ article }) => article === id);
  const stories = offered.filter(id => isIn(id) !== (id === story));
  return stories.length === 0 ? null : { stories, digest: { ...digest, offered } };
}

/** The choices of a digest of whose stories this one is none any more. */
export const withoutOffered = (content: PostChoices, story: ArticleId): PostChoices =>
  content.digest?.offered === undefined
    ? content
    : {
        ...content,
        digest: { ...content.digest, offered: content.digest.offered.filter(id => id !== story) },
      };
