import { isPersonName } from '../pages/page-byline.ts';
import { isPicturePlace } from '../picture-place.ts';
import { PASSED_OVER } from './passed-over-fields.ts';

/** Values of front matter by field, as they were written: texts, lists, maps. */
export type RawValues = Readonly<Record<string, unknown>>;

/** Generators and their themes write one name in many ways: `publishDate`, `publish_date`, `Publish-Date`. */
export const foldedName = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');

/** Our fields in the names of Jekyll, Hugo, Zola, Eleventy, Astro, Hexo and their like, folded; of several that are given the first counts. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  lead: ['subtitle', 'description', 'excerpt', 'summary', 'customexcerpt', 'dek', 'deck', 'standfirst'],
  url: ['canonicalurl', 'canonical', 'externalurl'],
  authors: ['author', 'primaryauthor', 'byline'],
  published: [
    'date',
    'pubdate',
    'pubdatetime',
    'publishdate',
    'publisheddate',
    'publishedat',
    'publicationdate',
    'datepublished',
    'created',
    'createdat',
    'datecreated',
  ],
  language: ['lang', 'locale', 'languagecode'],
  image: [
    'cover',
    'coverimage',
    'coverimg',
    'featuredimage',
    'featureimage',
    'heroimage',
    'thumbnail',
    'thumbnailimg',
    'banner',
    'images',
    'ogimage',
    'socialimage',
    'shareimg',
    'topimg',
  ],
  not_before: ['publishdate'],
  expires: ['expirydate', 'unpublishdate'],
};
/** Where themes of Hugo, Zola and others have fields of their own. */
const WITHIN = ['params', 'extra'];
/** Of those that may be ours; others of such a name (`url`, `date`) are often something else. */
const WITHIN_FIELDS = ['lead', 'authors', 'image'] as const;
const TOPICS = ['tags', 'categories', 'category', 'tag'];

/** These values as our fields, and the name under which each was written. */
export interface NormalFields {
  readonly values: RawValues;
  readonly writtenAs: ReadonlyMap<string, string>;
  /** The field that says that the file is a draft; null = none does. */
  readonly draft: string | null;
}

/** Reads what other generators call our fields, and drops what only they need. What nobody knows stays, to be reported. */
export function normalFields(raw: RawValues, own: readonly string[]): NormalFields {
  const given = new Map<string, { readonly name: string; readonly value: unknown }>();
  for (const [name, value] of Object.entries(raw)) {
    const folded = foldedName(name);
    if (!given.has(folded)) given.set(folded, { name, value });
  }
  const writtenAs = new Map<string, string>();
  const values: Record<string, unknown> = {};
  const set = (field: string, from: string, value: unknown) => {
    if (field in values || isNothing(value)) return;
    values[field] = value;
    writtenAs.set(field, from);
  };
  const setFrom = (field: string, folded: string) => {
    const found = given.get(folded);
    if (found !== undefined)
      set(field, found.name, ownValue(field, found.value, { isOurs: foldedName(field) === folded }));
  };
  for (const field of own) setFrom(field, foldedName(field));
  for (const [field, names] of Object.entries(NAMES)) for (const name of names) setFrom(field, name);
  for (const place of WITHIN) {
    const within = given.get(place);
    if (!isMap(within?.value)) continue;
    for (const field of WITHIN_FIELDS)
      for (const [name, value] of Object.entries(within.value))
        if ([field, ...(NAMES[field] ?? [])].includes(foldedName(name)))
          set(field, within.name, ownValue(field, value, { isOurs: false }));
  }
  // Hugo, Zola and Grav have a map of them
  const maps = [given.get('taxonomies')?.value, given.get('taxonomy')?.value].filter(isMap);
  const topics = TOPICS.flatMap(name =>
    [given.get(name)?.value, ...maps.map(map => map[name])].flatMap(wordsOf),
  );
  const named = TOPICS.map(name => given.get(name)?.name).find(name => name !== undefined);
  set('topics', named ?? 'taxonomies', topics.length === 0 ? undefined : topics);
  const known = new Set([...own.map(foldedName), ...Object.values(NAMES).flat(), ...TOPICS]);
  for (const [folded, { name, value }] of given)
    if (!known.has(folded) && !PASSED_OVER.has(folded)) set(name, name, value);
  return { values, writtenAs, draft: draftField(given) };
}

/** How each of them says that nobody is to see it yet. */
const DRAFT: readonly { readonly names: readonly string[]; readonly says: RegExp }[] = [
  { names: ['draft', 'isdraft'], says: /^(?:true|yes|y|on|1)$/i },
  { names: ['published', 'publish', 'ispublished'], says: /^(?:false|no|n|off|0)$/i },
  {
    names: ['status', 'poststatus', 'state'],
    says: /^(?:draft|auto-draft|pending|private|future|hidden|wip|in[ _-]?(?:progress|review)|unpublished|trash)$/i,
  },
  { names: ['layout'], says: /^draft$/i },
];

function draftField(
  given: ReadonlyMap<string, { readonly name: string; readonly value: unknown }>,
): string | null {
  for (const { names, says } of DRAFT)
    for (const name of names) {
      const found = given.get(name);
      if (typeof found?.value === 'string' && says.test(found.value.trim())) return found.name;
    }
  return null;
}

/** A value of one of our fields, in the form that generators may give it. */
function ownValue(field: string, value: unknown, { isOurs }: { readonly isOurs: boolean }): unknown {
  switch (field) {
    case 'published':
      // Jekyll's says whether the post is; Eleventy's "Last Modified" and "git Created" are of the file, not the news
      return /^(?:true|false|yes|no|on|off|(?:git )?(?:last modified|created))$/i.test(String(value))
        ? undefined
        : value;
    case 'authors':
      return Array.isArray(value) ? value.flatMap(authorsIn) : authorsIn(value);
    case 'image':
      return pictureIn(Array.isArray(value) ? value[0] : value, { isOurs });
    case 'url':
      // Hugo's is a path on the site
      return typeof value === 'string' && value.startsWith('/') ? undefined : value;
    default:
      return value;
  }
}

/** A place on their site, which is none here; a picture of a kind that we do not read; none at all. */
const ELSEWHERE = /^(?:[/{@]|\.{1,2}\/)|^(?:true|false|none|no|off)$|\.(?:svg|bmp|tiff?|heic|jxl|ico)$/i;

/** A picture's place, as text or in a map. */
function pictureIn(picture: unknown, { isOurs }: { readonly isOurs: boolean }): unknown {
  const given = isMap(picture)
    ? (picture.url ?? picture.src ?? picture.path ?? picture.image ?? picture.feature)
    : picture;
  if (typeof given !== 'string') return isMap(picture) || !isOurs ? undefined : given;
  const place = given.startsWith('//') ? `https:${given}` : given.replace(/^\.\//, '');
  if (isPicturePlace(place)) return place;
  // what a generator calls its picture may be anything; what is called ours and is wrong is reported
  return !isOurs || ELSEWHERE.test(place) ? undefined : place;
}

/** A name, as text or in a map; several people in one text; without the address behind a name. */
function authorsIn(value: unknown): unknown {
  const name = isMap(value)
    ? (value.name ?? value.title ?? value.display_name ?? value.displayName ?? value)
    : value;
  if (typeof name !== 'string') return name;
  // Obsidian's "[[people/Nora Belli|Nora]]" is a link
  const shown = name.replace(/\[\[(?:[^[\]|]*\/)?([^[\]|]+)(?:\|[^[\]]*)?\]\]/g, '$1');
  const plain = shown.replace(/\s*<[^<>]*@[^<>]*>/g, '');
  const names = plain.split(/\s*[,;&]\s*|\s+(?:and|und|et|e|ed|y)\s+/u).map(one => one.trim());
  return names.length > 1 && names.every(isPersonName) ? names : plain;
}

/** Jekyll's "a b" are two. */
function wordsOf(value: unknown): readonly unknown[] {
  if (typeof value === 'string')
    return value
      .split(value.includes(',') ? /\s*,\s*/ : /\s+/)
      .filter(Boolean)
      .map(withoutMark);
  return Array.isArray(value)
    ? value.map(nameIn).map(withoutMark)
    : value === undefined
      ? []
      : [nameIn(value)];
}

/** Of a tag that is a map, as Ghost and Tina have them. */
const nameIn = (topic: unknown): unknown =>
  isMap(topic) ? (topic.name ?? topic.title ?? topic.tag ?? topic.label ?? topic) : topic;

/** Obsidian's "#sea" is "sea". */
const withoutMark = (topic: unknown): unknown =>
  typeof topic === 'string' ? topic.replace(/^#(?=\S)/, '') : topic;

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNothing = (value: unknown): boolean =>
  value === undefined || value === '' || value === '~' || value === 'null';
