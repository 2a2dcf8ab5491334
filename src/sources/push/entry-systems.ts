import { languageOf } from '../../core/language.ts';
import { isNode, type Node } from '../pages/linked-nodes.ts';
import { plainMarkdown } from '../seeds/plain-markdown.ts';
import { namesIn, type SystemPost } from './known-systems.ts';
import { richText } from './rich-text.ts';

/** Names that fields of one kind have in systems where everybody makes their own, folded; the first that is there counts. */
const TITLE = ['title', 'headline', 'heading', 'name'];
const BODY = ['body', 'content', 'html', 'text', 'articlebody', 'bodyhtml', 'richtext', 'blocks', 'maintext'];
const LEAD = [
  'excerpt',
  'lead',
  'standfirst',
  'subtitle',
  'summary',
  'description',
  'teaser',
  'abstract',
  'intro',
];
const URL_NAMES = ['url', 'canonicalurl', 'link', 'permalink', 'weburl'];
const DATE = [
  'publishedat',
  'datepublished',
  'publisheddate',
  'publishdate',
  'publicationdate',
  'published',
  'date',
  'publishon',
];
const AUTHORS = ['authors', 'author', 'byline', 'writer'];
const TOPICS = ['tags', 'topics', 'categories', 'category', 'keywords', 'section'];
const IMAGE = [
  'cover',
  'image',
  'coverimage',
  'featuredimage',
  'featureimage',
  'heroimage',
  'mainimage',
  'thumbnail',
  'picture',
];

/**
 * A body of Strapi, Directus, Contentful or Drupal's JSON:API, whose fields are named by those who set them up, in our
 * fields; null for other bodies.
 */
export const readEntry = (body: Node): SystemPost | null =>
  readStrapi(body) ?? readDirectus(body) ?? readContentful(body) ?? readJsonApi(body);

/** As Strapi tells of its entries; an entry that is a draft has no moment of publication. */
function readStrapi({ event, entry }: Node): SystemPost | null {
  if (typeof event !== 'string' || !event.startsWith('entry.') || !isNode(entry)) return null;
  const isHidden =
    /\.(?:delete|unpublish)$/.test(event) || ('publishedAt' in entry && entry.publishedAt === null);
  return postOf(entry, { key: entry.documentId ?? entry.id, isHidden, language: entry.locale });
}

/** https://docs.directus.io/guides/automate/flows: a payload holds what was written, a deletion only keys. */
function readDirectus({ event, collection, payload, key, keys }: Node): SystemPost | null {
  if (typeof event !== 'string' || typeof collection !== 'string' || !/items\.\w+$/.test(event)) return null;
  const deleted: unknown = Array.isArray(payload) ? payload[0] : undefined;
  const fields = isNode(payload) ? payload : {};
  const known = key ?? (Array.isArray(keys) ? (keys[0] as unknown) : undefined) ?? deleted ?? fields.id;
  const isHidden =
    event.endsWith('.delete') ||
    (typeof fields.status === 'string' && !/^(?:published|public|live)$/i.test(fields.status));
  return postOf(fields, { key: known, isHidden });
}

/** As Contentful tells of its entries: each field has a value for each language. */
function readContentful({ sys, fields }: Node): SystemPost | null {
  if (!isNode(sys) || typeof sys.type !== 'string' || !sys.type.endsWith('Entry')) return null;
  const given = isNode(fields) ? fields : {};
  const languages = Object.values(given).flatMap(value => (isNode(value) ? Object.keys(value) : []));
  const language = languages.find(tag => languageOf(tag) !== null && /^[a-z]{2}(?:-|$)/.test(tag));
  const plain = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      language !== undefined && isNode(value) && language in value ? value[language] : value,
    ]),
  );
  return postOf(plain, {
    key: sys.id,
    isHidden: sys.type === 'DeletedEntry',
    language,
    published: sys.firstPublishedAt ?? sys.publishedAt,
  });
}

/** https://jsonapi.org, as Drupal sends a node. */
function readJsonApi({ data }: Node): SystemPost | null {
  if (!isNode(data) || !isNode(data.attributes)) return null;
  const { status, langcode, created } = data.attributes;
  return postOf(data.attributes, {
    key: data.id,
    isHidden: status === false,
    language: langcode,
    published: created,
  });
}

interface Around {
  readonly key: unknown;
  readonly isHidden: boolean;
  readonly language?: unknown;
  /** When it was published, where its fields do not say. */
  readonly published?: unknown;
}

function postOf(entry: Node, { key, isHidden, language, published }: Around): SystemPost {
  const folded = new Map(
    Object.entries(entry).map(
      ([name, value]) => [name.toLowerCase().replace(/^field_|[_\s-]/g, ''), value] as const,
    ),
  );
  const given = (names: readonly string[]): unknown =>
    names.map(name => folded.get(name)).find(value => value !== undefined && value !== null && value !== '');
  const lead = wordsOf(given(LEAD));
  return {
    unpublished: isHidden,
    fields: {
      key,
      title: textOf(given(TITLE)),
      ...bodyOf(given(BODY)),
      lead: lead === '' ? undefined : lead,
      url: addressOf(given(URL_NAMES)),
      authors: namesIn(given(AUTHORS)),
      published: given(DATE) ?? published,
      topics: namesIn(given(TOPICS)),
      image: addressOf(given(IMAGE)),
      language: typeof language === 'string' && languageOf(language) !== null ? language : undefined,
    },
  };
}

const textOf = (value: unknown): unknown => (isNode(value) ? (value.value ?? value.processed) : value);

/** HTML, Markdown or a tree: what has no tags is Markdown, in which plain text is plain text. */
function bodyOf(value: unknown): { readonly html?: string; readonly text?: string } {
  const given =
    isNode(value) && (typeof value.processed === 'string' || typeof value.value === 'string')
      ? (value.processed ?? value.value)
      : value;
  if (typeof given !== 'string') return { text: richText(given) };
  return /<\/?(?:p|div|br|h[1-6]|ul|ol|li|strong|em|a|figure|blockquote)\b[^<>]*>/i.test(given)
    ? { html: given }
    : { text: plainMarkdown(given).text };
}

const wordsOf = (value: unknown): string => {
  const { html = '', text = html } = bodyOf(value);
  return text.trim();
};

/** An http(s) address, also of what an object points to; a path on their site or the id of a file is none. */
function addressOf(value: unknown): string | undefined {
  const given = isNode(value) ? (value.url ?? value.src ?? value.uri) : value;
  return typeof given === 'string' && /^https?:\/\//i.test(given) ? given : undefined;
}
