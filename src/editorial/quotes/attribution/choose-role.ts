import type { Person } from '../mentions/people.ts';
import type { Role } from '../mentions/reading.ts';

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

const isPrintable = ({ whole, noun, text }: Role): boolean =>
  whole && !(HONORIFIC.test(noun) && !/\s/u.test(text));

/** "la ministre" is not Olivier's office: somebody else's was read as the person's. */
const isOfAnother = (person: Person, { gender }: Role): boolean =>
  gender !== 'n' && person.gender !== 'n' && gender !== person.gender;

/**
 * The office to print beside a person's name: as it stands here where it says enough, else as it is given with the name
 * elsewhere, else as the article calls the person without the name (`told`). Null when none is surely whole.
 */
export function chooseRole(
  person: Person,
  {
    here,
    byName,
    told,
  }: { readonly here: readonly Role[]; readonly byName: boolean; readonly told: readonly Role[] },
): string | null {
  const own = here.filter(isPrintable);
  const known = person.roles.filter(isPrintable);
  const elsewhere = told.filter(isPrintable);
  const said = fullest(own);
  const order = [
    // "bank chief", and elsewhere "US bank chief"
    said === undefined ? undefined : known.find(role => role !== said && role.text.includes(said.text)),
    said,
    fullest(known.filter(role => role.head === here[0]?.head)),
    // "l’Assessore Bruno Calvisi": with the name it says enough
    byName ? own[0] : undefined,
    fullest([...known, ...elsewhere]),
    known.find(role => !role.bare),
    ...[own, elsewhere].map(roles => roles.find(role => !role.bare)),
    known[0],
  ];
  const chosen = order.find(role => role !== undefined);
  return chosen === undefined || isOfAnother(person, chosen) ? null : chosen.text;
}
