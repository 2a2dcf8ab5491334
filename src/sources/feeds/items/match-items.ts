import type { Instant } from '../../../core/time.ts';

/** What each kind of mark says for two items being one; a title alone says too little, and all its words more than a guid that counts places. */
const WEIGHTS: Readonly<Record<string, number>> = { g: 4, l: 4, c: 4, b: 3, p: 2, t: 1 };
const ENOUGH = 2;
/** Kinds of marks of what an item says. */
const WORDS = ['c', 'b'];
/** What an item is by itself. */
const OWN = ['g', 'l', 'c'];

interface Marked {
  readonly marks: readonly string[];
}
interface Dated extends Marked {
  readonly published: Instant | null;
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
export function matchItems<Known extends Dated>(
  known: readonly Known[],
  items: readonly Dated[],
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
    return [...scores]
      .filter(([one]) => isRevision(item, one, sharedHere) || !isOther(item, one))
      .map(([one, score]) => ({ index, one, score }));
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

/**
 * Both have a guid, and not the same one; nor have they words or a date in common. Then it is another item, though it has the
 * same link, as alerts have that all link to the page of alerts; unless the feed gives one and the same words a new guid each time.
 */
function isOther(item: Dated, known: Dated): boolean {
  const ofKind = (kind: string, { marks }: Marked) => marks.filter(mark => mark.startsWith(kind));
  const isShared = (kind: string) => ofKind(kind, item).some(mark => known.marks.includes(mark));
  const guids = ofKind('g', known).length;
  return (
    guids > 0 &&
    guids <= ofKind('c', known).length &&
    ofKind('g', item).length > 0 &&
    ![...WORDS, 'g'].some(isShared) &&
    (item.published === null || item.published !== known.published)
  );
}

/** Both guids are the link that both have, with something behind it, and no other item of the document has that link. */
const isRevision = (item: Marked, known: Marked, sharedHere: ReadonlySet<string>): boolean =>
  item.marks.some(mark => mark.startsWith('r') && known.marks.includes(mark) && !sharedHere.has(mark));

/** Which items have a link that others of the document or other known ones have, too, or that of a site's front page. */
export function sharedLinks<Known extends Marked>(
  known: readonly Known[],
  pairs: readonly {
    readonly item: Marked & { readonly link: string | null };
    readonly before: Known | null;
  }[],
): ReadonlySet<Marked> {
  const linkOf = ({ marks }: Marked) => marks.find(mark => mark.startsWith('l'));
  const here = sharedMarks(pairs.map(({ item }) => item));
  const owners = new Map<string, Set<Known>>();
  for (const one of known) {
    for (const mark of one.marks.filter(kind => kind.startsWith('l')))
      owners.set(mark, (owners.get(mark) ?? new Set()).add(one));
  }
  return new Set(
    pairs.flatMap(({ item, before }) => {
      if (item.link === null) return [];
      const link = linkOf(item);
      const isShared =
        link === undefined || here.has(link) || [...(owners.get(link) ?? [])].some(one => one !== before);
      return isShared ? [item] : [];
    }),
  );
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
