import type { Span } from '../../../core/article.ts';
import { ADVERB, AUXILIARY, FINITE, PREPOSITION, RELATIVE } from '../languages/kinds.ts';
import type { Mention } from '../mentions/reading.ts';
import type { DocumentModel, SentenceModel } from '../model.ts';
import { is } from '../tokens.ts';
import { attributeNoun } from './attribute-after.ts';
import type { Attribution } from './attribution.ts';
import { spanOf } from './attribution.ts';
import { findCues } from './cues.ts';
import { subjectAfter, subjectOf } from './subjects/subjects.ts';

/**
 * The sentence behind a quotation that ends its own, where it points back at what was said: "«…». Lo ha detto Bianchi.", "Così la
 * ministra Verdi.", "È il commento di Bianchi.", "Bianchi spiega così la sua scelta.", "„…“ Das sagte Weber." Null when it does not, or names nobody.
 */
export function attributeBehind(model: DocumentModel, quote: number): Attribution | null {
  const { lexicon } = model;
  const place = model.places[quote];
  const behind = place === undefined ? undefined : model.sentences[place.sentence + 1];
  if (place === undefined || behind === undefined || !endsItsSentence(model, quote)) return null;
  const { tokens } = behind.paragraph;
  const { start, end } = behind.span;
  const range = { start, end: endOfClause(behind) };
  const [cue] = findCues(lexicon, behind.paragraph, { range, sentence: behind.span });
  const verb = cue?.kind === 'verb' && !cue.leaning && !cue.plural ? cue : null;
  const pointed = pointingEnd(model, behind);
  if (verb !== null && pointed > start && verb.from <= pointed && verb.at >= pointed)
    return said(
      subjectAfter(lexicon, behind, { verb: verb.to, end: range.end }),
      'after',
      spanOf(behind, verb),
    );
  // what announces other words does not point back
  if (tokens.slice(start, end).some(token => token.kind === 'quote' || token.text === ':')) return null;
  if (verb !== null && tokens[verb.to]?.lower === lexicon.thus) {
    const subject = subjectOf(lexicon, behind, { ...verb, side: 'before', range });
    return subject?.kind === 'mention' ? said(subject.mention, subject.where, spanOf(behind, verb)) : null;
  }
  const named = attributeNoun(behind, { start, end });
  if (named !== null) return named;
  const first = behind.mentions.find(mention => mention.from === start + 1);
  if (tokens[start]?.lower !== lexicon.thus || first === undefined || !isAlone(behind, first)) return null;
  const [thus] = tokens.slice(start);
  return said(first, 'after', { start: thus?.start ?? 0, end: thus?.end ?? 0 });
}

/** A line under a quotation has at most so many tokens. */
const LONGEST_SIGNATURE = 16;

/**
 * "«On ne tiendra pas longtemps ainsi" and, on a line of its own below, "Nora Quille, gérante d’un pressing": a quotation that is its
 * whole paragraph, signed as pull quotes are, also behind a dash. Null when the line below is a sentence or names nobody with what she is.
 */
export function attributeSigned({
  model,
  quote,
}: {
  model: DocumentModel;
  quote: number;
}): Attribution | null {
  const place = model.places[quote];
  const below = place === undefined ? undefined : model.sentences[place.sentence + 1];
  const own = place === undefined ? undefined : model.sentences[place.sentence]?.paragraph;
  if (place?.at !== 0 || own === undefined || below === undefined || !endsItsSentence(model, quote))
    return null;
  const { tokens, index } = below.paragraph;
  const isLine =
    below.span.start === 0 && below.span.end === tokens.length && tokens.length <= LONGEST_SIGNATURE;
  if (!isLine || index !== own.index + 1) return null;
  const [first] = below.mentions;
  const isDashed = /^[–—―-]$/u.test(tokens[0]?.text ?? '');
  if (first?.kind !== 'name' || first.from !== (isDashed ? 1 : 0) || first.role === null) return null;
  if (tokens[first.to - 1]?.text === '.') return null;
  const behind = first.name.at(-1);
  const comma = tokens[tokens.findIndex(token => token === behind) + 1];
  const isSentence = tokens.some(
    token => token.kind === 'quote' || /^[.!?…:]$/u.test(token.text) || is(token, FINITE | RELATIVE),
  );
  return comma?.text !== ',' || isSentence
    ? null
    : { subject: { kind: 'mention', mention: first, where: 'after' }, cue: null, rule: 'signature' };
}

const said = (mention: Mention | null, where: 'before' | 'after', cue: Span): Attribution | null =>
  mention === null || mention.kind === 'thing' || mention.oblique
    ? null
    : { subject: { kind: 'mention', mention, where }, cue, rule: 'verb after' };

/** Nothing but marks stands between the quotation and the end of its sentence. */
function endsItsSentence({ places, sentences }: DocumentModel, quote: number): boolean {
  const place = places[quote];
  const sentence = place === undefined ? undefined : sentences[place.sentence];
  return (
    place !== undefined &&
    sentence?.paragraph.tokens.slice(place.at + 1, sentence.span.end).every(({ kind }) => kind === 'mark') ===
      true
  );
}

/** Up to the first quotation of a sentence. */
function endOfClause({ paragraph: { tokens }, span }: SentenceModel): number {
  for (let at = span.start; at < span.end; at++) if (tokens[at]?.kind === 'quote') return at;
  return span.end;
}

/** Behind the words at a sentence's beginning that point back: "lo", "è quanto", "así lo"; its beginning when there are none. */
function pointingEnd(
  { lexicon }: DocumentModel,
  { paragraph: { tokens }, span: { start, end } }: SentenceModel,
): number {
  const [first, second] = tokens.slice(start, end);
  const isCopula =
    first !== undefined && is(first, AUXILIARY) && lexicon.pointingBack.has(second?.lower ?? '');
  let at = isCopula ? start + 1 : start;
  while (at < end && lexicon.pointingBack.has(tokens[at]?.lower ?? '')) at++;
  return at;
}

/** No verb follows the name: where and when it was said at most. */
function isAlone({ paragraph: { tokens }, span }: SentenceModel, { to }: Mention): boolean {
  const next = to < span.end ? tokens[to] : undefined;
  return next?.kind !== 'word' || tokens[to - 1]?.text === ',' || is(next, PREPOSITION | ADVERB);
}
