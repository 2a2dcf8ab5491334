import type { Destination } from '../core/destination.ts';
import { payloadHashOf } from '../core/ids.ts';
import type { Formats } from '../core/ports/platform.ts';
import type { Composed } from './composer.ts';

/** What makes two destinations of a platform look the same: what is written for one is the other's but for its place. */
export const lookOf = ({ template, digestLine, ...look }: Destination): string => {
  const { platform, language, card, cards, image, theme, link } = look;
  return JSON.stringify([
    ...[platform, language, card, cards, image, theme],
    ...[template?.text, digestLine?.text, link],
  ]);
};

/** The same for another destination that looks the same; null where it has to be written anew. */
export function readdressed(
  formats: Pick<Formats, 'readdress' | 'orderingKeyOf'>,
  like: Composed,
  destination: Destination,
): Composed | null {
  const payload = formats.readdress(like.payload, destination);
  const plain = like.plain === undefined ? payload : formats.readdress(like.plain, destination);
  if (payload === null || plain === null) return null;
  const orderingKey = formats.orderingKeyOf(destination);
  return { ...like, destination, orderingKey, payload, plain, wanted: payloadHashOf(plain) };
}
