import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { articleIdOf, contentHashOf } from '../../src/core/ids.ts';
import type { ReaderArticles } from '../../src/core/ports/readers.ts';
import { MINUTE, SECOND } from '../../src/core/time.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { buildArticle, NOW } from '../fixtures/build.ts';

const SHORT = 1000;
const LONG = 1_000_000;
const ROUNDS = 400;
const VOCABULARY = 40_000;
const WORDS = { title: 7, text: 40 } as const;
/** Of a hundred articles so many are in the language; nothing is in Portuguese. */
const LANGUAGES: readonly (readonly [string, number])[] = [
  ['it', 60],
  ['en', 25],
  ['de-AT', 10],
  ['fr', 5],
];
const TOPICS = 300;

/** What `latest`, `search` and autocompletion cost over a million articles, beside the same over a thousand: processor time, which other work on the machine does not change. */
export async function* commandFigures(): AsyncIterable<string> {
  for (const articles of [SHORT, 100_000, LONG]) {
    const folder = mkdtempSync(join(tmpdir(), 'strillone-bench-'));
    try {
      const file = join(folder, 'strillone.db');
      const began = performance.now();
      await (await openSqliteStore({ file }))[Symbol.asyncDispose]();
      fill(file, articles);
      const filled = ((performance.now() - began) / SECOND).toFixed(0);
      await using store = await openSqliteStore({ file });
      yield `${articles} articles, written in ${filled} s`;
      for (const [name, ask] of questions(store.reading, text => store.articles.search(text, 20))) {
        const took: number[] = [];
        for (let round = 0; round < ROUNDS; round++) {
          const start = process.cpuUsage();
          await ask(round);
          const { user, system } = process.cpuUsage(start);
          took.push((user + system) / 1000);
        }
        took.sort((a, b) => a - b);
        const at = (part: number) => (took[Math.floor(took.length * part)] ?? Number.NaN).toFixed(2);
        yield `${articles}: ${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(0.9999)} ms`;
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

type Question = readonly [name: string, ask: (round: number) => Promise<unknown>];

/** Each round asks for something else, from the most frequent word to those that few articles or none have. */
export function questions(
  reading: ReaderArticles,
  complete: (typed: string) => Promise<unknown>,
): readonly Question[] {
  const page = { now: NOW, limit: 6 };
  const ranks = [0, 3, 20, 150, 1000, 8000, 30_000];
  const word = (round: number, step = 1) => wordOf((ranks[(round * step) % ranks.length] ?? 0) + (round % 3));
  // nobody types the beginning of a word that half of all articles have
  const content = (round: number) => wordOf(150 + ((round * 37) % 5000));
  const latest = (round: number, language: string | null, topic: string | null = null) =>
    reading.latest({ ...page, language, topic, skip: (round % 10) * 5 });
  const find = (round: number, words: string) => reading.find({ ...page, words, skip: (round % 10) * 5 });
  const mixed: readonly Question['1'][] = [
    round => find(round, word(round)),
    round => find(round, `${word(round)} ${word(round, 3)}`),
    round => find(round, `${word(round)} ${word(round, 2)} ${word(round, 5)}`),
    round => find(round, content(round).slice(0, -2)),
    round => find(round, `${word(round)} xyzzy`),
  ];
  return [
    ['latest', round => latest(round, ['it', 'de', 'fr', null, 'pt'][round % 5] ?? null)],
    [
      'latest on a topic',
      round => latest(round, round % 2 === 0 ? 'it' : null, `tema ${(round * 7) % (TOPICS + 5)}`),
    ],
    ['search', round => mixed[round % mixed.length]?.(round) ?? Promise.resolve()],
    ...mixed.map((ask, at): Question => [
      ['search: a word', 'search: two', 'search: three', 'search: a beginning', 'search: one that none has'][
        at
      ] ?? '',
      ask,
    ]),
    ['search: a beginning of the most frequent words', round => find(round, wordOf(round % 6).slice(0, 4))],
    ['quote by words', round => reading.quoted({ ...page, words: word(round), language: null, skip: 0 })],
    ['topics', round => reading.topics({ now: NOW, language: ['it', null][round % 2] ?? null, limit: 20 })],
    ['autocompletion', round => complete(word(round).slice(0, 2 + (round % 5)))],
  ];
}

const SYLLABLES = [
  'va',
  'ri',
  'to',
  'ne',
  'mo',
  'sal',
  'ber',
  'cu',
  'pi',
  'lon',
  'de',
  'ga',
  'fir',
  'zu',
  'te',
  'ra',
];

/** The word of a rank: an invented one. */
function wordOf(rank: number): string {
  let [left, word] = [rank * 7919 + 3571, ''];
  do {
    word += SYLLABLES[left % SYLLABLES.length] ?? '';
    left = Math.floor(left / SYLLABLES.length);
  } while (left > 0);
  return word;
}

/** Copies one article, with words of its own by Zipf's law, in one transaction; the index is built at the end. */
export function fill(file: string, articles: number): void {
  using database = new DatabaseSync(file);
  database.exec('pragma synchronous = off; pragma cache_size = -200000');
  const all = (sql: string) => database.prepare(sql).all() as { name: string; sql: string }[];
  const triggers = all(
    `select name, sql from sqlite_master where type = 'trigger' and tbl_name = 'articles'`,
  );
  const model = buildArticle();
  let seed = 42;
  const chance = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  const words = Array.from({ length: VOCABULARY }, (_, rank) => wordOf(rank));
  // Zipf's law, drawn once: a word by its rank
  const drawn = Uint16Array.from({ length: 1 << 20 }, () => Math.floor(VOCABULARY ** chance()) - 1);
  let next = 0;
  const some = (count: number) => {
    let text = '';
    for (let at = 0; at < count; at++)
      text += `${words[drawn[(next = (next + 7919) & 0xfffff)] ?? 0] ?? ''} `;
    return text.trimEnd();
  };
  database.exec('begin');
  for (const { name } of triggers) database.exec(`drop trigger ${name}`);
  const insert = database.prepare(
    `insert into articles (id, source, key, revision, received_at, news_at, published_at, priority, language, content_hash,
      url, outlet, title, names, authors_json, topics_json, keywords_json, dropped_json, quotes_json, body_json,
      sentences_json, text) values (?, 'seeds', ?, 1, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, '[]', ?, '[]', '[]', '[]', '[]', '[]', ?)`,
  );
  const addTopic = database.prepare('insert into article_topics (article, topic, news_at) values (?, ?, ?)');
  for (let number = 0; number < articles; number++) {
    const key = `${number}.txt`;
    const id = articleIdOf('seeds', key);
    const at = NOW - (articles - number) * MINUTE;
    const title = some(WORDS.title);
    const topic = `tema ${Math.floor(TOPICS ** chance()) - 1}`;
    let share = chance() * 100;
    const language = LANGUAGES.find(([, of]) => (share -= of) < 0)?.[0] ?? 'it';
    const text = `${title}\n${some(WORDS.text)}`;
    insert.run(
      ...[id, key, at, at, at, language, contentHashOf(key), `https://gazzetta.example/${number}`],
      ...[model.outlet, title, `${model.outlet ?? ''}\n${some(2)}`, JSON.stringify([topic]), text],
    );
    addTopic.run(id, topic, at);
  }
  database.exec(`insert into articles_search (articles_search) values ('rebuild')`);
  for (const { sql } of triggers) database.exec(sql);
  database.exec('commit');
  database.exec('pragma wal_checkpoint(truncate)');
}
