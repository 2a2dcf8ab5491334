import { forenameGender } from '../../languages/first-names.ts';
import { COLLECTIVE } from '../../languages/kinds.ts';
import { organisationWords, placeWords } from '../../languages/organisations.ts';
import type { Token, TokenParagraph } from '../../tokens.ts';
import { is } from '../../tokens.ts';
import type { NameLore } from './names.ts';
import { isAcronym, isRoleWord } from './names.ts';
import type { Reading } from '../reading.ts';

/** German nouns for what is done, felt or said, by endings that no surname has. */
const ABSTRACT =
  /.{3}(?:heit|keit|schaft|tät|[tsx]ion|ismus|(?:[bcdfgkmnpszßl]|(?<!h[ao])[nr]|e[lrn])ung|(?<=.{3})zeit|(?:ständ|geb|dräng|säum|hält|kennt|dürf|laub|ärger)nis|ministerium|medizin|technik|politik|industrie|agentur|behörde|kreise|leute)(?:en|s)?$/u;
/** Other such nouns that stand right behind the subject of their verb: "machte Müller Mut". */
const OBJECTS = new Set(
  'mut recht angst kritik zweifel vorwürfe druck hoffnung sorgen konsequenzen fehler versäumnisse forderungen stunden tage wochen monate jahre minuten ende mitte anfang'.split(
    ' ',
  ),
);
/** "Donald Trump Donnerstagnacht". */
const DAY =
  /^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)(?:s|früh|morgen|vormittag|mittag|nachmittag|abend|nacht)$/u;
/** What a body, a paper or a place is, at the end of a compound: "Arzneimittel-Agentur", "Fluggesellschaft". */
const BODY =
  /(?:gesellschaft|zeitung|magazin|agentur|auskunftei|haus|unternehmen|konzern|verband|organisation|plattform|anbieter|hersteller|versicherer|institut|ministerium|sender|dienst|portal|amt|klinik|stiftung|partei|bank|verein|firma|fraktion|stadt|gruppe|initiative|bündnis|projekt|festival|museum|schloss|kloster|hotel|restaurant|gasthof|universität|hochschule|zentrum|netzwerk|kanal|studio|behörde|kommission|gericht|verlag|zirkus|circus|reederei|brauerei|hilfe)$/u;

/** "Bad Saarow", "Sankt Blasien". */
const TOWN = /^(?:bad|sankt)$/u;
/** "Arabische Emirate", "Deutschen Bank": an adjective of a people, declined as in no name. */
const OF_PEOPLE = /.{3}isch(?:e[nmrs]?)?$/u;

/** "Berliner Lehrkräfte", "Hamburger Modell". */
const isOfPlace = (lower: string): boolean => lower.endsWith('er') && placeWords.has(lower.slice(0, -2));

/** Of these, what surnames end in as well: "Neuhaus", "Darmstadt". */
const ALSO_SURNAME = /(?:haus|stadt|bank|amt|dienst|sender|kanal|circus)$/u;

/** True for a noun that no person is called: "Verständnis" no, "Forderung" yes; lower case expected. */
export const isAbstract = (lower: string): boolean => ABSTRACT.test(lower) || DAY.test(lower);

/** True where the words say what is named: "Unternehmen Westfleisch", "Allgäuer Neue Zeitung", "Weiterführende Hinweise". */
export function isNamedBody(name: readonly Token[]): boolean {
  const [first] = name;
  const last = name.at(-1);
  if (first === undefined || last === undefined || name.length < 2 || first.forename !== null) return false;
  if (is(first, COLLECTIVE) || BODY.test(first.lower) || isAbstract(first.lower)) return true;
  if (TOWN.test(first.lower) || OF_PEOPLE.test(first.lower) || isOfPlace(first.lower)) return true;
  return isAbstract(last.lower) || (BODY.test(last.lower) && !ALSO_SURNAME.test(last.lower));
}

const CAPITALS = /^\p{Lu}{2,}$/u;
const LONGEST_DATELINE = 8;

/**
 * "DES MOINES, IOWA — …", "ROMA (Reuters) – Il …": how many tokens at the paragraph's beginning say where it was written; 0 for none.
 * Not "ROSSI — «…»", which names who speaks.
 */
export function datelineLength({ tokens }: TokenParagraph): number {
  if (!CAPITALS.test(tokens[0]?.text ?? '')) return 0;
  let at = 1;
  while (CAPITALS.test(tokens[at]?.text ?? '')) at++;
  const isBare = tokens[at]?.text !== ',' && tokens[at]?.text !== '(';
  while (at < LONGEST_DATELINE && (tokens[at]?.capital === true || /^[,()]$/u.test(tokens[at]?.text ?? '')))
    at++;
  if (!/^[—–-]$/u.test(tokens[at]?.text ?? '')) return 0;
  return isBare && tokens[at + 1]?.kind === 'quote' ? 0 : at;
}

/** "des Roten Kreuzes": behind a genitive no name of somebody ends so. */
export const isOfBody = ({ lower }: Token, name: readonly Token[]): boolean =>
  lower === 'des' &&
  name.length > 1 &&
  name[0]?.forename === null &&
  /[^s]e?s$/u.test(name.at(-1)?.lower ?? '');

/** A known name, of which this is the genitive: "Aumillers" beside "Aumiller". */
function isGenitive({ bornSurnames }: NameLore, token: Token, opensMore: boolean): boolean {
  if (!/.{3}s$/u.test(token.lower) || token.forename !== null) return false;
  const stem = token.lower.slice(0, -1);
  return bornSurnames.has(stem) || (opensMore && placeWords.has(stem));
}

/**
 * "Nora Quilles Erfahrungen", where the article goes on with "Quille": a full name that stands in the genitive, before what it
 * owns. Nobody is called "Nora Quilles" then: behind an s the genitive has an apostrophe.
 */
function isOwnerInFull({ alone }: NameLore, name: readonly Token[], at: number): boolean {
  const [first, token] = [name[0], name[at]];
  if (first?.forename == null || token === undefined || at !== 1 || name.length < 3) return false;
  if (!/.{3}s$/u.test(token.lower) || token.forename !== null || alone.has(token.text)) return false;
  const stem = token.text.slice(0, -1);
  return alone.has(stem) && forenameGender(stem) === null;
}

const withoutS = (token: Token): Token => ({
  ...token,
  end: token.end - 1,
  text: token.text.slice(0, -1),
  lower: token.lower.slice(0, -1),
});

/** Where the name ends before the object of the verb: "forderte Karl Lauterbach Kontrollen". */
function objectAt({ alone, bornSurnames }: NameLore, name: readonly Token[]): number {
  const [first, second, third] = name;
  if (first === undefined || second === undefined) return name.length;
  const isBorn = first.forename !== null;
  for (let i = 1; i < name.length && (isBorn || bornSurnames.has(first.lower)); i++) {
    const lower = name[i]?.lower ?? '';
    if (isAbstract(lower) || OBJECTS.has(lower)) return i;
    // "sagte Jörg Weber ZEIT ONLINE"
    if (isBorn && i > 1 && isAcronym(name[i]?.text ?? '') && !/^(?:JR|SR|I+|IV)$/u.test(name[i]?.text ?? ''))
      return i;
  }
  if (isBorn) {
    if (third?.capital !== true || third.forename !== null) return name.length;
    if (!second.capital || second.forename !== null) return name.length;
    const isKnown = alone.has(second.text) || alone.has(`${first.text} ${second.text}`);
    return isKnown && (alone.get(name.map(t => t.text).join(' ')) ?? 0) < 2 ? 2 : name.length;
  }
  const isSurname = bornSurnames.has(first.lower) && alone.has(first.text);
  const isBody = organisationWords.has(second.lower) || isAcronym(second.text) || is(second, COLLECTIVE);
  return isSurname && second.forename === null && !isBody && !second.text.includes('-') ? 1 : name.length;
}

/** "Arnulf Quills | „Zirkus Corona“": up to marks that open within the name and do not close there, as those of a nickname do. */
export function beforeMarks(text: string, name: readonly Token[]): readonly Token[] {
  const [first, last] = [name[0], name.at(-1)];
  if (first?.forename == null || last === undefined) return name;
  const marks = text.slice(first.start, last.end).match(/["„“”«»]/gu)?.length ?? 0;
  if (marks % 2 === 0) return name;
  const at = name.findIndex(
    (token, i) => i > 0 && /["„“«]/u.test(text.slice(name[i - 1]?.end ?? 0, token.start)),
  );
  return at > 0 ? name.slice(0, at) : name;
}

/** "Sergi | von der Nachbarschaftshilfe": where it goes on with the body that somebody belongs to, which no family is called. */
function membershipAt(name: readonly Token[]): number {
  const last = name.at(-1);
  const from = name.findIndex(({ lower }) => lower === 'von');
  if (last === undefined || from < 1 || name[from + 1]?.capital !== false) return name.length;
  const isBody = is(last, COLLECTIVE) || organisationWords.has(last.lower) || isAcronym(last.text);
  return isBody || isAbstract(last.lower) || (BODY.test(last.lower) && !ALSO_SURNAME.test(last.lower))
    ? from
    : name.length;
}

/**
 * What of a sequence of capitals is the name, where nouns have capitals as well, and whether it owns what follows: "Claudia
 * Aumillers Stimme" names Claudia Aumiller. No words where it begins with a noun: "Sicht Aumillers".
 */
export function withinCapitals(
  { lexicon, lore }: Reading,
  name: readonly Token[],
): { readonly name: readonly Token[]; readonly owner: boolean } {
  if (!lexicon.capitalNouns) return { name, owner: false };
  for (const [i, token] of name.entries()) {
    if (!isGenitive(lore, token, i === 0 && name.length > 1) && !isOwnerInFull(lore, name, i)) continue;
    const isName = i === 0 || name[0]?.forename != null;
    return { name: isName ? [...name.slice(0, i), withoutS(token)] : [], owner: true };
  }
  let end = Math.min(objectAt(lore, name), membershipAt(name));
  // "Harold James von der Universität"
  while (end > 1 && name[end - 1]?.capital === false) end--;
  const last = name[end - 1];
  return {
    name: last !== undefined && isRoleWord(lexicon, last) && end > 1 ? name : name.slice(0, end),
    owner: false,
  };
}
