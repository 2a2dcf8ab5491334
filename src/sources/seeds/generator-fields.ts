/** Values of front matter by field, as they were written: texts, lists, maps. */
export type RawValues = Readonly<Record<string, unknown>>;

/** Our fields in the names of Jekyll, Hugo, Zola, Eleventy, Astro and Hexo; of several that are given the first counts. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  lead: ['subtitle', 'description', 'excerpt', 'summary', 'dek', 'deck'],
  url: ['canonical_url', 'canonicalUrl', 'canonicalURL', 'canonical', 'external_url'],
  authors: ['author'],
  published: ['date', 'pubDate', 'pubdate', 'publish_date', 'publishDate', 'publishdate'],
  language: ['lang', 'locale'],
  image: ['cover', 'featured_image', 'featuredImage', 'heroImage', 'thumbnail', 'banner', 'images'],
  not_before: ['publishDate', 'publishdate'],
  expires: ['expiryDate', 'expirydate', 'unpublishdate'],
};
const TOPICS = ['tags', 'categories', 'category', 'tag'];

/** What only generators need. */
const PASSED_OVER = new Set(
  `layout permalink slug weight aliases alias type kind toc ref lastmod updated modified updatedDate updated_date
  last_modified_at date_modified template taxonomies extra series collection collections menu menus linkTitle markup outputs
  cascade resources sitemap build _build headless isCJKLanguage math mathjax katex mermaid pin pinned sticky top share featured
  hidden robots noindex sidebar classes header nav_order nav_exclude parent has_children grand_parent redirect_from redirect_to
  render_with_liquid css js readingTime reading_time read_time showToc ShowToc TocOpen ShowReadingTime ShowBreadCrumbs disqus
  comments comment excerpt_separator toc_label toc_icon toc_sticky search in_search_index sort_by path page_template
  generate_feed insert_anchor_links paginate_by pagination eleventyNavigation eleventyExcludeFromCollections eleventyComputed
  guid uuid uid id translationKey license photos heroImageAlt image_alt imageAlt alt caption draft status og_image og_title
  twitter params keywords`.split(/\s+/),
);

/** These values as our fields, and the name under which each was written. */
export interface NormalFields {
  readonly values: RawValues;
  readonly writtenAs: ReadonlyMap<string, string>;
  /** The field that says that the file is a draft; null = none does. */
  readonly draft: string | null;
}

/** Reads what other generators call our fields, and drops what only they need. What nobody knows stays, to be reported. */
export function normalFields(raw: RawValues, own: readonly string[]): NormalFields {
  const writtenAs = new Map<string, string>();
  const values: Record<string, unknown> = {};
  const set = (field: string, from: string, value: unknown) => {
    if (field in values || isNothing(value)) return;
    values[field] = value;
    writtenAs.set(field, from);
  };
  for (const field of own) set(field, field, ownValue(field, raw[field]));
  for (const [field, names] of Object.entries(NAMES))
    for (const name of names) set(field, name, ownValue(field, raw[name]));
  const taxonomies = isMap(raw.taxonomies) ? raw.taxonomies : {};
  const topics = TOPICS.flatMap(name => [...wordsOf(raw[name]), ...wordsOf(taxonomies[name])]);
  set('topics', TOPICS.find(name => name in raw) ?? 'taxonomies', topics.length === 0 ? undefined : topics);
  const known = new Set([...own, ...Object.values(NAMES).flat(), ...TOPICS, ...PASSED_OVER]);
  for (const [name, value] of Object.entries(raw)) if (!known.has(name)) set(name, name, value);
  return { values, writtenAs, draft: draftField(raw) };
}

function draftField(raw: RawValues): string | null {
  if (/^(?:true|yes|on|1)$/i.test(String(raw.draft))) return 'draft';
  if (/^(?:false|no|off)$/i.test(String(raw.published))) return 'published';
  return /^draft$/i.test(String(raw.status)) ? 'status' : null;
}

/** A value of one of our fields, in the form that generators may give it. */
function ownValue(field: string, value: unknown): unknown {
  switch (field) {
    case 'published':
      // Jekyll's says whether the post is
      return /^(?:true|false|yes|no|on|off)$/i.test(String(value)) ? undefined : value;
    case 'authors':
      return Array.isArray(value) ? value.map(nameOf) : nameOf(value);
    case 'image': {
      const picture: unknown = Array.isArray(value) ? value[0] : value;
      const place = isMap(picture) ? (picture.url ?? picture.src ?? picture.path ?? picture.image) : picture;
      // a path on their site is a picture that is not here
      return typeof place === 'string' && place.startsWith('/') ? undefined : place;
    }
    case 'url':
      // Hugo's is a path on the site
      return typeof value === 'string' && value.startsWith('/') ? undefined : value;
    default:
      return value;
  }
}

/** Jekyll's "a b" are two. */
function wordsOf(value: unknown): readonly unknown[] {
  if (typeof value === 'string') return value.split(value.includes(',') ? /\s*,\s*/ : /\s+/).filter(Boolean);
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const nameOf = (value: unknown): unknown => (isMap(value) ? (value.name ?? value.title ?? value) : value);
const isNothing = (value: unknown): boolean =>
  value === undefined || value === '' || value === '~' || value === 'null';
