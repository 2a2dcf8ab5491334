import type { Span } from '../../core/article.ts';

/** How a quotation reads by itself: a sentence of somebody's, or words within the writer's. */
export type Form = 'whole' | 'part';

/** Fewer words are hardly a sentence. */
const LEAST_WORDS = 5;

/** Tells a quotation that begins as a sentence begins from a part of one. */
export function formOf(text: string, { start, end }: Span): Form {
  const words = text.slice(start, end);
  const isSentence = /^["“¿¡([…]*\p{Lu}/u.test(words) && words.split(/\s+/u).length >= LEAST_WORDS;
  return isSentence ? 'whole' : 'part';
}
