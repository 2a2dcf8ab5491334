import { ZodError } from 'zod';
import type { TransferStore } from '../../core/transfer/transfer-store.ts';
import type { Instant } from '../../core/time.ts';
import type { ImportSkip } from '../../core/transfer/import-skip.ts';
import { fromArticleLine, toArticleLine } from './article-line.ts';
import { fromSubscriptionLine, toSubscriptionLine } from './subscription-line.ts';

const PAGE = { articles: 100, subscriptions: 500 } as const;

export type LineType = 'article' | 'subscription';

/** Articles and then subscriptions as lines of JSON, as they are read. */
export async function* exportLines(
  store: TransferStore,
): AsyncGenerator<{ readonly type: LineType; readonly line: string }> {
  for (let after = 0; ;) {
    const page = await store.articles({ after, limit: PAGE.articles });
    for (const { article } of page) yield { type: 'article', line: toArticleLine(article) };
    after = page.at(-1)?.number ?? after;
    if (page.length < PAGE.articles) break;
  }
  for (let after = 0; ;) {
    const page = await store.subscriptions({ after, limit: PAGE.subscriptions });
    for (const one of page) yield { type: 'subscription', line: toSubscriptionLine(one) };
    after = page.at(-1)?.id ?? after;
    if (page.length < PAGE.subscriptions) break;
  }
}

/** What became of a line that is not empty. */
export type Imported =
  | { readonly kind: 'imported'; readonly type: LineType }
  | {
      readonly kind: 'skipped';
      readonly skip: ImportSkip;
      readonly params: Readonly<Record<string, string>>;
    };

const skipped = (skip: ImportSkip, params: Readonly<Record<string, string>> = {}): Imported => ({
  kind: 'skipped',
  skip,
  params,
});

/** Takes in one line; what is there stays as it is. */
export async function importLine(store: TransferStore, line: string, now: Instant): Promise<Imported> {
  const value = parse(line);
  if (value === null) return skipped('no-json');
  const { type } = value;
  if (type !== 'article' && type !== 'subscription')
    return skipped('unknown', { type: typeof type === 'string' ? type : JSON.stringify(type ?? null) });
  try {
    const skip =
      type === 'article'
        ? await store.importArticle(fromArticleLine(value), now)
        : await store.importSubscription(fromSubscriptionLine(value, now));
    return skip === null ? { kind: 'imported', type } : skipped(skip);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const faults = error.issues.map(({ path, message }) => [path.join('.'), message].join(' ').trim());
    return skipped('invalid', { detail: faults.join('; ') });
  }
}

function parse(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}
