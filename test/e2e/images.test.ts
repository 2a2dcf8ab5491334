import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { ids } from '../fakes/discord-world.ts';
import { fastClock, run } from './newsroom-world.ts';
import { openPlatforms, SEED } from './platforms.ts';

const withImage = (image: string) =>
  `---\nimage: ${image}\nurl: https://gazzetta.example/ponte\n---\n${SEED}`;

test('a place shows the article’s own photograph, with the quotation in its words', async () => {
  await using world = await openPlatforms('first: now', '', {
    telegram: ', image: article',
    discord: ', image: article',
  });
  const { telegram, discord, newsroom } = world;
  const photo = sharp({ create: { width: 300, height: 200, channels: 3, background: '#48a' } });
  writeFileSync(join(newsroom.folder, 'seeds/ponte.jpg'), await photo.jpeg().toBuffer());
  newsroom.writeSeed('ponte.txt', withImage('ponte.jpg'));
  await using _running = await run(newsroom.config(), { clock: fastClock() });
  await expect.poll(() => telegram.messages('@canale')).toHaveLength(1);
  await expect.poll(() => discord.messages(ids.text)).toHaveLength(1);
  const [sent] = telegram.received('sendPhoto');
  expect(sent?.params.caption).toContain('Abbiamo contato ogni pietra due volte');
  expect(discord.messages(ids.text)[0]).toMatchObject({
    attachments: [
      { filename: 'card.jpeg', description: 'Il ponte di Valdorsa riapre dopo tre anni di cantiere' },
    ],
  });
  expect(JSON.stringify(discord.messages(ids.text)[0]?.embeds)).toContain('Abbiamo contato ogni pietra');
  expect(telegram.violations).toEqual([]);
  expect(discord.violations).toEqual([]);
});

test('one that cannot be had gives way to the card, where a place has none to the text; a link has its preview', async () => {
  await using world = await openPlatforms('first: now', '', {
    telegram: ', image: article',
    discord: ', image: link',
  });
  const { telegram, discord, newsroom } = world;
  newsroom.writeSeed('ponte.txt', withImage('http://10.1.2.3/private.jpg'));
  await using running = await run(newsroom.config(), { clock: fastClock() });
  await expect.poll(() => telegram.messages('@canale')).toHaveLength(1);
  await expect.poll(() => discord.messages(ids.text)).toHaveLength(1);
  expect(telegram.received('sendPhoto')[0]?.params.caption).not.toContain('Abbiamo contato');
  expect(running.events).toContainEqual(expect.objectContaining({ kind: 'photo-failed' }));
  const [message] = discord.messages(ids.text);
  expect(message).toMatchObject({ attachments: [], embeds: [] });
  expect(message?.content).toMatch(/https:\/\/gazzetta\.example\/ponte$/u);
  expect(telegram.violations).toEqual([]);
  expect(discord.violations).toEqual([]);
});
