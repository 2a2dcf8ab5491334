/**
 * The same order for the same seed, and every order possible: Fisher and Yates' shuffle, driven by mulberry32 over the
 * seed's FNV-1a hash. Good enough to vary a day's news; not for secrets.
 */
export function shuffle<T>(items: readonly T[], seed: string): readonly T[] {
  const random = randomFrom(seed);
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const chosen = Math.floor(random() * (last + 1));
    const [a, b] = [shuffled[last] as T, shuffled[chosen] as T];
    [shuffled[last], shuffled[chosen]] = [b, a];
  }
  return shuffled;
}

function randomFrom(seed: string): () => number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
  return () => {
    hash = (hash + 0x6d2b79f5) | 0;
    let mixed = Math.imul(hash ^ (hash >>> 15), hash | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
