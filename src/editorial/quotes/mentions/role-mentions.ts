import { wordSet } from '../languages/language.ts';
import { nameStart } from './name-start.ts';
import { isRoleWord, nameEnd, personScore } from './names.ts';
import {
  findApposition,
  isOblique,
  isOwner,
  joins,
  lastHead,
  phraseStart,
  premodifierStart,
  skipAside,
  tokenAfterDeterminers,
} from './phrases.ts';
import type { Mention, Reading } from './reading.ts';
import { spell } from './reading.ts';
import { readRole } from './roles.ts';

const PLURAL_DETERMINERS =
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
  const inner = lexicon.qualifiersFirst ? Math.max(premodifierStart(reading, at), floor) : at;
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
  const named = plural ? null : followingName(reading, role.to);
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
  if (joins(tokens[at])) {
    // "JPL scientist and study co-author Michael Malaska"
    for (let i = at + 1; i < Math.min(at + 4, sentence.end); i++) {
      const token = tokens[i];
      if (token?.kind !== 'word' || lexicon.prepositions.has(token.lower)) break;
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
