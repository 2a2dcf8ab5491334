import type { Person } from '../../mentions/people.ts';
import type { Role } from '../../mentions/reading.ts';
import type { Offices } from './offices.ts';
import { fullest, inFull, isFull, isSaidInFull, saysMoreOf, saysMoreThanRank } from './offices.ts';

/** "Doctor", "dottoressa": a form of address when it stands alone. */
const HONORIFIC = /^(?:doctor(?:a|es)?|docteure?|dottor(?:e|essa)?|doktor|dr)$/u;

const isHonorific = (role: Role): boolean => HONORIFIC.test(role.noun) && !isFull(role);

/** "le secrétaire national du parti communiste": the body that an office is of, cut from it. */
function isBody({ text, noun }: Role, { titlesSmall, collectives }: Offices): boolean {
  const [first = ''] = text.toLowerCase().split(/\s/u);
  return titlesSmall && first !== noun && collectives.has(first);
}

/**
 * "la ministre" is not Olivier's office: somebody else's was read as the person's. A single word is printed only where the article
 * never says more of that office, and a bare office only where it stands before the name as a title does.
 */
const printableFor =
  (person: Person, offices: Offices) =>
  (role: Role): boolean => {
    const { whole, gender, bare, owned, asTitle, head } = role;
    if (!whole || isHonorific(role) || isBody(role, offices)) return false;
    // "l’Assessore Nora Quilli": what stands before her name as a title is hers
    if (!asTitle && gender !== 'n' && person.gender !== 'n' && gender !== person.gender) return false;
    const isMore = (!offices.compounds && !isFull(role)) || bare;
    if (isMore && isSaidInFull(offices, person, head)) return false;
    return !bare || (asTitle && !owned);
  };

/** "one of Geingob’s close friends", "father of five". */
const isRelation = ({ noun }: Role, relations: ReadonlySet<string>): boolean =>
  relations.has(noun) || relations.has(noun.replace(/s$/u, ''));

/** "le maire Artem Kobzar": all the article tells of his office, which it nowhere has in full. */
const isAll = (role: Role, offices: Offices, person: Person): boolean =>
  offices.titlesSmall &&
  role.beforeName &&
  role.bare &&
  role.whole &&
  !role.owned &&
  !role.stated &&
  !isSaidInFull(offices, person, role.head);

/** Nobody can tell which of several offices the article means where it names none. */
const areOfOneOffice = (roles: readonly Role[]): boolean =>
  roles.every(
    ({ head }, _, [first]) => first === undefined || head.endsWith(first.head) || first.head.endsWith(head),
  );

/**
 * The offices that roles tell of. What says nothing by itself is none; nor is a word more beside a fuller one: "il climatologo
 * Fazzini, professore associato alla Scuola di scienze".
 */
function officesAmong(roles: readonly Role[], { relations }: Offices): readonly Role[] {
  const telling = roles.filter(
    role => role.whole && !role.owned && !role.bare && !isRelation(role, relations) && !isHonorific(role),
  );
  return telling.some(isFull) ? telling.filter(isFull) : telling;
}

/** What leaves open of which party: "Parteichef". */
const OF_THE_PARTY = /^partei/u;

/** "Stadtrat" where the article has "Kieler Wirtschaftsstadtrat" too, "Parteichef" where it has "AfD-Chef": the other. */
function inMoreWords({ text, noun, head }: Role, known: readonly Role[], offices: Offices): Role | undefined {
  if (!offices.compounds || /[\s-]/u.test(text)) return undefined;
  const more = fullest(known.filter(role => role.head.endsWith(head) && saysMoreThanRank(offices, role)));
  if (more !== undefined) return more;
  const inParty = head.replace(OF_THE_PARTY, '');
  return known.find(
    role =>
      role.noun.endsWith(`-${noun}`) || (inParty !== head && role.party !== null && role.head === inParty),
  );
}

/** The one bare office by which the article always calls somebody: "le président". */
const onlyBare = (given: readonly Role[], told: readonly Role[]): readonly Role[] =>
  given.length > 0 && [...given, ...told].every(({ bare, head }) => bare && head === given[0]?.head)
    ? given
    : [];

/** What is known of a person's offices where she speaks. */
export interface Known {
  /** Those of the sentence that names her, and whether that is by name. */
  readonly here: readonly Role[];
  readonly byName: boolean;
  /** What the article calls her elsewhere without the name: it tells of offices, and is not printed here. */
  readonly told: readonly Role[];
  /** What was printed with her quotation before. */
  readonly last: Role | null;
  readonly offices: Offices;
}

/**
 * The office to print beside a person's name: as it stands here where it says enough, else as it is given with the name
 * elsewhere. Null when none is surely whole, or when none stands here and the article gives several.
 */
export function chooseRole(person: Person, { here, byName, told, last, offices }: Known): Role | null {
  const isPrintable = printableFor(person, offices);
  const given = person.roles.filter(({ stated }) => !stated);
  const isOffice = (role: Role) => !isRelation(role, offices.relations);
  const own = here.filter(role => !role.stated && isPrintable(role));
  const known = given.filter(isPrintable);
  const said = fullest(own.filter(isOffice));
  const [ofHere] = here;
  // "a dit la garde des Sceaux": another office of hers would not be the article's
  const isNamed = byName || ofHere === undefined;
  const named = officesAmong(given, offices);
  // "l’édile", "la chercheuse" point back to her: they say who speaks here, and are no office to print elsewhere
  const others = areOfOneOffice(named.length === 0 ? officesAmong(told, offices) : named) ? known : [];
  // "ATU-Organisator", where a sentence before says "Aktivist der Mietergewerkschaft": one of several, though it is read as one
  const full = [...given, ...told].filter(role => isFull(role) && isOffice(role));
  const isOne = (role: Role) => isFull(role) || areOfOneOffice([role, ...full]);
  const lone = others.filter(isOne);
  const called = isNamed ? told.find(({ bare, owned }) => bare && !owned) : ofHere;
  const isOnly = given.every(({ head }) => head === ofHere?.head);
  const order = [
    // "bank chief", and elsewhere "US bank chief"
    said === undefined ? undefined : fullest(known.filter(role => saysMoreOf(role, said))),
    said,
    fullest(known.filter(role => role.head === ofHere?.head)),
    // "der Wissenschaftler" points back to the "Klimaforscher" who was named
    isNamed ? undefined : (fullest(others) ?? (ofHere.text.includes('-') ? undefined : others[0])),
    // "the father of the victim"
    fullest(own),
    called?.bare === true ? inFull(offices, person, called) : undefined,
    // "l’Assessore Bruno Calvisi": with the name it says enough
    own.find(role => byName || !role.bare),
    byName && isOnly && ofHere !== undefined && isAll(ofHere, offices, person) ? ofHere : undefined,
    ...(isNamed ? [fullest(others.filter(isOffice)), ...lone.filter(isOffice), ...lone] : []),
  ];
  const best =
    order.find(role => role !== undefined) ??
    (isNamed && last !== null && isOne(last) && given.includes(last) ? last : null);
  if (best !== null) return inMoreWords(best, known, offices) ?? best;
  if (given.some(isFull) || told.some(({ bare }) => !bare)) return null;
  // "Thomas Jackson is a photographer based in Brooklyn", "le président": where the article says no more of him
  const stated = fullest(person.roles.filter(role => role.stated && isPrintable(role)));
  return stated ?? onlyBare(given, told).find(role => isAll(role, offices, person)) ?? null;
}
