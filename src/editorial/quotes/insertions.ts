import type { Span } from '../../core/article.ts';
import type { Lexicon } from './languages/language.ts';
import type { MarkedSpan } from './marks.ts';

/** Longest reporting clause between two dashes, in UTF-16 units. */
const LONGEST = 220;
const DASH = /(?<=[\s,.!?…»”"])[—–-](?=[\s\p{L}.,;:])|(?<=\p{L})[—–](?=[\s.,;:]|$)/gu;
const WORDS = /[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*['’]?/gu;

/** True when the clause reads "ha detto Rossi", "insorge il capogruppo", "dit-il": a verb first, then whoever speaks. */
export function isReporting(lexicon: Lexicon, clause: string): boolean {
  const found = clause.match(WORDS) ?? [];
  let at = 0;
  const lower = (i: number) => (found[i] ?? '').toLowerCase();
  while (at < 4 && (lexicon.adverbs.has(lower(at)) || lexicon.conjunctions.has(lower(at)))) at++;
  const first = found[at];
  if (first === undefined) return false;
  const hung = /^(.+?)-(?:t-)?(?:il|elle|on|ils|elles)$/u.exec(lower(at));
  if (hung !== null) return true;
  if (lexicon.verbs.has(lower(at))) return true;
  if (lexicon.auxiliaries.has(lower(at))) {
    let next = at + 1;
    while (next < at + 4 && (lexicon.adverbs.has(lower(next)) || lexicon.auxiliaries.has(lower(next))))
      next++;
    return lexicon.verbs.has(lower(next));
  }
  if (!lexicon.dropsSubject || first !== first.toLowerCase() || found.length > 28) return false;
  if (
    lexicon.prepositions.has(lower(at)) ||
    lexicon.determiners.has(lower(at)) ||
    lexicon.pronouns.has(lower(at))
  )
    return false;
  const second = found[at + 1] ?? '';
  const role = lexicon.determiners.has(lower(at + 1)) && lexicon.roles.has(lower(at + 2));
  return role || (second !== second.toLowerCase() && found.length - at <= 24);
}

/** Where a clause between commas may begin. */
const COMMA = /[,?!…]\s+(?=\p{Ll})/gu;
const MOST_WORDS = 14;

/**
 * A reporting clause between commas that the marks do not leave out, as French papers print them: « A, jure Hagari, mais B »;
 * null when there is none. The span stays one: its parts are one sentence.
 */
export function findInsertion(text: string, span: Span, lexicon: Lexicon): Span | null {
  const inner = text.slice(span.start, span.end);
  for (const comma of inner.matchAll(COMMA)) {
    const start = comma.index + comma[0].length;
    const clause = /^[^,.!?…;:—–«»“”"]*/u.exec(inner.slice(start, start + LONGEST))?.[0].trimEnd() ?? '';
    const words = clause.match(WORDS) ?? [];
    if (words.length === 0 || words.length > MOST_WORDS) continue;
    const office = officeBehind(lexicon, inner.slice(start + clause.length, start + LONGEST));
    if (!isPlainReport(lexicon, words) && !(office > 0 && isUnlistedReport(lexicon, words))) continue;
    return { start: span.start + start, end: span.start + start + clause.length + office };
  }
  return null;
}

/** How long the office is that stands in apposition behind whoever speaks: "…, pointe Morel, le maire de Lège. B". */
function officeBehind(lexicon: Lexicon, rest: string): number {
  const clause = /^\s*,\s+[^,.!?…;:—–«»“”"]*(?=[,.!?…])/u.exec(rest)?.[0] ?? '';
  const [first = '', second = ''] = (clause.match(WORDS) ?? []).map(word => word.toLowerCase());
  const noun = lexicon.determiners.has(first) ? second : first.replace(/^l['’]/u, '');
  return lexicon.roles.has(noun) ? clause.length : 0;
}

/** A verb of saying that is on the list, and somebody behind it: "explique l’élu", "a ajouté Rossi", "soupire-t-elle". */
function isPlainReport(lexicon: Lexicon, words: readonly string[]): boolean {
  let at = 0;
  const lower = (i: number) => (words[i] ?? '').toLowerCase();
  if (lexicon.hungPronouns && /-(?:t-)?(?:il|elle)$/u.test(lower(0))) return true;
  while (at < 3 && lexicon.auxiliaries.has(lower(at))) at++;
  if (!lexicon.verbs.has(lower(at)) || lexicon.leaningVerb?.test(lower(at)) === true) return false;
  const next = words[at + 1];
  if (next === undefined) return false;
  return (
    next !== next.toLowerCase() ||
    /^l['’]/u.test(next) ||
    lexicon.determiners.get(lower(at + 1)) === 'definite'
  );
}

/** "savoure Nora Quille", before what she is: a form of the present that no list has, and a full name. */
function isUnlistedReport(lexicon: Lexicon, words: readonly string[]): boolean {
  const [verb = '', first = '', last = ''] = words;
  if (!lexicon.hungPronouns || words.length !== 3 || !/^\p{Ll}{3,}e$/u.test(verb)) return false;
  const isCapital = (word: string) => /^\p{Lu}/u.test(word);
  return isCapital(last) && isCapital(first) && !lexicon.kinds.has(verb);
}

function piece(
  text: string,
  span: MarkedSpan,
  place: { start: number; end: number; first: boolean; last: boolean },
): MarkedSpan | null {
  let { start, end } = place;
  while (start < end && /[\s.,;:—–-]/u.test(text[start] ?? '')) start++;
  while (end > start && /[\s—–-]/u.test(text[end - 1] ?? '')) end--;
  if (end <= start) return null;
  return {
    ...span,
    start,
    end,
    outerStart: place.first ? span.outerStart : start,
    outerEnd: place.last ? span.outerEnd : end,
    open: place.last && span.open,
  };
}

/** The span's parts without the reporting clauses between dashes; the span itself when it holds none. */
export function splitSpan(text: string, span: MarkedSpan, lexicon: Lexicon): readonly MarkedSpan[] {
  const inner = text.slice(span.start, span.end);
  const dashes = [...inner.matchAll(DASH)].map(m => span.start + m.index);
  const pieces: MarkedSpan[] = [];
  let from = span.start;
  for (let i = 0; i < dashes.length; i++) {
    const open = dashes[i] ?? 0;
    if (open < from) continue;
    const next = dashes[i + 1];
    const close = next !== undefined && next - open <= LONGEST ? next : null;
    const clause = text.slice(open + 1, close ?? span.end);
    if (clause.length > LONGEST || !isReporting(lexicon, clause)) continue;
    const before = piece(text, span, { start: from, end: open, first: from === span.start, last: false });
    if (before !== null) pieces.push(before);
    from = close === null ? span.end : close + 1;
    if (close !== null) i++;
  }
  if (pieces.length === 0) return [span];
  const rest = piece(text, span, { start: from, end: span.end, first: false, last: true });
  return rest === null ? pieces : [...pieces, rest];
}

/**
 * Takes reporting clauses out of quotations that hold them between dashes without closing the marks, as Italian and
 * Spanish papers print them: «A – ha detto Rossi –. B» becomes A and B.
 */
export function splitInsertions(
  text: string,
  marked: readonly MarkedSpan[],
  lexicon: Lexicon,
): readonly MarkedSpan[] {
  return marked.flatMap(span => splitSpan(text, span, lexicon));
}
