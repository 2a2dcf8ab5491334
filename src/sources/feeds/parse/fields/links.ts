import { childrenOf, firstOf } from '../xml/children.ts';
import { textIn } from './read-text.ts';
import type { XmlElement } from '../xml/xml-tree.ts';

/** An http(s) address made absolute; as it is where nobody knows to what it is relative; null when it is none. */
export function absolute(given: string | null | undefined, base: string | null): string | null {
  // an address written over several lines is one
  const text = given?.replace(/[\r\n\t]+\s*/g, '').trim() ?? '';
  if (text === '') return null;
  const isRelative = !/^[a-z][a-z\d+.-]*:/i.test(text);
  if (isRelative && base === null) return text;
  const url = URL.parse(text, base ?? undefined);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  // an address that only lacks its slash stays as it is written
  return isRelative ? url.href : text;
}

const hasAddress = ({ attributes }: XmlElement): boolean => attributes.has('href');
const isWritten = (link: XmlElement): boolean => !hasAddress(link) && textIn(link) !== null;

const isPage = ({ attributes }: XmlElement): boolean => (attributes.get('type') ?? 'html').includes('html');

/** Where the reader is sent: Atom's alternate link, or the text of RSS's; null when there is none. */
export function linkOf(element: XmlElement): string | null {
  const links = childrenOf(element).filter(({ name }) => name === 'link' || name === 'atom:link');
  const alternates = links.filter(({ attributes }) =>
    /^(?:alternate)?$/i.test((attributes.get('rel') ?? '').trim()),
  );
  const written = alternates.filter(isWritten);
  // RSS: of several the last, as other readers have it
  const own = alternates.filter(({ name }) => name === 'link');
  const last = written.length > 0 ? (own.at(-1) ?? written.at(-1)) : undefined;
  const referring = alternates.filter(hasAddress);
  const link = last ?? referring.find(isPage) ?? referring[0];
  return (
    (link === undefined ? null : absolute(link.attributes.get('href') ?? textIn(link), link.base)) ??
    absolute(element.attributes.get('href'), element.base)
  );
}

/** An item's own page: its link, or an id that is one. */
export function itemLinkOf(item: XmlElement): string | null {
  const before = firstOf(item, 'feedburner:origlink');
  return absolute(textIn(before), item.base) ?? linkOf(item) ?? permalinkOf(item);
}

function permalinkOf(item: XmlElement): string | null {
  const guid = firstOf(item, 'guid');
  const isPermanent = guid?.attributes.get('ispermalink')?.trim().toLowerCase() !== 'false';
  const given = isPermanent ? textIn(guid) : null;
  const about = item.attributes.get('rdf:about') ?? null;
  return [given, about].find(address => address !== null && /^https?:\/\/\S+$/i.test(address)) ?? null;
}
