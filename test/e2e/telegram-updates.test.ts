import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { webhookSecret } from '../../src/adapters/telegram/receive/webhook.ts';
import { fastClock, run } from './newsroom-world.ts';
import { openPlatforms, SEED, TELEGRAM_EDITOR, type PlatformWorld } from './platforms.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const LOG = ', log: { telegram: 4242 }';

async function openHooked() {
  const port = await freePort();
  const page = `http://127.0.0.1:${port}`;
  const world = await openPlatforms('first: now', LOG, { newsroom: 'telegram: { updates: webhook }' });
  const file = join(world.newsroom.folder, 'config/strillone.yaml');
  const yaml = readFileSync(file, 'utf8').replace('{ port: 0 }', `{ port: ${port}, address: "${page}" }`);
  writeFileSync(file, yaml);
  return { world, page, file, yaml };
}

const answersIn = ({ telegram }: PlatformWorld, person: number) =>
  telegram.world.find(person)?.messages.filter(({ from }) => from === telegram.world.bot.id) ?? [];

test('Telegram sends to the page: each update is answered once, whoever shows the secret; polling is taken up again', async () => {
  const { world, page, file, yaml } = await openHooked();
  await using _world = world;
  const { telegram, newsroom } = world;
  {
    await using _running = await run(newsroom.config());
    await telegram.until(() => telegram.updates.webhook);
    telegram.say({ from: { id: 55 }, text: '/help' });
    await expect.poll(() => answersIn(world, 55)).toHaveLength(1);
    expect(telegram.updates.unconfirmed).toEqual([]);
    const post = (body: string, secret: string) =>
      fetch(`${page}/webhooks/telegram`, {
        method: 'POST',
        body,
        headers: { 'x-telegram-bot-api-secret-token': secret },
      });
    const again = JSON.stringify({
      update_id: telegram.updates.sent[0]?.update,
      message: {
        message_id: 9,
        date: 1,
        chat: { id: 55, type: 'private', first_name: 'P' },
        from: { id: 55, is_bot: false, first_name: 'P' },
        text: '/help',
      },
    });
    const secret = webhookSecret('123456789:TEST_canary_telegram_token');
    expect((await post(again, 'guessed')).status).toBe(401);
    expect((await post(again, '')).status).toBe(401);
    expect((await post('no json', secret)).status).toBe(400);
    expect((await post('{}', secret)).status).toBe(400);
    expect((await post(again, secret)).status).toBe(200);
    expect((await fetch(`${page}/webhooks/elsewhere`, { method: 'POST' })).status).toBe(404);
  }
  // it is known to the next process, too: what nobody has taken waits, what was taken is not taken again
  telegram.say({ from: { id: 56 }, text: '/help' });
  {
    await using _running = await run(newsroom.config());
    await telegram.until(() => telegram.updates.webhook);
    await telegram.updates.sendAgain();
    await expect.poll(() => answersIn(world, 56)).toHaveLength(1);
    expect(answersIn(world, 55)).toHaveLength(1);
  }
  writeFileSync(file, yaml.replace('updates: webhook', 'updates: polling'));
  telegram.say({ from: { id: 57 }, text: '/help' });
  await using _polling = await run(newsroom.config());
  await expect.poll(() => answersIn(world, 57)).toHaveLength(1);
  expect(telegram.updates.webhook).toBeNull();
  expect(telegram.violations).toEqual([]);
});

test('a search from any chat is answered with the card of the post, and with quotations', async () => {
  await using world = await openPlatforms('first: now', LOG);
  const { telegram, newsroom } = world;
  telegram.world.bot.hasInline = true;
  newsroom.writeSeed('ponte.txt', SEED);
  await using running = await run(newsroom.config());
  const history = () => running.app.store.deliveries.history({ destination: 'canale', limit: 9 });
  await expect.poll(history).toMatchObject([{ state: 'sent' }]);
  const answerTo = async (query: string, offset = '') => {
    const id = telegram.searches({ from: 77, query, offset, language: 'de' });
    return telegram.until(() => telegram.inline.get(id));
  };
  for (const query of ['', SEED.split(' ')[0] ?? '']) {
    const answer = await answerTo(query);
    expect(answer).toMatchObject({ is_personal: true, next_offset: '' });
    expect(answer.results[0]).toMatchObject({
      type: 'photo',
      photo_file_id: telegram.messages('@canale')[0]?.photo?.id,
    });
  }
  for (const query of ['<b>', '"', 'x'.repeat(256), '\u0000', 'NEAR(a, b)', '* OR *', '%_'])
    for (const offset of ['', '10', '-1', '9'.repeat(40), 'abc']) await answerTo(query, offset);
  expect(telegram.violations).toEqual([]);
});

test('what a reader has to say reaches the editors, escaped, and not without end', async () => {
  await using world = await openPlatforms('first: wait', LOG);
  const { telegram, newsroom } = world;
  telegram.say({ from: { id: TELEGRAM_EDITOR }, text: '/help' });
  await using _running = await run(newsroom.config(), { clock: fastClock() });
  const told = () =>
    answersIn(world, TELEGRAM_EDITOR).filter(({ text }) => text?.includes('Scrive un lettore'));
  telegram.world.add({ id: -1009, type: 'supergroup', title: 'Canale <b>privato</b>' });
  const direct = {
    chat: { id: -1009, type: 'supergroup', title: 'Canale <b>privato</b>', is_direct_messages: true },
    direct_messages_topic: { topic_id: 88 },
  };
  const write = (text: string) => telegram.say({ chat: -1009, from: { id: 88 }, text, more: direct });
  write('Il nome è <i>sbagliato</i> & @tutti');
  await expect.poll(told).toHaveLength(1);
  expect(told()[0]?.text).toContain('Il nome è <i>sbagliato</i> & @tutti');
  expect(told()[0]?.text).toContain('Canale <b>privato</b>');
  const answers = () => telegram.messages(-1009).filter(({ from }) => from === telegram.world.bot.id);
  await expect.poll(() => answers()[0]?.text).toContain('Grazie');
  expect(
    telegram.received('sendMessage').some(({ params }) => Number(params.direct_messages_topic_id) === 88),
  ).toBe(true);
  for (let n = 0; n < 5; n++) write(`ancora ${n}`);
  await expect.poll(() => answers().length).toBe(6);
  expect(answers().at(-1)?.text).toContain('più tardi');
  expect(told().length).toBeLessThanOrEqual(3);
  // in private it is offered
  const offered = await telegram.userSays({ from: { id: 99 }, text: 'C’è un errore nel titolo di oggi' });
  const rows = (offered.markup as { inline_keyboard: { text: string; callback_data: string }[][] })
    .inline_keyboard;
  const button = rows.flat().find(({ text }) => text === 'Alla redazione');
  telegram.presses({ chat: 99, message: offered.id, from: 99, data: button?.callback_data ?? '' });
  await expect.poll(() => told().some(({ text }) => text?.includes('errore nel titolo'))).toBe(true);
  expect(telegram.violations).toEqual([]);
});

test('reactions are counted, shown by /stats, and make the best of the week', async () => {
  await using world = await openPlatforms('first: now, pick: { count: 3 }', LOG);
  const { telegram, newsroom } = world;
  const file = join(newsroom.folder, 'config/strillone.yaml');
  const best =
    '  - { name: migliori, cron: "0 9 1 1 *", to: [canale], kind: digest, first: now, pick: { order: reactions, within: 99d, count: 2 } }\n';
  ['Ponte', 'Scuola', 'Mercato'].forEach((word, at) => {
    newsroom.writeSeed(
      `${at}.txt`,
      `${word} riaperto a Borgo${at}\nTesto che parla di ${word} e basta, numero ${at}.\n`,
    );
  });
  {
    await using running = await run(newsroom.config(), { clock: fastClock() });
    await expect.poll(() => telegram.messages('@canale')).toHaveLength(3);
    await expect
      .poll(() => running.app.store.deliveries.history({ destination: 'canale', limit: 9 }))
      .toHaveLength(3);
    telegram.reacts('@canale', 2, { '👍': 4, '❤': 1 });
    telegram.reacts('@canale', 3, { '👍': 1 });
    telegram.reacts('@canale', 99, { '👍': 100 });
    await expect
      .poll(() => running.app.store.updates.reactionsSince(0))
      .toEqual([{ destination: 'canale', count: 6 }]);
    const stats = await telegram.userSays({ from: { id: TELEGRAM_EDITOR }, text: '/stats' });
    expect(stats.text).toContain('6 reazioni');
  }
  writeFileSync(file, readFileSync(file, 'utf8').replace('schedules:\n', `schedules:\n${best}`));
  await using _next = await run(newsroom.config(), { clock: fastClock() });
  await expect.poll(() => telegram.messages('@canale')).toHaveLength(4);
  const [, second, third, digest] = telegram.messages('@canale');
  const titleOf = (caption: string | null | undefined) => caption?.split('\n')[0] ?? '?';
  const shown = digest?.caption ?? '';
  expect(shown.indexOf(titleOf(second?.caption))).toBeGreaterThan(-1);
  expect(shown.indexOf(titleOf(third?.caption))).toBeGreaterThan(shown.indexOf(titleOf(second?.caption)));
  expect(telegram.violations).toEqual([]);
});
