import { sql, type Kysely, type SqlBool } from 'kysely';
import type { ArticleId } from '../../core/ids.ts';
import { chatOf, type OrderingKey } from '../../core/ordering-key.ts';
import type { Discussed } from '../../core/ports/push.ts';
import type { UpdateStore } from '../../core/updates/update-store.ts';
import { subscribedName } from '../../core/subscriptions/subscription.ts';
import { toJson } from '../json-column.ts';
import { cardsIn } from '../maintenance/invariants.ts';
import type { Tables } from '../tables.ts';

/** What is kept of who asked, when nobody has to be told any more. */
const FORGOTTEN = { asking_json: null, lease_until: null } as const;

/** What platforms tell of messages, in a database. */
export const createUpdateStore = (db: Kysely<Tables>): UpdateStore => ({
  async takeOnce(platform, asked, { now, until }) {
    if (asked.length === 0) return new Set();
    const askings = new Map(asked.map(({ id, asking }) => [id, asking]));
    const rows = await db
      .insertInto('taken_updates')
      .values(
        // in one order, so that two processes never wait for each other
        [...askings]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([id, asking]) => ({
            platform,
            id,
            taken_at: now,
            asking_json: asking === null ? null : toJson(asking),
            lease_until: asking === null ? null : until,
          })),
      )
      .onConflict(conflict => conflict.columns(['platform', 'id']).doNothing())
      .returning('id')
      .execute();
    return new Set(rows.map(({ id }) => id));
  },

  async keepTaken(platform, id, until) {
    const { numUpdatedRows } = await db
      .updateTable('taken_updates')
      .set({ lease_until: until })
      .where('platform', '=', platform)
      .where('id', '=', id)
      .where('lease_until', 'is not', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  },

  async doneTaken(platform, id) {
    await db
      .updateTable('taken_updates')
      .set(FORGOTTEN)
      .where('platform', '=', platform)
      .where('id', '=', id)
      .execute();
  },

  async takeInterrupted(platform, now) {
    const interrupted = (from: Kysely<Tables>) =>
      from
        .selectFrom('taken_updates')
        .select(['id', 'asking_json', 'taken_at'])
        .where('platform', '=', platform)
        .where('lease_until', '<=', now)
        .orderBy('lease_until')
        .orderBy('id');
    // asked before the write lock is taken: mostly there is none
    if ((await interrupted(db).limit(1).executeTakeFirst()) === undefined) return [];
    const rows = await db.transaction().execute(async trx => {
      const all = await interrupted(trx).execute();
      await trx
        .updateTable('taken_updates')
        .set(FORGOTTEN)
        .where('platform', '=', platform)
        .where('lease_until', '<=', now)
        .execute();
      return all;
    });
    return rows.map(row => ({
      asking: JSON.parse(row.asking_json ?? 'null') as unknown,
      takenAt: row.taken_at,
    }));
  },

  async messageIn({ platform, chats, messageId }) {
    const sent = db
      .selectFrom('deliveries as d')
      .innerJoin('messages as m', 'm.id', 'd.id')
      .select(['d.id', 'm.post', 'd.destination', 'd.lane'])
      .where('d.operation', '=', 'send')
      .where('d.state', '=', 'sent')
      .where('d.platform', '=', platform)
      .where('d.post', 'is not', null);
    const isHere = ({ lane }: { readonly lane: OrderingKey }) => chats.includes(chatOf(lane));
    const alone = await sent.where('d.message_ids_json', '=', toJson([messageId])).execute();
    const found =
      alone.find(isHere) ??
      // the second condition is that of the index over albums
      (
        await sent
          .where('d.message_ids_json', 'like', `%${toJson(messageId)}%`)
          .where(sql<SqlBool>`d.message_ids_json like '%,%'`)
          .execute()
      ).find(isHere);
    return found === undefined ? null : { id: found.id, post: found.post, destination: found.destination };
  },

  async noteDiscussed(discussed, now) {
    await db
      .insertInto('discussed')
      .values({ id: discussed.id, told_json: toJson(discussed), told_at: now })
      .onConflict(conflict => conflict.column('id').doNothing())
      .execute();
  },

  async discussed() {
    const rows = await db
      .selectFrom('discussed')
      .select('told_json')
      .orderBy('told_at')
      .orderBy('id')
      .execute();
    return rows.map(({ told_json: told }) => JSON.parse(told) as Discussed);
  },

  async discussedDone(id) {
    await db.deleteFrom('discussed').where('id', '=', id).execute();
  },

  async noteLinks(destination, links, now) {
    if (links.length === 0) return;
    await db
      .insertInto('seen_links')
      .values(links.map(link => ({ destination, link, seen_at: now })))
      .onConflict(conflict => conflict.columns(['destination', 'link']).doUpdateSet({ seen_at: now }))
      .execute();
  },

  async linksSeen(destination) {
    const rows = await db
      .selectFrom('seen_links')
      .select('link')
      .where('destination', '=', destination)
      .execute();
    return new Set(rows.map(({ link }) => link));
  },

  async noteReactions(message, count, now) {
    const row = { count, noted_at: now };
    await db
      .insertInto('reactions')
      .values({ message, ...row })
      .onConflict(conflict => conflict.column('message').doUpdateSet(row))
      .execute();
  },

  async reactionsOf(articles) {
    if (articles.length === 0) return new Map();
    const rows = await db
      .selectFrom('reactions as r')
      .innerJoin('messages as m', 'm.id', 'r.message')
      .innerJoin('posts as p', 'p.id', 'm.post')
      .innerJoin('post_items as i', 'i.post', 'm.post')
      .select(eb => ['i.article', eb.fn.sum<number | string>('r.count').as('count')])
      .where('i.article', 'in', articles)
      // what readers thought of a digest is no word on one of its stories
      .where('p.kind', '=', 'article')
      .where('r.count', '>', 0)
      .groupBy('i.article')
      .execute();
    return new Map(rows.map(({ article, count }) => [article, Number(count)]));
  },

  async reactionsSince(since) {
    const rows = await db
      .selectFrom('reactions as r')
      .innerJoin('messages as m', 'm.id', 'r.message')
      .select(eb => ['m.destination', eb.fn.sum<number | string>('r.count').as('count')])
      .where('m.sent_at', '>=', since)
      .where('r.count', '>', 0)
      .groupBy('m.destination')
      .orderBy('m.destination')
      .execute();
    return rows.map(row => ({ ...row, count: Number(row.count) }));
  },

  async cardFilesOf(articles, platform) {
    if (articles.length === 0) return new Map();
    const rows = await db
      .selectFrom('post_items as i')
      .innerJoin('posts as p', 'p.id', 'i.post')
      .innerJoin('messages as m', 'm.post', 'i.post')
      .innerJoin('deliveries as d', 'd.id', 'm.id')
      .select(['i.article', sql<string>`coalesce(m.payload_json, d.payload_json)`.as('payload_json')])
      .where('i.article', 'in', articles)
      .where('p.kind', '=', 'article')
      .where('d.platform', '=', platform)
      .where('d.post', 'is not', null)
      .where('d.destination', 'not like', subscribedName('%'))
      .where('m.gone_at', 'is', null)
      .orderBy('d.seq')
      .execute();
    const cards = new Map(
      rows.flatMap(({ article, payload_json: json }) => {
        const [card] = cardsIn(json);
        return card === undefined ? [] : [[article, card] as const];
      }),
    );
    if (cards.size === 0) return new Map();
    const files = await db
      .selectFrom('card_files')
      .select(['card', 'file'])
      .where('platform', '=', platform)
      .where('card', 'in', [...cards.values()])
      .execute();
    const byCard = new Map(files.map(({ card, file }) => [card, file]));
    return new Map(
      [...cards].flatMap(([article, card]): [ArticleId, string][] => {
        const file = byCard.get(card);
        return file === undefined ? [] : [[article, file]];
      }),
    );
  },
});
