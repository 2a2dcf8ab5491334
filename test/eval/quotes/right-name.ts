import type { GoldQuote } from './labelled.ts';

const TITLES = new Set(
  'mr mrs ms miss dr prof sir dame lord lady herr frau mme mlle monsieur madame mademoiselle sr sra senor senora dona sig signor signora dott dottor dottoressa avv onorevole sen rep gov president presidente presidentessa'.split(
    ' ',
  ),
);
const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The words of a name without accents, case, points, titles and suffixes. */
function coreOf(name: string): readonly string[] {
  let words = fold(name)
    .replace(/[’'`]s\b/gu, '')
    .replace(/[’`]/gu, "'")
    .replace(/[.,"“”()]/gu, ' ')
    .split(/\s+/u)
    .map(word => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter(word => word !== '' && !SUFFIXES.has(word));
  while (words.length > 1 && TITLES.has(words[0] ?? '')) words = words.slice(1);
  return words;
}

/** The surname agrees, and forenames do not contradict each other. */
function agrees(given: string, wanted: string): boolean {
  const [p, g] = [coreOf(given), coreOf(wanted)];
  const [pLast, gLast] = [p.at(-1), g.at(-1)];
  if (pLast === undefined || gLast === undefined) return false;
  if (!p.includes(gLast) && !g.slice(g.length > 1 ? 1 : 0).includes(pLast)) return false;
  const [a, b] = [p[0] ?? '', g[0] ?? ''];
  if (p.length < 2 || g.length < 2 || a === b || g.includes(a) || p.includes(b)) return true;
  return a.startsWith(b.charAt(0)) && (a.length === 1 || b.length === 1);
}

/** Whether a name printed under the quotation is right, as the shared scorer counts it. */
export function isRightName(name: string, gold: GoldQuote): boolean {
  const known = [gold.speaker, ...(gold.speaker_alt ?? [])].filter(one => one != null);
  if (gold.person !== true) return gold.kind === 'org' && known.some(one => fold(one) === fold(name));
  if (gold.speaker === null) return coreOf(gold.mention ?? '').includes(coreOf(name).at(-1) ?? '');
  return known.some(one => agrees(name, one) || (one.length > 3 && fold(one) === fold(name)));
}
