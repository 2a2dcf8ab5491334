import { encodeXML } from 'entities';
import type { Instant } from '../../../core/time.ts';
import { allOf, firstOf } from './xml/children.ts';
import { FeedError } from './feed-error.ts';
import { absolute } from './fields/links.ts';
import { rootOf, textOf, type FeedOrigin } from './parse-feed.ts';
import { textIn } from './fields/read-text.ts';
import type { XmlElement } from './xml/xml-tree.ts';

/** A list of feeds as readers exchange them (https://opml.org/spec2.opml). */
export interface Subscriptions {
  readonly title: string | null;
  readonly feeds: readonly Subscription[];
}

export interface Subscription {
  readonly title: string | null;
  readonly url: string;
  /** The page it belongs to. */
  readonly link: string | null;
  /** Names of the folders it is in, from the outermost; empty = in none. */
  readonly folders: readonly string[];
}

/** Reads a list of feeds; what is no feed in it is left out. Throws `FeedError`. */
export function parseOpml(bytes: Uint8Array, origin: FeedOrigin): Subscriptions {
  const { url } = origin;
  const root = rootOf(textOf(bytes, origin), url);
  const body = root?.name === 'opml' ? firstOf(root, 'body') : undefined;
  if (root === null || body === undefined) {
    const remedy = 'export the list again from the program it is from';
    throw new FeedError({ url, rule: 'is no list of feeds (OPML)', remedy });
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

/** Writes a list of feeds that every reader takes; those of one folder stand together. */
export function writeOpml({ title, feeds }: Subscriptions, created: Instant): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head>',
    `    <title>${encodeXML(title ?? '')}</title>`,
    `    <dateCreated>${new Date(created).toUTCString()}</dateCreated>`,
    '  </head>',
    '  <body>',
    ...outlines(feeds, 0),
    '  </body>',
    '</opml>',
  ];
  return `${lines.join('\n')}\n`;
}

/** The feeds and folders that stand `depth` folders deep. */
function outlines(feeds: readonly Subscription[], depth: number): readonly string[] {
  const indent = '  '.repeat(depth + 2);
  const folders = Map.groupBy(feeds, feed => feed.folders[depth]);
  return [...folders].flatMap(([folder, inside]) => {
    if (folder === undefined) return inside.map(feed => `${indent}${outline(feed)}`);
    const name = encodeXML(folder);
    const open = `${indent}<outline text="${name}" title="${name}">`;
    return [open, ...outlines(inside, depth + 1), `${indent}</outline>`];
  });
}

function outline({ title, url, link }: Subscription): string {
  const name = encodeXML(title ?? url);
  const site = link === null ? '' : ` htmlUrl="${encodeXML(link)}"`;
  return `<outline type="rss" text="${name}" title="${name}" xmlUrl="${encodeXML(url)}"${site}/>`;
}
