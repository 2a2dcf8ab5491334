import type { Kysely } from 'kysely';
import type { ArticleId } from '../../core/ids.ts';
import { isString, parseArray } from '../json-column.ts';
import type { MatchQuery } from '../store-engine.ts';
import type { Tables } from '../tables.ts';
import { fold } from './newest-beginnings.ts';

/** Stands before and after what fits in a snippet: no article's text holds it. */
export const HIT = '\u0000';
/** Words of a snippet. */
const LENGTH = 24;
/** Of them before the first that fits. */
const BEFORE = 8;

/**
 * A piece of the text around the first word that fits, `HIT` before and after each that does; null when none fits. Terms as
 * `fold` leaves them.
 */
function snippetOf(
  text: string,
  { terms, open }: { readonly terms: readonly string[]; readonly open: MatchQuery['open'] },
): string | null {
  const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)];
  const fits = (word: string): boolean => {
    const folded = fold(word);
    return terms.some(
      (term, at) =>
        folded === term ||
        ((open === 'all' || (open === 'last' && at === terms.length - 1)) && folded.startsWith(term)),
    );
  };
  const first = words.findIndex(([word]) => fits(word));
  if (first === -1) return null;
  const from = Math.max(0, first - BEFORE);
  const shown = words.slice(from, from + LENGTH);
  const [start, last] = [shown[0], shown.at(-1)];
  if (start === undefined || last === undefined) return null;
  const end = last.index + last[0].length;
  const pieces: string[] = [];
  let at = start.index;
  for (const { 0: word, index } of shown) {
    if (!fits(word)) continue;
    pieces.push(text.slice(at, index), HIT, word, HIT);
    at = index + word.length;
  }
  pieces.push(text.slice(at, end));
  return `${from > 0 ? '…' : ''}${pieces.join('')}${from + LENGTH < words.length ? '…' : ''}`;
}

/** Such a piece of what is shown of each of these articles; those without one are left out. */
export async function snippetsOf(
  db: Kysely<Tables>,
  { ids, terms, open }: Pick<MatchQuery, 'terms' | 'open'> & { readonly ids: readonly ArticleId[] },
): Promise<ReadonlyMap<ArticleId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('articles')
    .select(['id', 'title', 'lead', 'body_json'])
    .where('id', 'in', ids)
    .execute();
  const folded = terms.map(fold);
  return new Map(
    rows.flatMap(({ id, title, lead, body_json: json }) => {
      const body = parseArray(json, isString, { row: `article ${id}`, column: 'body_json' });
      const text = [title, ...(lead === null ? [] : [lead]), ...body].join('\n');
      const snippet = snippetOf(text, { terms: folded, open });
      return snippet === null ? [] : [[id, snippet] as const];
    }),
  );
}
