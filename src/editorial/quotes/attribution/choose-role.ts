import type { Person } from '../mentions/people.ts';
import type { Role } from '../mentions/reading.ts';

/** "Doctor", "dottoressa": a form of address when it stands alone. */
const HONORIFIC = /^(?:doctor(?:a|es)?|docteure?|dottor(?:e|essa)?|doktor|dr)$/u;

const isFull = ({ text }: Role): boolean => /\s/u.test(text);
const isPrintable = ({ whole, noun, text }: Role): boolean =>
  whole && !(HONORIFIC.test(noun) && !/\s/u.test(text));

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
  const sameHead = here.length === 0 ? [] : known.filter(role => role.head === here[0]?.head);
  const order = [
    own.find(isFull),
    sameHead.find(isFull),
    // "l’Assessore Bruno Calvisi": with the name it says enough
    byName ? own[0] : undefined,
    known.find(isFull),
    known.find(role => !role.bare),
    told.filter(isPrintable).find(isFull),
    own.find(role => !role.bare),
    told.filter(isPrintable).find(role => !role.bare),
    known[0],
  ];
  return order.find(role => role !== undefined)?.text ?? null;
}
