import type { Span } from '../../core/article.ts';
import type { Lexicon } from './languages/language.ts';
import type { MarkedSpan } from './marks.ts';

const WORDS = /[\p{L}\p{N}]+(?:[’'\-][\p{L}\p{N}]+)*/gu;
/** The words of a marked span, with what apostrophes and hyphens join to them. */
export const wordsOf = (text: string): readonly string[] => text.match(WORDS) ?? [];
/** How far around a marked span its surroundings count, in UTF-16 units. */
const AROUND = 60;
/** Forms of "be", with which a participle says what was done to somebody: "était jugé pour l’« … »". */
const BEING =
  /^(?:est|était|sont|étaient|été|fut|è|era|sono|stat[oaie]|fue|fueron|es|sido|is|was|were|been|wird|wurde|wurden)$/u;
const CHARGED_WITH = /^(?:pour|per|por|with)$/u;
/** Words of the law before a charge in marks, whose wording is the law's and nobody's speech. */
const CHARGE =
  /^(?:accusat|accuse|accused|accusé|jugée?s?$|acusad|reato|reati|poursuivi|inculpé|condamné|charge|charged|convicted|wegen|angeklagt|delito|imputad|indagat|condannat|denunciat|culpable|guilty|soupçon|sospett|sospech|suspicion|verdachts?$|plainte|querell|examen)/u;
/** A marked span right before, in one list with what follows: "… for “fraud” and “…”". */
const LISTED = /["«“„][^"«»“”„]*["»”]\s*(?:,|et|e|y|and|und|ou|o|or|oder)\s*(?:d['’]|de |di )?$/u;
/** Conjunctions that announce what somebody says: "said that “…”". */
const ANNOUNCING = new Set(['that', 'che', 'que', 'dass', 'daß', 'qu', 'ch']);

interface Surroundings {
  readonly inner: readonly string[];
  readonly before: readonly string[];
  /** The words before the list of marked spans that this one is in. */
  readonly beforeList: readonly string[];
  readonly after: readonly string[];
  /** The last mark before the opening one, and the first behind the closing one. */
  readonly markBefore: string;
  readonly markAfter: string;
}

function look(text: string, span: MarkedSpan, paragraph: Span): Surroundings {
  const left = text.slice(Math.max(paragraph.start, span.outerStart - AROUND), span.outerStart);
  const listed = text.slice(Math.max(paragraph.start, span.outerStart - 3 * AROUND), span.outerStart);
  const right = text.slice(span.outerEnd, Math.min(paragraph.end, span.outerEnd + AROUND));
  return {
    inner: text.slice(span.start, span.end).match(WORDS) ?? [],
    before: (left.match(WORDS) ?? []).slice(-4),
    beforeList: LISTED.test(listed) ? (listed.replace(LISTED, '').match(WORDS) ?? []).slice(-4) : [],
    after: (right.match(WORDS) ?? []).slice(0, 4),
    markBefore: left.trimEnd().at(-1) ?? '',
    markAfter: right.trimStart().at(0) ?? '',
  };
}

const isCapital = (word: string): boolean => !word.startsWith(word.charAt(0).toLowerCase());

/** "fait savoir", "dejó claro". */
const hasTwoWordVerb = (lexicon: Lexicon, words: readonly string[]): boolean =>
  words.some((word, i) =>
    lexicon.twoWordVerbs.get(word.toLowerCase())?.has(words[i - 1]?.toLowerCase() ?? ''),
  );

/** A verb of saying right beside the marks, on either side. */
function hasCueBeside(lexicon: Lexicon, around: Surroundings): boolean {
  const said = (word: string) =>
    !isCapital(word) && (lexicon.verbs.has(word.toLowerCase()) || /-(?:t-)?(?:il|elle|on)$/u.test(word));
  const { before } = around;
  const isCharge = (word: string, at: number) =>
    CHARGE.test(word.toLowerCase()) &&
    BEING.test(before[at - 1]?.toLowerCase() ?? '') &&
    CHARGED_WITH.test(before[at + 1]?.toLowerCase() ?? '');
  if (before.some((word, at) => said(word) && !isCharge(word, at)) || around.after.some(said)) return true;
  if (hasTwoWordVerb(lexicon, around.before) || hasTwoWordVerb(lexicon, around.after)) return true;
  const next = around.after[0]?.toLowerCase() ?? '';
  if (
    lexicon.sources.some(source => source.split(' ')[0] === next) ||
    (lexicon.capitalNouns && next === 'so')
  )
    return true;
  return ANNOUNCING.has(around.before.at(-1)?.toLowerCase() ?? '');
}

/** Words that only a clause has: pronouns, auxiliaries, verbs of saying. */
export const isClause = (lexicon: Lexicon, inner: readonly string[]): boolean =>
  inner.some((word, i) => {
    if (isCapital(word) && i > 0) return false;
    const whole = word.toLowerCase();
    // "n’est", "c’è": the verb stands behind the apostrophe
    const lower = whole.slice(Math.max(whole.indexOf('’'), whole.indexOf("'")) + 1);
    return lexicon.auxiliaries.has(lower) || lexicon.pronouns.has(lower) || lexicon.verbs.has(lower);
  });

const isLittle = (lexicon: Lexicon, lower: string): boolean =>
  lexicon.prepositions.has(lower) || lexicon.determiners.has(lower) || lexicon.conjunctions.has(lower);

/** Most long words in capitals, as titles of English works and names of organisations are written. */
export function isTitleCase(lexicon: Lexicon, inner: readonly string[]): boolean {
  if (inner.length > 10) return false;
  const long = inner.filter(word => word.length > 3 && !isLittle(lexicon, word.toLowerCase()));
  return (
    long.length > 1 && long.filter(isCapital).length / long.length > (lexicon.capitalNouns ? 0.99 : 0.75)
  );
}

/**
 * Tells speech from what is merely marked: titles, nicknames, names, single terms, scare quotes. It goes by the words
 * inside, the words around and the punctuation; a doubtful span of four words or more counts as speech.
 */
export function isSpeech(
  text: string,
  span: MarkedSpan,
  place: { readonly paragraph: Span; readonly lexicon: Lexicon },
): boolean {
  const { lexicon, paragraph } = place;
  const around = look(text, span, paragraph);
  const { inner } = around;
  if (inner.length === 0 || (!/\s/u.test(text.slice(span.start, span.end)) && inner.length > 1)) return false;
  // between dashes, interrupted or running on: no title is written so
  if (span.outerStart === span.start || span.outerEnd === span.end) return inner.length > 1;
  const ends = /[.!?…,]$/u.test(text.slice(span.start, span.end));
  const announced = around.markBefore === ':';
  const cue = hasCueBeside(lexicon, around);
  if (span.style === 'single' && !(inner.length > 3 && (cue || announced || ends))) return false;
  if (inner.length === 1 && inner[0] === inner[0]?.toUpperCase()) return false;
  if (inner.length < 3) return cue && (announced || ends);
  if (inner.length === 3 && isTitleCase(lexicon, inner) && !announced) return false;
  if (inner.length === 3) return cue || (announced && ends);
  const last = around.before.at(-1)?.toLowerCase() ?? '';
  if (lexicon.titleCues.has(last) && !cue && !announced) return false;
  if (
    !cue &&
    !announced &&
    !ends &&
    !isClause(lexicon, inner) &&
    [...around.before, ...around.beforeList].some(word => CHARGE.test(word.toLowerCase()))
  )
    return false;
  const called = around.before.slice(-2).some(word => lexicon.titleCues.has(word.toLowerCase()));
  if (called && !cue && !announced && !isClause(lexicon, inner)) return false;
  if (isTitleCase(lexicon, inner) && !announced && !(cue && isClause(lexicon, inner))) return false;
  const bare = isCapital(inner[0] ?? '') && inner.length < 8 && !isClause(lexicon, inner);
  return !(bare && !cue && !announced && !ends && around.markAfter !== '');
}
