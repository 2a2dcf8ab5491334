import { is } from '../tokens.ts';
import { ADVERB, AUXILIARY, CONJUNCTION, DETERMINER, RELATIVE } from '../languages/kinds.ts';
import type { Span } from '../../../core/article.ts';
import { attributeInsertion, DASH } from './attribute-insertion.ts';
import type { Attribution } from './attribution.ts';
import { mainSubject, spanOf, stretchBefore } from './attribution.ts';
import type { Cue } from './cues.ts';
import { findCues } from './cues.ts';
import type { Lexicon } from '../languages/language.ts';
import { isSpeechNoun } from '../mentions/roles/roles.ts';
import type { DocumentModel, SentenceModel } from '../model.ts';
import type { Mention } from '../mentions/reading.ts';
import type { Subject } from './subjects/subjects.ts';
import { subjectOf } from './subjects/subjects.ts';

/** How far behind a quotation its verb may stand, in tokens. */
const REACH = 44;

/** The tokens behind a quotation up to the next one or the sentence's end. */
function stretchAfter(sentence: SentenceModel, at: number): Span {
  const { tokens } = sentence.paragraph;
  let start = at + 1;
  while (
    start < sentence.span.end &&
    tokens[start]?.kind === 'mark' &&
    /^[,—–\-―.!?…)»”"]$/u.test(tokens[start]?.text ?? '')
  )
    start++;
  if (tokens[start]?.text === '(')
    for (let i = start; i < sentence.span.end && tokens[i]?.kind !== 'quote'; i++)
      if (tokens[i]?.text === ')') {
        start = tokens[i + 1]?.text === ',' ? i + 2 : i + 1;
        break;
      }
  let end = start;
  while (end < sentence.span.end && end - start < REACH && tokens[end]?.kind !== 'quote') end++;
  return { start, end };
}

/** A comma stands right behind the name. */
function isApposed(sentence: SentenceModel, mention: Mention): boolean {
  const { tokens } = sentence.paragraph;
  const last = mention.name.at(-1);
  for (let i = mention.from; i <= mention.to && i < tokens.length; i++)
    if (tokens[i] === last) return tokens[i + 1]?.text === ',';
  return false;
}

/** True when nothing but a subject, adverbs and auxiliaries stands between the quotation and the verb. */
function reaches(model: DocumentModel, sentence: SentenceModel, place: { range: Span; cue: Cue }): boolean {
  const { lexicon } = model;
  const { tokens } = sentence.paragraph;
  const { range, cue } = place;
  let i = range.start;
  const first = tokens[i];
  if (first === undefined) return false;
  if (is(first, CONJUNCTION) && !is(first, ADVERB) && !/^(?:come|comme|como|as)$/u.test(first.lower))
    return false;
  if (is(first, RELATIVE) && first.kind === 'word') return false;
  // "…," Lucas Paganini, a planetary scientist at NASA in Greenbelt, Maryland, said
  const named = sentence.mentions.some(
    m => m.from === range.start && m.kind === 'name' && m.to < cue.from && isApposed(sentence, m),
  );
  if (named && lexicon.subjectFirst) return true;
  let skipped = 0;
  while (i < cue.from) {
    const mention = sentence.mentions.find(m => m.from === i && m.to <= cue.from);
    if (mention !== undefined) {
      i = mention.to;
      continue;
    }
    const token = tokens[i];
    if (token === undefined) return false;
    // "Harmon & Pell spokeswoman Jennifer Moor said"
    if (token.kind === 'mark' && !/^[,()&]$/u.test(token.text)) return false;
    if (!is(token, ADVERB) && token.kind === 'word') skipped++;
    if (skipped > 3) return false;
    i++;
  }
  return true;
}

/** What stands behind a quotation in its sentence; null when it says nothing. */
export function attributeAfter(
  model: DocumentModel,
  sentence: SentenceModel,
  at: number,
): Attribution | null {
  const { lexicon } = model;
  const { tokens } = sentence.paragraph;
  const range = stretchAfter(sentence, at);
  if (range.start >= range.end) return null;
  const signed = signature(sentence, at, range);
  if (signed !== null) return { subject: signed, cue: null, rule: 'signature' };
  const bracketed = inBrackets(model, sentence, at);
  if (bracketed !== null) return { subject: bracketed, cue: null, rule: 'signature' };
  const first = tokens[range.start];
  if (first?.lower === lexicon.thus) {
    const cue = thusCue(range.start);
    const subject = subjectOf(lexicon, sentence, { ...cue, side: 'after', range });
    if (
      subject?.kind === 'mention' &&
      subject.mention.kind !== 'thing' &&
      subject.mention.from === cue.to &&
      (tokens[cue.to]?.capital === true || lexicon.determiners.has(tokens[cue.to]?.lower ?? ''))
    )
      return { subject, cue: spanOf(sentence, cue), rule: 'source after' };
  }
  // English parts the speech from its attribution by a comma, inside the marks or behind them
  if (lexicon.partsByComma && range.start === at + 1 && !/[,.?!…—–-]['’”"]?$/u.test(tokens[at]?.text ?? ''))
    return null;
  const cues = findCues(lexicon, sentence.paragraph, { range, sentence: sentence.span });
  const cue = cues[0];
  if (
    cue !== undefined &&
    !(cue.leaning && cue.inverted === null) &&
    reaches(model, sentence, { range, cue })
  ) {
    if (cue.kind === 'source' && cue.from - range.start > 1) return null;
    const subject = subjectOf(lexicon, sentence, { ...cue, side: 'after', range });
    if (cue.kind === 'source' && subject === null) return null;
    if (lexicon.capitalNouns && subject?.kind === 'understood') return verbLast(model, sentence, { at, cue });
    return {
      subject,
      cue: spanOf(sentence, cue),
      rule: cue.kind === 'source' ? 'source after' : 'verb after',
    };
  }
  if (cues.length === 0 && isHeard(lexicon, sentence, range)) return HEARD;
  return attributeNoun(sentence, range) ?? attributeInsertion(model, sentence, { range, at });
}

/** Somebody hears it, and somebody else says it. */
const HEARD: Attribution = { subject: { kind: 'nobody' }, cue: null, rule: 'heard' };

/** "…", das hört Quill oft; "…", entend-on souvent: the verb opens the clause behind the quotation, alone or behind what points back. */
function isHeard(
  { hearing, pointingBack }: Lexicon,
  { paragraph: { tokens } }: SentenceModel,
  { start, end }: Span,
): boolean {
  const verb = pointingBack.has(tokens[start]?.lower ?? '') ? start + 1 : start;
  return verb < end && hearing.has(tokens[verb]?.lower ?? '');
}

/** "…" — Name: a dash, a name, and nothing more. */
function signature(sentence: SentenceModel, at: number, range: Span): Subject | null {
  const { tokens } = sentence.paragraph;
  if (!DASH.test(tokens[at + 1]?.text ?? '') && !DASH.test(tokens[at + 2]?.text ?? '')) return null;
  const mention = sentence.mentions.find(m => m.from === range.start);
  if (mention?.kind !== 'name') return null;
  const rest = tokens.slice(mention.to, sentence.span.end);
  return rest.every(t => t.kind === 'mark') ? { kind: 'mention', mention, where: 'after' } : null;
}

/** "…" (Name): a full name alone between brackets. */
function inBrackets({ people }: DocumentModel, sentence: SentenceModel, at: number): Subject | null {
  const { tokens } = sentence.paragraph;
  const mention = tokens[at + 1]?.text === '(' ? sentence.mentions.find(m => m.from === at + 2) : undefined;
  if (mention?.kind !== 'name' || mention.name[0]?.forename == null || tokens[mention.to]?.text !== ')')
    return null;
  return people.personOf(mention) === null ? null : { kind: 'mention', mention, where: 'after' };
}

/** German puts the verb last: "X hat das als „…“ bezeichnet." The subject stands before the quotation, if at all. */
function verbLast(
  model: DocumentModel,
  sentence: SentenceModel,
  place: { at: number; cue: Cue },
): Attribution {
  const range = stretchBefore(sentence, place.at);
  const main = range.start < range.end ? mainSubject(model, sentence, range) : null;
  const subject: Subject = main ?? { kind: 'understood', gender: 'n' };
  return { subject, cue: spanOf(sentence, place.cue), rule: 'verb last' };
}

/**
 * A clause that ends the sentence and names the source: ", so Rice.", ", secondo il ministro.", ", said Smith." It holds for all
 * quotations of the sentence that nothing else attributes.
 */
export function attributeTrailing(
  model: DocumentModel,
  sentence: SentenceModel,
  at: number,
): Attribution | null {
  const { lexicon } = model;
  const { tokens } = sentence.paragraph;
  let lastQuote = at;
  for (let i = at + 1; i < sentence.span.end; i++) if (tokens[i]?.kind === 'quote') lastQuote = i;
  const range = stretchAfter(sentence, lastQuote);
  for (const cue of clauseCues(lexicon, sentence, range)) {
    const opens = tokens[cue.from - 1]?.text === ',' || (lastQuote > at && cue.from === range.start);
    if (!opens || cue.leaning || lexicon.addressing.has(tokens[cue.at]?.lower ?? '')) continue;
    const subject = subjectOf(lexicon, sentence, {
      ...cue,
      side: 'after',
      range: { start: cue.from, end: range.end },
    });
    if (subject?.kind !== 'mention' || subject.mention.from < cue.to || subject.mention.kind === 'thing')
      continue;
    return { subject, cue: spanOf(sentence, cue), rule: 'clause after' };
  }
  return null;
}

/** The cues of a stretch, German "so" before a name or a noun among them. */
function clauseCues(lexicon: Lexicon, sentence: SentenceModel, range: Span): readonly Cue[] {
  const { tokens } = sentence.paragraph;
  const cues = [...findCues(lexicon, sentence.paragraph, { range, sentence: sentence.span })];
  for (let at = range.start; lexicon.thus !== null && at < range.end; at++)
    if (tokens[at]?.lower === lexicon.thus && sentence.mentions.some(m => m.from === at + 1))
      cues.push(thusCue(at));
  return cues;
}

/** German "so", Italian "così" as a cue. */
const thusCue = (at: number): Cue => ({
  kind: 'source',
  from: at,
  to: at + 1,
  at,
  inverted: null,
  leaning: false,
  plural: false,
});

/** "…", è l’appello di Liuzzo: a noun for what is said, and whose it is. */
export function attributeNoun(sentence: SentenceModel, range: Span): Attribution | null {
  const { tokens } = sentence.paragraph;
  const noun = sentence.mentions.find(m => m.from >= range.start);
  if (noun?.kind !== 'thing' || noun.from > range.start + 3 || !isSpeechNoun(noun.role?.noun ?? ''))
    return null;
  const between = tokens.slice(range.start, noun.from);
  if (between.some(t => !is(t, AUXILIARY | DETERMINER))) return null;
  const owner = sentence.mentions.find(
    m => m.kind === 'name' && m.oblique && m.from >= noun.to && m.from <= noun.to + 2,
  );
  if (owner === undefined) return null;
  const cue = { start: tokens[range.start]?.start ?? 0, end: tokens[noun.to - 1]?.end ?? 0 };
  return { subject: { kind: 'mention', mention: owner, where: 'after' }, cue, rule: 'noun after' };
}
