import { encodeXML } from 'entities';
import type { Instant } from '../../../core/time.ts';

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
