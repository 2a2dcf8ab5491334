import {
  ADVERB,
  AUXILIARY,
  COLLECTIVE,
  CONJUNCTION,
  DETERMINER,
  FINITE,
  NO_NAME,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  TITLE,
  TYING,
  VERB,
} from '../../languages/kinds.ts';
import type { Gender, Lexicon } from '../../languages/language.ts';
import { wordSet } from '../../languages/language.ts';
import type { Reading, Role } from '../reading.ts';
import { isOfBody } from '../names/name-limits.ts';
import { nameStart } from '../names/name-start.ts';
import { leadsToVerb } from './role-edges.ts';
import { isOccasion, PAST } from './role-end.ts';
import { isAcronym, isRoleWord, nameEnd, personScore } from '../names/names.ts';
import { plain } from '../../languages/first-names.ts';
import { districtWords, houseWords, organisationWords } from '../../languages/organisations.ts';
import type { Token } from '../../tokens.ts';
import { is } from '../../tokens.ts';

const JOINING = wordSet('e ed et y and und &');
const MAX_LENGTH = 16;
/** Nouns for what somebody says: whoever owns them speaks. */
const SPEECH_NOUNS =
  wordSet(`elogio commento parole risposta replica appello sfogo reazione messaggio annuncio attacco accusa frase
    battuta promessa comment words response reply reaction message answer statement warning verdict kommentar
    worte worten antwort reaktion botschaft aussage kernaussage ausspruch fazit urteil vorwurf appell
    commentaire mots réponse réaction phrase constat avertissement verdict cita declaración declaraciones
    testimonio dichiarazione dichiarazioni testimonianza statements remarks comments äußerung äußerungen
    aussagen déclaration déclarations expression formule termes propos comentario palabras respuesta reacción mensaje frase advertencia anuncio`);
/** True for nouns whose owner speaks: "statement", "elogio", "Worte"; lower case expected. */
export const isSpeechNoun = (noun: string): boolean => SPEECH_NOUNS.has(noun);

function stops(lexicon: Lexicon, token: Token): boolean {
  const { lower } = token;
  if (token.kind !== 'word') return true;
  if (lexicon.capitalNouns && token.capital) return false;
  return (
    is(token, VERB | AUXILIARY | FINITE | RELATIVE | CONJUNCTION | PRONOUN | ADVERB | PREPOSITION) ||
    PAST.test(lower)
  );
}

/** The end of the noun phrase behind a tying preposition; `at` when nothing fit follows. */
function complementEnd(reading: Reading, at: number): { end: number; name: boolean } {
  const { lexicon, paragraph, sentence, lore } = reading;
  const { tokens } = paragraph;
  let i = at;
  while (i < sentence.end && lexicon.determiners.has(tokens[i]?.lower ?? '')) i++;
  const from = i;
  let lowers = 0;
  while (i < sentence.end && i - from < 6) {
    const token = tokens[i];
    if (token === undefined) break;
    const chunkEnd = nameEnd(lexicon, paragraph, { at: i, sentence, lore });
    if (chunkEnd > i) {
      const ofDistrict =
        districtWords.has(tokens[i - 2]?.lower ?? '') && lexicon.tying.has(tokens[i - 1]?.lower ?? '');
      const cut = nameStart(lexicon, tokens.slice(i, chunkEnd), { lore, complement: true, ofDistrict });
      const body = tokens[i - 1];
      // "Sprecherin des Bayerischen Roten Kreuzes"
      if (body !== undefined && isOfBody(body, tokens.slice(i + cut, chunkEnd))) {
        i = chunkEnd;
        continue;
      }
      const ofBody =
        body !== undefined &&
        (organisationWords.has(body.lower) || houseWords.has(body.lower) || is(body, COLLECTIVE));
      if (
        lowers > 0 &&
        cut === 0 &&
        (!ofBody || personScore(tokens.slice(i, chunkEnd)) > 2) &&
        !lexicon.capitalNouns &&
        !lexicon.qualifiersFirst
      ) {
        // "ministro degli esteri Mario Rossi": the name, not the complement
        return { end: i, name: true };
      }
      if (cut > 0) return { end: i + cut, name: true };
      i = chunkEnd;
      if (!lexicon.capitalNouns) break;
      continue;
    }
    if (token.kind === 'number' && i > from) break;
    if (token.kind === 'number' || token.capital) i++;
    else if (stops(lexicon, token) || is(token, DETERMINER)) break;
    else {
      lowers++;
      i++;
    }
  }
  // "gab ein Sprecher des Unternehmens bekannt": behind its noun nothing small belongs to it
  if (lexicon.capitalNouns)
    while (i > from + 1 && tokens[i - 1]?.capital === false && tokens[i - 1]?.kind === 'word') i--;
  return { end: i > from ? i : at, name: false };
}

const behindDeterminers = ({ lexicon, paragraph: { tokens } }: Reading, at: number): Token | undefined => {
  let i = at;
  while (lexicon.determiners.has(tokens[i]?.lower ?? '')) i++;
  return tokens[i];
};

/** Where the role ends whose complements are read on from the token at `to`; `at` when nothing more belongs to it. */
function complementAt(reading: Reading, to: number, head: number): { end: number; name: boolean } | null {
  const { lexicon, paragraph } = reading;
  const { tokens } = paragraph;
  const { tying } = lexicon;
  const token = tokens[to];
  if (token?.kind !== 'word' || leadsToVerb(reading, to)) return null;
  const toSomebody =
    lexicon.dative.has(token.lower) &&
    lexicon.dativeRoles.test(tokens[head]?.lower ?? '') &&
    !isOccasion(reading, to + 1) &&
    !isAcronym(behindDeterminers(reading, to + 1)?.text ?? '');
  if (isToldTo(reading, to, head)) return null;
  if ((tying.has(token.lower) || toSomebody) && !token.capital) {
    const complement = complementEnd(reading, to + 1);
    return complement.end === to + 1 ? null : complement;
  }
  if (isPlaceBehind(reading, to) || isAimBehind(reading, to) || isFieldBehind(reading, to, head))
    return complementEnd(reading, to + 1);
  const next = tokens[to + 1];
  if (!JOINING.has(token.lower) || to === head + 1 || next?.kind !== 'word') return null;
  if (!tying.has(next.lower)) return null;
  const complement = complementEnd(reading, to + 2);
  return complement.end <= to + 1 ? null : complement;
}

/** Politicians belong to no paper: "sagte die Ministerin der Nachrichtenagentur Reuters". */
const OF_NO_PAPER = /(?:politiker|minister|präsident|kanzler)(?:in)?$|abgeordnete$/u;

function isToldTo(reading: Reading, at: number, head: number): boolean {
  const { lexicon, paragraph } = reading;
  const { tokens } = paragraph;
  const { lower = '' } = tokens[at] ?? {};
  if (!lexicon.capitalNouns) return false;
  if (lower !== 'der') return /^(?:im|beim)$/u.test(lower) && isOccasion(reading, at + 1);
  const isPaper = isOccasion(reading, at) || /^(?:post|presse)$/u.test(tokens[at + 2]?.lower ?? '');
  return isPaper && OF_NO_PAPER.test(tokens[head]?.lower ?? '');
}

/** Who knows something, whereof it is said in what. */
const LEARNED =
  /^(?:expert|especialist|investigador|científic|doctor|licenciad|profesor|médic|ingenier|técnic|consultor|espert|ricerca|docent|specialist|laureat)/u;

/** "investigador en neurociencias", "esperta in sicurezza": a field of learning, written small. */
function isFieldBehind(
  { lexicon, paragraph: { tokens }, sentence }: Reading,
  at: number,
  head: number,
): boolean {
  const field = at + 1 < sentence.end ? tokens[at + 1] : undefined;
  if (lexicon.qualifiersFirst || lexicon.capitalNouns || !/^(?:en|in)$/u.test(tokens[at]?.lower ?? ''))
    return false;
  if (at > head + 2 || !LEARNED.test(tokens[head]?.lower ?? '')) return false;
  return (
    field?.kind === 'word' && !field.capital && !stops(lexicon, field) && !lexicon.occasions.has(field.lower)
  );
}

/** "fragte die Kanzlerin in die Runde", "sagte der Minister an die Adresse der Bürger": where to, which is no part of an office. */
const isDirection = ({ lexicon, paragraph: { tokens } }: Reading, at: number): boolean =>
  lexicon.capitalNouns &&
  /^(?:in|an|auf)$/u.test(tokens[at]?.lower ?? '') &&
  /^(?:die|das)$/u.test(tokens[at + 1]?.lower ?? '');

/** "portavoz del PSOE en el Congreso", "head of the Red Cross in the Pacific": where the office is held, by name. */
function isPlaceBehind(reading: Reading, at: number): boolean {
  const { lexicon, paragraph, sentence } = reading;
  const { tokens } = paragraph;
  if (!lexicon.locating.has(tokens[at]?.lower ?? '')) return false;
  // "der Minister im ZDF", "am Sonntagabend bei Twitter"
  if (lexicon.capitalNouns && isOccasion(reading, at + 1)) return false;
  // "el periodista en Twitter"
  if (lexicon.occasions.has(tokens[at + 1]?.lower ?? '')) return false;
  if (isDirection(reading, at)) return false;
  let i = at + 1;
  while (i < sentence.end && lexicon.determiners.get(tokens[i]?.lower ?? '') === 'definite') i++;
  const name = tokens[i];
  if (name?.kind !== 'word' || !name.capital || i >= sentence.end) return false;
  // "am Montag"; behind an article it is a place: "en el Congreso"
  if (i === at + 1 && is(name, NO_NAME)) return false;
  return !(isAcronym(name.text) && i === at + 1);
}

/** "presidente de la Fundación Internacional por la Libertad": what a body's name goes on with. */
function isAimBehind({ lexicon, paragraph: { tokens }, sentence }: Reading, at: number): boolean {
  if (
    lexicon.capitalNouns ||
    tokens[at - 1]?.capital !== true ||
    !/^(?:por|per|pour|for)$/u.test(tokens[at]?.lower ?? '')
  )
    return false;
  const aim =
    lexicon.determiners.get(tokens[at + 1]?.lower ?? '') === 'definite' ? tokens[at + 2] : tokens[at + 1];
  return at + 1 < sentence.end && aim?.capital === true && aim.forename === null && !is(aim, NO_NAME);
}

/** What may stand behind somebody who has been told of: a verb that is known, or what joins. */
const endsSubject = (token: Token): boolean => is(token, VERB | AUXILIARY | RELATIVE | CONJUNCTION);

const isVerbal = ({ participle }: Lexicon, lower: string): boolean =>
  participle?.test(lower) === true || /(?:iene|ndo(?:si|l[oaie]|ne|gli)?)$/u.test(lower);

/** "portavoce iraniano": a word behind the role that still describes it. */
function isAdjectiveBehind({ lexicon, paragraph, sentence }: Reading, at: number): boolean {
  const token = paragraph.tokens[at];
  if (token?.kind !== 'word' || token.capital || lexicon.qualifiersFirst || lexicon.capitalNouns)
    return false;
  if (stops(lexicon, token) || is(token, DETERMINER)) return false;
  // "analistas definen el momento", "chaîne met en scène": a verb that no list has
  const next = at + 1 < sentence.end ? paragraph.tokens[at + 1] : undefined;
  if (next?.kind === 'quote') return false;
  // "il premier evita di dare": what leads on to an infinitive is a verb
  const behind = at + 2 < sentence.end ? paragraph.tokens[at + 2] : undefined;
  if (lexicon.infinitive?.test(behind?.lower ?? '') === true && behind?.capital === false) return false;
  if (next?.kind !== 'word' || is(next, TYING)) return next?.text !== ':';
  // "el magnate recomienda desarrollar", "le maire prend peu de risques"
  if (!next.capital && !lexicon.adjectiveEnding.test(token.lower) && !endsSubject(next)) return false;
  // "l'ambassade japonaise à Maurice"; not "interviene in aula", "sostenuta da Rolex"
  if (is(next, PREPOSITION))
    return lexicon.adjectiveEnding.test(token.lower) && !isVerbal(lexicon, token.lower);
  return !is(next, DETERMINER) && next.lower !== 'que';
}

/** "le député LREM de la Manche": a party behind the office. */
function isPartyBehind({ lexicon, paragraph, sentence }: Reading, at: number): boolean {
  const token = paragraph.tokens[at];
  if (lexicon.qualifiersFirst || token === undefined || at >= sentence.end || !isAcronym(token.text))
    return false;
  const next = paragraph.tokens[at + 1];
  return next?.kind === 'word' && (is(next, TYING) || next.capital);
}

/** "editor in chief", "rédactrice en chef". */
const isInChief = ({ paragraph: { tokens } }: Reading, at: number): boolean =>
  /^(?:in|en)$/u.test(tokens[at]?.lower ?? '') && /^(?:chief|chef|capo)$/u.test(tokens[at + 1]?.lower ?? '');

/** "vice president and chairman": a second office of the same person. */
function joinsOffice({ lexicon, paragraph, sentence }: Reading, at: number): boolean {
  const next = paragraph.tokens[at + 1];
  if (!JOINING.has(paragraph.tokens[at]?.lower ?? '') || at + 1 >= sentence.end) return false;
  return next?.kind === 'word' && isRoleWord(lexicon, next) && !is(next, VERB);
}

/** The first token behind the role and all that belongs to it. */
function roleEnd(reading: Reading, head: number, behind = head + 1): number {
  const limit = Math.min(reading.sentence.end, head + MAX_LENGTH);
  let to = behind;
  let adjectives = 0;
  while (to < limit) {
    const complement = complementAt(reading, to, head + adjectives);
    if (complement !== null) {
      to = complement.end;
      if (complement.name) break;
    } else if (to === head + 1 && isPartyBehind(reading, to)) {
      to++;
    } else if (to === head + 1 && isInChief(reading, to)) {
      to += 2;
    } else if (joinsOffice(reading, to)) {
      to += 2;
    } else if (adjectives < 2 && isAdjectiveBehind(reading, to)) {
      adjectives++;
      to++;
    } else break;
  }
  return to;
}

/** A word that is no little word, no verb and no adverb of English. */
export const isPlainNoun = (lexicon: Lexicon, token: Token): boolean =>
  token.kind === 'word' &&
  !token.capital &&
  !stops(lexicon, token) &&
  !is(token, DETERMINER) &&
  !/(?:ly|ed|ing)$/u.test(token.lower) &&
  !/^['’]/u.test(token.lower);

/** Nothing behind the role belongs to it: no place or purpose that was not read, no capital that is nobody's name. */
function isWhole(reading: Reading, to: number): boolean {
  const { lexicon, paragraph, sentence } = reading;
  const last = paragraph.tokens[to - 1];
  // "the circle of M. Morel"
  if (last?.text.endsWith('.') === true && is(last, TITLE)) return false;
  const next = to < sentence.end ? paragraph.tokens[to] : undefined;
  if (next?.kind !== 'word') return true;
  if (next.capital) return next.forename !== null || !isAcronym(next.text);
  // "consultant chest …": what is behind it is the noun
  if (lexicon.qualifiersFirst && isPlainNoun(lexicon, next)) return false;
  if (leadsToVerb(reading, to)) return false;
  if (isToldTo(reading, to, to - 1) || isDirection(reading, to)) return true;
  if (!lexicon.locating.has(next.lower) && !is(next, TYING)) return true;
  const behind = to + 1 < sentence.end ? paragraph.tokens[to + 1] : undefined;
  // "le préfet du Nord en parle", "le préfet du Nord en disant que"
  if (next.lower === 'en' && behind !== undefined && is(behind, VERB | AUXILIARY)) return true;
  const determiner = lexicon.determiners.get(behind?.lower ?? '');
  return determiner === 'indefinite' || determiner === 'pointing' || isOccasion(reading, to + 1);
}

/** Reads the role around its head word; `to` given: the role ends there, else its complements are read on. */
export function readRole(
  reading: Reading,
  place: {
    readonly head: number;
    readonly from: number;
    readonly to: number | null;
    /** Where its complements begin; right behind its head when left out. */
    readonly behind?: number;
  },
): Role {
  const { lexicon, paragraph, text } = reading;
  const { tokens } = paragraph;
  const to = place.to ?? roleEnd(reading, place.head, place.behind);
  const head = tokens[place.head];
  const first = tokens[place.from] ?? head;
  const last = tokens[to - 1] ?? head;
  const words = new Set<string>();
  for (const token of tokens.slice(place.from, to)) {
    if (token.kind !== 'word' || token === head || JOINING.has(token.lower)) continue;
    if (!is(token, PREPOSITION | DETERMINER)) words.add(plain(token.text));
  }
  return {
    text: text.slice(first?.start ?? 0, last?.end ?? 0),
    from: place.from,
    to,
    printedTo: to,
    noun: head?.lower ?? '',
    head: neutralHead(lexicon, head?.lower ?? ''),
    gender: roleGender(lexicon, head?.lower ?? ''),
    bare: words.size === 0 && lexicon.offices.has(head?.lower ?? ''),
    owned: false,
    party: partyOf(lexicon, head?.lower ?? '', words),
    beforeName: false,
    asTitle: false,
    stated: false,
    whole: isWhole(reading, to),
    words,
  };
}

/** "der CSU-Politiker", "le député LR"; not "AfD-Gegner". */
function partyOf({ parties }: Lexicon, head: string, words: ReadonlySet<string>): string | null {
  const hyphen = head.indexOf('-');
  const prefix = parties.get(head.slice(0, Math.max(0, hyphen)));
  if (prefix !== undefined) return AGAINST.test(head) ? null : prefix;
  for (const word of words) if (parties.has(word)) return parties.get(word) ?? null;
  return null;
}

const AGAINST = /(?:gegner|kritiker|rival)/u;

function roleGender(lexicon: Lexicon, lower: string): Gender {
  // "der Vorsitzende", "die Vorsitzende": one form for both
  if (lexicon.capitalNouns && /(?:nde|te)$/u.test(lower)) return 'n';
  const known = lexicon.roles.get(lower);
  if (known !== undefined) return known;
  if (!lexicon.capitalNouns) return 'n';
  return /(?:in|frau)$/u.test(lower) ? 'f' : 'm';
}

/** Masculine and feminine of an office meet in one form. */
const neutralHead = (lexicon: Lexicon, lower: string): string =>
  plain(lower.slice(lower.lastIndexOf('-') + 1)).replace(lexicon.officeEnding, '');
