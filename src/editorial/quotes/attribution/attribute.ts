import { attributeAfter, attributeNext, attributeTrailing } from './attribute-after.ts';
import { attributeBefore } from './attribute-before.ts';
import type { Attribution } from './attribution.ts';
import type { DocumentModel } from '../model.ts';

/** Reads the sentence around a marked span; null subject and no cue when it says nothing about a speaker. */
export function attribute(model: DocumentModel, quote: number): Attribution | null {
  const place = model.places[quote];
  const sentence = place === undefined ? undefined : model.sentences[place.sentence];
  if (place === undefined || sentence === undefined) return null;
  const before = attributeBefore(model, sentence, place.at);
  if (before?.near === true && (before.cue !== null || before.rule !== 'colon')) return before;
  const after = attributeAfter(model, sentence, place.at);
  if (after !== null && (after.subject?.kind === 'mention' || !before?.cue)) return after;
  if (before?.cue || before?.rule === 'colon') return before;
  return (
    after ??
    attributeTrailing(model, sentence, place.at) ??
    attributeNext(model, sentence, place.at) ??
    before
  );
}
