import { isNode, type Node } from '../pages/linked-nodes.ts';

/** What a publishing system sent, in our fields; fields that are not there are undefined. */
export interface SystemPost {
  readonly fields: Readonly<Record<string, unknown>>;
  /** It is not public there any more, or not yet. */
  readonly unpublished: boolean;
}

/**
 * A body of WordPress (a post of its REST API, or as its plugins send it) or Ghost, in our fields; null for other bodies.
 */
export const readSystemPost = (body: Node): SystemPost | null =>
  readGhost(body) ?? readWordPress(body) ?? readWordPress(nodeIn(body.post) ?? nodeIn(body.data) ?? {}, body);

/** As Ghost documents its events: `current` is what it is now, `previous` what it was; a deleted post has no `current`. */
function readGhost(body: Node): SystemPost | null {
  const change = nodeIn(body.post) ?? nodeIn(body.page);
  if (change === null || !('current' in change || 'previous' in change)) return null;
  const current = nodeIn(change.current) ?? {};
  const previous = nodeIn(change.previous) ?? {};
  const key = current.uuid ?? current.id ?? previous.uuid ?? previous.id;
  const unpublished = key === undefined || isHidden(current.status) || Object.keys(current).length === 0;
  return {
    unpublished,
    fields: {
      key,
      title: current.title,
      html: current.html,
      text: current.html == null ? current.plaintext : undefined,
      lead: current.custom_excerpt,
      url: current.canonical_url ?? current.url,
      authors: namesIn(current.authors ?? current.primary_author),
      published: current.published_at,
      topics: namesIn(current.tags),
      image: current.feature_image,
    },
  };
}

/** https://developer.wordpress.org/rest-api/reference/posts/, and the columns of `wp_posts`. `around` holds what plugins put beside it. */
function readWordPress(post: Node, around: Node = post): SystemPost | null {
  if (!('post_title' in post || nodeIn(post.title) !== null)) return null;
  return {
    unpublished: isHidden(post.status ?? post.post_status),
    fields: {
      key: post.id ?? post.ID ?? around.post_id ?? wordsIn(post.guid),
      title: wordsIn(post.title ?? post.post_title),
      html: wordsIn(post.content ?? post.post_content),
      lead: nonEmpty(wordsIn(post.excerpt ?? post.post_excerpt)),
      url: post.link ?? post.permalink ?? around.post_permalink ?? around.permalink,
      authors: namesIn(post.authors ?? around.author),
      published: inUtc(post.date_gmt ?? post.post_date_gmt) ?? post.date ?? post.post_date,
      topics: namesIn(post.tags_names ?? post.tags ?? around.tags),
      image: post.featured_media_src_url ?? post.jetpack_featured_media_url ?? around.post_thumbnail,
    },
  };
}

const nodeIn = (value: unknown): Node | null => (isNode(value) ? value : null);
/** WordPress wraps texts: { rendered: "…" }. */
const wordsIn = (value: unknown): unknown => (isNode(value) ? (value.rendered ?? value.raw) : value);
const nonEmpty = (value: unknown): unknown => (value === '' ? undefined : value);
const isHidden = (status: unknown): boolean =>
  typeof status === 'string' && !/^(?:publish|published|sent)$/i.test(status);
/** Such dates have no zone because their name says it. */
const inUtc = (value: unknown): unknown =>
  typeof value === 'string' && /\d$/.test(value) && !value.startsWith('0000') ? `${value}Z` : undefined;

/** Names, as texts or in objects; numbers are ids that name nothing. */
function namesIn(value: unknown): readonly string[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const names = list.flatMap(one => {
    const name = isNode(one) ? (one.name ?? one.display_name) : one;
    return typeof name === 'string' && name.trim() !== '' ? [name] : [];
  });
  return names.length === 0 ? undefined : names;
}
