import {
  ADVERB,
  AUXILIARY,
  CONJUNCTION,
  DETERMINER,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  VERB,
} from '../languages/kinds.ts';
import { namedAfterPersons, organisationWords } from '../languages/organisations.ts';
import { isRoleWord } from './names/names.ts';
import { isOwner, lastHead, paragraphToken } from './phrases.ts';
import type { Reading, Role } from './reading.ts';
import { isOfficeHere } from './roles/role-edges.ts';
import { PAST } from './roles/role-end.ts';
import { wordRole } from './roles/role-wording.ts';
import { readRole } from './roles/roles.ts';
import type { Token } from '../tokens.ts';
import { is } from '../tokens.ts';

const JOINING = new Set(['e', 'et', 'y', 'and', 'und']);
/** "so der Minister", "wie der Minister sagt": no apposition. */
const ATTRIBUTING = /^(?:so|wie)$/u;
/** "alors ministre", "then a senator". */
const AT_THE_TIME =
  /^(?:aussi|anche|auch|also|también|alors|allora|then|now|entonces|damals|heute|ora|già|oggi|today|still|himself|herself|lui-même|elle-même|selbst)$/u;
const OF = new Set(['of', 'dei', 'degli', 'delle', 'des', 'de', 'der', "d'", 'd’']);
const ONE = new Set(['one', 'uno', 'una', 'un', 'une', 'einer', 'eine']);
const FARTHEST_HEAD = 9;

/** Where the words of an apposition begin that begins at `at`, and whether it makes one of several of somebody. */
function opening(reading: Reading, at: number): { from: number; partitive: boolean } {
  const { lexicon } = reading;
  const lowerAt = (i: number) => paragraphToken(reading, i)?.lower ?? '';
  let from = at;
  if (AT_THE_TIME.test(lowerAt(from))) from++;
  const one = /^l['’]$/u.test(lowerAt(from)) ? from + 1 : from;
  if (ONE.has(lowerAt(one)) && OF.has(lowerAt(one + 1))) return { from: one, partitive: true };
  while (lexicon.determiners.has(lowerAt(from))) from++;
  return { from, partitive: false };
}

const singular = (lower: string): readonly string[] => [
  lower,
  lower.replace(/s$/u, ''),
  lower.replace(/es$/u, ''),
  // "uno dei direttori", "una delle socie", "una delle autrici"
  lower.replace(/(?:ri|ci|ti)$/u, last => `${last[0] ?? ''}e`),
  lower.replace(/i$/u, 'o'),
  lower.replace(/e$/u, 'a'),
];

/**
 * A role behind a name, from `at` on: ", leader della Lega,", ", a spokesman for the group,"; null when there is none. `oblique`:
 * the name is governed by a preposition, so that what follows may be a new subject.
 */
export function findApposition(reading: Reading, at: number, oblique: boolean): Role | null {
  const role = readApposition(reading, at);
  if (role === null) return null;
  const isDefinite = reading.lexicon.determiners.get(paragraphToken(reading, at)?.lower ?? '') === 'definite';
  if ((isDefinite || oblique) && leadsOn(reading, role.printedTo, { oblique, isDefinite })) return null;
  if (!holdsOther(reading, role, isDefinite)) return role;
  return isDefinite || reading.lexicon.qualifiersFirst ? null : { ...role, whole: false };
}

/** A known forename and another capital, which together are no body's name: "Mike Waltz", against "Lawrence University". */
function startsName(reading: Reading, at: number): boolean {
  const [first, second] = [paragraphToken(reading, at), paragraphToken(reading, at + 1)];
  if (first?.forename == null || second?.capital !== true) return false;
  return !isRoleWord(reading.lexicon, first) && !organisationWords.has(second.lower);
}

/**
 * Whether what ends at `at` is said of somebody else: "after a talk with Rutte, the President said" begins the sentence,
 * "Gambetti, il direttore della rivista, padre Enzo Fortunato" goes on with a list.
 */
function leadsOn(
  reading: Reading,
  at: number,
  { oblique, isDefinite }: { oblique: boolean; isDefinite: boolean },
): boolean {
  const { lexicon } = reading;
  const next = paragraphToken(reading, at);
  if (next?.text === ',') {
    if (!isDefinite) return false;
    const isTitled = lexicon.titles.has(paragraphToken(reading, at + 1)?.lower ?? '');
    return startsName(reading, at + 1) || (isTitled && paragraphToken(reading, at + 2)?.capital === true);
  }
  if (!oblique || next?.kind !== 'word') return false;
  return (isDefinite && is(next, VERB | AUXILIARY)) || PAST.test(next.lower);
}

/** "Fondazione Guido Carli" is one name; behind another capital somebody's begins. */
const isNoBody = ({ capital, lower }: Token): boolean => capital && !namedAfterPersons.has(lower);

/** "Trump, il deputato della Florida Mike Waltz": the role ends in the name of who holds it, and not of whom it serves. */
function holdsOther(reading: Reading, role: Role, isDefinite: boolean): boolean {
  const { lexicon } = reading;
  for (let i = role.from + 1; i < role.printedTo; i++) {
    const before = paragraphToken(reading, i - 1);
    if (before === undefined || !startsName(reading, i)) continue;
    const isGoverned = (from: number) => lexicon.prepositions.has(paragraphToken(reading, from)?.lower ?? '');
    if (lexicon.qualifiersFirst) {
      let free = true;
      for (let k = role.from; k < i; k++) if (isGoverned(k)) free = false;
      if (free && before.kind === 'word' && !/^['’]s$/u.test(before.lower)) return true;
    } else if (
      isRoleWord(lexicon, before)
        ? !isGoverned(i - 2) && i - 2 >= role.from
        : (isDefinite || lexicon.capitalNouns) && isNoBody(before)
    )
      return true;
  }
  return false;
}

function readApposition(reading: Reading, at: number): Role | null {
  const { lexicon } = reading;
  if (ATTRIBUTING.test(paragraphToken(reading, at)?.lower ?? '')) return null;
  const { from, partitive } = opening(reading, at);
  for (let i = partitive ? from + 2 : from; i < at + FARTHEST_HEAD; i++) {
    const token = paragraphToken(reading, i);
    if (token?.kind === 'number' && i === from) continue;
    if (token?.kind !== 'word') return null;
    const { lower } = token;
    if (isOfficeHere(reading, i) || (partitive && singular(lower).some(one => lexicon.roles.has(one)))) {
      const role = apposedRole(reading, from, lastHead(reading, i));
      if (role !== 'owner') return role;
      continue;
    }
    if (i === from || lexicon.qualifiersFirst) {
      const role = isOwner(reading, i + 1) ? null : agentRole(reading, from, i);
      if (role !== null) return role;
    }
    if (token.capital && !lexicon.qualifiersFirst && !lexicon.capitalNouns) return null;
    // "Rossi, e la direttrice": somebody else
    if (
      i === from &&
      JOINING.has(lower) &&
      lexicon.determiners.has(paragraphToken(reading, i + 1)?.lower ?? '')
    )
      return null;
    if (JOINING.has(lower) || /^['’]s?$/u.test(lower) || (partitive && is(token, DETERMINER))) continue;
    if (is(token, PREPOSITION | VERB | AUXILIARY)) return null;
    if (is(token, CONJUNCTION | RELATIVE | PRONOUN)) return null;
  }
  return null;
}

/** The role around its head; null where the head stands before somebody else's name, `owner` before "'s". */
function apposedRole(reading: Reading, from: number, head: number): Role | 'owner' | null {
  const { lexicon, lore } = reading;
  if (isOwner(reading, head + 1)) return 'owner';
  const next = paragraphToken(reading, head + 1);
  // "Direttore Esecutivo": a rank is no surname
  const isRank = lexicon.ranks.has(next?.lower ?? '') && next?.forename == null;
  const isSomebody =
    next?.forename != null ||
    (!isRank && lore.surnames.has(next?.lower ?? '')) ||
    lexicon.titles.has(next?.lower ?? '');
  const isName = next?.capital === true && isSomebody;
  if (isName && (!lexicon.capitalNouns || next.forename != null)) return null;
  return wordRole(reading, readRole(reading, { head, from, to: null }), { kind: 'apposed' });
}

/** ", the lead carpenter,", ", climatologo,": a noun for who does something that no list has, where a mark ends its phrase. */
function agentRole(reading: Reading, from: number, at: number): Role | null {
  const { lexicon } = reading;
  const token = paragraphToken(reading, at);
  if (token?.capital !== lexicon.capitalNouns || is(token, VERB)) return null;
  if (is(token, PREPOSITION | ADVERB)) return null;
  if (!lexicon.agentEnding.test(token.lower)) return null;
  const role = wordRole(reading, readRole(reading, { head: at, from, to: null }), { kind: 'apposed' });
  const end = paragraphToken(reading, role.printedTo);
  return role.whole && end?.kind !== 'word' ? role : null;
}
