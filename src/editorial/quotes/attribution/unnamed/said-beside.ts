import { ADVERB, AUXILIARY } from '../../languages/kinds.ts';
import type { Span } from '../../../../core/article.ts';
import type { Mention } from '../../mentions/reading.ts';
import type { DocumentModel, SentenceModel } from '../../model.ts';
import { is } from '../../tokens.ts';
import type { Attribution } from '../attribution.ts';
import { isHeadOfClause } from '../subjects/subjects.ts';

/** So many tokens of when and to whom may stand between a verb and the subject behind it: "a déclaré à l’agence Belga". */
const REACH = 8;

/**
 * Whether a phrase is the subject of the verb that attributes by where it stands: right behind it or right before it, and the verb
 * finite and beside the quotation, not in another clause of its sentence.
 */
export function isBesideVerb(
  model: DocumentModel,
  { quote, found: { cue, rule }, mention }: { quote: number; found: Attribution; mention: Mention },
): boolean {
  const sentence = model.sentences[mention.sentence];
  const place = model.places[quote];
  if (sentence === undefined || place === undefined || cue === null) return false;
  if (mention.oblique || mention.possessive) return false;
  const { start: from, end: to } = positionsOf(sentence, cue);
  if (from < 0) return rule === 'clause inside';
  const isAfter = mention.from >= to;
  if (!isFinite(model, cue, isAfter)) return false;
  if (!isAfter && (mention.to !== from || !isHead(sentence, mention))) return false;
  if (isAfter && mention.from - to > REACH) return false;
  if (rule === 'clause after') return isAfter;
  if (rule.endsWith('before')) return !isAfter || mention.from <= to + 1;
  return isSetOff(sentence, place.at + 1, isAfter ? from : mention.from);
}

/** "43 % des sondés croient": a part of them. */
const isHead = (sentence: SentenceModel, mention: Mention): boolean =>
  isHeadOfClause(sentence, mention) && sentence.paragraph.tokens[mention.from - 1]?.text !== '%';

/** Not "pour dénoncer les risques", whose object follows; nor "la mesure annoncée", which tells of what stands before. */
function isFinite({ lexicon, text }: DocumentModel, { start, end }: Span, isAfter: boolean): boolean {
  const words = text.slice(start, end).toLowerCase().split(/\s+/u);
  const last = words.at(-1) ?? '';
  if (lexicon.infinitive?.test(last) === true) return false;
  return isAfter || words.length > 1 || lexicon.participle === null || !PARTICIPLE.test(last);
}

/** Participles that no finite form of the Romance languages looks like. */
const PARTICIPLE = /(?:[aiu]t[oaie]|[ai]d[oa]s?|ée?s?|ies)$/u;

/** The token positions of a stretch of text in a sentence; -1 where it is not in it. */
export function positionsOf({ paragraph: { tokens }, span }: SentenceModel, cue: Span): Span {
  let [start, end] = [-1, -1];
  for (let at = span.start; at < span.end; at++) {
    const token = tokens[at];
    if (token === undefined || token.start < cue.start || token.end > cue.end) continue;
    if (start < 0) start = at;
    end = at + 1;
  }
  return { start, end };
}

/** Nothing but marks and adverbs stands between the quotation and what follows it. */
const isSetOff = ({ paragraph: { tokens } }: SentenceModel, start: number, end: number): boolean =>
  tokens.slice(start, end).every(token => token.kind === 'mark' || is(token, ADVERB | AUXILIARY));
