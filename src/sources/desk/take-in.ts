import { DESK_SOURCE, type Article, type SourceEvent } from '../../core/article.ts';
import { articleIdOf, contentHashOf } from '../../core/ids.ts';
import type { SaveResult } from '../../core/ports/store.ts';
import type { TakeIn, TakenIn } from '../../desk/take-in.ts';
import type { Fetch } from '../../net/fetch.ts';
import { readDocumentPlace } from '../fetch/read-document.ts';
import { parseSeed, type DocumentContent } from '../seeds/parse-seed.ts';

export interface TakeInDeps {
  readonly fetch: Fetch;
  readonly timezone: string;
  readonly articles: { get(id: Article['id']): Promise<Article | null> };
  /** Takes in a document; answers what became of it. */
  readonly take: (event: SourceEvent) => Promise<SaveResult | null>;
}

const ADDRESS = /^https?:\/\/\S+$/i;

/** The source that editors are: what they send becomes an article of theirs. */
export const createTakeIn =
  (deps: TakeInDeps): TakeIn =>
  async words => {
    const given = words.trim();
    const read = await readGiven(deps, given);
    if ('message' in read) return { kind: 'wrong', message: read.message };
    return save(deps, read, ADDRESS.test(given) ? given : contentHashOf(given));
  };

async function readGiven(
  { fetch, timezone }: TakeInDeps,
  given: string,
): Promise<DocumentContent | { readonly message: string }> {
  if (ADDRESS.test(given)) {
    try {
      const document = await readDocumentPlace(given, { fetch, timezone });
      return { ...document, url: document.url ?? given };
    } catch (error) {
      return { message: error instanceof Error ? error.message : String(error) };
    }
  }
  const read = parseSeed(new TextEncoder().encode(given), { kind: '.txt', timezone });
  return read.kind === 'ok' ? read.value : { message: read.fault.message };
}

async function save(deps: TakeInDeps, content: DocumentContent, key: string): Promise<TakenIn> {
  const saved = await deps.take({ kind: 'document', document: { ...content, source: DESK_SOURCE, key } });
  const article =
    saved === null || saved.kind === 'duplicate'
      ? await deps.articles.get(saved?.of ?? articleIdOf(DESK_SOURCE, key))
      : saved.article;
  if (article === null) throw new Error('what an editor sent is not there after it was saved');
  return { kind: 'article', article };
}
