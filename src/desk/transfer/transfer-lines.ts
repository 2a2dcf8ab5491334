import { z, ZodError } from 'zod';
import type { TransferStore } from '../../core/transfer/transfer-store.ts';
import type { Instant } from '../../core/time.ts';
import type { ImportSkip } from '../../core/transfer/import-skip.ts';
import { fromArticleLine, toArticleLine } from './article-line.ts';
import { fromSubscriptionLine, toSubscriptionLine } from './subscription-line.ts';

const PAGE = { articles: 100, subscriptions: 500 } as const;

export type LineType = 'article' | 'subscription';

/** Stands before and after what was exported, so that a file which was cut is known by what it lacks. */
export type LineMark =
  { readonly kind: 'begin' } | { readonly kind: 'end'; readonly counts: Readonly<Record<LineType, number>> };

const count = z.int().min(0);
const markShape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('begin') }),
  z.object({ type: z.literal('end'), articles: count, subscriptions: count }),
]);

/** Articles and then subscriptions as lines of JSON, as they are read, between two marks. */
export async function* exportLines(
  store: TransferStore,
): AsyncGenerator<{ readonly type: LineType | LineMark['kind']; readonly line: string }> {
  const counts = { article: 0, subscription: 0 };
  yield { type: 'begin', line: JSON.stringify({ type: 'begin' }) };
  for await (const one of contentLines(store)) {
    counts[one.type]++;
    yield one;
  }
  const { article: articles, subscription: subscriptions } = counts;
  yield { type: 'end', line: JSON.stringify({ type: 'end', articles, subscriptions }) };
}

async function* contentLines(
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
  | { readonly kind: 'mark'; readonly mark: LineMark }
  | {
      readonly kind: 'skipped';
      /** Absent: nobody can tell. */
      readonly type?: LineType;
      readonly skip: ImportSkip;
      readonly params: Readonly<Record<string, string>>;
    };

const skipped = (
  skip: ImportSkip,
  params: Readonly<Record<string, string>> = {},
  type?: LineType,
): Imported => ({ kind: 'skipped', skip, params, ...(type === undefined ? {} : { type }) });

/** Takes in one line; what is there stays as it is. */
export async function importLine(store: TransferStore, line: string, now: Instant): Promise<Imported> {
  const value = parse(line);
  if (value === null) return skipped('no-json');
  const { type } = value;
  if (type === 'begin' || type === 'end') {
    const { data, error } = markShape.safeParse(value);
    if (error !== undefined) return skipped('invalid', { detail: faultsOf(error) });
    if (data.type === 'begin') return { kind: 'mark', mark: { kind: 'begin' } };
    const counts = { article: data.articles, subscription: data.subscriptions };
    return { kind: 'mark', mark: { kind: 'end', counts } };
  }
  if (type !== 'article' && type !== 'subscription')
    return skipped('unknown', { type: typeof type === 'string' ? type : JSON.stringify(type ?? null) });
  try {
    const skip =
      type === 'article'
        ? await store.importArticle(fromArticleLine(value), now)
        : await store.importSubscription(fromSubscriptionLine(value, now));
    return skip === null ? { kind: 'imported', type } : skipped(skip, {}, type);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    return skipped('invalid', { detail: faultsOf(error) }, type);
  }
}

const faultsOf = ({ issues }: ZodError): string =>
  issues.map(({ path, message }) => [path.join('.'), message].join(' ').trim()).join('; ');

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
