import type { Mention, Role } from '../../mentions/reading.ts';
import { skipAside } from '../../mentions/phrases.ts';
import type { DocumentModel } from '../../model.ts';
import { findCues } from '../cues.ts';
import type { Offices } from '../roles/offices.ts';
import { isFull } from '../roles/offices.ts';
import { subjectOf } from '../subjects/subjects.ts';

/** So many sentences back somebody may have been brought in whom a bare office means. */
const INTRODUCED_WITHIN = 12;

/**
 * Whom a bare office points back to, in the words that brought him in: "the spokesman" for "a spokesman for the ferry board"; else
 * the one form in full that the article has of it, beside nobody's name: "la ministre" for "la ministre de la Mer". Null when there
 * is none, or several.
 */
export function introducedAs(model: DocumentModel, mention: Mention, offices: Offices): string | null {
  const { role } = mention;
  if (role === null || role.owned) return null;
  for (let at = mention.sentence; at >= Math.max(0, mention.sentence - INTRODUCED_WITHIN); at--)
    for (const other of (model.sentences[at]?.mentions ?? []).toReversed())
      if (isIntroduction(other, role) && (at < mention.sentence || other.to <= mention.from))
        return other.role?.whole === true && isFull(other.role) ? other.role.text : null;
  const forms = offices.byHead.get(role.head) ?? [];
  if (forms.some(({ holder }) => holder !== null)) return null;
  const texts = new Set(
    forms
      .filter(form => form.role.whole && !form.role.owned && agrees(form.role, role))
      .map(form => form.role.text),
  );
  const [only = null, ...others] = texts;
  return others.length === 0 && only !== null && /\P{Lu}\p{Lu}/u.test(only) ? only : null;
}

const isIntroduction = ({ kind, definiteness, role }: Mention, said: Role): boolean =>
  kind === 'role' && definiteness === 'indefinite' && role?.head === said.head && agrees(role, said);

const agrees = (a: Role, b: Role): boolean => a.gender === 'n' || b.gender === 'n' || a.gender === b.gender;

/** Whom the sentence before is said to speak in, where a pronoun goes on from it: "…, a annoncé la préfecture. « … », a-t-elle ajouté". */
export function speakerBefore(model: DocumentModel, sentence: number): Mention | null {
  const before = model.sentences[sentence - 1];
  if (before === undefined) return null;
  const cues = findCues(model.lexicon, before.paragraph, { range: before.span, sentence: before.span });
  for (const cue of cues.toReversed()) {
    if (cue.leaning) continue;
    const subject = subjectOf(model.lexicon, before, { ...cue, side: 'before', range: before.span });
    if (subject?.kind !== 'mention') return null;
    const { mention } = subject;
    const behind = skipAside(before.paragraph.tokens, mention.to, before.span.end);
    const isBeside = behind === cue.from || (mention.from >= cue.to && mention.from <= cue.to + 2);
    const isThe = mention.kind === 'name' || /^(?:in)?definite$/u.test(mention.definiteness ?? '');
    return isBeside && isThe ? mention : null;
  }
  return null;
}
