import type { OpenOffices } from '../../languages/language.ts';
import type { Person } from '../../mentions/people.ts';
import type { Role } from '../../mentions/reading.ts';
import type { DocumentModel, SentenceModel } from '../../model.ts';
import type { Token } from '../../tokens.ts';
import type { Offices } from './offices.ts';
import { inFullAlike, isFull } from './offices.ts';
import { completeOffice } from './in-full.ts';

/** The office to print, with what it is of as far as the article says so. */
export const wholeOffice = (
  model: DocumentModel,
  person: Person,
  { role, offices }: { readonly role: Role; readonly offices: Offices },
): string => ofItsBody(model, person, { role, offices }) ?? completeOffice(model, role.text);

/**
 * An office of one word with the body that the article leaves no doubt about: its party, its district, or the one form in full that
 * the article has of it. Null where it says enough, or where nothing decides.
 */
function ofItsBody(
  model: DocumentModel,
  person: Person,
  { role, offices }: { readonly role: Role; readonly offices: Offices },
): string | null {
  const open = model.lexicon.openOffices;
  if (open === null || isFull(role)) return null;
  if (open.ofParty.test(role.noun)) return ofParty(model, person, { role, open });
  return (
    ofDistrict(model, { role, open }) ??
    (open.lone.has(role.noun) ? (inFullAlike(offices, person, role)?.text ?? null) : null)
  );
}

/** An office of one word, and what the language has of those. */
interface Open {
  readonly role: Role;
  readonly open: OpenOffices;
}

/** "AfD-Parteichef": where brackets, another office or the sentences around it name one party, which is then this person's. */
function ofParty(model: DocumentModel, { parties }: Person, { role, open }: Open): string | null {
  const [own, ...others] = parties;
  const party = own === undefined ? partyAround(model, role) : others.length === 0 ? own : null;
  const prefix = party === null ? undefined : open.partyPrefixes.get(party);
  return prefix === undefined ? null : prefix + role.text;
}

/** The only party that is named where the role stands and in the sentence before, other than in brackets. */
function partyAround({ sentences, lexicon }: DocumentModel, role: Role): string | null {
  const at = sentences.findIndex(({ mentions }) =>
    mentions.some(mention => mention.role === role || mention.apposed === role),
  );
  const named = new Set<string>();
  for (const sentence of sentences.slice(Math.max(0, at - 1), at + 1))
    for (const party of partiesIn(lexicon.parties, sentence)) named.add(party);
  const [only = null, ...others] = named;
  return others.length === 0 ? only : null;
}

function partiesIn(
  parties: ReadonlyMap<string, string>,
  { paragraph: { tokens }, span }: SentenceModel,
): readonly string[] {
  const partyOf = ({ capital, lower }: Token): string | undefined =>
    capital
      ? (parties.get(lower) ?? parties.get(lower.slice(0, Math.max(0, lower.indexOf('-')))))
      : undefined;
  return tokens
    .slice(span.start, span.end)
    .flatMap((token, i) => (tokens[span.start + i - 1]?.text === '(' ? [] : (partyOf(token) ?? [])));
}

/** A district's name: "Erding", "Bad Tölz-Wolfratshausen", "Nürnberger Land". */
const DISTRICT = String.raw`((?:Bad\s|Sankt\s|St\.\s)?\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)*(?:(?<=er)\s\p{Lu}\p{Ll}+)?)`;

/** "Landrat des Landkreises Freising": where the article names one district, more than once, and no other, and one who holds it. */
function ofDistrict({ text, people }: DocumentModel, { role, open }: Open): string | null {
  const district = open.ofDistrict.get(role.noun);
  if (district === undefined) return null;
  const holders = people.persons.filter(({ roles }) => roles.some(({ noun }) => open.ofDistrict.has(noun)));
  if (holders.length > 1) return null;
  const named = new RegExp(String.raw`(?<![\p{L}-])${district.noun.source}\s${DISTRICT}`, 'gu');
  const names = [...text.matchAll(named)].map(([, name = '']) => name);
  const [first] = names;
  const isOne = first !== undefined && names.length > 1 && names.every(name => name === first);
  return isOne ? `${role.text} ${district.tie} ${first}` : null;
}
