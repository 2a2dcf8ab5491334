import type { Lexicon } from '../../languages/language.ts';
import { wordSet } from '../../languages/language.ts';
import type { Mention, Role } from '../../mentions/reading.ts';
import { inFull } from '../roles/in-full.ts';
import type { Offices } from '../roles/offices.ts';
import { fullestForm, isFull } from '../roles/offices.ts';
import type { DocumentModel } from '../../model.ts';
import type { Attribution } from '../attribution.ts';
import type { Heard } from '../candidates/scene.ts';
import type { Identity } from '../identify.ts';
import { bodyCalled, isPlainSource, isWritten } from './bodies.ts';
import { bodyName } from './body-names.ts';
import { calledByNoun, isSeveral } from './nouns.ts';
import { calledOwner } from './owner.ts';
import { introducedAs, speakerBefore } from './pointed-back.ts';
import { calledWhence } from './whence.ts';

/** How many sentences a pronoun may stand behind the office or body that it means. */
const NEAR = 2;

/** The offices that the sentence gives along with the speaker, where nobody is named. */
function roleSaid(found: Attribution | null): Role | null {
  if (found?.subject?.kind !== 'mention' || found.subject.mention.kind === 'thing') return null;
  return found.subject.mention.role ?? found.subject.mention.apposed;
}

/** Nobody is named, and the sentence says so: a pronoun or nothing; a verb of several means a body or several. */
function pointsBack(found: Attribution | null, body: Heard['body']): boolean {
  const subject = found?.subject;
  if (subject?.kind === 'mention')
    return subject.mention.kind === 'pronoun' && subject.mention.gender !== 'plural';
  return subject == null || (subject.kind === 'understood' && (subject.gender !== 'plural' || body !== null));
}

/** From this confidence on that no person could be named, an office or body is printed. */
const SURE_OF_NOBODY = 0.6;
/** The same for a single word. */
const SURE_OF_WORD = 0.5;
/** The same for a body of one word that nothing more is said of: "the police" once more. */
const SURE_OF_BODY = 0.75;

/** What is known where nobody is named. */
interface Unnamed {
  readonly quote: number;
  readonly guess: Identity;
  readonly confidence: number;
  /** How likely it is that no person speaks. */
  readonly noPerson: number;
  readonly last: Heard | undefined;
  readonly sentence: number;
  readonly offices: Offices;
}

/** The office or body that speaks, where nobody is named: this sentence's, or that of the quotation it continues. */
export function describe(model: DocumentModel, found: Attribution | null, place: Unnamed): string | null {
  const { guess, confidence, noPerson, last, sentence } = place;
  const role = roleSaid(found);
  const mention = found?.subject?.kind === 'mention' ? found.subject.mention : null;
  const body = mention === null ? null : bodyName(model, mention);
  if (body !== null) return noPerson >= SURE_OF_NOBODY ? body : null;
  if (found !== null && noPerson >= SURE_OF_WORD) {
    const source = calledWhence(model, place.quote, found) ?? calledOwner(model, place.quote, found);
    if (source !== null) return source;
  }
  if (found !== null && mention?.kind === 'thing') {
    const called = calledByNoun(model, place.quote, found);
    if (called !== null) return called;
  }
  if (role !== null && mention !== null) {
    const { definiteness, kind } = mention;
    const isSaid = kind !== 'collective' && !isShort(role.text);
    if (!isSaid && guess.voice.person === null && confidence < SURE_OF_NOBODY) return null;
    const isNew = definiteness === 'indefinite';
    const called = calledHere(model, found, isNew ? role : fullestForm(place.offices, role));
    if (called !== null) return isShort(called) && !isNew && noPerson < SURE_OF_WORD ? null : called;
    const isBare = kind === 'role' && definiteness === 'definite' && mention.gender !== 'plural';
    return isBare && noPerson >= SURE_OF_NOBODY ? introducedAs(model, mention, place.offices) : null;
  }
  const earlier = noPerson >= SURE_OF_NOBODY ? toldBefore(model, found, place) : null;
  if (earlier !== null) return earlier;
  if (last?.person !== null || last.described === null || !pointsBack(found, last.body)) return null;
  // "la política", "the doctor", and then nothing more: who that was is forgotten
  if (isShort(last.described) && (!isLasting(last, confidence) || noPerson < SURE_OF_WORD)) return null;
  const isNear = sentence - last.sentence <= NEAR && found?.subject != null;
  return isNear || guess.voice.person === null ? last.described : null;
}

/** The office or body that the sentence before has speak, where it quotes nothing and a pronoun goes on from it. */
function toldBefore(
  model: DocumentModel,
  found: Attribution | null,
  { guess, last, sentence, offices }: Unnamed,
): string | null {
  if (found?.cue == null || found.subject === null || !pointsBack(found, null)) return null;
  if (guess.voice.person !== null || (last !== undefined && last.sentence >= sentence - 1)) return null;
  const mention = speakerBefore(model, sentence);
  if (mention === null || mention.oblique || mention.possessive) return null;
  const body = bodyCalled(model, mention);
  if (body !== null) return body;
  if (mention.kind !== 'role' || mention.role === null || mention.gender === 'plural') return null;
  const { role } = mention;
  return role.whole && isFull(role) && !role.owned ? role.text : introducedAs(model, mention, offices);
}

const isShort = (text: string): boolean => !/\s/u.test(text);

const isLasting = ({ body }: Heard, confidence: number): boolean =>
  body === 'named' || (body === 'common' && confidence >= SURE_OF_BODY);

/** Whether it is a body that speaks unnamed, by its own name or by a common noun; or still the one before (`last`). */
export function bodyOf(
  model: DocumentModel,
  found: Attribution | null,
  { guess, last }: { readonly guess: Identity; readonly last: Heard['body'] },
): 'named' | 'common' | null {
  if (guess.rule === 'organisation') return 'named';
  if (pointsBack(found, last)) return last;
  const mention = found?.subject?.kind === 'mention' ? found.subject.mention : null;
  const sentence = mention === null ? undefined : model.sentences[mention.sentence];
  if (mention === null || sentence === undefined) return null;
  const isCommon =
    mention.kind === 'collective' || (mention.kind === 'thing' && isSeveral(model, sentence, mention));
  return isCommon ? 'common' : null;
}

/** "sorella dell'uomo": what somebody is to somebody else says nothing where neither is named. */
const isNobodys = ({ relations }: Lexicon, { noun, text }: Role): boolean =>
  relations.has(noun) && !/\p{Lu}/u.test(text);

/** What the sentence calls whoever speaks, where that says enough by itself. */
function calledHere(model: DocumentModel, found: Attribution | null, role: Role): string | null {
  if (found?.subject?.kind !== 'mention') return null;
  const { cue, rule, subject } = found;
  const { definiteness, kind } = subject.mention;
  const isBody = kind === 'collective';
  const isNew = definiteness === 'indefinite';
  // "les autorités sont sans nouvelles «d'encore plus de 200» personnes"
  const isCalledSo = !model.lexicon.capitalNouns && /^\p{Lu}/u.test(role.text);
  if (isBody && cue === null && !isCalledSo && (isNew || rule !== 'colon')) return null;
  // "l'amministratore delegato", "esta vecina del barrio"
  if (!isBody && !isNew && (role.bare || definiteness === 'pointing')) return null;
  if (!isNew && isNobodys(model.lexicon, role)) return null;
  // "the interim report"
  if (isWritten(role.noun) || isPlainSource(role, subject.mention)) return null;
  if (isShort(role.text)) {
    const full = isNew ? null : inFull(model, role.noun);
    if (full !== null) return full;
    // "the doctor" points back to somebody; "the police" does not
    if (!isBody && !isNew) return null;
    if (cue === null && rule !== 'colon') return null;
  }
  return role.whole ? numeralBefore(model, subject.mention, role) + role.text : null;
}

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
