import { reasonOf } from '../../../core/reasons/reason.ts';
import { allOf, firstOf } from './xml/children.ts';
import { ReadError } from '../../reading/read-error.ts';
import { absolute } from './fields/links.ts';
import { rootOf, textOf, type FeedOrigin } from './parse-feed.ts';
import { textIn } from './fields/read-text.ts';
import type { Subscription, Subscriptions } from './write-opml.ts';
import type { XmlElement } from './xml/xml-tree.ts';

/** Reads a list of feeds; what is no feed in it is left out. Throws `ReadError`. */
export function parseOpml(bytes: Uint8Array, origin: FeedOrigin): Subscriptions {
  const { url } = origin;
  const root = rootOf(textOf(bytes, origin), url);
  const body = root?.name === 'opml' ? firstOf(root, 'body') : undefined;
  if (root === null || body === undefined) {
    throw new ReadError({ url, why: reasonOf('feed-list') });
  }
  const head = firstOf(root, 'head');
  return {
    title: head === undefined ? null : textIn(firstOf(head, 'title')),
    feeds: feedsIn(body, []),
  };
}

function feedsIn(element: XmlElement, folders: readonly string[]): readonly Subscription[] {
  return allOf(element, 'outline').flatMap(outline => {
    const { attributes, base } = outline;
    const title =
      [attributes.get('title'), attributes.get('text')].find(name => name?.trim())?.trim() ?? null;
    const url = absolute(attributes.get('xmlurl'), base);
    const own =
      url === null ? [] : [{ title, url, link: absolute(attributes.get('htmlurl'), base), folders }];
    return [...own, ...feedsIn(outline, url === null && title !== null ? [...folders, title] : folders)];
  });
}
