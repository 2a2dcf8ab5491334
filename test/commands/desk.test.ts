import { platforms } from '../../src/adapters/registry.ts';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '../../src/commands/command.ts';
import { createDesk } from '../../src/commands/desk.ts';
import { findArticle } from '../../src/commands/articles/find-article.ts';
import type { Article } from '../../src/core/article.ts';
import type { Destination } from '../../src/core/destination.ts';
import type { Given } from '../../src/desk/take-in.ts';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import type { RichText } from '../../src/core/rich-text.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createWords } from '../../src/words.ts';
import { noApproval, noEditing } from './no-approval.ts';
import { buildArticle, buildDelivery, buildDestination, NOW } from '../fixtures/build.ts';
import { noSubscriptions } from '../fixtures/no-subscriptions.ts';
import { reasonOf } from '../../src/core/reasons/reason.ts';

const words = createWords({ directory: join(import.meta.dirname, '../../config/locales'), fallback: 'it' });
const place = (name: string) => buildDestination({ name });
const editors = { telegram: [77, 1087968824], discord: { users: ['5'], roles: ['9'] } };

const quote = {
  text: 'Il ponte resta aperto',
  start: 0,
  end: 21,
  speaker: 'Ada Ruvini',
  role: 'sindaca',
  cue: null,
  reason: null,
  worth: 1,
};
const bridge = buildArticle({
  title: 'Riapre il ponte sul Mareno',
  quotes: [quote],
  url: 'https://example.org/ponte',
});
const night = buildArticle({
  key: 'b',
  title: 'Il ponte di notte',
  id: 'night' as Article['id'],
  quotes: [],
});

let events: NewsroomEvent[] = [];
let ordered: { article: string; to: string[]; by: string; again: boolean }[] = [];
let articles: Article[] = [];
beforeEach(() => {
  [events, ordered, articles] = [[], [], [bridge, night]];
});

const store = await openSqliteStore({ file: ':memory:' });
afterAll(() => store[Symbol.asyncDispose]());

const newsroom = {
  reading: store.reading,
  readers: store.readers,
  forget: () => Promise.resolve(false),
  articles: {
    search: (text: string) =>
      Promise.resolve(
        articles.filter(
          ({ id, title }) =>
            id === text ||
            text
              .toLowerCase()
              .split(' ')
              .every(word => title.toLowerCase().includes(word)),
        ),
      ),
    searchWithdrawn: () => Promise.resolve([]),
    latest: ({ languages, limit }: { languages: readonly string[]; limit: number }) =>
      Promise.resolve(
        articles
          .filter(({ language }) => languages.length === 0 || languages.includes(language))
          .slice(0, limit),
      ),
    get: (id: string) => Promise.resolve(articles.find(article => article.id === id) ?? null),
  },
  destinations: [place('canale'), place('redazione')],
  order: (article: Article, wish: { destinations: readonly Destination[]; by: string; again: boolean }) => {
    const to = wish.destinations.map(({ name }) => name);
    ordered.push({ article: article.title, to, by: wish.by, again: wish.again });
    return Promise.resolve({
      ordered: to.map(destination => buildDelivery({ destination })),
      standing: [],
      takenBack: [],
    });
  },
  takeIn: (given: Given) =>
    Promise.resolve(
      given.kind === 'words' && given.words === 'none'
        ? ({ kind: 'wrong', why: reasonOf('feed-empty') } as const)
        : ({ kind: 'article', article: bridge } as const),
    ),
  discard: (id: string) => Promise.resolve(id === bridge.id ? bridge : null),
  approval: noApproval,
  editing: noEditing,
  wordsCard: () => Promise.resolve(null),
  quoteCard: () => Promise.resolve(null),
  queue: () => Promise.resolve({ rows: [], counts: {}, toReaders: 0 }),
  ...noSubscriptions,
  held: () => Promise.resolve({ shown: [], count: 0 }),
  resolve: () => Promise.resolve({ kind: 'unknown' as const }),
  now: () => NOW,
  timezone: 'Europe/Rome',
};
const isEditor = (caller: Caller) => platforms.isEditor(caller, editors);
const desk = createDesk({
  newsroom,
  isEditor,
  styleOf: platforms.styleOf,
  words,
  language: 'it',
  record: event => events.push(event),
});
const telegram = (user: string, language: string | null = 'it'): Caller => ({
  platform: 'telegram',
  user,
  roles: [],
  language,
});
const textOf = (text: RichText): string =>
  text
    .flatMap(block => (block.kind === 'list' ? block.items.flat() : block.spans))
    .map(span => span.text)
    .join(' ');
const answer = async (name: string, options: Record<string, string> = {}, caller = telegram('1')) =>
  textOf((await desk.answer(name, options, caller)).text);

test('who was interrupted is told what, by its name there and in their language, and an editor where to look', async () => {
  const discord: Caller = { platform: 'discord', user: '5', roles: [], language: 'de' };
  const told = async (name: string, caller: Caller) => textOf((await desk.interrupted(name, caller)).text);
  expect(await told('post', discord)).toMatch(/^\/senden wurde unterbrochen.* \/schlange /);
  expect(await told('latest', telegram('1', 'en'))).toBe(
    '/latest was interrupted, and may not have been done. If something is missing, ask again.',
  );
  expect(await told('', telegram('77', null))).toMatch(/^Ciò che ha chiesto è stato interrotto.* \/queue /);
});

describe('an editor', () => {
  test('is known by numeric id or role, never through a shared account', () => {
    expect(isEditor(telegram('77'))).toBe(true);
    expect(isEditor(telegram('78'))).toBe(false);
    expect(isEditor(telegram('1087968824'))).toBe(false);
    expect(isEditor(telegram(''))).toBe(false);
    expect(isEditor({ platform: 'discord', user: '6', roles: ['9'], language: null })).toBe(true);
    expect(isEditor({ platform: 'discord', user: '77', roles: [], language: null })).toBe(false);
  });

  test('orders an article found by a few words of its title, to all or to one destination', async () => {
    expect(await answer('post', { article: 'riapre mareno' }, telegram('77'))).toContain('canale, redazione');
    await answer('post', { article: 'riapre mareno', to: 'redazione', again: 'sì' }, telegram('77'));
    expect(ordered).toEqual([
      { article: bridge.title, to: ['canale', 'redazione'], by: 'telegram:77', again: false },
      { article: bridge.title, to: ['redazione'], by: 'telegram:77', again: true },
    ]);
  });

  test('is asked which one when the words fit several, and nothing is posted', async () => {
    const text = await answer('post', { article: 'ponte' }, telegram('77'));
    expect(text).toContain('Quale?');
    for (const { title } of [bridge, night]) expect(text).toContain(title);
    const narrow = await answer('post', { article: 'ponte', again: 'yes' }, telegram('77'));
    for (const { id } of [bridge, night]) expect(narrow).toContain(id);
    expect(ordered).toEqual([]);
  });

  test('is told the destinations when the one named does not exist', async () => {
    expect(await answer('post', { article: 'mareno', to: 'canle' }, telegram('77'))).toMatch(
      /canle.*canale, redazione/,
    );
    expect(ordered).toEqual([]);
  });

  test('is told how a command is used when a word is missing', async () => {
    expect(await answer('post', {}, telegram('77'))).toContain(
      '/post <parole del titolo> [to:NOME] [again:sì] [at:HH:MM]',
    );
  });
});

describe('anybody else', () => {
  test('is refused kindly, privately, and it is noted', async () => {
    const reply = await desk.answer('post', { article: 'mareno' }, telegram('78'));
    expect(textOf(reply.text)).toBe(words('it')('refused'));
    expect(reply.private).toBe(true);
    expect(ordered).toEqual([]);
    expect(events).toEqual([
      { kind: 'command-refused', command: 'post', platform: 'telegram', user: '78', reason: 'not an editor' },
    ]);
  });

  test('is not shown editors’ commands, nor offered their words', async () => {
    expect(await answer('help')).not.toContain('/post');
    expect(await answer('help', {}, telegram('77'))).toContain('/post');
    expect(await desk.suggest('post', { option: 'article', typed: '' }, telegram('78'))).toEqual([]);
  });

  test('is answered in their own language, or the newsroom’s when theirs is not spoken', async () => {
    expect(await answer('start', {}, telegram('1', 'en-GB'))).toContain(words('en')('start-welcome'));
    expect(await answer('start', {}, telegram('1', 'ja'))).toContain(words('it')('start-welcome'));
  });

  test('may not send articles; an editor who does gets a preview with buttons', async () => {
    expect(await answer('add', { words: 'https://example.org/ponte' })).toBe(words('it')('refused'));
    const editor = telegram('77');
    expect(await answer('add', { words: 'none' }, editor)).toBe(
      words('it')('add-failed', { message: words('it')('reason-feed-empty') }),
    );
    const shown = await desk.answer('add', { words: 'https://example.org/ponte' }, editor);
    expect(shown.buttons?.flat().map(({ command, options }) => ({ command, ...options }))).toEqual([
      { command: 'post', article: bridge.id },
      { command: 'post', article: bridge.id, to: 'canale' },
      { command: 'post', article: bridge.id, to: 'redazione' },
      { command: 'discard', article: bridge.id },
    ]);
    expect(await answer('discard', { article: bridge.id })).toBe(words('it')('refused'));
    expect(await answer('discard', { article: bridge.id }, editor)).toContain(bridge.title);
    expect(await answer('discard', { article: 'night' }, editor)).toBe(words('it')('discard-none'));
  });
});

test('a handler that fails is answered kindly and noted', async () => {
  articles = new Proxy([], {
    get: () => {
      throw new Error('disk');
    },
  });
  expect(await answer('post', { article: 'x' }, telegram('77'))).toBe(words('it')('failed'));
  expect(events[0]).toMatchObject({ kind: 'command-failed', command: 'post' });
});

test('suggestions fit in a hundred characters and end between letters', async () => {
  articles = [buildArticle({ title: '👩‍👩‍👧 '.repeat(40) })];
  const [first] = await desk.suggest('post', { option: 'article', typed: '' }, telegram('77'));
  expect(first?.name.length).toBeLessThanOrEqual(100);
  expect(first?.name.isWellFormed()).toBe(true);
});

test('a title said in full means itself though longer ones hold its words', async () => {
  articles = [night, buildArticle({ title: 'Il ponte di notte e di giorno' })];
  expect(await findArticle(newsroom.articles, 'il ponte di notte')).toMatchObject({
    kind: 'one',
    article: night,
  });
});
