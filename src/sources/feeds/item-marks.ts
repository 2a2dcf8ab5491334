import { createHash } from 'node:crypto';
import type { FeedItem } from './feed.ts';
import { isTelling, linkIdentity, linkPath } from './clean-link.ts';
import { wordsOf } from './item-words.ts';

/** Shorter texts are said of several articles ("Read more on our site"). */
const TELLING_WORDS = 80;

/**
 * What an item is known again by: `g` its guid, `l` its link, `p` the link's path whatever its host, `c` title and text,
 * `b` text alone, `t` title alone. Each is a letter and a short hash.
 */
export function marksOf(item: FeedItem): readonly string[] {
  const body = wordsOf(item.content ?? item.summary);
  const title = wordsOf(item.title);
  const link = item.link === null ? null : linkIdentity(item.link);
  const path = item.link === null ? null : linkPath(item.link);
  const id = item.id === null ? null : (linkIdentity(item.id) ?? item.id.trim());
  const marks = [
    id === null || id === '' ? null : mark('g', id),
    link === null ? null : mark('l', link),
    path === null || !isTelling(path) ? null : mark('p', path),
    title === '' && body === '' ? null : mark('c', `${title}\n${body}`),
    body.length < TELLING_WORDS ? null : mark('b', body),
    title === '' ? null : mark('t', title),
  ];
  return marks.filter(one => one !== null);
}

const mark = (kind: string, text: string): string => `${kind}${shortHash(text.toLowerCase())}`;

/** 60 bits of SHA-256, as ten letters. */
export const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 10);
