import type { Person } from '../mentions/people.ts';
import type { Role } from '../mentions/reading.ts';
import type { DocumentModel } from '../model.ts';

/** "Doctor", "dottoressa": a form of address when it stands alone. */
const HONORIFIC = /^(?:doctor(?:a|es)?|docteure?|dottor(?:e|essa)?|doktor|dr)$/u;

const lengthOf = ({ text }: Role): number => text.split(/\s+/u).length;
const isFull = (role: Role): boolean => lengthOf(role) > 1;

/** The role that says most; the first of those that say as much. */
const fullest = (roles: readonly Role[]): Role | undefined =>
  roles
    .filter(isFull)
    .reduce<Role | undefined>(
      (best, role) => (best === undefined || lengthOf(role) > lengthOf(best) ? role : best),
      undefined,
    );

/** The heads of the offices of which the article somewhere says what they are of. */
export interface FullOffices {
  readonly heads: ReadonlySet<string>;
  /** In German a single word may say it all: "Klimaforscher". */
  readonly compounds: boolean;
}

/** Reads them once an article. */
export function gatherFullOffices(model: DocumentModel): FullOffices {
  const heads = new Set<string>();
  for (const { mentions } of model.sentences)
    for (const { role, apposed } of mentions)
      for (const one of [role, apposed]) if (one?.bare === false && isFull(one)) heads.add(one.head);
  return { heads, compounds: model.lexicon.capitalNouns };
}

/**
 * "la ministre" is not Olivier's office: somebody else's was read as the person's. A single word is printed only where the article
 * never says more of that office, and a bare office only where it stands before the name as a title does.
 */
const printableFor =
  (person: Person, { heads: fullOffices, compounds }: FullOffices) =>
  ({ whole, noun, text, gender, bare, owned, asTitle, head }: Role): boolean => {
    if (!whole || (HONORIFIC.test(noun) && !/\s/u.test(text))) return false;
    // "l’Assessore Nora Quilli": what stands before her name as a title is hers
    if (!asTitle && gender !== 'n' && person.gender !== 'n' && gender !== person.gender) return false;
    if (!compounds && !/\s/u.test(text) && fullOffices.has(head)) return false;
    return !bare || (asTitle && !owned && !fullOffices.has(head));
  };

/** Nobody can tell which of several offices the article means where it names none. */
const areOfOneOffice = (roles: readonly Role[]): boolean =>
  roles
    .filter(({ whole, owned }) => whole && !owned)
    .every(
      ({ head }, _, [first]) => first === undefined || head.endsWith(first.head) || first.head.endsWith(head),
    );

/**
 * The office to print beside a person's name: as it stands here where it says enough, else as it is given with the name
 * elsewhere, else as the article calls the person without the name (`told`). Of several offices that which was printed with the
 * person's quotation before (`last`). Null when none is surely whole, or when none stands here and the article gives several.
 */
export function chooseRole(
  person: Person,
  {
    here,
    byName,
    told,
    last,
    fullOffices,
  }: {
    readonly here: readonly Role[];
    readonly byName: boolean;
    readonly told: readonly Role[];
    readonly last: string | null;
    readonly fullOffices: FullOffices;
  },
): string | null {
  const isPrintable = printableFor(person, fullOffices);
  const own = here.filter(isPrintable);
  const known = person.roles.filter(isPrintable);
  const said = fullest(own);
  const ofHere = here[0]?.head;
  // "a dit la garde des Sceaux": another office of hers would not be the article's
  const isNamed = byName || here.length === 0;
  const others = [...known, ...told.filter(isPrintable)];
  const order = [
    // "bank chief", and elsewhere "US bank chief"
    said === undefined ? undefined : known.find(role => role !== said && role.text.includes(said.text)),
    said,
    fullest(known.filter(role => role.head === ofHere)),
    // "l’Assessore Bruno Calvisi": with the name it says enough
    own.find(role => byName || !role.bare),
    ...(isNamed && areOfOneOffice([...person.roles, ...told]) ? [fullest(others), ...others] : []),
  ];
  return order.find(role => role !== undefined)?.text ?? (isNamed ? last : null);
}
