import { plainLine } from './plain-text.ts';

export interface TitleSources {
  /** What structured data says. */
  readonly headline: string | null;
  /** What meta elements say, then the document's own. */
  readonly titles: readonly string[];
  readonly outlet: string | null;
  readonly url: string | null;
}

export interface Headline {
  readonly title: string | null;
  /** The element that shows it. */
  readonly element: Element | null;
}

/** A page has one headline, and now and then others above it; what comes later is not looked at. */
const MOST_HEADINGS = 12;
const [SHORTEST, LONGEST] = [2, 300];
/**
 * A heading that has such a share of its words in common with what the page calls itself is its headline; less is asked of the
 * only one, more of second ones where there is no first.
 */
const [SAME, SAME_ALONE, SAME_SECOND] = [0.5, 0.3, 0.8];

/** The title of an article as the page shows it: its heading where that is one, otherwise what the page calls itself without the name of its site. */
export function headlineOf(document: Document, sources: TitleSources): Headline {
  const { headline, titles, outlet } = sources;
  const named = [headline, ...titles].filter(title => title !== null && title !== '') as readonly string[];
  const first = document.querySelectorAll('h1');
  const headings = [...(first.length > 0 ? first : document.querySelectorAll('h2'))]
    .slice(0, MOST_HEADINGS)
    .map(element => ({ element, text: plainLine(element.textContent).replace(/\s*[#¶§]$/u, '') }))
    .filter(({ text }) => text.length >= SHORTEST && text.length <= LONGEST && text !== outlet);
  const ranked = headings
    .map((heading, at) => ({
      ...heading,
      at,
      likeness: Math.max(0, ...named.map(title => likeness(heading.text, title))),
    }))
    .sort((a, b) => b.likeness - a.likeness || a.at - b.at);
  const [best] = ranked;
  const own = named.map(title => withoutSite(title, sources)).find(title => title !== '') ?? null;
  if (best === undefined) return { title: own, element: null };
  const needed = first.length === 0 ? SAME_SECOND : headings.length === 1 ? SAME_ALONE : SAME;
  const isHeadline = best.likeness >= needed || named.length === 0;
  if (!isHeadline) return { title: own, element: best.element };
  // written in capitals only for the eye
  const plain = [own, ...named].find(title => title !== null && fold(title) === fold(best.text)) ?? null;
  const isLoud = best.text === best.text.toUpperCase() && best.text !== best.text.toLowerCase();
  return { title: isLoud && plain !== null ? plain : best.text, element: best.element };
}

const fold = (text: string): string => wordsOf(text).join(' ');
const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The share of the shorter one's words that the other has, too. */
function likeness(a: string, b: string): number {
  const [first, second] = [new Set(wordsOf(a)), new Set(wordsOf(b))];
  const common = [...first].filter(word => second.has(word)).length;
  // of few words each weighs too much
  return common / Math.max(2, Math.min(first.size, second.size));
}

/** Sites put their name behind the title, or before it. */
const SEPARATOR = /\s+(?:[|–—•»«·:~-]|::|&raquo;)\s+|\s*\|\s*/u;
const SITE_WORDS = 4;

function withoutSite(title: string, { outlet, url }: TitleSources): string {
  const parts = title
    .split(SEPARATOR)
    .map(part => part.trim())
    .filter(part => part !== '');
  if (parts.length < 2) return title;
  const host = (URL.parse(url ?? '')?.hostname ?? '').replace(/^www\./, '').replace(/[^a-z\d]/gi, '');
  const isSite = (part: string): boolean => {
    const folded = fold(part).replaceAll(' ', '');
    if (folded === '') return true;
    const name = outlet === null ? '' : fold(outlet).replaceAll(' ', '');
    return (
      (name !== '' && (name.includes(folded) || folded.includes(name))) ||
      (folded.length > 2 && host.includes(folded))
    );
  };
  const start = isSite(parts[0] ?? '') && parts.length > 1 ? 1 : 0;
  let end = parts.length;
  while (end > start + 1 && isSite(parts[end - 1] ?? '')) end--;
  // a name nobody told us of: short, behind a longer title
  const last = parts[end - 1] ?? '';
  const rest = parts.slice(start, end - 1).join(' ');
  if (
    end === parts.length &&
    end > start + 1 &&
    wordsOf(last).length <= SITE_WORDS &&
    wordsOf(rest).length > wordsOf(last).length
  )
    end--;
  if (start === 0 && end === parts.length) return title;
  const from = title.indexOf(parts[start] ?? '');
  const lastKept = parts[end - 1] ?? '';
  return title.slice(from, title.indexOf(lastKept, from) + lastKept.length);
}
