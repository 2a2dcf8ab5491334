import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addHook, HOOK } from '../adapters/discord/webhook/webhook-world.ts';
import { ids, postingRights } from '../fakes/discord-world.ts';
import { settled } from './corrected.ts';
import { fastClock, run, type Running } from './newsroom-world.ts';
import { openPlatforms, SEED, type PlatformWorld } from './platforms.ts';

/** What a news channel's bot on Discord is expected to do, row by row: each through the whole newsroom. */

const PLACES = {
  annunci: `discord: "${ids.announcements}", crosspost: true, layout: components, cards: 3, mention: { "città": "${ids.editorRole}", sport: "${ids.botRole}" }`,
  foro: `discord: "${ids.forum}", thread_title: "{topic:upper} · {title:40}", tags: { "città": "Mondo" }`,
  filo: `discord: "${ids.thread}", silent: true, card: none, template: "**{lead|title}**\\n\\n{summary:100}\\n\\n{author:upper|\\"redazione\\"} · {date:time} · [Manda](https://wa.me/?text={title})"`,
};
const article = (title = 'Il ponte di Valdorsa riapre dopo tre anni di cantiere') => `---
url: https://gazzetta.example/ponte
authors: [Nilde Corvi]
published: 2026-03-14T08:30:00Z
topics: [città]
---
${SEED.replace('Il ponte di Valdorsa riapre dopo tre anni di cantiere', title).replace(
  'Argomenti correlati:',
  '“Domani mattina apriremo il passaggio ai primi pedoni della valle”, ha detto il direttore dei lavori Tullio Pravisi.\nArgomenti correlati:',
)}`;

let world: PlatformWorld;
let running: Running;
const messages = (place: string) => world.discord.messages(place);
const text = (value: unknown) => JSON.stringify(value);
/** Of the bot in the text channel, not of the webhook there. */
const ofBot = () => messages(ids.text).find(({ author }) => author.id === ids.bot);
const ofHook = () => messages(ids.text).find(({ author }) => author.id === HOOK);

beforeAll(async () => {
  world = await openPlatforms('first: now', '', {
    discord: ', thread: article, buttons: [quotes, summary, read], subscribe: true',
    newsroom: 'network: { allow: ["127.0.0.1"] }',
  });
  const { discord, newsroom } = world;
  discord.setRole(postingRights | PermissionFlagsBits.CreatePublicThreads);
  discord.archive(ids.thread);
  discord.channel(ids.forum).tags = [
    { id: '990000000000000001', name: 'Mondo', moderated: false },
    { id: '990000000000000002', name: 'Sport', moderated: false },
  ];
  const hook = addHook(discord);
  const file = join(newsroom.folder, 'config/strillone.yaml');
  const places = Object.entries(PLACES).map(([name, place]) => `  - { name: ${name}, ${place} }\n`);
  const yaml = readFileSync(file, 'utf8')
    .replace(
      'destinations:\n',
      `destinations:\n${places.join('')}  - { name: hook, discord_webhook: "${hook}", as: "La Redazione", avatar: "https://gazzetta.example/icona.png" }\n`,
    )
    .replace('to: [canale, redazione]', `to: [redazione, hook, ${Object.keys(PLACES).join(', ')}]`);
  writeFileSync(file, yaml);
  newsroom.writeSeed('ponte.txt', article());
  running = await run(newsroom.config(), { clock: fastClock() });
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  expect(world.discord.violations).toEqual([]);
  await world[Symbol.asyncDispose]();
});

test('bot and webhook, own name and icon', async () => {
  await settled(running);
  expect(ofBot()).toBeDefined();
  expect(ofHook()).toMatchObject({ author: { username: 'La Redazione' } });
  expect(text(world.discord.received('POST').map(({ payload }) => payload))).toContain(
    'https://gazzetta.example/icona.png',
  );
});

test('embeds with author, footer, timestamp and picture', () => {
  expect(ofBot()?.embeds[0]).toMatchObject({
    author: { name: 'Gazzetta del Mareno' },
    title: 'Il ponte di Valdorsa riapre dopo tre anni di cantiere',
    url: 'https://gazzetta.example/ponte',
    footer: { text: 'Strillone' },
    timestamp: expect.stringContaining('2026-03-14T08:30:00') as string,
    image: {},
  });
});

test('Components V2, buttons, galleries', () => {
  const [message] = messages(ids.announcements);
  expect(message?.attachments).toHaveLength(2);
  expect(text(message?.components)).toMatch(/"type":12,"items":\[.*attachment.*attachment/u);
  expect(text(ofBot()?.components).match(/"type":2/g)).toHaveLength(4);
});

test('placeholders with fallbacks and limits of their own', () => {
  const [message] = messages(ids.thread);
  expect(message?.embeds[0]?.description).toMatch(/^\*\*Il ponte di Valdorsa riapre/u);
  expect(message?.embeds[0]?.description?.split('\n\n')[1]?.length).toBeLessThanOrEqual(100);
});

test('placeholders in other forms: case, date, part of an address', () => {
  const words = messages(ids.thread)[0]?.embeds[0]?.description;
  expect(words).toContain('NILDE CORVI · <t:1773477000:t> · ');
  expect(words).toContain('(<https://wa.me/?text=Il%20ponte%20di%20Valdorsa%20riapre');
});

test('forum threads: title template, tags', () => {
  const threads = [...world.discord.world.channels.values()].filter(({ parent }) => parent === ids.forum);
  const post = threads.find(({ name }) => name.startsWith('CITTÀ · Il ponte di Valdorsa'));
  expect(post?.appliedTags).toEqual(['990000000000000001']);
});

test('thread per article, existing thread that was archived', async () => {
  const own = () =>
    [...world.discord.world.channels.values()]
      .filter(({ id, parent }) => parent === ids.text && id !== ids.thread)
      .map(({ name }) => name);
  await expect.poll(own).toEqual(['Il ponte di Valdorsa riapre dopo tre anni di cantiere']);
  expect(messages(ids.thread)).toHaveLength(1);
});

test('mentions of roles, each for its topic', () => {
  const [message] = messages(ids.announcements);
  expect(text(message?.components)).toContain(`<@&${ids.editorRole}>`);
  expect(text(message?.components)).not.toContain(`<@&${ids.botRole}>`);
});

test('crosspost announcement', async () => {
  await expect.poll(() => world.discord.received(`POST /channels/${ids.announcements}`).length).toBe(2);
  expect(world.discord.received(`POST /channels/${ids.announcements}`).at(-1)?.path).toContain('crosspost');
});

test('edit sent message on change', async () => {
  world.newsroom.writeSeed('ponte.txt', article('Il ponte di Valdorsa riapre domani'));
  await expect.poll(() => running.events.some(({ kind }) => kind === 'article-corrected')).toBe(true);
  await settled(running);
  for (const message of [ofBot(), ofHook(), messages(ids.announcements)[0]])
    expect(text([message?.embeds, message?.components])).toContain('Il ponte di Valdorsa riapre domani');
});
