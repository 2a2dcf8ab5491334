import { createHash } from 'node:crypto';
import type { Payload } from './payload.ts';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type ArticleId = Branded<'article'>;
export type PostId = Branded<'post'>;
/** At most 25 characters: it doubles as the key under which a platform takes a repeat for the first (a `nonce`). */
export type DeliveryId = Branded<'delivery'>;
export type SlotId = Branded<'slot'>;
/** Of a filter at one place: what is known of articles under it stays true while neither changes. */
export type FilterKey = Branded<'filter'>;
/** SHA-256 of the picture's bytes, hexadecimal. */
export type CardHash = Branded<'card'>;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * A short id that is the same for the same parts: 20 characters of Crockford's base 32 (100 bits of SHA-256).
 * Parts are joined with a byte that no part may hold, so `("a", "bc")` and `("ab", "c")` differ.
 */
function idOf(...parts: readonly (string | number)[]): string {
  const digest = createHash('sha256').update(parts.join('\u0000')).digest();
  let id = '';
  for (let i = 0; i < 20; i++) id += ALPHABET.charAt((digest[i] ?? 0) & 31);
  return id;
}

/** The article's id: one per place in a source, whatever its words become later. */
export const articleIdOf = (source: string, key: string): ArticleId =>
  idOf('article', source, key) as ArticleId;
export const slotIdOf = (schedule: string, dueAt: number): SlotId => idOf('slot', schedule, dueAt) as SlotId;
/** `occasion` is what the post was made for: a slot's id, or an order's own unique word. */
export const postIdOf = (article: ArticleId, occasion: string): PostId =>
  idOf('post', article, occasion) as PostId;
export const deliveryIdOf = (post: PostId, destination: string): DeliveryId =>
  idOf('delivery', post, destination) as DeliveryId;
/** `occasion` tells apart what is done to one message, one time after the other. */
export const changeIdOf = (message: DeliveryId, occasion: string): DeliveryId =>
  idOf('change', message, occasion) as DeliveryId;
/** `thing` is what editors are told, and `at` when: what is over and begins anew is told anew. */
export const alertIdOf = (thing: string, destination: string, at: number): DeliveryId =>
  idOf('alert', thing, destination, at) as DeliveryId;
/** `source`: the filter is of this source's articles only. The number goes up when filters are read or held differently. */
export const filterKeyOf = (text: string, source: string | null): FilterKey =>
  idOf('filter', 1, source === null ? 'any source' : `source ${source}`, text) as FilterKey;
export const cardHashOf = (bytes: Uint8Array): CardHash =>
  createHash('sha256').update(bytes).digest('hex') as CardHash;
/** What tells two texts apart: SHA-256 of the words with all blanks folded, hexadecimal. */
export const contentHashOf = (text: string): string =>
  createHash('sha256').update(text.normalize('NFC').replace(/\s+/gu, ' ').trim()).digest('hex');
/** What tells two payloads apart: SHA-256 of their JSON, hexadecimal. */
export const payloadHashOf = (payload: Payload): string =>
  createHash('sha256').update(JSON.stringify(payload)).digest('hex');
