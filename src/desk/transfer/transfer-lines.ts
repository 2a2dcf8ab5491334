import { z, ZodError } from 'zod';
import type { TransferStore } from '../../core/transfer/transfer-store.ts';
import type { Instant } from '../../core/time.ts';
import { joined } from '../../core/reasons/reason-error.ts';
import { reasonOf, type Reason } from '../../core/reasons/reason.ts';
import { reasonOfIssue } from '../../core/reasons/setting-faults.ts';
import type { ImportSkip } from '../../core/transfer/import-skip.ts';
import { fromArticleLine, toArticleLine } from './article-line.ts';
import { fromSubscriptionLine, toSubscriptionLine } from './subscription-line.ts';

const PAGE = { articles: 100, subscriptions: 500 } as const;

export type LineType = 'article' | 'subscription';

/** Where a line stands among those that were exported together: 1, 2, …, up to the last. */
export interface LinePlace {
  readonly line: number;
  readonly last: boolean;
}

const placeShape = z.object({ line: z.int().min(1), last: z.boolean().default(false) });

interface Line {
  readonly type: LineType;
  readonly line: string;
}

/**
 * Articles and then subscriptions as lines of JSON, as they are read. Each has its number, and the last says that it is: a file that
 * was cut is known by what it lacks.
 */
export async function* exportLines(store: TransferStore): AsyncGenerator<Line> {
  let number = 0;
  let before: Line | null = null;
  const placed = ({ type, line }: Line, end: string): Line => ({
    type,
    line: `${line.slice(0, -1)},"line":${String(++number)}${end}}`,
  });
  for await (const one of contentLines(store)) {
    if (before !== null) yield placed(before, '');
    before = one;
  }
  if (before !== null) yield placed(before, ',"last":true');
}

async function* contentLines(store: TransferStore): AsyncGenerator<Line> {
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

/** What became of a line that is not empty; `place` null: it does not say where it stood. */
export type Imported = (
  | { readonly kind: 'imported'; readonly type: LineType }
  | { readonly kind: 'skipped'; readonly skip: ImportSkip; readonly reason: Reason }
) & { readonly place: LinePlace | null };

/** Takes in one line; what is there stays as it is. */
export async function importLine(store: TransferStore, line: string, now: Instant): Promise<Imported> {
  const value = parse(line);
  const place = placeShape.safeParse(value).data ?? null;
  const skipped = (skip: ImportSkip, reason: Reason): Imported => ({ kind: 'skipped', skip, reason, place });
  if (value === null) return skipped('no-json', reasonOf('import-no-json'));
  const { type } = value;
  if (type !== 'article' && type !== 'subscription')
    return skipped(
      'unknown',
      reasonOf('import-unknown', { type: typeof type === 'string' ? type : JSON.stringify(type ?? null) }),
    );
  try {
    const skip =
      type === 'article'
        ? await store.importArticle(fromArticleLine(value), now)
        : await store.importSubscription(fromSubscriptionLine(value, now));
    return skip === null ? { kind: 'imported', type, place } : skipped(skip, reasonOf(`import-${skip}`));
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    return skipped('invalid', joined(error.issues.map(faultOf)));
  }
}

function faultOf(issue: ZodError['issues'][number]): Reason {
  const detail = reasonOfIssue(issue);
  // what follows from the shape names the last part of the path by itself
  const isNamed = issue.path.length < (detail.params.setting === undefined ? 1 : 2);
  return isNamed ? detail : reasonOf('at-place', { place: issue.path.join('.'), detail });
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
