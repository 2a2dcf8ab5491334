import { toDiscordMarkdown } from '../../src/adapters/discord/format/discord-markdown.ts';
import { toTelegramHtml } from '../../src/adapters/telegram/format/telegram-html.ts';
import { platforms } from '../../src/adapters/registry.ts';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller, Reply } from '../../src/commands/command.ts';
import { createDesk } from '../../src/commands/desk.ts';
import type { DeliveryRow } from '../../src/core/ports/store.ts';
import type { Delivery } from '../../src/core/post.ts';
import type { RichText } from '../../src/core/rich-text.ts';
import { HOUR, MINUTE } from '../../src/core/time.ts';
import type { NewsroomDesk } from '../../src/desk/newsroom-desk.ts';
import type { Resolution } from '../../src/desk/resolve-held.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createWords } from '../../src/words.ts';
import { noApproval, noEditing } from './no-approval.ts';
import { buildDelivery, buildTelegramPayload, NOW, inWords } from '../fixtures/build.ts';
import { noSubscriptions } from '../fixtures/no-subscriptions.ts';

const words = createWords({ directory: join(import.meta.dirname, '../../config/locales'), fallback: 'it' });
const row = (overrides: Partial<DeliveryRow> = {}): DeliveryRow => ({
  ...buildDelivery(),
  kind: 'article',
  articles: [],
  decisions: [],
  articleTitle: 'Riapre il ponte',
  articleSource: 'seeds',
  schedule: 'mattino',
  why: inWords(''),
  ...overrides,
});
const idOf = (n: number) => `d${n}` as Delivery['id'];
const held = (n: number): DeliveryRow =>
  row({ id: idOf(n), state: 'held', reason: inWords('no answer in time'), articleTitle: `Titolo ${n}` });

let rows: DeliveryRow[] = [];
let said: Parameters<NewsroomDesk['resolve']>[0][] = [];
let resolution: Resolution = { kind: 'unknown' };
beforeEach(() => {
  [rows, said] = [[], []];
});

const none = () => Promise.resolve([]);
const store = await openSqliteStore({ file: ':memory:' });
afterAll(() => store[Symbol.asyncDispose]());
const newsroom: NewsroomDesk = {
  reading: store.reading,
  readers: store.readers,
  forget: () => Promise.resolve(false),
  articles: { search: none, searchWithdrawn: none, latest: none, get: () => Promise.resolve(null) },
  destinations: [],
  order: () => Promise.resolve({ ordered: [], standing: [], takenBack: [] }),
  takeIn: () => Promise.reject(new Error('nothing is sent in this test')),
  discard: () => Promise.resolve(null),
  approval: noApproval,
  editing: noEditing,
  wordsCard: () => Promise.resolve(null),
  quoteCard: () => Promise.resolve(null),
  queue: () =>
    Promise.resolve({
      rows,
      counts: Object.fromEntries(
        [...Map.groupBy(rows, one => one.state)].map(([state, all]) => [state, all.length]),
      ),
      toReaders: 0,
    }),
  ...noSubscriptions,
  held: limit =>
    Promise.resolve({
      shown: rows
        .filter(({ state }) => state === 'held')
        .slice(0, limit)
        .map(one => ({ row: one, link: 'https://t.me/canale/7' })),
      count: rows.length,
    }),
  resolve(word) {
    said.push(word);
    rows = rows.filter(({ id }) => id !== word.delivery);
    return Promise.resolve(resolution);
  },
  now: () => NOW,
  timezone: 'Europe/Rome',
};
const desk = createDesk({
  newsroom,
  words,
  language: 'it',
  record: () => undefined,
  isEditor: caller => platforms.isEditor(caller, { telegram: [77], discord: { users: [], roles: [] } }),
  styleOf: platforms.styleOf,
});
const editor: Caller = { platform: 'telegram', user: '77', roles: [], language: 'en', name: 'Ada' };
const textOf = (text: RichText): string =>
  text
    .flatMap(block => (block.kind === 'list' ? block.items.flat() : block.spans))
    .map(span => span.text)
    .join(' ');
const labels = (reply: Reply) => (reply.buttons ?? []).map(line => line.map(({ label }) => label));
const ask = (name: string, options: Record<string, string> = {}, caller = editor) =>
  desk.answer(name, options, caller);

describe('/held', () => {
  test('lists what is on hold with why, where to look, and two buttons each', async () => {
    rows = [held(1), held(2)];
    const reply = await ask('held');
    expect(textOf(reply.text)).toMatch(/Titolo 1.*canale.*d1.*no answer in time.*Open the chat.*Titolo 2/);
    expect(reply.text.find(({ kind }) => kind === 'list')).toMatchObject({ isNumbered: true });
    expect(labels(reply)).toEqual([
      ['1 · It is there', '1 · Send again'],
      ['2 · It is there', '2 · Send again'],
    ]);
    expect(reply.buttons?.[1]?.[0]).toMatchObject({
      command: 'held',
      options: { delivery: 'd2', verdict: 'there' },
    });
    expect(reply.replaces).toBeUndefined();
  });

  test('shows five at most and says how many more there are', async () => {
    rows = Array.from({ length: 8 }, (_, n) => held(n));
    const reply = await ask('held');
    expect(reply.buttons).toHaveLength(5);
    expect(textOf(reply.text)).toContain('and 3 more');
  });

  test('with a verdict decides, and shows what is left in place of the old list', async () => {
    rows = [held(1), held(2)];
    resolution = {
      kind: 'resolved',
      title: 'Titolo 1',
      delivery: buildDelivery({ id: idOf(1), state: 'sent' }),
    };
    const reply = await ask('held', { delivery: 'd1', verdict: 'there' });
    expect(said).toEqual([{ delivery: 'd1', verdict: 'there', by: 'Ada (telegram:77)' }]);
    expect(reply.replaces).toBe('all');
    // the newsroom's language: others read it, too
    expect(textOf(reply.text)).toMatch(/Ada: «Titolo 1» in canale c’è.*Titolo 2/);
    expect(labels(reply)).toEqual([['It is there', 'Send again']]);
  });

  test('says so when nothing is on hold', async () => {
    expect(textOf((await ask('held')).text)).toBe('No message is on hold.');
  });
});

describe('/resolve', () => {
  test.each([
    [{ delivery: 'd1', verdict: 'again' }, 'again'],
    [{ delivery: 'd1 THERE' }, 'there'],
  ])('takes a delivery and a verdict, in two options or in one go', async (options, verdict) => {
    resolution = { kind: 'resolved', title: 'Titolo', delivery: buildDelivery({ state: 'queued' }) };
    const reply = await ask('resolve', options);
    expect(said).toEqual([{ delivery: 'd1', verdict, by: 'Ada (telegram:77)' }]);
    expect(reply.replaces).toBe('all');
    expect(textOf(reply.text)).toMatch(/^Ada: «Titolo»/);
  });

  test('tells who comes second what stands, and who decided', async () => {
    const delivery = buildDelivery({
      state: 'sent',
      reason: inWords('Ada (telegram:77) said that it is there'),
    });
    resolution = { kind: 'standing', title: 'Titolo', delivery };
    const reply = await ask('resolve', { delivery: 'd1', verdict: 'again' });
    expect(textOf(reply.text)).toMatch(/decided already: “Titolo” in canale is sent.*Ada/);
    expect(reply.replaces).toBe('buttons');
  });

  test('of a delivery that is not there changes nothing', async () => {
    resolution = { kind: 'unknown' };
    const reply = await ask('resolve', { delivery: 'd9', verdict: 'again' });
    expect(textOf(reply.text)).toContain('No delivery has this id');
    expect(reply.replaces).toBeUndefined();
  });

  test.each([
    {},
    { delivery: 'd1' },
    { delivery: 'd1', verdict: 'maybe' },
    { delivery: '../x', verdict: 'there' },
  ])('used wrongly tells its use: %o', async options => {
    expect(textOf((await ask('resolve', options)).text)).toContain('/resolve <id> verdict:there|again');
    expect(said).toEqual([]);
  });

  test.each(['resolve', 'held', 'queue'])('is for editors: /%s', async name => {
    const reply = await ask(name, { delivery: 'd1', verdict: 'there' }, { ...editor, user: '78' });
    expect(textOf(reply.text)).toBe(words('en')('refused'));
    expect([said, reply.replaces]).toEqual([[], undefined]);
  });
});

describe('/queue', () => {
  test('says of each delivery in a sentence what it waits for and when it is tried', async () => {
    const at = (state: DeliveryRow['state'], more: Partial<DeliveryRow>) => row({ state, ...more });
    const chat = (name: string) => ({
      destination: name,
      payload: { ...buildTelegramPayload(), chat: `@${name}` },
      orderingKey: `telegram:@${name}`,
    });
    rows = [
      at('claimed', chat('a')),
      at('queued', chat('b')),
      at('queued', { ...chat('c'), notBefore: NOW + 22 * HOUR }),
      at('retry', { ...chat('d'), notBefore: NOW + 5 * MINUTE, reason: inWords('too many requests') }),
      at('queued', chat('d')),
      at('retry', {
        ...chat('e'),
        notBefore: NOW + MINUTE,
        firstAttemptAt: NOW,
        reason: inWords('no answer'),
      }),
      at('suspended', { ...chat('f'), notBefore: NOW + 24 * HOUR, reason: inWords('kicked') }),
      at('queued', {
        ...chat('h'),
        block: { until: NOW + 10 * MINUTE, reason: inWords('the token is refused') },
      }),
      at('queued', { ...chat('i'), block: { until: NOW - MINUTE, reason: inWords('over') } }),
      at('held', { ...chat('g'), reason: inWords('no answer') }),
    ];
    const reply = await ask('queue', {}, { ...editor, language: 'it' });
    const [, list, counts] = reply.text;
    const lines = list?.kind === 'list' ? list.items.map(item => item.map(({ text }) => text).join('')) : [];
    expect(lines.map(line => line.replace(/^Riapre il ponte · /, ''))).toEqual([
      'a, sta partendo ora',
      'b, parte appena può',
      'c, domani 07:00, ore di quiete',
      'd, si riprova oggi 09:05: too many requests',
      'd, oggi 09:05 o poco dopo, aspetta dietro un altro messaggio',
      'e, forse c’è già; si guarda oggi 09:01: no answer',
      'f, chiusa al bot; si riprova domani 09:00: kicked',
      'h, oggi 09:10 o poco dopo: the token is refused',
      'i, parte appena può',
      'g, aspetta la parola di un redattore (/held): no answer',
    ]);
    expect(textOf(counts ? [counts] : [])).toBe(
      'In tutto · in coda: 5 · in viaggio: 1 · si riprova: 2 · in sospeso: 1 · chat chiusa: 1',
    );
  });

  test('names the day when it is far, and says how many are not shown', async () => {
    rows = Array.from({ length: 15 }, () => row({ notBefore: NOW + 100 * HOUR }));
    const text = textOf((await ask('queue')).text);
    expect(text).toContain('Fri, Mar 6 13:00, quiet hours');
    expect(text).toContain('and 5 more');
    rows = [];
    expect(textOf((await ask('queue')).text)).toBe('Nothing is waiting.');
  });

  test('of hundreds, with long titles and reasons, fits every platform and says how many more there are', async () => {
    const told = { articleTitle: 'Un titolo *lungo* '.repeat(20), reason: inWords('x_y '.repeat(200)) };
    rows = Array.from({ length: 400 }, () => row({ state: 'retry', notBefore: NOW + HOUR, ...told }));
    const { text } = await ask('queue');
    const markdown = toDiscordMarkdown(text);
    expect(markdown.length).toBeLessThanOrEqual(2000);
    expect(toTelegramHtml(text).length).toBeLessThanOrEqual(4096);
    expect(markdown).toMatch(/\n10 · .*\n\n… and 390 more/);
  });
});
