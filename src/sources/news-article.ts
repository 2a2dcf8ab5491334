import { z } from 'zod';

/** What a schema.org NewsArticle says; absent what it does not say. */
export interface NewsArticle {
  readonly headline: string | null;
  readonly lead: string | null;
  readonly body: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly language: string | null;
  readonly keywords: readonly string[];
  readonly image: string | null;
}

const TYPES = /^(?:https?:\/\/schema\.org\/)?(?:[A-Za-z]*NewsArticle|Article|BlogPosting|Report)$/;

/** Finds the first article in JSON-LD, at the top, in an array or in `@graph`; null when there is none. */
export function findNewsArticle(json: unknown): NewsArticle | null {
  const node = findNode(json, 0);
  return node === null ? null : readNode(node);
}

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isArticle = (node: Node): boolean =>
  [node['@type']].flat().some(type => typeof type === 'string' && TYPES.test(type)) ||
  (node['@type'] === undefined && typeof node.headline === 'string');

function findNode(json: unknown, depth: number): Node | null {
  if (depth > 4) return null;
  if (Array.isArray(json)) {
    for (const item of json) {
      const found = findNode(item, depth + 1);
      if (found !== null) return found;
    }
    return null;
  }
  if (!isNode(json)) return null;
  if (isArticle(json)) return json;
  return findNode(json['@graph'] ?? json.mainEntity, depth + 1);
}

const text = z.string().trim().min(1);

/** Text, or the `name` or `url` of the thing that stands there instead; of a list, all of them. */
function wordsOf(value: unknown, of: 'name' | 'url'): string[] {
  return [value].flat().flatMap(item => {
    const found = text.safeParse(isNode(item) ? (item[of] ?? item['@id']) : item);
    return found.success ? [found.data] : [];
  });
}

function readNode(node: Node): NewsArticle {
  const first = (key: string, of: 'name' | 'url' = 'name') => wordsOf(node[key], of)[0] ?? null;
  return {
    headline: first('headline') ?? first('name'),
    lead: first('alternativeHeadline') ?? first('description'),
    body: first('articleBody') ?? first('text'),
    url: first('url', 'url') ?? first('mainEntityOfPage', 'url'),
    published: first('datePublished'),
    authors: wordsOf(node.author, 'name'),
    publisher: first('publisher'),
    language: first('inLanguage'),
    keywords: wordsOf(node.keywords, 'name').flatMap(words =>
      words
        .split(',')
        .map(word => word.trim())
        .filter(Boolean),
    ),
    image: first('image', 'url') ?? first('thumbnailUrl', 'url'),
  };
}
