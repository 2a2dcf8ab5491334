import { DESK_SOURCE, type Article, type SourceEvent } from '../../core/article.ts';
import { articleIdOf, contentHashOf } from '../../core/ids.ts';
import { detailOf } from '../../core/reasons/reason-error.ts';
import type { Detail } from '../../core/reasons/reason.ts';
import type { SaveResult } from '../../core/ports/store.ts';
import type { Given, TakeIn, TakenIn } from '../../desk/take-in.ts';
import type { Fetch } from '../../net/fetch.ts';
import { fileLimitMb, readDocumentPlace, seedKindOf } from '../fetch/read-document.ts';
import { createReadingThread } from '../reading/reading-thread.ts';
import { parseSeed, seedKinds, type DocumentContent } from '../seeds/parse-seed.ts';
import { faultAt } from '../seeds/seed-fault.ts';

export interface TakeInDeps {
  readonly fetch: Fetch;
  readonly timezone: string;
  readonly articles: { get(id: Article['id']): Promise<Article | null> };
  /** Takes in a document; answers what became of it. */
  readonly take: (event: SourceEvent) => Promise<SaveResult | null>;
}

const ADDRESS = /^https?:\/\/\S+$/i;
const MB = 1024 * 1024;

type ReadIn =
  | { readonly content: DocumentContent; readonly key: string }
  | Exclude<TakenIn, { readonly kind: 'article' }>;

/** The source that editors are: what they send becomes an article of theirs. */
export const createTakeIn =
  (deps: TakeInDeps): TakeIn =>
  async given => {
    try {
      const read =
        given.kind === 'file' ? await readFile(deps, given) : await readWords(deps, given.words.trim());
      return 'kind' in read ? read : await save(deps, read.content, read.key);
    } catch (error) {
      if (error instanceof WrongError) return { kind: 'wrong', why: error.why };
      throw error;
    }
  };

/** What an editor can get wrong, or the place that they name. */
class WrongError extends Error {
  readonly why: Detail;

  constructor(cause: unknown) {
    super('what an editor sent cannot be read', { cause });
    this.why = detailOf(cause);
  }
}

const orWrong = (error: unknown): never => {
  throw new WrongError(error);
};

async function readWords({ fetch, timezone }: TakeInDeps, given: string): Promise<ReadIn> {
  if (ADDRESS.test(given)) {
    const document = await readDocumentPlace(given, { fetch, timezone }).catch(orWrong);
    return { content: { ...document, url: document.url ?? given }, key: given };
  }
  const read = await parseSeed(new TextEncoder().encode(given), { kind: '.txt', timezone });
  return read.kind === 'ok'
    ? { content: read.value, key: contentHashOf(given) }
    : { kind: 'wrong', why: read.fault.reason };
}

/** In a thread of its own, as all that comes from outside: who sends a file need not have written it. */
async function readFile(
  { timezone }: TakeInDeps,
  { name, size, read }: Extract<Given, { readonly kind: 'file' }>,
): Promise<ReadIn> {
  const kind = seedKindOf(name);
  if (kind === null) return { kind: 'no-text-file', endings: seedKinds };
  if (size !== null && size > fileLimitMb * MB) return { kind: 'too-large', limitMb: fileLimitMb };
  const bytes = await read(fileLimitMb * MB).catch(orWrong);
  await using reading = createReadingThread();
  const document = await reading.read('document', { bytes, kind, timezone, url: null }).catch(orWrong);
  if (document.kind === 'ok')
    return {
      content: document.value,
      key: contentHashOf(`${document.value.title ?? ''}\n${document.value.text}`),
    };
  return { kind: 'wrong', why: faultAt(name, document.fault) };
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
