import type { Span } from '../../core/article.ts';
import { isReporting, splitSpan } from './insertions.ts';
import type { Lexicon } from './languages/language.ts';
import type { MarkedSpan } from './marks.ts';

const OPENING = /^[\s\u00a0]*[—–―][\s\u00a0]*(?=[\p{L}¿¡])/u;
/** A reporting clause behind a comma, as French dialogue has it: "– Je pars, dit-il." */
const BEHIND_COMMA = /[,!?…]\s+(?=\p{Ll})/gu;
const LONGEST_CLAUSE = 120;

function speechBeforeComma(text: string, span: MarkedSpan, lexicon: Lexicon): readonly MarkedSpan[] {
  const inner = text.slice(span.start, span.end);
  for (const comma of inner.matchAll(BEHIND_COMMA)) {
    const rest = inner.slice(comma.index + comma[0].length, comma.index + comma[0].length + LONGEST_CLAUSE);
    const clause = /^[^.!?…—–]*/u.exec(rest)?.[0] ?? '';
    if (clause.split(/\s+/u).length > 8 || !isReporting(lexicon, clause)) continue;
    const end = span.start + comma.index + (comma[0].startsWith(',') ? 0 : 1);
    return end > span.start ? [{ ...span, end, outerEnd: end }] : [];
  }
  return [];
}

/**
 * Speech that only a dash at the paragraph's beginning marks: "– Non lo so – disse Rossi." A paragraph counts when a
 * reporting clause follows the speech; lists and bare asides do not. Paragraphs with quotation marks are left to the marks.
 */
export function findDashSpeech(
  text: string,
  place: { readonly paragraphs: readonly Span[]; readonly quoted: ReadonlySet<number> },
  lexicon: Lexicon,
): readonly MarkedSpan[] {
  return place.paragraphs.flatMap((paragraph, index) => {
    if (place.quoted.has(index)) return [];
    const opening = OPENING.exec(text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 8)));
    if (opening === null) return [];
    const start = paragraph.start + opening[0].length;
    let end = paragraph.end;
    while (end > start && /\s/u.test(text[end - 1] ?? '')) end--;
    const span: MarkedSpan = {
      start,
      end,
      outerStart: paragraph.start,
      outerEnd: end,
      open: false,
      paragraph: index,
      style: 'dash',
    };
    const pieces = splitSpan(text, span, lexicon);
    return pieces[0] === span ? speechBeforeComma(text, span, lexicon) : pieces;
  });
}
