import { isNode, listOf, type Node } from '../pages/linked-nodes.ts';
import { plainLine } from '../pages/plain-text.ts';

/** What a publishing system sent, in our fields; fields that are not there are undefined. */
export interface SystemPost {
  readonly fields: Readonly<Record<string, unknown>>;
  /** It is not public there any more, or not yet. */
  readonly unpublished: boolean;
  /** Only who pays may read it there. */
  readonly paywalled?: boolean;
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
    paywalled: current.visibility === 'paid' || current.visibility === 'tiers',
    fields: {
      key,
      title: current.title,
      html: current.html,
      text: current.html == null ? current.plaintext : undefined,
      lead: current.custom_excerpt,
      url: current.canonical_url ?? current.url,
      authors: namesIn(current.authors ?? current.primary_author),
      published: current.published_at,
      // a name that begins with # is of the system's own use
      topics: namesIn(current.tags)?.filter(name => !name.startsWith('#')),
      image: current.feature_image,
    },
  };
}

/** https://developer.wordpress.org/rest-api/reference/posts/, and the columns of `wp_posts`. `around` holds what plugins put beside it. */
function readWordPress(post: Node, around: Node = post): SystemPost | null {
  if (!('post_title' in post || nodeIn(post.title) !== null)) return null;
  const embedded = nodeIn(post._embedded) ?? {};
  return {
    unpublished: isHidden(post.status ?? post.post_status),
    fields: {
      key: post.id ?? post.ID ?? around.post_id ?? wordsIn(post.guid),
      title: wordsIn(post.title ?? post.post_title),
      html: withoutShortcodes(wordsIn(post.content ?? post.post_content)),
      lead: leadIn(wordsIn(post.excerpt ?? post.post_excerpt)),
      url: post.link ?? post.permalink ?? around.post_permalink ?? around.permalink,
      authors: namesIn(post.authors ?? around.author) ?? namesIn(embedded.author),
      published: inUtc(post.date_gmt ?? post.post_date_gmt) ?? post.date ?? post.post_date,
      topics:
        namesIn(post.tags_names ?? post.tags ?? around.tags) ?? namesIn(termsIn(around.taxonomies, embedded)),
      image: nonEmpty(
        post.featured_media_src_url ??
          post.jetpack_featured_media_url ??
          nonEmpty(around.post_thumbnail) ??
          nodeIn(listOf(embedded['wp:featuredmedia'])[0])?.source_url,
      ),
    },
  };
}

const nodeIn = (value: unknown): Node | null => (isNode(value) ? value : null);
/** WordPress wraps texts: { rendered: "…" }. */
const wordsIn = (value: unknown): unknown => (isNode(value) ? (value.rendered ?? value.raw) : value);
const nonEmpty = (value: unknown): unknown => (value === '' || value === false ? undefined : value);

/** Categories and tags with their names, as `_embed` and plugins have them. */
function termsIn(taxonomies: unknown, embedded: Node): readonly unknown[] {
  const named = ['category', 'post_tag'].flatMap(name =>
    Object.values(nodeIn(nodeIn(taxonomies)?.[name]) ?? {}),
  );
  const terms = named.length > 0 ? named : listOf(embedded['wp:term']).flat();
  return terms.filter(term => nodeIn(term)?.slug !== 'uncategorized');
}

/** A lead that the system cut from the text, "… […]", is none. */
function leadIn(value: unknown): unknown {
  const text = typeof value === 'string' ? plainLine(value) : '';
  return text === '' || /\[(?:…|\.{3})\]$/.test(text) ? undefined : text;
}

/** Shortcodes of a text that was not rendered: a caption's and an embed's words are none of it, a box's are. */
const withoutShortcodes = (value: unknown): unknown =>
  typeof value === 'string'
    ? value
        .replace(
          /\[(caption|wp_caption|embed|gallery|audio|video|playlist)\b[^[\]]{0,500}\](?:(?!\[\1\b)[\s\S]){0,5000}?\[\/\1\]/g,
          '',
        )
        .replace(
          /\[(?:gallery|audio|video|playlist)(?=[\s\]])[^[\]]{0,500}\]|\[[a-z][\w-]{1,40}(?:\s+[\w-]{1,40}=(?:"[^"\]]{0,500}"|'[^'\]]{0,500}'|[^\s\]"']{1,100})){1,20}\s*\/?\]|\[\/[a-z][\w-]{1,40}\]/g,
          '',
        )
    : value;
const isHidden = (status: unknown): boolean =>
  typeof status === 'string' && !/^(?:publish|published|sent)$/i.test(status);
/** Such dates have no zone because their name says it. */
const inUtc = (value: unknown): unknown =>
  typeof value === 'string' && /\d$/.test(value) && !value.startsWith('0000') ? `${value}Z` : undefined;

/** Names, as texts or in objects; numbers are ids that name nothing. */
export function namesIn(value: unknown): readonly string[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const names = list.flatMap(one => {
    const name = isNode(one) ? (one.name ?? one.display_name) : one;
    return typeof name === 'string' && name.trim() !== '' ? [name] : [];
  });
  return names.length === 0 ? undefined : names;
}
