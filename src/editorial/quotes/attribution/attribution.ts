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

/** Whether what stands between two tokens is told in the mood of reported speech: somebody's words, "das sei falsch". */
export const isReported = ({ lexicon }: DocumentModel, { paragraph }: SentenceModel, range: Span): boolean =>
  lexicon.reportedMood.size > 0 &&
  paragraph.tokens.slice(range.start, range.end).some(t => lexicon.reportedMood.has(t.lower));

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

/**
 * The same, but nobody of whom the sentence only tells what somebody else said: "Quill habe „ein Defizit“", "Deshalb müsse Quill
 * „aufhören“".
 */
export function tellingSubject(model: DocumentModel, sentence: SentenceModel, range: Span): Subject | null {
  const main = mainSubject(model, sentence, range);
  if (main?.kind !== 'mention' || model.lexicon.reportedMood.size === 0) return main;
  const { tokens } = sentence.paragraph;
  let [start, end] = [main.mention.from, main.mention.to];
  while (start > range.start && tokens[start - 1]?.kind === 'word') start--;
  while (end < range.end && tokens[end]?.kind === 'word') end++;
  return isReported(model, sentence, { start, end }) ? null : main;
}
