import { sql, type Expression, type Kysely, type SqlBool } from 'kysely';
import { foldTopic } from '../../core/fold-topic.ts';
import type { ArticleId } from '../../core/ids.ts';
import { baseOf, type Language } from '../../core/language.ts';
import type { ArticleLine, ReaderArticles, SnippetPart } from '../../core/ports/readers.ts';
import type { Instant } from '../../core/time.ts';
import { isQuote } from '../articles/article-row.ts';
import { matchBest, termsOf } from '../articles/search-terms.ts';
import { HIT, snippetsOf } from '../articles/snippet.ts';
import { isString, parseArray } from '../json-column.ts';
import type { StoreEngine } from '../store-engine.ts';
import type { Tables } from '../tables.ts';

/** Of so many of the newest articles topics are counted. */
const LOOKED_AT = 400;
const LINE = ['a.id', 'a.title', 'a.url', 'a.outlet', 'a.language', 'a.news_at'] as const;

/** What readers ask of articles, in a database: every question goes by an index to its limit. */
export function createReaderArticles(db: Kysely<Tables>, engine: StoreEngine): ReaderArticles {
  async function linesOf(ids: readonly ArticleId[]): Promise<readonly ArticleLine[]> {
    if (ids.length === 0) return [];
    const rows = await db.selectFrom('articles as a').select(LINE).where('a.id', 'in', ids).execute();
    const byId = new Map(rows.map(row => [row.id, lineOf(row)]));
    return ids.flatMap(id => byId.get(id) ?? []);
  }

  /** The tags that articles in this language have ("pt", "pt-BR"): a step of the index for each. */
  async function tagsOf(language: Language): Promise<readonly string[]> {
    const base = baseOf(language);
    const { rows } = await sql<{ tag: string }>`
      with recursive tags (tag) as (
        select min(language) from articles where withdrawn_at is null and language >= ${base} and language < ${`${base}.`}
        union all
        select (select min(language) from articles
          where withdrawn_at is null and language > tags.tag and language < ${`${base}.`})
        from tags where tags.tag is not null)
      select tag from tags where tag is not null`.execute(db);
    return rows.map(({ tag }) => tag).filter(tag => baseOf(tag) === base);
  }

  /** The newest articles' ids: of each tag its own newest, by index, then the newest of those. */
  async function newestOf(
    tags: readonly string[],
    now: Instant,
    limit: number,
  ): Promise<readonly ArticleId[]> {
    const rows = await Promise.all(
      tags.map(tag =>
        db
          .selectFrom('articles as a')
          .select(['a.id', 'a.news_at'])
          .where('a.withdrawn_at', 'is', null)
          .where('a.language', '=', tag)
          .where(isShown(now))
          .orderBy('a.news_at', 'desc')
          .orderBy('a.id', 'desc')
          .limit(limit)
          .execute(),
      ),
    );
    return rows
      .flat()
      .sort((a, b) => b.news_at - a.news_at || (a.id < b.id ? 1 : -1))
      .slice(0, limit)
      .map(({ id }) => id);
  }

  async function newest(
    language: Language | null,
    now: Instant,
    limit: number,
  ): Promise<readonly ArticleId[]> {
    if (language !== null) return newestOf(await tagsOf(language), now, limit);
    const rows = await db
      .selectFrom('articles as a')
      .select('a.id')
      .where('a.withdrawn_at', 'is', null)
      .where(isShown(now))
      .orderBy('a.news_at', 'desc')
      .orderBy('a.id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  }

  return {
    async latest({ language, topic, now, skip, limit }) {
      if (topic === null) return linesOf((await newest(language, now, skip + limit)).slice(skip));
      const tags = language === null ? null : await tagsOf(language);
      if (tags?.length === 0) return [];
      const rows = await db
        .selectFrom('article_topics as t')
        .innerJoin('articles as a', 'a.id', 't.article')
        .select(LINE)
        .where('t.topic', '=', foldTopic(topic))
        .where('a.withdrawn_at', 'is', null)
        .where(isShown(now))
        .$if(tags !== null, query => query.where('a.language', 'in', tags ?? []))
        .orderBy('t.news_at', 'desc')
        .orderBy('t.article', 'desc')
        .offset(skip)
        .limit(limit)
        .execute();
      return rows.map(lineOf);
    },

    async find({ words, now, skip, limit }) {
      const terms = termsOf(words);
      const { ids, open } = await matchBest(db, engine, { terms, now, limit: skip + limit });
      const lines = await linesOf(ids.slice(skip));
      const snippets = await snippetsOf(db, { terms, open, ids: lines.map(({ id }) => id) });
      return lines.map(line => ({ ...line, snippet: partsOf(snippets.get(line.id) ?? '') }));
    },

    async quoted({ words, language, now, skip, limit }) {
      const ids =
        words === null
          ? await newest(language, now, skip + limit)
          : await idsByName(words, now, skip + limit);
      const shown = ids.slice(skip);
      if (shown.length === 0) return [];
      const rows = await db
        .selectFrom('articles')
        .select(['id', 'quotes_json'])
        .where('id', 'in', shown)
        .execute();
      const byId = new Map(
        rows.map(({ id, quotes_json: json }) => [
          id,
          parseArray(json, isQuote, { row: `article ${id}`, column: 'quotes_json' }),
        ]),
      );
      return shown.flatMap(id => {
        const quotes = byId.get(id);
        return quotes === undefined ? [] : [{ id, quotes }];
      });
    },

    async topics({ language, now, limit }) {
      const ids = await newest(language, now, LOOKED_AT);
      if (ids.length === 0) return [];
      const rows = await db
        .selectFrom('articles')
        .select(['id', 'topics_json'])
        .where('id', 'in', ids)
        .execute();
      const counts = new Map<string, { readonly topic: string; articles: number }>();
      for (const { id, topics_json: json } of rows) {
        const topics = parseArray(json, isString, { row: `article ${id}`, column: 'topics_json' });
        for (const topic of new Map(topics.map(one => [foldTopic(one), one]))) {
          if (topic[0] === '') continue;
          const known = counts.get(topic[0]);
          if (known === undefined) counts.set(topic[0], { topic: topic[1], articles: 1 });
          else known.articles++;
        }
      }
      return [...counts.values()]
        .sort((a, b) => b.articles - a.articles || (a.topic < b.topic ? -1 : 1))
        .slice(0, limit);
    },
  };

  /** Those that name what the words say, the last that came first, then the best for the words. */
  async function idsByName(words: string, now: Instant, limit: number): Promise<readonly ArticleId[]> {
    const terms = termsOf(words);
    if (terms.length === 0) return [];
    const named = await engine.match(db, { terms, within: 'names', open: 'none', now, limit });
    const best = await matchBest(db, engine, { terms, now, limit });
    return [...new Set([...named, ...best.ids])].slice(0, limit);
  }
}

/** Begun, and not expired. */
const isShown = (now: Instant): Expression<SqlBool> =>
  sql<SqlBool>`(a.not_before is null or a.not_before <= ${now}) and (a.expires_at is null or a.expires_at > ${now})`;

const lineOf = ({
  news_at: newsAt,
  ...line
}: Omit<ArticleLine, 'newsAt'> & { readonly news_at: Instant }): ArticleLine => ({
  ...line,
  newsAt,
});

/** A piece without a hit is no answer to what was looked for. */
function partsOf(snippet: string): readonly SnippetPart[] {
  const parts = snippet.split(HIT).map((text, at) => ({ text, isHit: at % 2 === 1 }));
  return parts.some(({ isHit }) => isHit) ? parts.filter(({ text }) => text !== '') : [];
}
