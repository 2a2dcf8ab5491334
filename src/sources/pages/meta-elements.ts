import { plainLine } from './plain-text.ts';

/** A page's `meta` elements, by their property, name, itemprop or http-equiv in lower case. */
export interface Meta {
  readonly first: (name: string) => string | null;
  readonly all: (name: string) => readonly string[];
}

const NAMING = ['property', 'name', 'itemprop', 'http-equiv'];
/** No page needs more. */
const MOST = 2000;

export function metaOf(document: Document): Meta {
  const byName = new Map<string, string[]>();
  for (const element of [...document.querySelectorAll('meta')].slice(0, MOST)) {
    const content = plainLine(element.getAttribute('content') ?? '');
    if (content === '') continue;
    for (const attribute of NAMING) {
      const name = element.getAttribute(attribute)?.trim().toLowerCase() ?? '';
      if (name === '') continue;
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [content]);
      else known.push(content);
    }
  }
  const all = (name: string) => byName.get(name.toLowerCase()) ?? [];
  return { all, first: name => all(name)[0] ?? null };
}
