import type { Destination, PostImage } from '../core/destination.ts';

/** What of a destination's settings not every platform has; absent = as it is where nothing is set. */
export const optionalParts = ({
  image,
  already_posted: alreadyPosted,
}: {
  readonly image?: PostImage;
  readonly already_posted?: unknown;
}): Pick<Destination, 'image' | 'alreadyPosted'> => ({
  ...(image === undefined || image === 'card' ? {} : { image }),
  ...(alreadyPosted === 'skip' ? { alreadyPosted } : {}),
});
