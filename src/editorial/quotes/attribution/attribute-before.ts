import type { Span } from '../../../core/article.ts';
import type { Attribution } from './attribution.ts';
import { isReported, mainSubject, spanOf, stretchBefore, tellingSubject } from './attribution.ts';
import type { Cue } from './cues.ts';
import { findCues, WEAK_SOURCES } from './cues.ts';
import type { Lexicon } from '../languages/language.ts';
import type { DocumentModel, SentenceModel } from '../model.ts';
import type { Subject } from './subjects/subjects.ts';
import type { Mention } from '../mentions/reading.ts';
import type { Token } from '../tokens.ts';
import { isHeadOfClause, subjectOf } from './subjects/subjects.ts';

const isWeakSource = (sentence: SentenceModel, cue: Cue): boolean =>
  WEAK_SOURCES.has(sentence.paragraph.tokens[cue.from]?.lower ?? '');

const isInfinitive = (lexicon: Lexicon, sentence: SentenceModel, cue: Cue): boolean =>
  cue.kind === 'verb' && lexicon.prepositions.has(sentence.paragraph.tokens[cue.at - 1]?.lower ?? '');

/** What stands before a quotation in its sentence; `near` when it touches the quotation. Null when it says nothing. */
export function attributeBefore(
  model: DocumentModel,
  sentence: SentenceModel,
  at: number,
): (Attribution & { near: boolean; taken?: boolean }) | null {
  const { lexicon } = model;
  const { tokens } = sentence.paragraph;
  const range = stretchBefore(sentence, at);
  if (range.start >= range.end) return null;
  const colon = tokens[at - 1]?.text === ':';
  if (tokens[at - 1]?.text === '(') {
    // "… Jens Stoltenberg („…“)"
    const named = sentence.mentions.find(m => m.to === at - 1 && m.kind === 'name');
    if (named !== undefined)
      return {
        subject: { kind: 'mention', mention: named, where: 'before' },
        cue: null,
        rule: 'in brackets',
        near: true,
      };
  }
  const inserted = insertedSource(model, sentence, range);
  if (inserted !== null) return inserted;
  const cues = findCues(lexicon, sentence.paragraph, { range, sentence: sentence.span }).filter(
    c =>
      c.kind === 'verb' ||
      !isWeakSource(sentence, c) ||
      sentence.mentions.some(m => m.kind !== 'thing' && m.to > c.to && m.from <= c.to + 1),
  );
  // "… le boson va permettre de poursuivre …: «»": an infinitive says nothing where another word attributes
  const finite = cues.filter(c => !isInfinitive(lexicon, sentence, c));
  const cue = teller(sentence, finite) ?? cues.at(-1);
  const main = mainSubject(model, sentence, range);
  const announced = colon && cue === undefined ? announcedBy(model, sentence, range) : null;
  if (announced !== null) return { subject: announced, cue: null, rule: 'colon', near: true };
  if (cue !== undefined) {
    const near =
      (colon && !isInfinitive(lexicon, sentence, cue)) ||
      (at - cue.to <= 2 && !isInfinitive(lexicon, sentence, cue)) ||
      (cue.kind === 'source' &&
        sentence.mentions.some(m => m.from >= cue.to && m.from <= cue.to + 2 && m.to >= at - 1));
    let subject = subjectOf(lexicon, sentence, { ...cue, side: 'before', range });
    if (cue.kind === 'source' && subject === null)
      return main === null ? null : { subject: main, cue: null, rule: 'subject of the sentence', near };
    // "Clinton issued a statement saying …": who issued it
    const leansOnThing = subject?.kind === 'mention' && /^(?:thing|collective)$/u.test(subject.mention.kind);
    // "Schumer, for whom Weiner worked, showed frustration with Weiner, telling …": a participle behind a comma
    const apart = tokens[cue.from - 1]?.text === ',';
    if (cue.leaning && (apart || leansOnThing || subject?.kind !== 'mention'))
      subject = (apart ? speakerBefore(model, sentence, { range, cues, cue }) : null) ?? main ?? subject;
    // "Morel s’est dite « surprise », rappelant que « … »": the subject of what stands before the earlier quotation
    if (
      cue.leaning &&
      !lexicon.dropsSubject &&
      subject?.kind === 'understood' &&
      range.start > sentence.span.start
    )
      subject = mainSubject(model, sentence, { start: sentence.span.start, end: range.start }) ?? subject;
    const later =
      colon && isNobody(subject) ? subjectBehind(model, sentence, { start: cue.to, end: at }) : null;
    if (later !== null) return { subject: later, cue: null, rule: 'colon', near: true };
    return {
      subject,
      cue: spanOf(sentence, cue),
      rule: cue.kind === 'source' ? 'source before' : 'verb before',
      near,
      taken: isTaken(sentence, range, cue),
    };
  }
  const telling = tellingSubject(model, sentence, range);
  if (colon)
    return { subject: telling ?? colonSubject(model, sentence, range), cue: null, rule: 'colon', near: true };
  if (telling?.kind === 'mention' && telling.mention.kind !== 'pronoun')
    return { subject: telling, cue: null, rule: 'subject of the sentence', near: false };
  if (main !== null && telling === null)
    return { subject: { kind: 'understood', gender: 'n' }, cue: null, rule: 'reported speech', near: false };
  return null;
}

/** "Die Pläne hätten, so die Regierung, „…“": a source between commas, right before what it says or a word or two earlier. */
function insertedSource(
  { lexicon }: DocumentModel,
  sentence: SentenceModel,
  { start, end }: Span,
): (Attribution & { near: boolean }) | null {
  const { tokens } = sentence.paragraph;
  for (let at = end - 2; lexicon.thus !== null && at > start; at--) {
    if (tokens[at]?.lower !== lexicon.thus || tokens[at - 1]?.text !== ',') continue;
    const mention = sentence.mentions.find(m => m.from === at + 1 && m.to < end);
    if (mention === undefined || mention.kind === 'thing' || mention.kind === 'pronoun') return null;
    if (tokens[mention.to]?.text !== ',' && tokens[mention.to - 1]?.text !== ',') return null;
    const cue = { start: tokens[at]?.start ?? 0, end: tokens[at]?.end ?? 0 };
    return { subject: { kind: 'mention', mention, where: 'after' }, cue, rule: 'source before', near: true };
  }
  return null;
}

/** The last word that attributes; "Quill entgegnete dem Magazin zufolge": the verb, where a source behind it only says where that stood. */
function teller({ paragraph: { tokens } }: SentenceModel, cues: readonly Cue[]): Cue | undefined {
  const last = cues.at(-1);
  const verb = cues.at(-2);
  if (last?.kind !== 'source' || verb?.kind !== 'verb' || verb.leaning) return last;
  return tokens.slice(verb.to, last.from).some(({ text }) => text === ',') ? last : verb;
}

const isNobody = (subject: Subject | null): boolean =>
  subject?.kind !== 'mention' || subject.mention.kind === 'thing' || subject.mention.kind === 'collective';

/** "Ravie que le pont soit ouvert, Morel savoure sa victoire : …": whoever heads the clause behind that of the verb. */
function subjectBehind(model: DocumentModel, sentence: SentenceModel, range: Span): Subject | null {
  const mention = sentence.mentions.findLast(
    m =>
      m.kind === 'name' &&
      m.from > range.start &&
      m.to < range.end &&
      !m.oblique &&
      !m.possessive &&
      model.people.personOf(m) !== null &&
      sentence.paragraph.tokens[m.from - 1]?.text === ',',
  );
  return mention === undefined ? null : { kind: 'mention', mention, where: 'before' };
}

/** "Pour Rossi, le pont est « vieux » et « malade »": a source that opens the sentence holds for all its quotations. */
export function attributeOpening(model: DocumentModel, sentence: SentenceModel): Attribution | null {
  const { lexicon } = model;
  const { tokens } = sentence.paragraph;
  let first = sentence.span.start;
  while (first < sentence.span.end && tokens[first]?.kind !== 'quote') first++;
  const range = { start: sentence.span.start, end: first };
  const cue = findCues(lexicon, sentence.paragraph, { range, sentence: sentence.span }).find(
    c => c.kind === 'source' && c.from <= sentence.span.start + 1,
  );
  if (cue === undefined) return null;
  const subject = subjectOf(lexicon, sentence, { ...cue, side: 'before', range });
  if (subject?.kind !== 'mention' || /^(?:thing|collective)$/u.test(subject.mention.kind)) return null;
  return { subject, cue: spanOf(sentence, cue), rule: 'source before' };
}

/** "…" selon Rossi, mais "…": what touches the quotation before tells of that one. */
function isTaken({ paragraph: { tokens }, span }: SentenceModel, range: Span, cue: Cue): boolean {
  const first = tokens[range.start]?.text === ',' ? range.start + 1 : range.start;
  return range.start > span.start && cue.from === first;
}

/** "…", a indiqué son avocat, précisant que "…": a participle leans on whoever the verb before it has speak. */
function speakerBefore(
  model: DocumentModel,
  sentence: SentenceModel,
  place: { range: Span; cues: readonly Cue[]; cue: Cue },
): Subject | null {
  const earlier = place.cues.findLast(c => c.to <= place.cue.from && c.kind === 'verb' && !c.leaning);
  if (earlier === undefined) return null;
  const range = { start: place.range.start, end: place.cue.from };
  const { tokens } = sentence.paragraph;
  const before = tokens[earlier.from - 1];
  if (before !== undefined && before.text !== ',' && before.kind !== 'quote') return null;
  const subject = subjectOf(model.lexicon, sentence, {
    ...earlier,
    side: 'after',
    range: { ...range, start: earlier.from },
  });
  return subject?.kind === 'mention' && subject.mention.kind !== 'thing' ? subject : null;
}

/** "Primo affondo al rivale Rossi: …", "ein Seitenhieb gegen Quill: …": whom words are meant for; not "La parola a Rossi: …". */
function isAimedAt(sentence: SentenceModel, { from, to }: Mention): boolean {
  const { tokens } = sentence.paragraph;
  for (let at = to - 1; at >= Math.max(sentence.span.start, from - 1); at--) {
    if (!AT.test(tokens[at]?.lower ?? '')) continue;
    return !isGivenWord(tokens.slice(Math.max(sentence.span.start, at - 4), at));
  }
  return false;
}

const AT =
  /^(?:al|alla|allo|ai|agli|alle|all['’]|contro|verso|contra|hacia|contre|envers|gegen|an|against|to|at)$/u;
/** Nouns and verbs that hand the word over to somebody. */
const GIVEN =
  /^(?:parol[ae]|palabra|turno|tocca|spetta|spazio|microfono|parole|tour|wort|floor|turn|voce|voz|toca)$/u;
const isGivenWord = (words: readonly Token[]): boolean => words.some(({ lower }) => GIVEN.test(lower));

/**
 * "Un avis partagé par Paul Morel : …", "una posizione condivisa da Bianchi: …": the name that touches the colon, whatever governs
 * it, where no verb of saying and no other person stands before: not "Rossi contro Bianchi: …".
 */
function announcedBy(model: DocumentModel, sentence: SentenceModel, range: Span): Subject | null {
  const named = sentence.mentions.filter(
    m => m.from >= range.start && m.to < range.end && model.people.personOf(m) !== null,
  );
  const [mention] = named;
  if (mention?.kind !== 'name' || named.length > 1 || mention.possessive || mention.score < 1) return null;
  if (isAimedAt(sentence, mention)) return null;
  return mention.to === range.end - 1 ? { kind: 'mention', mention, where: 'before' } : null;
}

/** Before a colon without a verb of saying and without a person: what stands first, or whoever is understood. */
function colonSubject(model: DocumentModel, sentence: SentenceModel, range: Span): Subject {
  if (isReported(model, sentence, range)) return { kind: 'understood', gender: 'n' };
  const first = sentence.mentions.find(
    m => m.from >= range.start && m.to <= range.end && !m.oblique && !m.possessive,
  );
  // "Y pone un ejemplo: …": the object of a verb that has no subject of its own
  const isObject = first !== undefined && model.lexicon.dropsSubject && !isHeadOfClause(sentence, first);
  if (first?.kind === 'thing' && !isObject) return { kind: 'mention', mention: first, where: 'before' };
  return { kind: 'understood', gender: 'n' };
}
