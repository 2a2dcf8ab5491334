import { documentWords } from '../../languages/organisations.ts';
import type { Lexicon } from '../../languages/language.ts';
import { wordSet } from '../../languages/language.ts';
import type { Mention, Role } from '../../mentions/reading.ts';
import { inFull } from './in-full.ts';
import type { Offices } from './offices.ts';
import { fullestForm } from './offices.ts';
import type { DocumentModel } from '../../model.ts';
import type { Attribution } from '../attribution.ts';
import type { Heard } from '../candidates/scene.ts';
import type { Identity } from '../identify.ts';

/** How many sentences a pronoun may stand behind the office or body that it means. */
const NEAR = 2;

/** The offices that the sentence gives along with the speaker, where nobody is named. */
function roleSaid(found: Attribution | null): Role | null {
  if (found?.subject?.kind !== 'mention' || found.subject.mention.kind === 'thing') return null;
  return found.subject.mention.role ?? found.subject.mention.apposed;
}

/** Nobody is named, and the sentence says so: a pronoun or nothing. */
function pointsBack(found: Attribution | null): boolean {
  const subject = found?.subject;
  if (subject?.kind === 'mention')
    return subject.mention.kind === 'pronoun' && subject.mention.gender !== 'plural';
  return subject == null || subject.kind === 'understood';
}

/** From this confidence on that no person could be named, an office or body is printed. */
const SURE_OF_NOBODY = 0.6;
/** The same for a body of one word that nothing more is said of: "the police" once more. */
const SURE_OF_BODY = 0.75;

/** What is known where nobody is named. */
interface Unnamed {
  readonly guess: Identity;
  /** Whether it is the likeliest candidate too. */
  readonly isChosen: boolean;
  readonly confidence: number;
  readonly last: Heard | undefined;
  readonly sentence: number;
  readonly offices: Offices;
}

/** The office or body that speaks, where nobody is named: this sentence's, or that of the quotation it continues. */
export function describe(model: DocumentModel, found: Attribution | null, place: Unnamed): string | null {
  const { guess, isChosen, confidence, last, sentence } = place;
  if (guess.rule === 'organisation') return isChosen ? wholeName(model, found, guess.voice.name) : null;
  const role = roleSaid(found);
  if (role !== null && found?.subject?.kind === 'mention') {
    const { definiteness, kind } = found.subject.mention;
    const isSaid = kind !== 'collective' && !isShort(role.text);
    if (!isSaid && guess.voice.person === null && confidence < SURE_OF_NOBODY) return null;
    const isNew = definiteness === 'indefinite';
    return calledHere(model, found, isNew ? role : fullestForm(place.offices, role));
  }
  if (last?.person !== null || last.described === null || !pointsBack(found)) return null;
  // "la política", "the doctor", and then nothing more: who that was is forgotten
  if (isShort(last.described) && !isLasting(last, confidence)) return null;
  const isNear = sentence - last.sentence <= NEAR && found?.subject != null;
  return isNear || guess.voice.person === null ? last.described : null;
}

/** What a body's name goes on with: "de la Salud", "of Scotland", "y de Valores". */
const NAME_GOES_ON =
  /^(?:\s(?:(?:y|e|et|and|und)\s)?(?:de|del|de\sla|de\slas|de\slos|di|della|dei|degli|delle|du|des|of|of\sthe|für)\s\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+){0,2}){1,3}/u;

/** A body's name as it stands here, with what belongs to it behind the capitals that were read. */
function wholeName(model: DocumentModel, found: Attribution | null, name: string | null): string | null {
  if (name === null || isShort(name) || found?.subject?.kind !== 'mention') return name;
  const { spelled, name: tokens } = found.subject.mention;
  const end = tokens.at(-1)?.end;
  if (end === undefined || spelled !== name) return name;
  return name + (NAME_GOES_ON.exec(model.text.slice(end, end + 80))?.[0] ?? '');
}

const isShort = (text: string): boolean => !/\s/u.test(text);

const isLasting = ({ body }: Heard, confidence: number): boolean =>
  body === 'named' || (body === 'common' && confidence >= SURE_OF_BODY);

/** Whether it is a body that speaks unnamed, by its own name or by a common noun; or still the one before (`last`). */
export function bodyOf(
  found: Attribution | null,
  { rule }: Identity,
  last: Heard['body'],
): 'named' | 'common' | null {
  if (rule === 'organisation') return 'named';
  if (pointsBack(found)) return last;
  return found?.subject?.kind === 'mention' && found.subject.mention.kind === 'collective' ? 'common' : null;
}

/** "sorella dell'uomo": what somebody is to somebody else says nothing where neither is named. */
const isNobodys = ({ relations }: Lexicon, { noun, text }: Role): boolean =>
  relations.has(noun) && !/\p{Lu}/u.test(text);

/** What the sentence calls whoever speaks, where that says enough by itself. */
function calledHere(model: DocumentModel, { cue, rule, subject }: Attribution, role: Role): string | null {
  if (subject?.kind !== 'mention') return null;
  const { definiteness, kind } = subject.mention;
  const isBody = kind === 'collective';
  const isNew = definiteness === 'indefinite';
  // "les autorités sont sans nouvelles «d'encore plus de 200» personnes"
  const isCalledSo = !model.lexicon.capitalNouns && /^\p{Lu}/u.test(role.text);
  if (isBody && cue === null && !isCalledSo && (isNew || rule !== 'colon')) return null;
  // "l'amministratore delegato", "esta vecina del barrio"
  if (!isBody && !isNew && (role.bare || definiteness === 'pointing')) return null;
  if (!isNew && isNobodys(model.lexicon, role)) return null;
  // "the interim report"; not "un rapport de la Cour des comptes"
  if (documentWords.has(role.noun) && role.words.size < 2 && !NAMED.test(role.text)) return null;
  if (isShort(role.text)) {
    const full = isNew ? null : inFull(model, role.noun);
    if (full !== null) return full;
    // "the doctor" points back to somebody; "the police" does not
    if (!isBody && !isNew) return null;
    if (cue === null && rule !== 'colon') return null;
  }
  return role.whole ? numeralBefore(model, subject.mention, role) + role.text : null;
}

/** A capital behind the first word. */
const NAMED = /.\s\p{Lu}/u;

const NUMERALS =
  wordSet(`due tre quattro cinque sei sette otto nove dieci deux trois quatre cinq six sept huit neuf dix dos
  cuatro cinco seis siete ocho nueve diez two three four five seven eight nine ten zwei drei vier fünf sechs sieben acht neun
  zehn`);

/** "tre" of "tre soldati", with a blank; nothing where no numeral stands right before the role. */
function numeralBefore(model: DocumentModel, mention: Mention, role: Role): string {
  const before = model.sentences[mention.sentence]?.paragraph.tokens[role.from - 1];
  const isCounted = before !== undefined && role.from > mention.from && NUMERALS.has(before.lower);
  return isCounted ? `${before.lower} ` : '';
}
