import { sql, type Expression, type Kysely, type SqlBool } from 'kysely';
import type { ArticleId } from '../../core/ids.ts';
import type { LikeArticle, StoryStore } from '../../core/ports/story-store.ts';
import { isTakenBack, isUnnamedAt } from '../editors/taken-back.ts';
import type { Tables } from '../tables.ts';
import { isNone } from './is-none.ts';
import { noteStory } from './note-change.ts';

/** Of the articles with a mark the newest so many are looked at: what so many share, and more, says little. */
const MARKED = 100;

/** Which articles tell the same event, in a database. */
export const createStoryStore = (db: Kysely<Tables>): StoryStore => ({
  async near({ marks, from, to, shared, limit }) {
    if (marks.length === 0) return [];
    const { rows } = await sql<LikeArticle>`
      select ranks.article, s.story, (select min(f.at) from stories f where f.story = s.story) as "begunAt" from (
        select marked.article, count(*) as shared from (${sql.join(
          marks.map(
            mark => sql`select * from (select article from story_marks
            where mark = ${mark} and at >= ${from} and at <= ${to} order by at desc limit ${MARKED}) marked`,
          ),
          sql` union all `,
        )}) marked
        group by marked.article having count(*) >= ${shared}
      ) ranks
      join stories s on s.article = ranks.article
      join articles a on a.id = ranks.article
      where a.withdrawn_at is null
      order by ranks.shared desc, s.at, ranks.article limit ${limit}`.execute(db);
    return rows;
  },

  put: ({ article, story, at }, marks, now) =>
    db.transaction().execute(async trx => {
      await trx
        .insertInto('stories')
        .values({ article, story, at })
        .onConflict(conflict => conflict.column('article').doUpdateSet({ story, at }))
        .execute();
      await trx.deleteFrom('story_marks').where('article', '=', article).execute();
      if (marks.length > 0)
        await trx
          .insertInto('story_marks')
          .values(marks.map(mark => ({ mark, at, article, seen_at: now })))
          .execute();
      await noteStory(trx, article, now);
    }),

  async of(articles) {
    if (articles.length === 0) return new Map();
    const rows = await db
      .selectFrom('stories')
      .select(['article', 'story'])
      .where('article', 'in', articles)
      .execute();
    return new Map(rows.map(({ article, story }) => [article, story]));
  },

  async others(article, destination) {
    const { rows } = await sql<{ id: ArticleId; title: string; outlet: string | null; url: string | null }>`
      select b.id, b.title, b.outlet, b.url
      from stories s join stories t on t.story = s.story and t.article <> s.article
      join articles b on b.id = t.article
      where s.article = ${article} and b.withdrawn_at is null
        ${destination === undefined ? sql`` : sql`and not ${isUnnamedAt(sql.ref('b.id'), destination)}`}
      order by t.at, t.article`.execute(db);
    return rows;
  },

  async takenBack(articles) {
    if (articles.length === 0) return new Set();
    const { rows } = await sql<{ id: ArticleId }>`
      select a.id from articles a where a.id in (${sql.join(articles)}) and ${isTakenBack(sql.ref('a.id'))}`.execute(
      db,
    );
    return new Set(rows.map(({ id }) => id));
  },

  async there(article, destination) {
    const { rows } = await sql<{ id: ArticleId }>`
      select t.article as id ${othersThere(sql`${article}`, destination)} limit 1`.execute(db);
    return rows[0]?.id ?? null;
  },
});

/** Cross joins, as where twins are looked for, keep SQLite from beginning with all deliveries of the destination. */
const othersThere = (article: Expression<unknown>, destination: string) => sql`
  from stories s cross join stories t cross join articles b cross join delivery_items d cross join deliveries e
  where s.article = ${article} and t.story = s.story and t.article <> s.article
    and b.id = t.article and b.withdrawn_at is null and not ${isUnnamedAt(sql.ref('b.id'), destination)}
    and d.article = b.id and d.destination = ${destination}
    and e.id = d.delivery and e.state not in ('dead', 'expired')`;

/** No other article of its story went to the destination. */
export const isNewStory = (article: Expression<unknown>, destination: string): Expression<SqlBool> =>
  isNone(othersThere(article, destination));
