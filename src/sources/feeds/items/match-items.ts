/** What each kind of mark says for two items being one; a title alone says too little, and all its words more than a guid that counts places. */
const WEIGHTS: Readonly<Record<string, number>> = { g: 4, l: 4, c: 4, b: 3, p: 2, t: 1 };
const ENOUGH = 2;
/** What an item is by itself. */
const OWN = ['g', 'l', 'c'];

interface Marked {
  readonly marks: readonly string[];
}

/** Items of one document without those that stand in it twice: the first of each stays. */
export function withoutRepeats<Item extends Marked>(items: readonly Item[]): readonly Item[] {
  const kept: Item[] = [];
  const byMark = new Map<string, Item[]>();
  for (const item of items) {
    const alike = new Set(item.marks.flatMap(mark => byMark.get(mark) ?? []));
    if ([...alike].some(other => isRepeat(item, other))) continue;
    kept.push(item);
    for (const mark of item.marks.filter(isOwn))
      byMark.set(mark, [...(byMark.get(mark) ?? []), item].slice(-LOOKED_AT));
  }
  return kept;
}

/** A mark that hundreds share tells nothing: a few of them are compared. */
const LOOKED_AT = 8;
const isOwn = (mark: string): boolean => OWN.includes(mark.charAt(0));

/** Two of guid, link and words are the same, or all that both have. */
function isRepeat(a: Marked, b: Marked): boolean {
  const other = new Map(b.marks.map(mark => [mark.charAt(0), mark]));
  const both = a.marks.filter(mark => isOwn(mark) && other.has(mark.charAt(0)));
  const same = both.filter(mark => other.get(mark.charAt(0)) === mark);
  return same.length >= 2 || (same.length > 0 && same.length === both.length);
}

/**
 * Says of each item which of the known ones it is, null for none. A mark that several items of the document or several
 * known ones share (a site whose items all have one link, guids that count places) tells nothing; of the rest, the pairs
 * that agree in most are taken first, and each known item once.
 */
export function matchItems<Known extends Marked>(
  known: readonly Known[],
  items: readonly Marked[],
): readonly (Known | null)[] {
  const sharedHere = sharedMarks(items);
  const sharedThere = sharedMarks(known);
  const owners = new Map<string, Known>();
  for (const one of known) for (const mark of one.marks) if (!sharedThere.has(mark)) owners.set(mark, one);
  const pairs = items.flatMap((item, index) => {
    const scores = new Map<Known, number>();
    for (const mark of item.marks) {
      const owner = sharedHere.has(mark) ? undefined : owners.get(mark);
      if (owner !== undefined) scores.set(owner, (scores.get(owner) ?? 0) + (WEIGHTS[mark.charAt(0)] ?? 0));
    }
    return [...scores].map(([one, score]) => ({ index, one, score }));
  });
  const matched: (Known | null)[] = items.map(() => null);
  const taken = new Set<Known>();
  for (const { index, one, score } of pairs.sort((a, b) => b.score - a.score)) {
    if (score < ENOUGH || matched[index] !== null || taken.has(one)) continue;
    matched[index] = one;
    taken.add(one);
  }
  return matched;
}

function sharedMarks(items: readonly Marked[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { marks } of items) {
    for (const mark of new Set(marks)) {
      if (seen.has(mark)) shared.add(mark);
      seen.add(mark);
    }
  }
  return shared;
}
