import type { Gender } from './lexicon.ts';
import { wordSet } from './lexicon.ts';
import { nameStart } from './name-start.ts';
import { isRoleWord, nameEnd, personScore } from './names.ts';
import {
  findApposition,
  isOblique,
  lastHead,
  paragraphToken,
  phraseStart,
  premodifierStart,
  skipAside,
  tokenAfterDeterminers,
} from './phrases.ts';
import type { Mention, Reading } from './reading.ts';
import { spell } from './reading.ts';
import { nameMention } from './name-mentions.ts';
import { isSpeechNoun, readRole } from './roles.ts';

const PLURAL_DETERMINERS =
  wordSet(`i gli alcuni alcune due tre suoi les ces ses plusieurs certains quelques deux trois leurs
  los las algunos algunas varios varias unos unas dos tres sus these those several some many two three mehrere einige
  viele zwei`);

/** "ce dernier", "quest'ultima", "este último": whoever was named last. */
const LATTER: ReadonlyMap<string, Gender> = new Map([
  ['dernier', 'm'],
  ['dernière', 'f'],
  ['ultimo', 'm'],
  ['ultima', 'f'],
  ['último', 'm'],
  ['última', 'f'],
]);
/** "one of the firemen", "einer der Feuerwehrleute": somebody without a name. */
const PARTITIVE = new Set(['einer', 'eine', 'one', 'uno', 'una', 'un', 'une', 'alguno', 'some', 'many']);
const OF = new Set(['der', 'of', 'dei', 'degli', 'delle', 'des', 'de']);
const JOINING = new Set(['und', 'e', 'ed', 'et', 'y', 'and', 'sowie', 'o', 'ou', 'or', 'oder']);

function roleMention(reading: Reading, at: number, floor: number): Mention | null {
  const { lexicon, paragraph, sentence } = reading;
  const { tokens } = paragraph;
  const head = lastHead(reading, at);
  const headToken = tokens[head];
  if (headToken === undefined) return null;
  const inner = lexicon.language === 'en' ? Math.max(premodifierStart(reading, at), floor) : at;
  const { from, determiner } = phraseStart(reading, inner);
  const start = Math.max(from, floor);
  const textFrom =
    determiner === null ? Math.min(inner, Math.max(from, floor)) : tokenAfterDeterminers(reading, start);
  const role = readRole(reading, { head, from: textFrom, to: null });
  const plural = determiner !== null && PLURAL_DETERMINERS.has(determiner.lower);
  const oblique = isOblique(reading, start, determiner);
  const base = {
    paragraph: paragraph.index,
    sentence: reading.sentenceIndex,
    from: start,
    definiteness: determiner === null ? null : (lexicon.determiners.get(determiner.lower) ?? null),
    oblique,
    possessive: isOwner(reading, role.to),
  };
  const named = plural ? null : (followingName(reading, role.to) ?? farName(reading, role.to));
  if (named !== null) {
    const name = tokens.slice(named.from, named.to);
    const aside = skipAside(tokens, named.to, sentence.end);
    let to = named.comma && tokens[aside]?.text === ',' ? aside + 1 : aside;
    if (!named.comma && tokens[aside]?.text === ',') {
      const apposition = findApposition(reading, aside + 1);
      if (apposition !== null) to = tokens[apposition.to]?.text === ',' ? apposition.to + 1 : apposition.to;
    }
    return {
      ...base,
      kind: 'name',
      to,
      name,
      spelled: spell(reading.text, name),
      title: role.gender,
      role,
      gender: role.gender,
      score: personScore(name) + 3,
    };
  }
  return {
    ...base,
    kind:
      plural || (lexicon.collectives.has(headToken.lower) && !lexicon.roles.has(headToken.lower))
        ? 'collective'
        : 'role',
    to: role.to,
    name: [],
    spelled: '',
    title: null,
    role,
    gender: plural ? 'plural' : role.gender,
    score: 0,
  };
}

/** The name that a role stands before: directly ("ministro Rossi") or after a comma ("il ministro, Mario Rossi, ha"). */
function followingName(reading: Reading, at: number): { from: number; to: number; comma: boolean } | null {
  const { lexicon, paragraph, sentence, lore } = reading;
  const { tokens } = paragraph;
  if (JOINING.has(tokens[at]?.lower ?? '')) {
    // "JPL scientist and study co-author Michael Malaska"
    for (let i = at + 1; i < Math.min(at + 4, sentence.end); i++) {
      const token = tokens[i];
      if (token?.kind !== 'word' || token.capital || lexicon.prepositions.has(token.lower)) break;
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
  const end = nameEnd(lexicon, paragraph, { at: start, sentence, lore });
  if (end === start) return null;
  let chunk = tokens.slice(start, end);
  const cut = nameStart(lexicon, chunk, { lore, complement: !comma });
  chunk = chunk.slice(cut);
  if (personScore(chunk) < (comma ? 1 : 0) - (cut > 0 ? 1 : 0)) return null;
  if (comma) {
    if (chunk.length < 2) return null;
    const next = tokens[skipAside(tokens, end, sentence.end)];
    const closes =
      next?.kind !== 'word' || lexicon.verbs.has(next.lower) || lexicon.auxiliaries.has(next.lower);
    if (!closes && personScore(chunk) < 3) return null;
  }
  return { from: start + cut, to: end, comma };
}

/** "El periodista ruso laureado con el premio Nobel, Dmitry Muratov, denunció": the name behind all that tells of the role. */
function farName(reading: Reading, at: number): { from: number; to: number; comma: boolean } | null {
  const { lexicon, paragraph, sentence } = reading;
  for (let i = at; i < Math.min(at + 12, sentence.end); i++) {
    const token = paragraph.tokens[i];
    if (token === undefined || token.kind === 'quote') return null;
    if (token.text === ',') {
      const named = i === at ? null : followingName(reading, i);
      return named !== null && paragraph.tokens[named.to]?.text === ',' ? named : null;
    }
    if (token.kind === 'mark' || lexicon.auxiliaries.has(token.lower) || lexicon.relatives.has(token.lower))
      return null;
    if (lexicon.verbs.has(token.lower) || lexicon.pronouns.has(token.lower)) return null;
  }
  return null;
}

/** Evidence against a person that nothing outweighs: the last word names a body ("Harborough Council"). */
const NO_PERSON = -9;

/** Where a noun phrase that begins at `at` really begins, and whether something governs it. */
function ownPlace(reading: Reading, at: number): { from: number; oblique: boolean } {
  const { from, determiner } = phraseStart(reading, at);
  return { from, oblique: isOblique(reading, from, determiner) };
}

const isOwner = (reading: Reading, at: number): boolean =>
  /^['’]s?$/u.test(paragraphToken(reading, at)?.lower ?? '');

function simpleMention(reading: Reading, at: number, kind: 'pronoun' | 'collective' | 'thing'): Mention {
  const { lexicon, paragraph } = reading;
  const token = paragraph.tokens[at];
  const { from, determiner } = kind === 'pronoun' ? { from: at, determiner: null } : phraseStart(reading, at);
  const role =
    kind === 'pronoun'
      ? null
      : readRole(reading, {
          head: at,
          from: PARTITIVE.has(token?.lower ?? '') ? at : tokenAfterDeterminers(reading, from),
          to: isSpeechNoun(token?.lower ?? '') ? at + 1 : null,
        });
  return {
    kind,
    paragraph: paragraph.index,
    sentence: reading.sentenceIndex,
    from,
    to: role?.to ?? at + 1,
    name: [],
    spelled: '',
    title: null,
    role,
    definiteness: determiner === null ? null : (lexicon.determiners.get(determiner.lower) ?? null),
    gender: kind === 'pronoun' ? (lexicon.pronouns.get(token?.lower ?? '') ?? 'n') : 'plural',
    oblique: isOblique(reading, from, determiner),
    possessive: isOwner(reading, role?.to ?? at + 1),
    score: 0,
  };
}

function isPronounHere(reading: Reading, at: number): boolean {
  const { lexicon, paragraph } = reading;
  const token = paragraph.tokens[at];
  if (token === undefined || !lexicon.pronouns.has(token.lower)) return false;
  if (!lexicon.determiners.has(token.lower) && !/^(?:ihr|la|le)$/u.test(token.lower)) return true;
  const next = paragraphToken(reading, at + 1);
  return next?.kind !== 'word' || lexicon.verbs.has(next.lower) || lexicon.auxiliaries.has(next.lower);
}

function mentionAt(reading: Reading, at: number, floor: number): Mention | null {
  const { lexicon, paragraph } = reading;
  const token = paragraph.tokens[at];
  if (token?.kind !== 'word') return null;
  const latter = LATTER.get(token.lower);
  if (
    latter !== undefined &&
    at > reading.sentence.start &&
    lexicon.determiners.get(paragraph.tokens[at - 1]?.lower ?? '') === 'pointing'
  )
    return { ...simpleMention(reading, at, 'pronoun'), from: at - 1, gender: latter };
  const of = paragraphToken(reading, at + 1);
  if (PARTITIVE.has(token.lower) && of !== undefined && OF.has(of.lower))
    return simpleMention(reading, at, 'thing');
  if (isPronounHere(reading, at)) return simpleMention(reading, at, 'pronoun');
  const name = token.capital ? nameMention(reading, at) : null;
  if (name !== null) return name;
  const chunkEnd = token.capital
    ? nameEnd(lexicon, paragraph, { at, sentence: reading.sentence, lore: reading.lore })
    : at;
  const lastOfChunk = paragraph.tokens[chunkEnd - 1];
  if (chunkEnd > at + 1 && lastOfChunk !== undefined && lexicon.collectives.has(lastOfChunk.lower)) {
    const body = { ...simpleMention(reading, chunkEnd - 1, 'collective'), ...ownPlace(reading, at) };
    if (lexicon.capitalNouns) return body;
    const name = paragraph.tokens.slice(at, chunkEnd);
    return {
      ...body,
      kind: 'name',
      to: chunkEnd,
      name,
      spelled: spell(reading.text, name),
      role: null,
      gender: 'n',
      score: NO_PERSON,
    };
  }
  if (isAdjective(reading, at)) return null;
  if (isRoleWord(lexicon, token) && !lexicon.verbs.has(token.lower)) return roleMention(reading, at, floor);
  if (lexicon.collectives.has(token.lower)) {
    // "Kettleby campaign spokesman", "Harrowmouth police Chief Sam Oddie"
    const next = paragraphToken(reading, at + 1);
    const qualifies =
      lexicon.language === 'en' &&
      next?.kind === 'word' &&
      (isRoleWord(lexicon, next) || lexicon.modifiers.has(next.lower) || lexicon.titles.has(next.lower));
    return qualifies ? null : simpleMention(reading, at, 'collective');
  }
  return isNoun(reading, at) ? simpleMention(reading, at, 'thing') : null;
}

/** English "general concern": the role words that are adjectives as well. */
function isAdjective(reading: Reading, at: number): boolean {
  const token = reading.paragraph.tokens[at];
  const next = paragraphToken(reading, at + 1);
  if (reading.lexicon.language !== 'en' || token?.lower !== 'general' || token.capital) return false;
  return next?.kind === 'word' && !next.capital && !reading.lexicon.verbs.has(next.lower);
}

/** Any other noun behind an article: it is no speaker we could name, but it may well be the subject. */
function isNoun(reading: Reading, at: number): boolean {
  const { lexicon, paragraph, sentence } = reading;
  const token = paragraph.tokens[at];
  if (token === undefined) return false;
  const { lower } = token;
  if (lexicon.capitalNouns) return token.capital && phraseStart(reading, at).determiner !== null;
  const before = at > sentence.start ? paragraph.tokens[at - 1] : undefined;
  if (before?.kind !== 'word' || !lexicon.determiners.has(before.lower)) return false;
  if (lexicon.verbs.has(lower) || lexicon.auxiliaries.has(lower) || lexicon.prepositions.has(lower))
    return false;
  if (lexicon.determiners.has(lower) || lexicon.modifiers.has(lower)) return false;
  return token.capital || !lexicon.adverbs.has(lower);
}

/** "von Bader und Jessel": what governs the first governs the second. */
function joined(reading: Reading, before: Mention | undefined, mention: Mention): Mention {
  const conjunction = reading.paragraph.tokens[mention.from - 1];
  const inherits =
    before?.oblique === true && before.to === mention.from - 1 && JOINING.has(conjunction?.lower ?? '');
  return inherits ? { ...mention, oblique: true } : mention;
}

/** The mentions of a sentence from left to right, without overlaps. */
export function readMentions(reading: Reading): readonly Mention[] {
  const found: Mention[] = [];
  let at = reading.sentence.start;
  let floor = at;
  while (at < reading.sentence.end) {
    const mention = mentionAt(reading, at, floor);
    if (mention === null) {
      at++;
      continue;
    }
    // a role takes in the names that only qualify it: "Kettleby spokesman"
    let last = found.at(-1);
    while (last !== undefined && mention.from < last.to && mention.from <= last.from) {
      found.pop();
      last = found.at(-1);
    }
    found.push(joined(reading, last, mention));
    at = Math.max(mention.to, at + 1);
    floor =
      mention.name.length > 0 && !mention.possessive && reading.lexicon.language === 'en' ? mention.from : at;
    if (mention.kind !== 'name' || mention.role !== null || mention.possessive) floor = at;
  }
  return found;
}
