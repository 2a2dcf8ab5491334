import { expect, test } from 'vitest';
import { GatewayIntentBits } from 'discord.js';
import { ids } from '../fakes/discord-world.ts';
import { fastClock, run } from './newsroom-world.ts';
import { openPlatforms, SEED } from './platforms.ts';

const SKIP = ', already_posted: skip';
const LINK = 'https://www.gazzetta.example/ponte?utm_source=telegram';
const article = (name: string) =>
  `---\nurl: https://gazzetta.example/${name}\n---\n${SEED.replaceAll('ponte', name)}`;
const open = () => openPlatforms('first: now', '', { telegram: SKIP, discord: SKIP });
test('what people have posted by hand is not picked for the place, on either platform, and why says so', async () => {
  await using world = await open();
  const { telegram, discord, newsroom } = world;
  discord.gateway.grant(GatewayIntentBits.MessageContent);
  {
    await using running = await run(newsroom.config(), { clock: fastClock() });
    await discord.until(() => discord.gateway.ready);
    telegram.say({
      chat: '@canale',
      from: { id: 55 },
      text: `Da leggere: ${LINK}`,
      more: { entities: [{ type: 'url', offset: 12, length: LINK.length }] },
    });
    discord.say(ids.text, ids.editor, `Da leggere (${LINK}).`);
    const seen = (name: string) => running.app.store.updates.linksSeen(name);
    await expect.poll(() => seen('canale')).toEqual(new Set(['gazzetta.example/ponte']));
    await expect.poll(() => seen('redazione')).toEqual(new Set(['gazzetta.example/ponte']));
  }
  const before = [telegram.messages('@canale').length, discord.messages(ids.text).length];
  newsroom.writeSeed('ponte.txt', article('ponte'));
  await using running = await run(newsroom.config(), { clock: fastClock() });
  const [ponte] = await running.app.store.articles.latest({ languages: [], limit: 1 });
  if (ponte === undefined) throw new Error('it was read');
  const told = await running.app.newsroom.why(ponte, 'canale');
  expect(told?.sentence).toContain('qualcuno ne ha già messo lì il link');
  expect(await running.app.store.deliveries.queue({ limit: 9 })).toEqual([]);
  expect([telegram.messages('@canale').length, discord.messages(ids.text).length]).toEqual(before);
  expect(telegram.violations).toEqual([]);
  expect(discord.violations).toEqual([]);
});

test('a bot, a private chat and the newsroom itself are nobody who has posted', async () => {
  await using world = await open();
  const { telegram, discord, newsroom } = world;
  discord.gateway.grant(GatewayIntentBits.MessageContent);
  await using running = await run(newsroom.config(), { clock: fastClock() });
  await discord.until(() => discord.gateway.ready);
  const more = { entities: [{ type: 'url', offset: 0, length: LINK.length }] };
  telegram.say({ from: { id: 55 }, text: LINK, more });
  discord.say(ids.text, ids.bot, LINK);
  newsroom.writeSeed('ponte.txt', article('ponte'));
  await running.app.newsroom.refresh();
  await telegram.until(() => telegram.updates.unconfirmed.length === 0);
  for (const name of ['canale', 'redazione'])
    expect(await running.app.store.updates.linksSeen(name)).toEqual(new Set());
});

test('where Discord does not let the bot read, that is told, and commands are answered all the same', async () => {
  await using world = await open();
  const { discord, newsroom } = world;
  await using running = await run(newsroom.config());
  const seen = await discord.interact({ command: 'help' });
  expect(seen).toMatchObject({ kind: 'answer' });
  expect(running.events).toContainEqual(
    expect.objectContaining({
      kind: 'platform-fault',
      platform: 'discord',
      message: expect.stringContaining('Privileged Gateway Intents') as string,
    }),
  );
});
