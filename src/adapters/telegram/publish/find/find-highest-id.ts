/** Asks how many of these ids, at most `WINDOW`, in ascending order, have a message; it does not tell which. */
export type CountMessages = (ids: readonly number[]) => Promise<number>;

/** `forwardMessages` takes so many ids. */
const WINDOW = 100;
/** Message ids of Telegram's servers have 31 bits. */
const TOP = 2 ** 31 - 1;
const STEP = 32;
/** Two ids say whether there are messages around here, where few are missing; eight where many are. */
const DENSE = [0, 7];
const SPARSE = [0, 1, 3, 7, 15, 31, 63, 95];
/** So many ids each divide what is left at the end. */
const CUTS = 8;
const NEAR = 4;
/** So many ids behind the end are all looked at. */
export const SEEN_BEHIND = NEAR * WINDOW;

/**
 * The highest id of a chat that has a message, or one a little lower where messages are missing; never a higher one. 0 when
 * none was found. Steps out, then halves. What was found empty may be a gap, so it is looked further out, too, and where
 * something is found it begins again from there. Rejects when `count` does.
 */
export async function findHighestId(count: CountMessages, from = 0): Promise<number> {
  let offsets = DENSE;
  const hasSome = async (id: number): Promise<boolean> => {
    const there = await count(offsets.map(offset => id + offset));
    if (there > 0 && there < offsets.length) offsets = SPARSE;
    return there > 0;
  };
  let low = from;
  let high = from + 1;
  for (let step = STEP; high < TOP - WINDOW && (await hasSome(high)); step *= STEP) {
    low = high;
    high = Math.min(from + step, TOP - WINDOW);
  }
  const beyond = await lastOf(farIds(high), count);
  if (beyond !== null) return findHighestId(count, beyond);
  // counting some ids at once tells nothing where every third is missing
  while (high - low > (offsets === DENSE ? WINDOW : 1)) {
    const middle = Math.floor((low + high) / 2);
    if (await hasSome(middle)) low = middle;
    else high = middle;
  }
  while (high - low > 1) {
    const ids = spread(low, high);
    const there = await count(ids);
    [low, high] = [ids[there - 1] ?? low, ids[there] ?? high];
  }
  return low;
}

/**
 * What is found behind `last`, in the next hundreds of ids and here and there up to the top: an id that has a message; null
 * when nothing is.
 */
export async function findBehind(count: CountMessages, last: number): Promise<number | null> {
  for (let window = 0; window < NEAR; window++) {
    const ids = Array.from({ length: WINDOW }, (_, index) => last + 1 + window * WINDOW + index);
    const found = await lastOf(ids, count);
    if (found !== null) return found;
  }
  return lastOf(farIds(last + SEEN_BEHIND), count);
}

/** The highest of these ids that has a message; null when none has. */
async function lastOf(ids: readonly number[], count: CountMessages): Promise<number | null> {
  const there = await count(ids);
  if (there === 0) return null;
  if (there === ids.length) return ids.at(-1) ?? null;
  let rest = ids;
  while (rest.length > 1) {
    const upper = rest.slice(Math.ceil(rest.length / 2));
    rest = (await count(upper)) > 0 ? upper : rest.slice(0, -upper.length);
  }
  return rest[0] ?? null;
}

/** Ids from here to the top, ever farther apart. */
const farIds = (from: number): readonly number[] => [
  ...new Set(
    Array.from({ length: WINDOW }, (_, index) => from + Math.floor((TOP - from) ** (index / (WINDOW - 1)))),
  ),
];

/** Some ids evenly between these two, without them. */
const spread = (low: number, high: number): readonly number[] =>
  [
    ...new Set(
      Array.from({ length: CUTS }, (_, index) => low + Math.ceil(((high - low) * (index + 1)) / (CUTS + 1))),
    ),
  ].filter(id => id > low && id < high);
