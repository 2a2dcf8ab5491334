import type { DocumentModel } from '../model.ts';

/** So many words stand twice in an article only where they are quoted twice. */
const LEAST_WORDS = 4;
/** Later words of a longer quotation are not compared: the work stays linear. */
const MOST_WORDS = 400;

const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Quotations whose words another quotation of the article holds too, as headings, leads and highlighted lines repeat them: which
 * other one, the longest.
 */
export function findRepeats({ text, marked }: DocumentModel): ReadonlyMap<number, number> {
  const words = marked.map(({ start, end }) =>
    (text.slice(start, end).toLowerCase().match(WORD) ?? []).slice(0, MOST_WORDS),
  );
  const holders = new Map<string, number[]>();
  const firsts = new Set(words.map(own => own[0]));
  for (const [quote, own] of words.entries())
    for (let at = 0; at + LEAST_WORDS <= own.length; at++) {
      if (!firsts.has(own[at])) continue;
      const key = own.slice(at, at + LEAST_WORDS).join(' ');
      const known = holders.get(key);
      if (known === undefined) holders.set(key, [quote]);
      else if (known.at(-1) !== quote) known.push(quote);
    }
  const repeats = new Map<number, number>();
  for (const [quote, own] of words.entries()) {
    if (own.length < LEAST_WORDS) continue;
    const line = ` ${own.join(' ')} `;
    const others = (holders.get(own.slice(0, LEAST_WORDS).join(' ')) ?? [])
      .slice(0, LEAST_WORDS)
      .filter(other => other !== quote && ` ${words[other]?.join(' ') ?? ''} `.includes(line));
    const [longest] = others.toSorted((a, b) => (words[b]?.length ?? 0) - (words[a]?.length ?? 0));
    if (longest !== undefined) repeats.set(quote, longest);
  }
  return repeats;
}
