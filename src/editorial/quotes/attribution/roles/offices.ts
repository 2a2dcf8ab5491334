import type { Person } from '../../mentions/people.ts';
import type { Role } from '../../mentions/reading.ts';
import type { DocumentModel } from '../../model.ts';

/** A form in which an office stands somewhere, with whoever it stands beside; null where nobody is named. */
interface Form {
  readonly role: Role;
  readonly holder: Person | null;
}

/** The offices of which an article somewhere says what they are of. */
export interface Offices {
  readonly byHead: ReadonlyMap<string, readonly Form[]>;
  /** In German a single word may say it all: "Klimaforscher". */
  readonly compounds: boolean;
  /** An office before a name is written small, like any noun. */
  readonly titlesSmall: boolean;
  readonly portfolios: ReadonlySet<string>;
  readonly relations: ReadonlySet<string>;
  readonly collectives: ReadonlySet<string>;
  readonly ranks: ReadonlySet<string>;
}

/** More forms of one office are not compared: the work stays linear. */
const MOST_FORMS = 12;

/** Whether a role has more than one word. */
export const isFull = ({ text }: Role): boolean => /\s/u.test(text);

const lengthOf = ({ text }: Role): number => text.split(/\s+/u).length;

/** The role of several words that says most; the first of those that say as much. */
export const fullest = (roles: readonly Role[]): Role | undefined =>
  roles
    .filter(isFull)
    .reduce<Role | undefined>(
      (best, role) => (best === undefined || lengthOf(role) > lengthOf(best) ? role : best),
      undefined,
    );

/** "président de région" and, elsewhere, "présidente de la région Île-de-France": the same office, and more of it. */
export const saysMoreOf = (role: Role, said: Role): boolean =>
  role !== said &&
  (role.text.includes(said.text) ||
    (role.head === said.head &&
      role.words.size > said.words.size &&
      [...said.words].every(word => role.words.has(word))));

/** Reads them once an article. */
export function gatherOffices(model: DocumentModel): Offices {
  const byHead = new Map<string, Form[]>();
  for (const mention of [...model.sentences.flatMap(({ mentions }) => mentions), ...model.titleMentions])
    for (const role of [mention.role, mention.apposed]) {
      if (role?.bare !== false || !isFull(role)) continue;
      const holder = mention.kind === 'name' ? model.people.personOf(mention) : null;
      const known = byHead.get(role.head);
      if (known === undefined) byHead.set(role.head, [{ role, holder }]);
      else if (known.length < MOST_FORMS) known.push({ role, holder });
    }
  const { capitalNouns, qualifiersFirst, portfolios, relations, collectives, ranks } = model.lexicon;
  const titlesSmall = !capitalNouns && !qualifiersFirst;
  return { byHead, compounds: capitalNouns, titlesSmall, portfolios, relations, collectives, ranks };
}

/** Whether the article says more of an office than its name, and not of somebody else's. */
export const isSaidInFull = ({ byHead }: Offices, person: Person, head: string): boolean =>
  byHead.get(head)?.some(({ holder }) => holder === null || holder === person) === true;

/**
 * Whether a form says more than the rank of an office, and begins as one that is printed does: "bayerischer Ministerpräsident",
 * "Kieler Bürgermeister"; not "ehemaliger Präsident", "erst die achte Präsidentin", "einer der Leiter".
 */
export function saysMoreThanRank({ ranks }: Offices, { text, noun }: Role): boolean {
  const words = text.toLowerCase().split(' ');
  const isPlain = words[0] === noun || /^\p{L}+(?:er?|s) \p{Lu}/u.test(text);
  return isPlain && words.some(word => word !== noun && !ranks.has(word));
}

/** The form that says most, where all others say the same or less of one office. */
function onlyForm(forms: readonly Role[]): Role | undefined {
  const most = fullest(forms);
  if (most === undefined || forms.length === MOST_FORMS) return undefined;
  return forms.every(form => form.text === most.text || saysMoreOf(most, form)) ? most : undefined;
}

/** "avec la ministre des précisions": only a name or a field tells surely what an office is of. */
const isOfSomething = ({ portfolios }: Offices, { text }: Role): boolean =>
  /\P{Lu}\p{Lu}/u.test(text) ||
  text
    .toLowerCase()
    .split(/[\s’']/u)
    .some(word => portfolios.has(word));

/**
 * "le ministre" in an article that has one "ministre de l'Éducation" and no other, beside nobody else's name: that office in
 * full.
 */
export function inFull(offices: Offices, person: Person, bare: Role): Role | undefined {
  const forms = offices.byHead.get(bare.head) ?? [];
  if (forms.some(({ holder }) => holder !== null && holder !== person)) return undefined;
  return onlyForm(
    forms.map(({ role }) => role).filter(role => role.whole && !role.owned && isOfSomething(offices, role)),
  );
}

/** The same of an office that one holds in a body at a time, where the forms are as the bare one is: not "Minister der Länder". */
export function inFullAlike(offices: Offices, person: Person, bare: Role): Role | undefined {
  const full = inFull(offices, person, bare);
  return full?.noun === bare.noun && saysMoreThanRank(offices, full) ? full : undefined;
}

/** "le porte-parole de l'association", where the article has "porte-parole de l'association Salam" and no other: that. */
export function fullestForm({ byHead }: Offices, role: Role): Role {
  if (!isFull(role)) return role;
  const forms = (byHead.get(role.head) ?? []).map(one => one.role);
  const more = forms.filter(form => form.whole && !form.owned && saysMoreOf(form, role));
  const most = onlyForm(forms);
  return most !== undefined && more.includes(most) && /\P{Lu}\p{Lu}/u.test(most.text) ? most : role;
}
