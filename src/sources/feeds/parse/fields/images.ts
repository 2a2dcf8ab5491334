import { decodeHTMLAttribute } from 'entities';
import { allOf, childrenOf, firstOf } from '../xml/children.ts';
import { absolute } from './links.ts';
import { textIn } from './read-text.ts';
import type { XmlElement } from '../xml/xml-tree.ts';

/** The picture of an item: what it names as such, the widest first, else the first in its text. */
export function imageOf(item: XmlElement, html: string | null): string | null {
  return (
    widest(mediaIn(item)) ??
    addressOf(allOf(item, 'enclosure').find(isPicture), 'url') ??
    addressOf(enclosureLink(item), 'href') ??
    addressOf(firstOf(item, 'itunes:image', 'googleplay:image'), 'href') ??
    pictureElement(firstOf(item, 'image')) ??
    firstIn(html)
  );
}

const isPicture = ({ attributes }: XmlElement): boolean =>
  attributes.get('medium') === 'image' ||
  /^image\//i.test(attributes.get('type') ?? '') ||
  (!attributes.has('type') &&
    !attributes.has('medium') &&
    /\.(?:jpe?g|png|gif|webp|avif)(?:\?|$)/i.test(attributes.get('url') ?? ''));

const addressOf = (element: XmlElement | undefined, attribute: string): string | null =>
  element === undefined ? null : absolute(element.attributes.get(attribute), element.base);

const enclosureLink = (item: XmlElement): XmlElement | undefined =>
  [...allOf(item, 'link'), ...allOf(item, 'atom:link')].find(
    link => link.attributes.get('rel')?.toLowerCase() === 'enclosure' && isPicture(link),
  );

/** Pictures by Media RSS, also those in a group or beside a film. */
function mediaIn(element: XmlElement): readonly XmlElement[] {
  return childrenOf(element).flatMap(child => {
    if (child.name === 'media:thumbnail') return [child];
    if (child.name === 'media:content') return [...(isPicture(child) ? [child] : []), ...mediaIn(child)];
    return child.name === 'media:group' ? mediaIn(child) : [];
  });
}

/** A picture in full goes before a thumbnail that does not say how wide it is. */
function widest(pictures: readonly XmlElement[]): string | null {
  const width = ({ name, attributes }: XmlElement): number =>
    Number(attributes.get('width')?.replace(/px$/, '') ?? Number.NaN) || (name === 'media:content' ? 1 : 0);
  const [first] = [...pictures].sort((a, b) => width(b) - width(a));
  return addressOf(first, 'url');
}

const pictureElement = (image: XmlElement | undefined): string | null =>
  image === undefined
    ? null
    : absolute(
        textIn(firstOf(image, 'url')) ??
          image.attributes.get('href') ??
          (image.nodes.every(node => typeof node === 'string') ? textIn(image) : null),
        image.base,
      );

/** The first picture of sanitised HTML that is more than a counter of visits. */
function firstIn(html: string | null): string | null {
  for (const [tag, source = ''] of html?.matchAll(/<img[^>]*? src="([^"]*)"[^>]*>/g) ?? []) {
    if (!/ (?:width|height)="[01]"/.test(tag)) return absolute(decodeHTMLAttribute(source), null);
  }
  return null;
}
