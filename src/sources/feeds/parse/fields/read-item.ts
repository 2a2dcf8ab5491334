import { languageOf } from '../../../../core/language.ts';
import type { FeedItem } from '../../feed.ts';
import { withoutInvisible } from '../../../invisible.ts';
import { allOf, childrenOf, firstOf } from '../xml/children.ts';
import { imageOf } from './images.ts';
import { itemLinkOf } from './links.ts';
import { dateOf } from './dates.ts';
import { htmlIn, textIn, titleIn } from './read-text.ts';
import type { XmlElement } from '../xml/xml-tree.ts';

/** What the feed says of all its items. */
export interface ItemContext {
  /** Whose authors are those of items that name none, in Atom. */
  readonly authors: XmlElement;
  readonly language: string | null;
}

export function itemOf(item: XmlElement, context: ItemContext): FeedItem {
  const content = htmlIn(
    firstOf(item, 'content:encoded', 'content', 'atom:content', 'xhtml:body', 'body', 'fullitem'),
  );
  const summary = htmlIn(
    firstOf(
      item,
      'description',
      'summary',
      'atom:summary',
      'abstract',
      'dc:description',
      'itunes:summary',
      'media:description',
    ) ?? descriptionInGroup(item),
  );
  const { published, unreadDate } = dateOf(datesOf(item));
  return {
    id: idOf(item),
    ...titleIn(firstOf(item, 'title', 'atom:title', 'dc:title', 'media:title', 'itunes:title')),
    link: itemLinkOf(item),
    published,
    unreadDate,
    authors: authorsOf(item, context),
    summary,
    content,
    image: imageOf(item, content ?? summary),
    topics: topicsOf(item),
    language: languageIn(item) ?? context.language,
  };
}

/** Where video platforms have it. */
function descriptionInGroup(item: XmlElement): XmlElement | undefined {
  const group = firstOf(item, 'media:group');
  return group === undefined ? undefined : firstOf(group, 'media:description');
}

const idOf = (item: XmlElement): string | null =>
  textIn(firstOf(item, 'guid', 'id', 'atom:id')) ??
  item.attributes.get('rdf:about')?.trim() ??
  textIn(firstOf(item, 'dc:identifier'));

/** Elements that say when it was published, the surest first; then those that say when it was changed. */
const DATES = (
  'published pubdate issued dcterms:issued atom:published dc:date dcterms:created created date ' +
  'updated modified atom:updated dcterms:modified lastbuilddate'
).split(' ');

/** Of several the last, as other readers have it. */
const datesOf = (item: XmlElement): readonly string[] => [
  ...DATES.flatMap(name => textIn(allOf(item, name).at(-1)) ?? []),
  ...[item.attributes.get('lastmod')].filter(date => date !== undefined),
];

function languageIn(item: XmlElement): string | null {
  const said = textIn(firstOf(item, 'language', 'dc:language')) ?? item.language;
  return said === null ? null : languageOf(said);
}

function authorsOf(item: XmlElement, { authors }: ItemContext): readonly string[] {
  const own = namesIn(item);
  if (own.length > 0) return own;
  const source = firstOf(item, 'source', 'atom:source');
  const ofSource = source === undefined ? [] : namesIn(source);
  return ofSource.length > 0 ? ofSource : namesIn(authors);
}

/** People named by Dublin Core, else by the format's own element, else by the podcast's. */
function namesIn(element: XmlElement): readonly string[] {
  for (const names of [['dc:creator'], ['author', 'atom:author'], ['itunes:author']]) {
    const found = childrenOf(element)
      .filter(({ name }) => names.includes(name))
      .map(
        author =>
          textIn(firstOf(author, 'name', 'atom:name')) ??
          (hasChildren(author) ? null : nameIn(textIn(author))),
      )
      .filter(name => name !== null);
    if (found.length > 0) return [...new Set(found)];
  }
  return [];
}

const hasChildren = ({ nodes }: XmlElement): boolean => nodes.some(node => typeof node !== 'string');

/** RSS wants "mail@example.org (Jo Roe)"; people write "Jo Roe <mail@example.org>" or only the name. */
function nameIn(written: string | null): string | null {
  if (written === null || written.length > 500) return null;
  const inside = /^\S+@\S+\s+\(([^()]+)\)$/.exec(written)?.[1];
  const name = (inside ?? written.replace(/\s*<[^<>\s]+@[^<>\s]+>\s*$/, '')).replace(/\s+/g, ' ').trim();
  return name === '' || /^\S+@\S+$/.test(name) ? null : name;
}

function topicsOf(item: XmlElement): readonly string[] {
  const categories = ['category', 'atom:category', 'dc:subject'].flatMap(name =>
    allOf(item, name).map(
      category =>
        category.attributes.get('label') ?? category.attributes.get('term') ?? textIn(category) ?? '',
    ),
  );
  const keywords = ['media:keywords', 'itunes:keywords', 'news:keywords'].flatMap(name =>
    allOf(item, name).flatMap(list => (textIn(list) ?? '').split(',')),
  );
  return [
    ...new Set(
      [...categories, ...keywords].map(topic => withoutInvisible(topic).replace(/\s+/g, ' ').trim()),
    ),
  ].filter(topic => topic !== '');
}
