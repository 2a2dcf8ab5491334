import { attributeAfter, attributeTrailing } from './attribute-after.ts';
import { attributeBefore, attributeOpening } from './attribute-before.ts';
import { attributeBehind, attributeSigned } from './attribute-behind.ts';
import type { Attribution } from './attribution.ts';
import { spanOf } from './attribution.ts';
import { findCues } from './cues.ts';
import { subjectOf } from './subjects/subjects.ts';
import type { DocumentModel } from '../model.ts';

/** Reads the sentence around a marked span; null subject and no cue when it says nothing about a speaker. */
export function attribute(model: DocumentModel, quote: number): Attribution | null {
  const around = attributeAround(model, quote);
  if (around?.cue != null) return around;
  return (
    attributeInside(model, quote) ??
    around ??
    attributeBehind(model, quote) ??
    attributeSigned({ model, quote })
  );
}

/** « A, jure Hagari, mais B »: the clause that the marks do not leave out. */
function attributeInside(model: DocumentModel, quote: number): Attribution | null {
  const clause = model.insertions.get(quote);
  if (clause === undefined) return null;
  const { lexicon } = model;
  const [cue] = findCues(lexicon, clause.paragraph, { range: clause.span, sentence: clause.span });
  const [first] = clause.mentions;
  // a verb that no list has: "savoure Nora Quille, retraitée"
  if (cue === undefined && first?.from === 1 && first.kind === 'name') {
    const [verb] = clause.paragraph.tokens;
    const at = { start: verb?.start ?? 0, end: verb?.end ?? 0 };
    return { subject: { kind: 'mention', mention: first, where: 'after' }, cue: at, rule: 'clause inside' };
  }
  if (cue?.kind !== 'verb') return null;
  const subject = subjectOf(lexicon, clause, { ...cue, side: 'after', range: clause.span });
  return { subject, cue: spanOf(clause, cue), rule: 'clause inside' };
}

const isNamed = (found: Attribution | null): found is Attribution =>
  found?.cue != null && found.subject?.kind === 'mention' && found.subject.mention.kind === 'name';

const isSomebody = ({ subject }: Attribution): boolean =>
  subject?.kind === 'mention' && subject.mention.kind !== 'thing' && subject.mention.kind !== 'collective';

function attributeAround(model: DocumentModel, quote: number): Attribution | null {
  const place = model.places[quote];
  const sentence = place === undefined ? undefined : model.sentences[place.sentence];
  if (place === undefined || sentence === undefined) return null;
  const before = attributeBefore(model, sentence, place.at);
  const after = attributeAfter(model, sentence, place.at);
  // "A" selon Rossi, mais "B" selon Bianchi
  if (before?.taken === true && after?.subject?.kind === 'mention' && after.cue !== null) return after;
  const near = before?.near === true && (before.cue !== null || before.rule !== 'colon');
  // "she invites to think: «A – says Bonardo – B»": a name behind says more than somebody understood before
  if (near && (isNamed(before) || !isNamed(after) || after.rule === 'clause after')) return before;
  if (after !== null && (after.subject?.kind === 'mention' || !before?.cue)) return after;
  // "Pour Morel, la mesure se justifie car « … »": no thing speaks where a person opens the sentence
  const opening = before?.cue != null && !isSomebody(before) ? attributeOpening(model, sentence) : null;
  if (isNamed(opening)) return opening;
  if (before?.cue || before?.rule === 'colon') return before;
  return after ?? attributeTrailing(model, sentence, place.at) ?? attributeOpening(model, sentence) ?? before;
}
