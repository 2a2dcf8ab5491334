import type { ExpressionBuilder, Kysely, Transaction } from 'kysely';
import { isBreaking, type Article } from '../../core/article.ts';
import { placeIdOf } from '../../core/ids.ts';
import { chatOf } from '../../core/ordering-key.ts';
import type { ImportedSubscription, TransferStore } from '../../core/transfer/transfer-store.ts';
import { subscribedName } from '../../core/subscriptions/subscription.ts';
import { fromArticleRow, toArticleRow } from '../articles/article-row.ts';
import { findForgotten, findTwin, writeTopics } from '../articles/save-article.ts';
import { toJson } from '../json-column.ts';
import {
  fromSubscriptionRow,
  selectSubscriptions,
  toRhythmColumn,
} from '../subscriptions/subscription-row.ts';
import type { Tables } from '../tables.ts';

export const createTransferStore = (db: Kysely<Tables>): TransferStore => ({
  async articles({ after, limit }) {
    const rows = await db
      .selectFrom('articles')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map(row => ({ number: row.seq, article: fromArticleRow(row) }));
  },

  async subscriptions({ after, limit }) {
    const rows = await selectSubscriptions(db)
      .where('s.seq', '>', after)
      .orderBy('s.seq')
      .limit(limit)
      .execute();
    return rows.map(fromSubscriptionRow);
  },

  importArticle: (article, now) =>
    db.transaction().execute(async trx => {
      const there = await trx
        .selectFrom('articles')
        .select('id')
        .where(eb => eb.or([eb('id', '=', article.id), isAt(article)(eb)]))
        .executeTakeFirst();
      if (there !== undefined) return 'there';
      if (article.withdrawnAt === null && (await findTwin(trx, article)) !== undefined) return 'duplicate';
      if ((await findForgotten(trx, article)) !== undefined) return 'forgotten';
      const written = await trx
        .insertInto('articles')
        .values(toArticleRow(article))
        .returningAll()
        .executeTakeFirstOrThrow();
      await writeTopics(trx, written, article);
      if (isBreaking(article))
        await trx.insertInto('breaking_articles').values({ article: written.id, posted_at: now }).execute();
      return null;
    }),

  importSubscription: subscription =>
    db.transaction().execute(async trx => {
      const place = await placeOf(trx, subscription);
      const { filter, rhythm, subscriber, digestDue, createdAt } = subscription;
      const { numInsertedOrUpdatedRows: added = 0n } = await trx
        .insertInto('subscriptions')
        .values({
          place,
          filter: filter.text,
          rhythm: toRhythmColumn(rhythm),
          timezone: rhythm.kind === 'digest' ? rhythm.timezone : null,
          digest_due: digestDue,
          subscriber,
          created_at: createdAt,
        })
        .onConflict(conflict => conflict.columns(['place', 'filter', 'rhythm']).doNothing())
        .executeTakeFirstOrThrow();
      return added > 0n ? null : 'there';
    }),
});

/** The name of its place, which is made where there is none. */
async function placeOf(
  trx: Transaction<Tables>,
  { place: { platform, place, orderingKey, language, reader }, createdAt, suspendedAt }: ImportedSubscription,
): Promise<string> {
  await trx
    .insertInto('subscribed_places')
    .values({
      name: subscribedName(placeIdOf(orderingKey, createdAt)),
      platform,
      place_json: toJson(place),
      lane: orderingKey,
      chat: chatOf(orderingKey),
      language,
      reader_kind: reader.kind,
      reader_id: reader.id,
      created_at: createdAt,
      suspended_at: suspendedAt,
    })
    .onConflict(conflict => conflict.column('lane').doNothing())
    .execute();
  const { name } = await trx
    .selectFrom('subscribed_places')
    .select('name')
    .where('lane', '=', orderingKey)
    .executeTakeFirstOrThrow();
  return name;
}

const isAt =
  ({ source, key }: Pick<Article, 'source' | 'key'>) =>
  (eb: ExpressionBuilder<Tables, 'articles'>) =>
    eb.and([eb('source', '=', source), eb('key', '=', key)]);
