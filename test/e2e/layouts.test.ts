import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ids } from '../fakes/discord-world.ts';
import { telegramIds } from '../fakes/telegram-world.ts';
import { fastClock, run } from './newsroom-world.ts';
import { openPlatforms, SEED } from './platforms.ts';

/** Every way in which a place can show posts. */
const PLACES = [
  `{ name: testo, telegram: ${telegramIds.privateChannel}, card: none, preview: above, preview_size: large, buttons: [read, share, quotes, copy], subscribe: true }`,
  `{ name: modello, telegram: ${telegramIds.supergroup}, hashtags: ["#news"], template: "# {title}\\n\\n{lead|summary:200}\\n\\n> {quote}\\n\\n{source} · [Leggi]({url}) · {date}" }`,
  `{ name: tema, telegram: ${telegramIds.forum}, topic: ${telegramIds.topic}, image: link, silent: true, protect: true }`,
  `{ name: annunci, discord: "${ids.announcements}", crosspost: true, layout: components, subscribe: true, mention: { citta: "${ids.editorRole}" } }`,
  `{ name: foro, discord: "${ids.forum}", thread_title: "{topic} · {title}", buttons: [quotes, summary, read] }`,
  `{ name: filo, discord: "${ids.thread}", image: link, card: none, silent: true }`,
];
const ARTICLE = `---
url: https://gazzetta.example/ponte
topics: [città]
---
${SEED}`;

type Sent = Readonly<Record<string, unknown>>;
/** All words of a request that people read as they stand there. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Sent).flatMap(([key, one]) =>
    ['caption', 'text', 'content', 'description', 'title', 'label'].includes(key) && typeof one === 'string'
      ? [one]
      : key === 'attachments' || key === 'items'
        ? []
        : wordsIn(one),
  );
}

test('what preview shows is to the byte what is sent, in every layout; and its buttons answer whoever presses', async () => {
  await using world = await openPlatforms('first: now');
  const { telegram, discord, newsroom } = world;
  const file = join(newsroom.folder, 'config/strillone.yaml');
  const names = PLACES.map(place => /name: (\w+)/.exec(place)?.[1] ?? '');
  const yaml = readFileSync(file, 'utf8')
    .replace('destinations:\n', `destinations:\n${PLACES.map(place => `  - ${place}\n`).join('')}`)
    .replace('to: [canale, redazione]', `to: [canale, redazione, ${names.join(', ')}]`);
  writeFileSync(file, yaml);
  newsroom.writeSeed('ponte.txt', ARTICLE);
  await using running = await run(newsroom.config(), { clock: fastClock() });
  const { app } = running;
  const history = () => app.store.deliveries.history({ limit: 30 });
  const all = names.length + 2;
  await expect
    .poll(
      async () => (await history()).filter(one => one.operation === 'send' && one.state === 'sent').length,
      { timeout: 20_000 },
    )
    .toBe(all);
  const [article] = await app.store.articles.latest({ languages: [], limit: 1 });
  if (article === undefined) throw new Error('it was read');
  const requests = [
    ...telegram.received('sendPhoto').map(({ params }) => params),
    ...telegram.received('sendMessage').map(({ params }) => params),
    ...discord.received('POST').map(({ payload }) => payload),
  ].map(sent => wordsIn(sent));
  for (const { destination: name, operation, payload } of await history()) {
    if (operation !== 'send') continue;
    const destination = app.newsroom.destinations.find(one => one.name === name);
    if (destination === undefined) throw new Error(name);
    const shown = await app.newsroom.compose(article, destination);
    expect([name, shown.payload]).toEqual([name, payload]);
    const printed = app.newsroom.print(shown.payload);
    const isIt = (words: readonly string[]) => words.length > 0 && words.every(one => printed.includes(one));
    expect([name, requests.some(isIt)]).toEqual([name, true]);
  }

  const [panel] = discord.messages(ids.announcements);
  if (panel === undefined) throw new Error('it is there');
  const buttons = JSON.stringify(panel.components).match(/more:[^"]+/g) ?? [];
  expect(buttons).toHaveLength(1);
  const [longer = ''] = buttons;
  const seen = await discord.press({ message: panel, data: longer });
  await discord.until(() => seen.length > 0);
  expect(seen).toMatchObject([{ kind: 'answer', private: true }]);
  expect(JSON.stringify(seen)).toContain('Nelle prime due settimane il ponte sarà chiuso alle carrozze');
  expect(discord.messages(ids.announcements)).toHaveLength(1);
  expect(telegram.violations).toEqual([]);
  expect(discord.violations).toEqual([]);
});
