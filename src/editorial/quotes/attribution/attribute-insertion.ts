import { is } from '../tokens.ts';
import { CONJUNCTION, DETERMINER, PREPOSITION, PRONOUN, RELATIVE } from '../languages/kinds.ts';
import type { Span } from '../../../core/article.ts';
import type { Attribution } from './attribution.ts';
import { spanOf } from './attribution.ts';
import type { Cue } from './cues.ts';
import type { DocumentModel, SentenceModel } from '../model.ts';

/** Marks that part speech from a reporting clause. */
export const DASH = /^[—–\-―]$/u;

/** An insertion with a verb that no list has: ", sbotta il ministro", ", s'étonne le magistrat", ", grinned Smith". */
export function attributeInsertion(
  model: DocumentModel,
  sentence: SentenceModel,
  place: { range: Span; at: number },
): Attribution | null {
  const { lexicon } = model;
  const { tokens } = sentence.paragraph;
  const { range, at } = place;
  const gap = tokens[at + 1];
  const marked = gap?.kind === 'mark' && (gap.text === ',' || DASH.test(gap.text));
  const inside = /[,?!…]$/u.test(tokens[at]?.text ?? '');
  if (!marked && !inside) return null;
  let i = range.start;
  while (i < range.end && lexicon.adverbs.has(tokens[i]?.lower ?? '')) i++;
  let auxiliaries = 0;
  while (
    i < range.end &&
    (lexicon.auxiliaries.has(tokens[i]?.lower ?? '') || lexicon.adverbs.has(tokens[i]?.lower ?? ''))
  ) {
    auxiliaries++;
    i++;
  }
  const word = tokens[i];
  if (word?.kind !== 'word' || word.capital || is(word, PREPOSITION | CONJUNCTION)) return null;
  if (is(word, DETERMINER | RELATIVE | PRONOUN) || word.lower.length < 3) return null;
  const cue: Cue = {
    kind: 'verb',
    from: range.start,
    to: i + 1,
    at: i,
    inverted: null,
    leaning: false,
    plural: false,
  };
  const next = sentence.mentions.find(
    m => m.from === i + 1 || (m.from === i + 2 && lexicon.adverbs.has(tokens[i + 1]?.lower ?? '')),
  );
  if (next === undefined || next.oblique || next.kind === 'thing') return null;
  if (lexicon.unlistedVerb?.test(word.lower) === false) return null;
  if (auxiliaries > 0 && !/(?:[oaie]|é|i|u|s|t|d|en)$/u.test(word.lower)) return null;
  return {
    subject: { kind: 'mention', mention: next, where: 'after' },
    cue: spanOf(sentence, cue),
    rule: 'insertion',
  };
}
