import type { GivenQuote, GoldDocument, GoldQuote, Given } from './labelled.ts';
import { isRightName } from './right-name.ts';

interface Answered {
  readonly gold: GoldDocument;
  readonly answer: Given;
}

const LITTLE = new Set(
  'a an the of for in on at to by from with and or de la le les l un une des du d et au aux en der die das den dem des von vom und im am zu zur fuer el los las del al y con por il i gli lo uno della dei degli delle dello dal dalla nel nella di da e'.split(
    ' ',
  ),
);

const contentOf = (text: string): ReadonlySet<string> =>
  new Set(
    (
      text
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).filter(word => !LITTLE.has(word)),
  );

/** The labelled quotation that covers most of a given one; null when none covers half of it. */
function labelOf({ start, end }: GivenQuote, { quotes }: GoldDocument): GoldQuote | null {
  const overlap = (q: GoldQuote) => Math.min(q.end, end) - Math.max(q.start, start);
  const best = quotes.reduce<GoldQuote | null>(
    (found, q) => (overlap(q) > (found === null ? 0 : overlap(found)) ? q : found),
    null,
  );
  return best !== null && 2 * overlap(best) >= end - start ? best : null;
}

/** The name of the body that speaks, which stands in for what it is: "SUD" for the label "syndicat SUD". */
const isBodyItself = (role: string, { person, speaker, speaker_alt = [] }: GoldQuote): boolean =>
  person === false && [speaker, ...speaker_alt].includes(role);

/**
 * Roles against the labelled ones: `right` where they share half of their words, `wrong` where they share less, or the given
 * one lacks words of the labelled one; `named` and `namedWrong` are those beside a printed name. Of the quotations that have a
 * labelled role. A body's own name is right, as the shared scorer has it.
 */
export function judgeRoles(answered: readonly Answered[]) {
  const counts = { asked: 0, given: 0, right: 0, wrong: 0, named: 0, namedWrong: 0 };
  for (const { gold, answer } of answered)
    for (const quote of answer.quotes) {
      const label = labelOf(quote, gold);
      if (label?.role == null || label.person === null || label.attributed === false) continue;
      counts.asked++;
      if (quote.role === null) continue;
      counts.given++;
      if (quote.speaker !== null) counts.named++;
      if (isBodyItself(quote.role, label)) {
        counts.right++;
        continue;
      }
      const [wanted, given] = [contentOf(label.role), contentOf(quote.role)];
      const shared = [...wanted].filter(word => given.has(word)).length;
      const isRight = 2 * shared >= wanted.size || 4 * shared >= wanted.size + given.size;
      if (isRight) counts.right++;
      const isCut = shared === given.size && shared < wanted.size;
      if (isRight && !isCut) continue;
      counts.wrong++;
      if (quote.speaker !== null) counts.namedWrong++;
    }
  return counts;
}

/** A quotation in direct speech of a named person that a card can hold. */
const isQuotable = ({ person, form, attributed, text }: GoldQuote): boolean =>
  person === true && attributed !== false && form !== 'fragment' && text.length >= 40 && text.length <= 280;

/**
 * The quotations chosen for cards: whether the name under them is right, how many of the articles that have a quotable named
 * person get a name, and how often the choice is the editor's (`pulled`), beside the longest and the first quotation.
 */
export function judgeCards(answered: readonly Answered[]) {
  const counts = {
    named: 0,
    right: 0,
    quotable: 0,
    namedQuotable: 0,
    pulls: 0,
    pulled: 0,
    longest: 0,
    first: 0,
  };
  for (const { gold, answer } of answered) {
    const chosen = answer.card === null ? null : (answer.quotes[answer.card] ?? null);
    const label = chosen === null ? null : labelOf(chosen, gold);
    const name = chosen?.speaker ?? null;
    if (name !== null && label?.person != null) {
      counts.named++;
      if (isRightName(name, label)) counts.right++;
    }
    if (gold.quotes.some(isQuotable)) {
      counts.quotable++;
      if (name !== null) counts.namedQuotable++;
    }
    const pull = gold.pull == null ? undefined : gold.quotes[gold.pull];
    if (pull === undefined) continue;
    counts.pulls++;
    const direct = gold.quotes.filter(({ form }) => form === 'direct');
    const longest = direct.reduce((a, b) => (b.text.length > a.text.length ? b : a), pull);
    if (label === pull) counts.pulled++;
    if (longest === pull) counts.longest++;
    if (direct[0] === pull) counts.first++;
  }
  return counts;
}
