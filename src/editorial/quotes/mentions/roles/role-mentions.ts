import {
  AUXILIARY,
  COLLECTIVE,
  DETERMINER,
  OFFICE,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  VERB,
} from '../../languages/kinds.ts';
import { wordSet } from '../../languages/language.ts';
import { findApposition } from '../appositions.ts';
import { withinCapitals } from '../names/name-limits.ts';
import { nameStart } from '../names/name-start.ts';
import { isRoleWord, nameEnd, personScore } from '../names/names.ts';
import {
  isOblique,
  isOwner,
  joins,
  lastHead,
  partyBehind,
  phraseStart,
  premodifierStart,
  skipAside,
  tokenAfterDeterminers,
} from '../phrases.ts';
import { nicknameBehind } from '../names/nicknames.ts';
import type { Mention, Reading, Role } from '../reading.ts';
import { spell } from '../reading.ts';
import { wordRole } from './role-wording.ts';
import { readRole } from './roles.ts';
import type { Token } from '../../tokens.ts';
import { is } from '../../tokens.ts';

/** Determiners that only several have. */
export const PLURAL_DETERMINERS =
  wordSet(`i gli alcuni alcune due tre suoi les ces ses plusieurs certains quelques deux trois leurs
  los las algunos algunas varios varias unos unas dos tres sus these those several some many two three mehrere einige
  viele zwei`);

/**
 * Somebody by role, from the last word of "the country's former chief of staff" on, with the name that stands beside it. The
 * phrase begins at `floor` at the earliest: what is before belongs to another.
 */
export function roleMention(reading: Reading, at: number, floor: number): Mention | null {
  const { lexicon, paragraph, sentence } = reading;
  const { tokens } = paragraph;
  const head = lastHead(reading, at);
  const headToken = tokens[head];
  if (headToken === undefined) return null;
  const first = lexicon.qualifiersFirst ? Math.max(premodifierStart(reading, at), floor) : at;
  const { from, determiner } = phraseStart(reading, first);
  const start = Math.max(from, floor);
  const textFrom =
    determiner === null ? Math.min(first, Math.max(from, floor)) : tokenAfterDeterminers(reading, start);
  const role = readRole(reading, { head, from: textFrom, to: null });
  const plural = determiner !== null && PLURAL_DETERMINERS.has(determiner.lower);
  const oblique = isOblique(reading, start, determiner);
  const definiteness = determiner === null ? null : (lexicon.determiners.get(determiner.lower) ?? null);
  const base = {
    paragraph: paragraph.index,
    sentence: reading.sentenceIndex,
    from: start,
    definiteness,
    oblique,
    possessive: isOwner(reading, role.to),
  };
  const behind = plural ? null : nameOf(reading, role.to);
  const named =
    behind?.comma === true && isAsideOf(reading, { start, end: behind.to, determiner, oblique })
      ? null
      : behind;
  const inner = named === null ? null : innerRole(reading, role, named);
  const name = named === null ? [] : tokens.slice(named.from, named.to);
  // "un proche du président Morel": the name says whose he is
  const isOwned =
    inner !== null && (definiteness === 'indefinite' || isAnothers(reading, { role, inner, name }));
  if (named !== null && !isOwned) {
    const called = nicknameBehind(reading, named.to);
    const aside = skipAside(tokens, called?.to ?? named.to, sentence.end);
    let apposed: Role | null = null;
    let to = named.comma && tokens[aside]?.text === ',' ? aside + 1 : aside;
    if (!named.comma && tokens[aside]?.text === ',') {
      apposed = findApposition(reading, aside + 1, oblique);
      if (apposed !== null)
        to = tokens[apposed.printedTo]?.text === ',' ? apposed.printedTo + 1 : apposed.printedTo;
    }
    return {
      ...base,
      kind: 'name',
      to,
      name,
      spelled: spell(reading.text, name),
      nickname: called?.words ?? [],
      title: role.gender,
      role: wordRole(reading, inner ?? role, {
        kind: 'before name',
        nameAt: named.from,
      }),
      apposed,
      party: partyBehind(reading, named.to),
      gender: role.gender,
      score: personScore(name) + 3,
    };
  }
  return {
    ...base,
    kind: plural || (is(headToken, COLLECTIVE) && !is(headToken, OFFICE)) ? 'collective' : 'role',
    to: isOwned ? inner.from : role.to,
    name: [],
    spelled: '',
    nickname: [],
    title: null,
    role: wordRole(
      reading,
      isOwned && named !== null ? readRole(reading, { head, from: textFrom, to: named.to }) : role,
      { kind: 'alone' },
    ),
    apposed: null,
    party: null,
    gender: plural ? 'plural' : role.gender,
    score: 0,
  };
}

/** The name of who holds the office that ends at `at`. */
function nameOf(reading: Reading, at: number): ReturnType<typeof followingName> {
  const { tokens } = reading.paragraph;
  const name = followingName(reading, at);
  if (name === null) return farName(reading, at);
  // "le président de l’agglomération Plaine Commune, Patrick Morel": no forename begins a body's name
  if (name.comma || tokens[name.from]?.forename !== null || tokens[name.to]?.text !== ',') return name;
  const far = name.to - name.from > 1 ? followingName(reading, name.to) : null;
  return far !== null && tokens[far.from]?.forename !== null ? far : name;
}

/**
 * "Pour l'édile, proche du parti, Paul Morel était": what stands between commas tells of whoever was named before them.
 * "Selon un proche du ministre, Paul Morel se montre": the name behind a source begins the sentence.
 */
function isAsideOf(
  { paragraph: { tokens }, sentence }: Reading,
  phrase: { start: number; end: number; determiner: Token | null; oblique: boolean },
): boolean {
  const before = phrase.start > sentence.start ? tokens[phrase.start - 1] : undefined;
  if (phrase.determiner === null && before?.text === ',') return true;
  const next = phrase.end < sentence.end ? tokens[phrase.end] : undefined;
  return phrase.oblique && next?.kind === 'word' && !is(next, RELATIVE);
}

/** "ancien conseiller du président Nicolas Sarkozy": the office right before the name is his; null where there is but one. */
function innerRole(
  reading: Reading,
  role: Role,
  named: { readonly from: number; readonly comma: boolean },
): Role | null {
  const { lexicon, paragraph } = reading;
  const before = paragraph.tokens[named.from - 1];
  // "esposa del presidente mexicano Enrique Peña Nieto"
  const isQualified = before?.capital === false && !isRoleWord(lexicon, before);
  const at = isQualified && lexicon.adjectiveEnding.test(before.lower) ? named.from - 2 : named.from - 1;
  const office = paragraph.tokens[at];
  if (named.comma || office === undefined || !isRoleWord(lexicon, office)) return null;
  let from = at;
  while (from > role.from && !lexicon.tying.has(paragraph.tokens[from - 1]?.lower ?? '')) from--;
  if (from <= role.from + 1) return null;
  // "amministratore delegato di Apple e cofondatore Steve Jobs": two offices of one person
  if (paragraph.tokens.slice(from, at).some(joins)) return null;
  const start = tokenAfterDeterminers(reading, from);
  return start > at ? null : readRole(reading, { head: at, from: start, to: named.from });
}

/** "La esposa del presidente Enrique Peña Nieto": the name is his whose she is, by what she is to him or by their forms. */
function isAnothers(
  { lexicon }: Reading,
  { role, inner, name }: { role: Role; inner: Role; name: readonly Token[] },
): boolean {
  if (lexicon.relations.has(role.noun)) return true;
  const gender = name[0]?.forename ?? 'n';
  return gender !== 'n' && role.gender !== 'n' && role.gender !== gender && inner.gender === gender;
}

/** The name that a role stands before: directly ("ministro Rossi") or after a comma ("il ministro, Mario Rossi, ha"). */
function followingName(reading: Reading, at: number): { from: number; to: number; comma: boolean } | null {
  const { lexicon, paragraph, sentence, lore } = reading;
  const { tokens } = paragraph;
  if (joins(tokens[at])) {
    // "JPL scientist and study co-author Michael Malaska"; not "the chancellor and her aide Michael Malaska"
    for (let i = at + 1; i < Math.min(at + 4, sentence.end); i++) {
      const token = tokens[i];
      if (token?.kind !== 'word' || is(token, PREPOSITION | DETERMINER)) break;
      if (token.capital && !lexicon.capitalNouns) break;
      if (isRoleWord(lexicon, token))
        return tokens[i + 1]?.capital === true ? followingName(reading, i + 1) : null;
    }
    return null;
  }
  const aside = tokens[at]?.text === '(' ? skipAside(tokens, at, sentence.end) : at;
  const comma = tokens[aside]?.text === ',';
  const start = comma ? aside + 1 : aside;
  if (start >= sentence.end) return null;
  // "el capo Joaquín “El Chapo” Guzmán" is left to the plain reading of names
  let chunk = tokens.slice(start, nameEnd(lexicon, paragraph, { at: start, sentence, lore }));
  if (chunk.length === 0) return null;
  const office = tokens[start - 1];
  const behindOffice = office !== undefined && isRoleWord(lexicon, office);
  const cut = nameStart(lexicon, chunk, { lore, complement: !comma, behindOffice });
  chunk = withinCapitals(reading, chunk.slice(cut)).name.filter(t => tokens.includes(t));
  const end = start + cut + chunk.length;
  if (personScore(chunk) < (comma ? 1 : 0) - (cut > 0 ? 1 : 0)) return null;
  if (comma) {
    if (chunk.length < 2) return null;
    const next = tokens[skipAside(tokens, end, sentence.end)];
    const closes = next?.kind !== 'word' || is(next, VERB | AUXILIARY);
    if (!closes && personScore(chunk) < 3) return null;
  }
  return { from: start + cut, to: end, comma };
}

/** "El periodista ruso laureado con el premio Nobel, Dmitry Muratov, denunció": the name behind all that tells of the role. */
function farName(reading: Reading, at: number): { from: number; to: number; comma: boolean } | null {
  const { paragraph, sentence } = reading;
  for (let i = at; i < Math.min(at + 12, sentence.end); i++) {
    const token = paragraph.tokens[i];
    if (token === undefined || token.kind === 'quote') return null;
    const behind = skipAside(paragraph.tokens, i, sentence.end);
    if (token.text === '(' && behind > i) i = behind;
    if (paragraph.tokens[i]?.text === ',') {
      const named = i === at ? null : followingName(reading, i);
      const closing =
        named === null ? undefined : paragraph.tokens[skipAside(paragraph.tokens, named.to, sentence.end)];
      const closes = closing?.kind !== 'word' || is(closing, VERB | AUXILIARY);
      return closes ? named : null;
    }
    if ((token.kind === 'mark' && token.text !== '&') || is(token, AUXILIARY | RELATIVE)) return null;
    if (is(token, VERB | PRONOUN)) return null;
  }
  return null;
}
