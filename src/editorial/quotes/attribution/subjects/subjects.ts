import type { Token } from '../../tokens.ts';
import { is } from '../../tokens.ts';
import { ADVERB, CONJUNCTION, PREPOSITION, PRONOUN, RELATIVE, VERB } from '../../languages/kinds.ts';
import type { Span } from '../../../../core/article.ts';
import type { Cue } from '../cues.ts';
import type { Gender, Lexicon } from '../../languages/language.ts';
import type { Mention } from '../../mentions/reading.ts';
import { joins } from '../../mentions/phrases.ts';
import { isSpeechNoun } from '../../mentions/roles/roles.ts';
import type { SentenceModel } from '../../model.ts';
import { nameBehind, premodifiedBehind } from './name-behind.ts';
import { mentionsTogether } from './together.ts';

/** Who the grammar says is speaking: a mention, or a subject that is understood (dropped, or a pronoun on the verb). */
export type Subject =
  | { readonly kind: 'mention'; readonly mention: Mention; readonly where: 'before' | 'after' }
  | { readonly kind: 'understood'; readonly gender: Gender | 'plural'; readonly both?: readonly Mention[] }
  /** Something speaks that is nobody: "darin steht", "es heißt". */
  | { readonly kind: 'nobody' };

const CLAUSE_BREAK = /^[;:]$/u;
const REACH_AFTER = 12;
/** An aside that does not end within so many tokens behind the verb is none. */
const FARTHEST_ASIDE = 40;

/** Stands where a subject stands: at the head of a clause, not behind another word that governs it. */
export function isHeadOfClause(sentence: SentenceModel, mention: Mention): boolean {
  const { tokens } = sentence.paragraph;
  if (mention.from <= sentence.span.start) return true;
  const before = tokens[mention.from - 1];
  if (before?.kind !== 'word') return before?.kind !== 'number';
  return (
    is(before, CONJUNCTION | RELATIVE | ADVERB) ||
    (before.capital && mention.from - 1 === sentence.span.start)
  );
}

const RELATIVE_SUBJECT = new Set(['qui', 'che', 'who', 'quien', 'der', 'die']);

/** "der Aktivist der Tenant Union (ATU) sagt": what brackets hold is no subject. */
const isBracketed = ({ paragraph: { tokens } }: SentenceModel, { from, to }: Mention): boolean =>
  tokens[from - 1]?.text === '(' && (tokens[to]?.text === ')' || tokens[to - 1]?.text === ')');

/** "L’ex-ministre Ana Cruz et présidente du parti dénonce": another office of the one named before it. */
const isJoinedOffice = (
  { paragraph: { tokens } }: SentenceModel,
  earlier: Mention | undefined,
  { kind, definiteness, from }: Mention,
): boolean =>
  kind === 'role' &&
  definiteness === null &&
  earlier?.kind === 'name' &&
  !earlier.oblique &&
  earlier.to === from - 1 &&
  joins(tokens[from - 1]);

/** The subject before a verb: the nearest mention that touches it, else the nearest at the head of a clause. */
export function subjectBefore(
  sentence: SentenceModel,
  place: { readonly range: Span; readonly verb: number },
): Mention | null {
  const { tokens } = sentence.paragraph;
  const relative = tokens[place.verb - 1];
  if (relative?.kind === 'word' && RELATIVE_SUBJECT.has(relative.lower)) {
    // "avec Bernard Bonnet, qui avait répondu": the one named right before, whatever governs him there
    const antecedent = sentence.mentions.find(
      m => m.kind === 'name' && m.to <= place.verb - 1 && m.to >= place.verb - 2,
    );
    if (antecedent !== undefined) return antecedent;
  }
  let weak: Mention | null = null;
  let floor = place.range.start;
  for (let i = place.verb - 1; i >= place.range.start; i--)
    if (CLAUSE_BREAK.test(tokens[i]?.text ?? '')) {
      floor = i + 1;
      break;
    }
  for (let i = sentence.mentions.length - 1; i >= 0; i--) {
    const mention = sentence.mentions[i];
    if (mention === undefined || mention.to > place.verb || mention.from < floor) continue;
    if (mention.oblique || mention.possessive || isBracketed(sentence, mention)) continue;
    // "Whitey MacDonald, chairperson of Local 1520, Canadian Auto Workers union said": still the same person
    const earlier = sentence.mentions[i - 1];
    const apposed =
      (mention.kind === 'collective' || (mention.kind === 'name' && mention.score < 2)) &&
      earlier?.kind === 'name' &&
      earlier.role !== null &&
      !earlier.oblique &&
      tokens[mention.from - 1]?.text === ',' &&
      earlier.to >= mention.from - 4;
    // "Cédric, un Gilet Jaune qui ne lâche rien explique"
    const isOneOfSome =
      mention.kind === 'name' &&
      mention.definiteness === 'indefinite' &&
      earlier?.kind === 'name' &&
      !earlier.oblique &&
      earlier.to === mention.from - 1 &&
      tokens[earlier.to]?.text === ',';
    if (apposed || isOneOfSome || isJoinedOffice(sentence, earlier, mention)) return earlier ?? mention;
    if (mention.to === place.verb && mention.kind !== 'thing') return mention;
    if (isHeadOfClause(sentence, mention)) {
      if (mention.kind !== 'thing') return mention;
      if (mention.to === place.verb) return mention;
    }
    weak ??= mention.kind === 'thing' ? null : mention;
  }
  return weak;
}

/** A mark or a word behind which another clause begins. */
function closesClause(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token === undefined || token.kind === 'quote' || /^[,;:.!?]$/u.test(token.text)) return true;
  if (token.kind !== 'word') return false;
  // "explique à la radio et à quelques journaux Paul Morel"
  const joins = is(token, CONJUNCTION) && !is(token, ADVERB | PREPOSITION);
  return is(token, RELATIVE) || (joins && (next === undefined || !is(next, PREPOSITION)));
}

/** The subject after a verb: the first mention that no preposition governs, before the clause ends. */
export function subjectAfter(
  lexicon: Lexicon,
  sentence: SentenceModel,
  place: { readonly verb: number; readonly end: number },
): Mention | null {
  const { tokens } = sentence.paragraph;
  const aside = asideIn(lexicon, tokens, {
    start: place.verb,
    end: Math.min(place.end, place.verb + FARTHEST_ASIDE),
  });
  for (const mention of sentence.mentions) {
    if (mention.from < place.verb) continue;
    if (mention.from >= place.end || mention.from - place.verb > REACH_AFTER) return null;
    // "a écrit, Paul Morel, le maire": a comma too many
    if (mention.from === aside.start + 1 && mention.name.length > 1 && mention.score > 1) return mention;
    if (mention.from > aside.start && mention.from < aside.end) continue;
    for (let i = place.verb; i < mention.from; i++) {
      if (i === aside.start) i = aside.end;
      if (i < mention.from && closesClause(tokens, i)) return null;
    }
    if (mention.oblique || mention.possessive || isOccasion(lexicon, mention)) continue;
    return mention;
  }
  return null;
}

/** "constate, impassible, Morel", "pointe, par exemple, Rossi": what commas set off between a verb and its subject; empty for nothing. */
function asideIn(lexicon: Lexicon, tokens: readonly Token[], { start, end }: Span): Span {
  const none = { start: end, end };
  let first = start;
  while (first < end && /^(?:word|number)$/u.test(tokens[first]?.kind ?? '')) first++;
  if (tokens[first]?.text !== ',') return none;
  for (let i = first + 1; i < end; i++) {
    const token = tokens[i];
    if (token?.text === ',') return { start: first, end: i + 1 };
    if (token === undefined || token.kind === 'mark' || token.kind === 'quote') return none;
    if (is(token, VERB | RELATIVE | PRONOUN) && !lexicon.stressed.has(token.lower)) return none;
  }
  return none;
}

/** "expliquait la semaine dernière Marie Morel": when, not who. */
const isOccasion = (lexicon: Lexicon, { kind, role }: Mention): boolean =>
  kind === 'thing' && role !== null && lexicon.occasions.has(role.noun);

/** "said the firm's chief executive": the owner before the mention touches the verb. */
function isOwnedHere(sentence: SentenceModel, index: number, verbEnd: number): boolean {
  const owner = sentence.mentions[index - 1];
  const owned = sentence.mentions[index];
  return (
    owner?.possessive === true &&
    owned !== undefined &&
    owner.from <= verbEnd + 1 &&
    owned.from <= owner.to + 1
  );
}

/** A cue with the side of the quotation it stands on and the tokens it may look at. */
export type PlacedCue = Cue & { readonly side: 'before' | 'after'; readonly range: Span };

/** Verbs whose object is the one who speaks: "Detik.com quoted Djamal", unless they are passive. */
const QUOTING = new Set(
  'quoted quotes quoting cited cites citing zitiert zitierte zitieren zitierten cita citato citando citano cité cite citant citó citaron'.split(
    ' ',
  ),
);
const PASSIVE = new Set(
  'was were is are been wird wurde werden wurden è viene stato stata est été fue ha'.split(' '),
);
/** Verbs of reading, which leave open who wrote: "si legge nel messaggio", "se lee", "peut-on lire". */
const READING = new Set('legge leggono lee leen lire lit-on heißt hieß'.split(' '));

const asSubject = (mention: Mention | null | undefined, where: 'before' | 'after'): Subject | null =>
  mention === null || mention === undefined ? null : { kind: 'mention', mention, where };

function understood(sentence: SentenceModel, cue: PlacedCue): Subject {
  if (READING.has(sentence.paragraph.tokens[cue.at]?.lower ?? '')) return { kind: 'nobody' };
  return { kind: 'understood', gender: cue.plural ? 'plural' : 'n' };
}

/** "Se afirma que", "si stima che": nobody is said to say it, unless the verb means oneself: "si augura che". */
function isImpersonal(
  { impersonal }: Lexicon,
  { paragraph: { tokens } }: SentenceModel,
  { at }: Cue,
): boolean {
  if (impersonal === null || tokens[at - 1]?.lower !== impersonal.pronoun) return false;
  return tokens[at + 1]?.lower === impersonal.that && !impersonal.reflexive.has(tokens[at]?.lower ?? '');
}

/** Whom a verb of quoting quotes; null when it is passive, or names nobody. */
function quotedObject(sentence: SentenceModel, cue: PlacedCue): Subject | null {
  const { tokens } = sentence.paragraph;
  if (!QUOTING.has(tokens[cue.at]?.lower ?? '')) return null;
  const group = tokens.slice(Math.max(cue.range.start, cue.from - 1), Math.min(tokens.length, cue.to + 2));
  if (group.some(t => PASSIVE.has(t.lower))) return null;
  return asSubject(
    sentence.mentions.findLast(
      m => m.kind === 'name' && m.score > 0 && m.from >= cue.to && m.from < cue.range.end,
    ),
    'after',
  );
}

function firstSubject(lexicon: Lexicon, sentence: SentenceModel, cue: PlacedCue): Subject | null {
  const { range } = cue;
  const before = () => asSubject(subjectBefore(sentence, { range, verb: cue.from }), 'before');
  const adjacent = sentence.mentions.find(
    (m, i) =>
      m.from >= cue.to &&
      (m.from <= cue.to + 1 || isOwnedHere(sentence, i, cue.to)) &&
      !m.oblique &&
      !m.possessive,
  );
  const addresses = lexicon.addressing.has(sentence.paragraph.tokens[cue.at]?.lower ?? '');
  const near = adjacent ?? premodifiedBehind(lexicon, sentence, cue.to);
  const behind =
    near === undefined || near.kind === 'name' ? near : (nameBehind(lexicon, sentence, near) ?? near);
  const inverted = addresses || behind?.kind === 'thing' ? null : asSubject(behind, 'after');
  if (cue.leaning) {
    // "a film of Oddie saying at the fair, …"
    const touching = sentence.mentions.find(m => m.to === cue.from && m.kind === 'name' && !m.possessive);
    if (touching !== undefined) return asSubject(touching, 'before');
    return before();
  }
  if (cue.side === 'after') {
    const first = sentence.mentions.find(
      m => m.from === range.start && m.kind !== 'thing' && !m.possessive && m.to <= cue.from,
    );
    if (first !== undefined) return asSubject(first, 'before');
    if (cue.from - range.start <= 1) return inverted ?? before();
  }
  return before() ?? inverted;
}

/** "L’occasion pour Morel de répéter", "À Morel de répondre": who does what the infinitive says. */
function infinitiveSubject(sentence: SentenceModel, { range, at }: PlacedCue): Subject | null {
  const { tokens } = sentence.paragraph;
  if (!/^(?:d[ei]|d['’])$/u.test(tokens[at - 1]?.lower ?? '')) return null;
  const doer = sentence.mentions.find(m => m.to === at - 1 && m.from >= range.start);
  if (doer?.kind !== 'name' && doer?.kind !== 'role') return null;
  const before = [tokens[doer.from - 1], tokens[doer.from]];
  return before.some(token => FOR.test(token?.lower ?? ''))
    ? { kind: 'mention', mention: doer, where: 'before' }
    : null;
}

const FOR = /^(?:pour|per|para|à|au|a|al|alla|allo)$/u;

/** German "Die Firmen fordern": a verb right behind its subject has the ending of several there, elsewhere that of infinitives. */
const saysSeveral = (
  { capitalNouns }: Lexicon,
  tokens: readonly Token[],
  { cue, subject }: { readonly cue: Cue; readonly subject: Mention },
): boolean =>
  capitalNouns &&
  cue.from === cue.at &&
  subject.to === cue.at &&
  !subject.oblique &&
  /(?:en|ern|eln)$/u.test(tokens[cue.at]?.lower ?? '');

function announcedSubject(lexicon: Lexicon, sentence: SentenceModel, cue: PlacedCue): Subject {
  const { range } = cue;
  const doer = infinitiveSubject(sentence, cue);
  if (doer !== null) return doer;
  const named = asSubject(subjectBefore(sentence, { range, verb: cue.from }), 'before');
  const addresses = lexicon.addressing.has(sentence.paragraph.tokens[cue.at]?.lower ?? '');
  if (cue.leaning || addresses) return named ?? understood(sentence, cue);
  // "Pour Morel, qui défend aussi Rossi, …": what stands behind is the object
  if (named !== null && /^(?:qui|who|quien)$/u.test(sentence.paragraph.tokens[cue.from - 1]?.lower ?? ''))
    return named;
  const isSomebody =
    named?.kind === 'mention' && named.mention.kind !== 'collective' && named.mention.kind !== 'thing';
  if (!isSomebody || cue.from - named.mention.to > 1) {
    // "Am Montag sagte Müller: …", "Ante esto, añade el auto, …"
    // "Diese Sorge teilt auch Müller: …"
    const { tokens } = sentence.paragraph;
    let next = cue.to;
    while (next < range.end && lexicon.adverbs.has(tokens[next]?.lower ?? '') && next < cue.to + 2) next++;
    const touching = sentence.mentions.find(
      m => (m.from === cue.to || m.from === next) && !m.oblique && m.from < range.end,
    );
    // "Kay Weidner, ein Sprecher in Bonn, sagte der Zeitung": the one named first
    const isApposed =
      named?.kind === 'mention' &&
      named.mention.kind === 'name' &&
      sentence.paragraph.tokens[cue.from - 1]?.text === ',' &&
      !(touching?.kind === 'name' && touching.score >= 0);
    // "Les manifestants scandaient Macron démission", "Die Firmen fordern Quill auf"
    const isOfSeveral =
      named?.kind === 'mention' && saysSeveral(lexicon, tokens, { cue, subject: named.mention });
    const isSource = touching !== undefined && lexicon.sourcesBehind.has(tokens[touching.to]?.lower ?? '');
    const isOne = (cue.plural || isOfSeveral) && named !== null && touching?.kind === 'name' && !isSource;
    if (touching !== undefined && touching.kind !== 'thing' && !isApposed && !isOne)
      return { kind: 'mention', mention: touching, where: 'after' };
  }
  const after = subjectAfter(lexicon, sentence, { verb: cue.to, end: range.end });
  return named ?? asSubject(after, 'after') ?? understood(sentence, cue);
}

/** The subject of a cue, for a verb that follows its quotation (`side` after) or announces it (before). */
export function subjectOf(lexicon: Lexicon, sentence: SentenceModel, cue: PlacedCue): Subject | null {
  const subject = bareSubjectOf(lexicon, sentence, cue);
  const names = mentionsTogether(lexicon, sentence, {
    cue,
    mention: subject?.kind === 'mention' ? subject.mention : null,
  });
  if (names !== null) return { kind: 'understood', gender: 'plural', both: names };
  if (subject?.kind !== 'mention' || subject.mention.kind === 'name') return subject;
  const mention = nameBehind(lexicon, sentence, subject.mention);
  return mention === null ? subject : { ...subject, mention };
}

/** "Ana Cruz, former head of the party and a descendant of cigar-makers, says": the name that the clause begins with. */
function bracketedSubject(sentence: SentenceModel, cue: PlacedCue): Subject | null {
  const { tokens } = sentence.paragraph;
  if (cue.kind !== 'verb' || cue.leaning || tokens[cue.from - 1]?.text !== ',') return null;
  const first = sentence.mentions.find(m => m.from >= cue.range.start);
  if (first?.kind !== 'name' || first.from !== cue.range.start || first.to > cue.from) return null;
  if (first.oblique || first.possessive || first.score < 1) return null;
  const last = first.name.at(-1);
  const behind = tokens.findIndex(t => t === last) + 1;
  return tokens[behind]?.text === ',' ? asSubject(first, 'before') : null;
}

/** "L'elogio di Brandi", "selon les mots de Morel", "selon l’expression utilisée par Morel": whose words the noun means. */
export function ownerOf(sentence: SentenceModel, { to, role }: Mention): Mention | null {
  if (role === null || !isSpeechNoun(role.noun)) return null;
  const { tokens } = sentence.paragraph;
  const behind = /^(?:utilis|employ|prononc|usat|utilizad|used)/u.test(tokens[to]?.lower ?? '') ? to + 1 : to;
  return (
    sentence.mentions.find(m => m.kind === 'name' && m.oblique && m.from >= to && m.from <= behind + 2) ??
    null
  );
}

function bareSubjectOf(lexicon: Lexicon, sentence: SentenceModel, cue: PlacedCue): Subject | null {
  const bracketed = bracketedSubject(sentence, cue);
  if (bracketed !== null) return bracketed;
  // "heißt es in der Erklärung", "aus dem Ministerium hieß es: …"
  const isRead = READING.has(sentence.paragraph.tokens[cue.at]?.lower ?? '') && cue.side === 'after';
  if (isRead || (lexicon.thus !== null && sentence.paragraph.tokens[cue.at]?.lower === 'es'))
    return { kind: 'nobody' };
  const { range } = cue;
  if (cue.kind === 'source' && lexicon.sourcesBehind.has(sentence.paragraph.tokens[cue.at]?.lower ?? ''))
    return asSubject(
      sentence.mentions.findLast(m => m.to === cue.from),
      'before',
    );
  if (cue.kind === 'source') {
    const source = sentence.mentions.find(
      m => m.from >= cue.to && m.from <= cue.to + 2 && m.from < range.end,
    );
    return asSubject(source === undefined ? undefined : (ownerOf(sentence, source) ?? source), 'after');
  }
  if (isImpersonal(lexicon, sentence, cue)) return { kind: 'nobody' };
  // "fuentes del club, quienes revelaron que …"
  if (sentence.paragraph.tokens[cue.from - 1]?.lower === 'quienes')
    return { kind: 'understood', gender: 'plural' };
  const quoted = quotedObject(sentence, cue);
  if (quoted !== null) return quoted;
  if (lexicon.subjectFirst) return firstSubject(lexicon, sentence, cue);
  if (cue.inverted !== null) {
    const named = cue.side === 'after' ? null : subjectBefore(sentence, { range, verb: cue.from });
    return named?.kind === 'name' ? asSubject(named, 'before') : { kind: 'understood', gender: cue.inverted };
  }
  if (cue.side === 'before') return announcedSubject(lexicon, sentence, cue);
  if (cue.leaning) return understood(sentence, cue);
  const touching = cue.from > range.start ? subjectBefore(sentence, { range, verb: cue.from }) : null;
  if (touching !== null) return asSubject(touching, 'before');
  const after = subjectAfter(lexicon, sentence, { verb: cue.to, end: range.end });
  return asSubject(after, 'after') ?? understood(sentence, cue);
}
