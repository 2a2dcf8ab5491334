import type { Span } from '../../../core/article.ts';
import type { Cue } from './cues.ts';
import type { DocumentModel, SentenceModel } from '../model.ts';
import type { Mention } from '../mentions/reading.ts';
import type { Subject } from './subjects/subjects.ts';
import { isHeadOfClause } from './subjects/subjects.ts';

/** What the sentence around a quotation says about who speaks, before anybody is looked up. */
export interface Attribution {
  readonly subject: Subject | null;
  readonly cue: Span | null;
  /** The rule, in words a reader of `analyze --explain` understands. */
  readonly rule: string;
}

/** German verbs in the mood of reported speech: what stands around them is still somebody's words. */
export const SUBJUNCTIVE = new Set([
  'sei',
  'seien',
  'habe',
  'müsse',
  'könne',
  'werde',
  'dürfe',
  'solle',
  'wolle',
  'gebe',
  'drohe',
  'gehe',
  'komme',
  'brauche',
  'bleibe',
]);

/** The words of a cue, as a stretch of the text. */
export function spanOf(sentence: SentenceModel, cue: Cue): Span {
  const { tokens } = sentence.paragraph;
  return { start: tokens[cue.from]?.start ?? 0, end: tokens[cue.to - 1]?.end ?? 0 };
}

/** The tokens before a quotation, back to the one before it or the sentence's beginning. */
export function stretchBefore(sentence: SentenceModel, at: number): Span {
  const { tokens } = sentence.paragraph;
  let start = at;
  while (start > sentence.span.start && tokens[start - 1]?.kind !== 'quote') start--;
  return { start, end: at };
}

/** The first mention of the stretch that heads a clause: the subject of a sentence that names no verb of saying. */
export function mainSubject(model: DocumentModel, sentence: SentenceModel, range: Span): Subject | null {
  let role: Mention | null = null;
  for (const mention of sentence.mentions) {
    if (mention.from < range.start || mention.to > range.end) continue;
    if (mention.oblique || mention.possessive || mention.kind === 'thing') continue;
    if (!isHeadOfClause(sentence, mention)) continue;
    if (
      mention.kind === 'name' &&
      (model.people.personOf(mention) !== null || model.people.isSurname(mention))
    )
      return { kind: 'mention', mention, where: 'before' };
    if (mention.kind !== 'name') role ??= mention;
  }
  return role === null ? null : { kind: 'mention', mention: role, where: 'before' };
}
