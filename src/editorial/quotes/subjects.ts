import type { Span } from '../../core/article.ts';
import type { Cue } from './cues.ts';
import type { Gender, Lexicon } from './lexicon.ts';
import type { Mention } from './reading.ts';
import type { SentenceModel } from './model.ts';

/** Who the grammar says is speaking: a mention, or a subject that is understood (dropped, or a pronoun on the verb). */
export type Subject =
  | { readonly kind: 'mention'; readonly mention: Mention; readonly where: 'before' | 'after' }
  | { readonly kind: 'understood'; readonly gender: Gender | 'plural' };

const CLAUSE_BREAK = /^[;:]$/u;
const REACH_AFTER = 12;

/** Stands where a subject stands: at the head of a clause, not behind another word that governs it. */
export function isHeadOfClause(lexicon: Lexicon, sentence: SentenceModel, mention: Mention): boolean {
  const { tokens } = sentence.paragraph;
  if (mention.from <= sentence.span.start) return true;
  const before = tokens[mention.from - 1];
  if (before?.kind !== 'word') return before?.kind !== 'number';
  return (
    lexicon.conjunctions.has(before.lower) ||
    lexicon.relatives.has(before.lower) ||
    lexicon.adverbs.has(before.lower) ||
    (before.capital && mention.from - 1 === sentence.span.start)
  );
}

/** The subject before a verb: the nearest mention that touches it, else the nearest at the head of a clause. */
export function subjectBefore(
  lexicon: Lexicon,
  sentence: SentenceModel,
  place: { readonly range: Span; readonly verb: number },
): Mention | null {
  const { tokens } = sentence.paragraph;
  let weak: Mention | null = null;
  let floor = place.range.start;
  for (let i = place.verb - 1; i >= place.range.start; i--)
    if (CLAUSE_BREAK.test(tokens[i]?.text ?? '')) {
      floor = i + 1;
      break;
    }
  for (let i = sentence.mentions.length - 1; i >= 0; i--) {
    const mention = sentence.mentions[i];
    if (mention === undefined || mention.to > place.verb || mention.from < floor) continue;
    if (mention.oblique || mention.possessive) continue;
    if (mention.to === place.verb && mention.kind !== 'thing') return mention;
    if (isHeadOfClause(lexicon, sentence, mention)) {
      if (mention.kind !== 'thing') return mention;
      if (mention.to === place.verb) return mention;
    }
    weak ??= mention.kind === 'thing' ? null : mention;
  }
  return weak;
}

/** The subject after a verb: the first mention that no preposition governs, before the clause ends. */
export function subjectAfter(
  lexicon: Lexicon,
  sentence: SentenceModel,
  place: { readonly verb: number; readonly end: number },
): Mention | null {
  const { tokens } = sentence.paragraph;
  for (const mention of sentence.mentions) {
    if (mention.from < place.verb) continue;
    if (mention.from >= place.end || mention.from - place.verb > REACH_AFTER) return null;
    for (let i = place.verb; i < mention.from; i++) {
      const token = tokens[i];
      if (token === undefined) return null;
      if (/^[,;:.!?]$/u.test(token.text) || token.kind === 'quote') return null;
      if (
        token.kind === 'word' &&
        (lexicon.relatives.has(token.lower) ||
          (lexicon.conjunctions.has(token.lower) &&
            !lexicon.adverbs.has(token.lower) &&
            !lexicon.prepositions.has(token.lower)))
      )
        return null;
    }
    if (mention.oblique || mention.possessive) continue;
    return mention;
  }
  return null;
}

/** "said the firm's chief executive": the owner before the mention touches the verb. */
function isOwnedHere(sentence: SentenceModel, index: number, verbEnd: number): boolean {
  const owner = sentence.mentions[index - 1];
  const owned = sentence.mentions[index];
  return (
    owner?.possessive === true &&
    owned !== undefined &&
    owner.from <= verbEnd + 1 &&
    owned.from <= owner.to + 1
  );
}

/** The subject of a cue, for a verb that follows its quotation (`side` after) or announces it (before). */
export function subjectOf(
  lexicon: Lexicon,
  sentence: SentenceModel,
  cue: Cue & { readonly side: 'before' | 'after'; readonly range: Span },
): Subject | null {
  const mention = (m: Mention | null, where: 'before' | 'after'): Subject | null =>
    m === null ? null : { kind: 'mention', mention: m, where };
  const { range } = cue;
  if (cue.kind === 'source') {
    const source = sentence.mentions.find(m => m.to > cue.to && m.from <= cue.to + 2 && m.from < range.end);
    return mention(source ?? null, 'after');
  }
  const before = () => mention(subjectBefore(lexicon, sentence, { range, verb: cue.from }), 'before');
  const after = () => mention(subjectAfter(lexicon, sentence, { verb: cue.to, end: range.end }), 'after');
  if (lexicon.language === 'en') {
    const adjacent = sentence.mentions.find(
      (m, i) =>
        m.from >= cue.to &&
        (m.from <= cue.to + 1 || isOwnedHere(sentence, i, cue.to)) &&
        !m.oblique &&
        !m.possessive,
    );
    const inverted =
      !lexicon.addressing.has(sentence.paragraph.tokens[cue.at]?.lower ?? '') &&
      adjacent !== undefined &&
      adjacent.kind !== 'thing'
        ? mention(adjacent, 'after')
        : null;
    if (cue.side === 'after') {
      const first = sentence.mentions.find(
        m => m.from === range.start && m.kind !== 'thing' && !m.possessive && m.to <= cue.from,
      );
      if (first !== undefined) return mention(first, 'before');
      if (cue.from - range.start <= 1) return inverted ?? before();
    }
    return before() ?? inverted;
  }
  if (cue.inverted !== null) {
    const named = cue.side === 'after' ? null : before();
    if (named !== null && named.kind === 'mention' && named.mention.kind === 'name') return named;
    return { kind: 'understood', gender: cue.inverted };
  }
  if (cue.side === 'after') {
    const touching = cue.from > range.start ? before() : null;
    const found = cue.leaning ? null : (touching ?? after());
    return found ?? { kind: 'understood', gender: cue.plural ? 'plural' : 'n' };
  }
  const addresses = lexicon.addressing.has(sentence.paragraph.tokens[cue.at]?.lower ?? '');
  const named = before();
  if (cue.leaning || addresses) return named ?? { kind: 'understood', gender: cue.plural ? 'plural' : 'n' };
  const touchesBefore =
    named?.kind === 'mention' &&
    cue.from - named.mention.to <= 1 &&
    named.mention.kind !== 'collective' &&
    named.mention.kind !== 'thing';
  if (!touchesBefore) {
    // "Am Montag sagte Müller: …", "Ante esto, añade el auto, …"
    const touchingAfter = sentence.mentions.find(m => m.from === cue.to && !m.oblique && m.from < range.end);
    if (touchingAfter !== undefined && touchingAfter.kind !== 'thing')
      return { kind: 'mention', mention: touchingAfter, where: 'after' };
  }
  return named ?? after() ?? { kind: 'understood', gender: cue.plural ? 'plural' : 'n' };
}
