import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsOfRich } from '../fakes/telegram-rich.ts';
import { telegramIds } from '../fakes/telegram-world.ts';
import { settled } from './corrected.ts';
import { fastClock, run, type Running } from './newsroom-world.ts';
import { openPlatforms, SEED, type PlatformWorld } from './platforms.ts';

/** What a news channel's bot on Telegram is expected to do, row by row: each through the whole newsroom. */

const PERSON = 5001;
const [RICH, PHOTO, TEXT] = [-1_001_000_000_071, -1_001_000_000_072, -1_001_000_000_073];
const { channel, privateChannel, forum, supergroup, group, topic } = telegramIds;

/** Beside the channel "@canale" of every such newsroom. */
const PLACES = {
  album: `telegram: ${privateChannel}, cards: 3`,
  tema: `telegram: ${forum}, topic: ${topic}, protect: true`,
  gruppo: `telegram: ${supergroup}, card: none, preview: above, preview_size: large, silent: true`,
  gruppetto: `telegram: ${group}, card: none, preview: none, hashtags: ["#Redazione"], template: "# {title:upper:40}\\n\\n{summary:120}\\n\\n_di {author}_ · {date:day} · [Manda](https://wa.me/?text={title}%20{url})\\n\\n{source} · {hashtags}"`,
  persona: `telegram: ${PERSON}`,
  ricco: `telegram: ${RICH}, layout: rich`,
  foto: `telegram: ${PHOTO}, image: article`,
  testo: `telegram: ${TEXT}, card: none`,
};
const MARKUP = 'Il ponte <b>di</b> Valdorsa & l’`__init__` di *tre* anni';
const article = (title: string, more = '') => `---
url: https://gazzetta.example/ponte
authors: [Nilde Corvi]
published: 2026-03-14T08:30:00Z
topics: [città]
image: lungo.jpg
---
${SEED.replace('Il ponte di Valdorsa riapre dopo tre anni di cantiere', title).replace(
  'Argomenti correlati:',
  `“Domani mattina apriremo il passaggio ai primi pedoni della valle”, ha detto il direttore dei lavori Tullio Pravisi.\n${more}Argomenti correlati:`,
)}`;

let world: PlatformWorld;
let running: Running;
const messages = (place: number | string) => world.telegram.messages(place);

beforeAll(async () => {
  world = await openPlatforms('first: now', '', {
    telegram: ', buttons: [read, share, quotes, copy], subscribe: true',
  });
  const { telegram, newsroom } = world;
  telegram.world.add({ id: PERSON, type: 'private', title: 'Una lettrice' });
  for (const id of [RICH, PHOTO, TEXT]) telegram.world.add({ id, type: 'channel', title: `Canale ${id}` });
  const file = join(newsroom.folder, 'config/strillone.yaml');
  const lines = Object.entries(PLACES).map(([name, place]) => `  - { name: ${name}, ${place} }\n`);
  const yaml = readFileSync(file, 'utf8')
    .replace('destinations:\n', `destinations:\n${lines.join('')}`)
    .replace('to: [canale, redazione]', `to: [canale, ${Object.keys(PLACES).join(', ')}]`);
  writeFileSync(file, yaml);
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const long = sharp({ create: { width: 440, height: 9400, channels: 3, background: '#888', noise } });
  writeFileSync(join(newsroom.folder, 'seeds/lungo.jpg'), await long.jpeg({ quality: 40 }).toBuffer());
  newsroom.writeSeed('ponte.txt', article(MARKUP));
  running = await run(newsroom.config(), { clock: fastClock() });
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  expect(world.telegram.violations).toEqual([]);
  await world[Symbol.asyncDispose]();
});

test('channel, group, private', async () => {
  await settled(running);
  for (const place of [channel, privateChannel, supergroup, group, PERSON])
    expect([place, messages(place).length > 0]).toEqual([place, true]);
});

test('forum topics', () => {
  expect(messages(forum)).toMatchObject([{ topic, protected: true }]);
});

test('safe markup: what an article says is shown as it is', () => {
  for (const place of [channel, supergroup]) {
    const [message] = messages(place);
    expect(message?.caption ?? message?.text).toContain(MARKUP);
  }
});

test('caption 1024 and text 4096 are kept to by rule, as one message', () => {
  expect(Array.from(messages(channel)[0]?.caption ?? '').length).toBeLessThanOrEqual(1024);
  expect(messages(TEXT)).toHaveLength(1);
});

test('albums', () => {
  const album = messages(privateChannel);
  expect(album).toHaveLength(2);
  expect(new Set(album.map(({ album: of }) => of)).size).toBe(1);
});

test('long image as file', () => {
  const [message] = messages(PHOTO);
  expect([message?.photo?.width, message?.document === null]).toEqual([undefined, false]);
});

test('rich messages', () => {
  const [message] = messages(RICH);
  expect(wordsOfRich(message?.rich?.blocks ?? [])).toContain(MARKUP);
  expect(message?.rich?.photos).toHaveLength(1);
});

test('silent, link-preview control', () => {
  expect(messages(supergroup)[0]).toMatchObject({
    silent: true,
    preview: { url: 'https://gazzetta.example/ponte', show_above_text: true, prefer_large_media: true },
  });
  expect(messages(group)[0]).toMatchObject({ silent: false, preview: { is_disabled: true } });
  expect(messages(TEXT)[0]?.preview).toEqual({ url: 'https://gazzetta.example/ponte' });
});

test('custom title, hashtags, author, source and date display, style; case, and parts in the address of a link', () => {
  const [message] = messages(group);
  expect(message?.text).toMatch(/^IL PONTE <B>DI<\/B> VALDORSA/u);
  expect(message?.text).toMatch(/di Nilde Corvi · 14 marzo 2026 · Manda/u);
  expect(message?.text).toMatch(/Fonte: Gazzetta del Mareno · #Redazione$/u);
  const links = message?.entities.flatMap(({ type, url }) => (type === 'text_link' ? [url] : []));
  expect(links).toEqual([expect.stringMatching(/^https:\/\/wa\.me\/\?text=Il%20ponte%20%3Cb%3Edi/u)]);
});

test('length limit per destination', () => {
  const [, summary = ''] = messages(group)[0]?.text?.split('\n\n') ?? [];
  expect(summary.length).toBeLessThanOrEqual(120);
  expect(messages(TEXT)[0]?.text?.length).toBeGreaterThan(300);
});

test('inline buttons under a post', () => {
  const buttons = JSON.stringify(messages(channel)[0]?.markup);
  for (const part of ['https://gazzetta.example/ponte', 't.me/share/url', 'start=q-', 'copy_text', 'start=s'])
    expect(buttons).toContain(part);
});

test('reactions are counted', async () => {
  const [message] = messages(channel);
  world.telegram.reacts(channel, message?.id ?? 0, { '👍': 3 });
  const [found] = await running.app.store.articles.latest({ languages: [], limit: 1 });
  await expect
    .poll(async () => [...(await running.app.store.updates.reactionsOf([found?.id ?? ('' as never)]))])
    .toEqual([[found?.id, 3]]);
});

test('edit posted message on change, in every form; supergroup migration handled', async () => {
  const moved = world.telegram.migrate(group);
  world.newsroom.writeSeed('ponte.txt', article('Il ponte di Valdorsa riapre domani'));
  await expect.poll(() => running.events.some(({ kind }) => kind === 'article-corrected')).toBe(true);
  await settled(running);
  for (const place of [channel, privateChannel, forum, supergroup, PERSON, RICH, PHOTO, TEXT]) {
    const [message] = messages(place);
    const words = message?.caption ?? message?.text ?? wordsOfRich(message?.rich?.blocks ?? []);
    expect([place, words]).toEqual([place, expect.stringContaining('Il ponte di Valdorsa riapre domani')]);
  }
  world.newsroom.writeSeed(
    'fiera.txt',
    'La fiera di Collebruno chiude con ventimila visitatori\nMai così tanti in quarant’anni.\nLa fiera di Collebruno ha chiuso ieri sera con ventimila visitatori, il doppio di un anno fa.\n',
  );
  await expect.poll(async () => (await running.app.store.articles.count())[0]?.articles).toBe(2);
  const [fair] = await running.app.store.articles.search('Collebruno', 1);
  if (fair === undefined) throw new Error('it was read');
  const destinations = running.app.newsroom.destinations.filter(({ name }) => name === 'gruppetto');
  await running.app.newsroom.order(fair, { destinations, by: 'cli', again: false });
  await expect
    .poll(() => messages(moved.id).map(({ text }) => text?.slice(0, 8)), { timeout: 10_000 })
    .toContain('LA FIERA');
});
