import { createHash } from 'node:crypto';
import type { Feed, FeedItem } from '../feed.ts';
import { isTelling, linkIdentity, linkPath } from '../../../format/links/clean-link.ts';
import { wordsOf } from './item-words.ts';

/** An item with what it is known again by. */
export interface MarkedItem extends FeedItem {
  readonly marks: readonly string[];
  /** What it shows of its article, hashed: another one is a correction. */
  readonly toldHash: string;
}
export type MarkedFeed = Omit<Feed, 'items'> & {
  readonly items: readonly MarkedItem[];
  /** Whether it was put together of several documents: that the first of them is as it was then says nothing. */
  readonly isList?: true;
};

/** Goes through every letter of a feed: what strangers send is marked where it is parsed. */
export const markItems = (feed: Feed): MarkedFeed => ({
  ...feed,
  items: feed.items.map(item => ({ ...item, marks: marksOf(item), toldHash: toldHashOf(item) })),
});

/** Shorter texts are said of several articles ("Read more on our site"). */
const TELLING_WORDS = 80;

/**
 * What an item is known again by: `g` its guid, `l` its link, `p` the link's path whatever its host, `c` title and text,
 * `b` text alone, `t` title alone; `r` its link, where its guid is that and behind a `#` something, as a revision. Each is a letter
 * and a short hash.
 */
function marksOf(item: FeedItem): readonly string[] {
  const body = wordsOf(item.content ?? item.summary);
  const title = wordsOf(item.title);
  const link = item.link === null ? null : linkIdentity(item.link);
  const path = item.link === null ? null : linkPath(item.link);
  const id = item.id === null ? null : (linkIdentity(item.id) ?? item.id.trim());
  const marks = [
    id === null || id === '' ? null : mark('g', id),
    link === null ? null : mark('l', link),
    link === null || id === link || withoutFragment(item.id) !== link ? null : mark('r', link),
    path === null || !isTelling(path) ? null : mark('p', path),
    title === '' && body === '' ? null : mark('c', `${title}\n${body}`),
    body.length < TELLING_WORDS ? null : mark('b', body),
    title === '' ? null : mark('t', title),
  ];
  return marks.filter(one => one !== null);
}

const withoutFragment = (guid: string | null): string | null =>
  guid === null ? null : linkIdentity(guid.replace(/#.*$/s, ''));

/** Not its date, nor how its address is written. */
function toldHashOf(item: FeedItem): string {
  const { title, authors, summary, content, language } = item;
  const link = item.link === null ? null : (linkIdentity(item.link) ?? item.link);
  // the addresses of pictures change with what signs or sizes them
  const image = item.image?.replace(/[?#].*$/s, '') ?? null;
  const words = [title, summary, content].map(wordsOf);
  return shortHash(JSON.stringify([...words, link, authors, item.topics.toSorted(), image, language]));
}

const mark = (kind: string, text: string): string => `${kind}${shortHash(text.toLowerCase())}`;

/** 60 bits of SHA-256, as ten letters. */
export const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 10);
