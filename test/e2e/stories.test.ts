import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Article } from '../../src/core/article.ts';
import { CORRECTED, FILE, onDiscord, onTelegram, posted, read, settled } from './corrected.ts';
import { run, type Running } from './newsroom-world.ts';
import { openPlatforms, SEED, type PlatformWorld } from './platforms.ts';

/** The article as another paper has it, edited. */
const COPY = `---
source: Radio Mareno
url: https://radio.example/ponte
---
${SEED.replace('Da lunedì pedoni', 'Pedoni').replace(', riferisce Gazzetta del Mareno', '').replace('quattro milioni di talleri', 'quattro milioni')}`;

/** A second folder of articles, and what becomes of its files. */
function others({ newsroom }: PlatformWorld) {
  const at = (name: string) => join(newsroom.folder, 'altri', name);
  mkdirSync(at(''), { recursive: true });
  return {
    write: (name: string, text: string) => {
      writeFileSync(join(newsroom.folder, name), text);
      // one just written is waited for
      const hourAgo = Date.now() / 1000 - 3600;
      utimesSync(join(newsroom.folder, name), hourAgo, hourAgo);
      renameSync(join(newsroom.folder, name), at(name));
    },
    remove: (name: string) => {
      rmSync(at(name));
    },
  };
}
const SOURCES = { source: ' }, { name: altri, folder: ../altri' };
const grown = async (running: Running, times: number) => {
  await expect
    .poll(() => running.events.filter(({ kind }) => kind === 'story-grown').length, { timeout: 20_000 })
    .toBe(times);
  await settled(running);
};
const ofSource = async ({ app }: Running, source: string): Promise<Article> => {
  const articles = await app.store.articles.latest({ languages: [], limit: 9 });
  const found = articles.find(article => article.source === source);
  if (found === undefined) throw new Error(`nothing came from ${source}`);
  return found;
};
const caption = (world: PlatformWorld) => onTelegram(world)[0]?.caption ?? '';

test('a story that others report names them where it stands, without a mark of correction, and is posted once', async () => {
  await using world = await openPlatforms('first: now', '', SOURCES);
  const { write, remove } = others(world);
  await using running = await posted(world);
  expect(caption(world)).not.toContain('Ne parlano anche');

  write('copia.txt', COPY);
  await grown(running, 1);
  expect(caption(world)).toMatch(/Ne parlano anche: Radio Mareno$/);
  expect(onDiscord(world)[0]?.embeds[0]?.description).toContain(
    'Ne parlano anche: [Radio Mareno](<https://radio.example/ponte>)',
  );
  write(
    'altra.txt',
    COPY.replace('Radio Mareno', 'Voce di Valdorsa')
      .replace('radio.example', 'voce.example')
      .replace('Poi si vedrà, dicono in municipio.', 'Dopo nessuno sa.'),
  );
  await grown(running, 2);
  expect(caption(world)).toMatch(/Ne parlano anche: Radio Mareno, Voce di Valdorsa$/);
  expect([onTelegram(world).length, onDiscord(world).length]).toEqual([1, 1]);

  const told = await running.app.newsroom.why(await ofSource(running, 'altri'), 'canale');
  expect(told?.sentence).toContain('un altro articolo sulla stessa notizia è già andato lì');

  // a correction is marked as one, and the mark stays when the story changes again
  world.newsroom.writeSeed(FILE, CORRECTED);
  await read(running, 'article-corrected');
  expect(caption(world)).toMatch(/Ne parlano anche: Radio Mareno, Voce di Valdorsa\s+Aggiornato il [^\n]+$/u);
  remove('altra.txt');
  await read(running, 'article-withdrawn');
  expect(caption(world)).toMatch(/Ne parlano anche: Radio Mareno\s+Aggiornato il [^\n]+$/u);
  expect([...world.telegram.violations, ...world.discord.violations]).toEqual([]);
});

test('a slot takes one article of a story, and its post says at once who else reports it', async () => {
  await using world = await openPlatforms('first: now, pick: { count: 5 }', '', SOURCES);
  others(world).write('copia.txt', COPY);
  await using running = await posted(world);
  expect(await running.app.store.articles.count()).toHaveLength(2);
  expect(caption(world)).toContain('Ne parlano anche: ');
});

test('what an editor retracts is named by no other', async () => {
  await using world = await openPlatforms('first: now', '', SOURCES);
  const { write } = others(world);
  await using running = await posted(world);
  write('copia.txt', COPY);
  await grown(running, 1);
  const { newsroom } = running.app;
  const copy = await ofSource(running, 'altri');
  await newsroom.order(copy, {
    destinations: newsroom.destinations.filter(({ name }) => name === 'canale'),
    again: true,
    by: 'cli',
  });
  await settled(running);
  expect(onTelegram(world)).toHaveLength(2);
  expect(caption(world)).toContain('Ne parlano anche');
  await newsroom.editing.retract(copy, { by: { id: 'cli', name: null } });
  await settled(running);
  expect(onTelegram(world)).toHaveLength(1);
  expect(caption(world)).not.toContain('Ne parlano anche');
  expect(onDiscord(world)[0]?.embeds[0]?.description).not.toContain('Ne parlano anche');
});

test('without stories each article is posted, and none names another', async () => {
  await using world = await openPlatforms('first: now, pick: { count: 5 }', '', {
    ...SOURCES,
    newsroom: 'stories: false',
  });
  others(world).write('copia.txt', COPY);
  world.newsroom.writeSeed(FILE, SEED);
  await using running = await run(world.newsroom.config());
  await settled(running);
  expect(onTelegram(world)).toHaveLength(2);
  for (const message of onTelegram(world)) expect(message.caption).not.toContain('Ne parlano anche');
});

test('what an editor retracts that was never posted is named by no other', async () => {
  await using world = await openPlatforms('first: now', '', SOURCES);
  await using running = await posted(world);
  others(world).write('copia.txt', COPY);
  await grown(running, 1);
  expect(caption(world)).toContain('Ne parlano anche');
  const copy = await ofSource(running, 'altri');
  await running.app.newsroom.editing.retract(copy, { to: 'canale', by: { id: 'cli', name: null } });
  await settled(running);
  expect(caption(world)).not.toContain('Ne parlano anche');
  expect(onDiscord(world)[0]?.embeds[0]?.description).toContain('Ne parlano anche');
  await running.app.newsroom.editing.retract(copy, { by: { id: 'cli', name: null } });
  await settled(running);
  expect(onDiscord(world)[0]?.embeds[0]?.description).not.toContain('Ne parlano anche');
});
