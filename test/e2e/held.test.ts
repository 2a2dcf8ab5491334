import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { MINUTE } from '../../src/core/time.ts';
import { ids } from '../fakes/discord-world.ts';
import type { FakeMessage as DiscordMessage } from '../fakes/discord-world.ts';
import { telegramIds } from '../fakes/telegram-world.ts';
import type { FakeMessage } from '../fakes/telegram-world.ts';
import { fastClock, run, type Running } from './newsroom-world.ts';
import { openPlatforms, SEED, TELEGRAM_EDITOR, type PlatformWorld } from './platforms.ts';

const LOG = telegramIds.supergroup;
const DISCORD_LOG = ids.announcements;
const logs = (text: string) => `, log: ${text}`;
const SECOND_SEED = SEED.replaceAll('ponte', 'mulino').replace('Il mulino', 'Un mulino');

let world: PlatformWorld;
let running: Running;
afterEach(async () => {
  await running[Symbol.asyncDispose]();
  expect([...world.telegram.violations, ...world.discord.violations]).toEqual([]);
  await world[Symbol.asyncDispose]();
});

/** A newsroom with one article posted to both channels, and a second one that is not. */
async function open(editors = '', overrides: Parameters<typeof run>[1] = {}): Promise<void> {
  world = await openPlatforms('first: now', editors);
  world.newsroom.writeSeed('ponte.txt', SEED);
  running = await run(world.newsroom.config(), { maxInFlightMs: 20, clock: fastClock(), ...overrides });
  await states('sent', 'sent');
  world.newsroom.writeSeed('mulino.txt', SECOND_SEED);
  await expect.poll(async () => (await running.app.store.articles.count())[0]?.articles).toBe(2);
}
const rows = async () => {
  const { deliveries } = running.app.store;
  return [...(await deliveries.queue({ limit: 9 })), ...(await deliveries.history({ limit: 9 }))];
};
const states = (...expected: string[]) =>
  expect.poll(async () => (await rows()).map(({ state }) => state).sort()).toEqual(expected.sort());

/** Orders the second article to one destination. */
async function order(to: 'canale' | 'redazione'): Promise<void> {
  const { newsroom, store } = running.app;
  const [article] = await store.articles.search('mulino', 1);
  if (article === undefined) throw new Error('the second article is not there');
  const destinations = newsroom.destinations.filter(({ name }) => name === to);
  await newsroom.order(article, { destinations, by: 'cli', again: false });
}
const loseOnTelegram = () => {
  world.telegram.fault({ on: 'sendPhoto', trouble: { kind: 'drop', when: 'after' } });
};
const onTelegram = () =>
  world.telegram.messages('@canale').filter(({ caption }) => caption?.includes('mulino'));
const onDiscord = () =>
  world.discord.messages(ids.text).filter(({ embeds }) => embeds[0]?.title?.includes('mulino'));

describe('a lost answer on Telegram, with a log chat', () => {
  test('is looked for and found: one message, sent, and no copy stays', async () => {
    await open(logs(`{ telegram: ${LOG} }`));
    loseOnTelegram();
    await order('canale');
    await states('sent', 'sent', 'sent');
    expect(onTelegram()).toHaveLength(1);
    const row = (await rows()).find(({ articleTitle }) => articleTitle.includes('mulino'));
    expect(row).toMatchObject({
      messageIds: [String(onTelegram()[0]?.id)],
      url: expect.stringContaining('t.me/canale') as string,
    });
    expect(world.telegram.messages(LOG)).toEqual([]);
    expect(world.telegram.received('forwardMessage')).toHaveLength(1);
  });

  test('is looked for, not found, and sent', async () => {
    await open(logs(`{ telegram: ${LOG} }`));
    world.telegram.fault({ on: 'sendPhoto', trouble: { kind: 'drop', when: 'before' } });
    await order('canale');
    await states('sent', 'sent', 'sent');
    expect(onTelegram()).toHaveLength(1);
    expect(world.telegram.messages(LOG)).toEqual([]);
  });
});

describe('a lost answer on Telegram, without a way to look', () => {
  const held = async (): Promise<FakeMessage> => {
    // a channel that protects its content: nothing may be forwarded
    world.telegram.chat('@canale').protect = true;
    loseOnTelegram();
    await order('canale');
    await states('held', 'sent', 'sent');
    return world.telegram.until(() =>
      world.telegram.messages(LOG).find(({ markup }) => markup !== undefined),
    );
  };
  const buttonsOf = ({ markup }: FakeMessage) =>
    (markup as { inline_keyboard: { text: string; callback_data: string }[][] }).inline_keyboard.flat();
  const press = (message: FakeMessage, label: string, from = TELEGRAM_EDITOR) =>
    world.telegram.presses({
      chat: LOG,
      message: message.id,
      from,
      data: buttonsOf(message).find(({ text }) => text === label)?.callback_data ?? '',
    });

  test('is held, and “it is there” settles it', async () => {
    await open(logs(`{ telegram: ${LOG} }`));
    const notice = await held();
    expect(notice.text).toMatch(/È arrivato o no\?.*mulino.*canale.*Motivo:.*Apri la chat/s);
    const data = buttonsOf(notice);
    press(notice, 'C’è');
    await states('sent', 'sent', 'sent');
    await world.telegram.until(() => notice.text?.includes('Persona: «') && notice.markup === undefined);
    expect(onTelegram()).toHaveLength(1);

    // from an app that still shows the buttons
    const again = world.telegram.presses({
      chat: LOG,
      message: notice.id,
      from: TELEGRAM_EDITOR,
      data: data[1]?.callback_data ?? '',
    });
    await world.telegram.until(() => world.telegram.callbacks.get(again)?.text?.includes('già deciso'));
    expect(onTelegram()).toHaveLength(1);
  });

  test('is held, and “send again” makes a second message, by the editor’s word', async () => {
    await open(logs(`{ telegram: ${LOG} }`));
    const notice = await held();
    press(notice, 'Invia di nuovo', 77);
    await expect.poll(() => running.events.map(({ kind }) => kind)).toContain('command-refused');
    expect(notice.markup).toBeDefined();
    press(notice, 'Invia di nuovo');
    await states('sent', 'sent', 'sent');
    expect(onTelegram()).toHaveLength(2);
    expect(running.events).toContainEqual(
      expect.objectContaining({
        kind: 'delivery-resolved',
        verdict: 'again',
        by: expect.stringContaining('4242') as string,
      }),
    );
  });

  test('and without a log, is listed by /held and /queue, and told when there is a log', async () => {
    await open();
    loseOnTelegram();
    await order('canale');
    await states('held', 'sent', 'sent');
    const from = { id: TELEGRAM_EDITOR, language_code: 'it' };
    const list = await world.telegram.userSays({ from, text: '/held' });
    expect(list.text).toMatch(/mulino/);
    const queue = await world.telegram.userSays({ from, text: '/queue' });
    expect(queue.text).toMatch(/mulino.*canale, aspetta la parola di un redattore.*in sospeso: 1/s);

    await running[Symbol.asyncDispose]();
    const file = join(world.newsroom.folder, 'config/strillone.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('] } }', `] }, log: { telegram: ${LOG} } }`));
    running = await run(world.newsroom.config());
    await world.telegram.until(() => world.telegram.messages(LOG).length === 1);

    world.telegram.presses({
      chat: TELEGRAM_EDITOR,
      message: list.id,
      from: TELEGRAM_EDITOR,
      data: buttonsOf(list)[0]?.callback_data ?? '',
    });
    await states('sent', 'sent', 'sent');
    await world.telegram.until(() => list.text?.includes('Nessun messaggio in sospeso'));
  });
});

describe('a lost answer on Discord', () => {
  const lose = (when: 'before' | 'after') => {
    world.discord.fault({ on: `POST /channels/${ids.text}/messages`, trouble: { kind: 'drop', when } });
  };

  test('within the nonce’s window is repeated, and is one message', async () => {
    await open(logs(`{ discord: "${DISCORD_LOG}" }`));
    lose('after');
    await order('redazione');
    await states('sent', 'sent', 'sent');
    expect(onDiscord()).toHaveLength(1);
    expect(world.discord.messages(DISCORD_LOG)).toEqual([]);
  });

  test('past the window, in a channel whose history we may not read, is held and decided by a button', async () => {
    const clock = fastClock();
    await open(logs(`{ discord: "${DISCORD_LOG}" }`), { clock });
    world.discord.deny(ids.text, 1n << 16n);
    lose('after');
    const publish = running.app.platforms.publishers.find(({ platform }) => platform === 'discord');
    expect(publish?.repeatableForMs).toBeLessThan(5 * MINUTE);
    clock.stop();
    await order('redazione');
    await states('retry', 'sent', 'sent');
    // the second try comes later than the nonce is good for
    clock.goOn(5 * MINUTE);
    await states('held', 'sent', 'sent');
    const notice = await world.discord.until((): DiscordMessage | undefined =>
      world.discord.messages(DISCORD_LOG).find(({ components }) => components.length > 0),
    );
    expect(notice.content).toMatch(/mulino.*redazione/s);
    const [there] = notice.components.flatMap(({ components }) => components);
    const refused = await world.discord.press({
      message: notice,
      data: there?.custom_id ?? '',
      user: ids.reader,
    });
    await world.discord.until(() => refused.length > 0);
    expect(refused).toMatchObject([{ kind: 'answer', private: true }]);
    await world.discord.press({ message: notice, data: there?.custom_id ?? '', user: ids.editor });
    await states('sent', 'sent', 'sent');
    await world.discord.until(() => notice.components.length === 0 && notice.content.includes('editor'));
    expect(onDiscord()).toHaveLength(1);
  });
});

describe('editors are told', () => {
  const told = (place: string) => world.discord.messages(place).map(({ content }) => content);

  test('that a channel closed itself to the bot, once on both platforms, and that it opened again', async () => {
    await open(logs(`{ telegram: ${LOG}, discord: "${DISCORD_LOG}" }`));
    world.telegram.kickBot('@canale');
    await order('canale');
    await states('sent', 'sent', 'suspended');
    await expect.poll(() => told(DISCORD_LOG).length).toBe(1);
    world.telegram.stands('@canale', 'administrator');
    await states('sent', 'sent', 'sent');
    await expect.poll(() => told(DISCORD_LOG).length).toBe(2);
    expect(told(DISCORD_LOG)).toEqual([
      expect.stringMatching(/Destinazione sospesa.*canale.*kicked/s) as string,
      expect.stringContaining('canale si scrive di nuovo') as string,
    ]);
    await expect.poll(() => world.telegram.messages(LOG).length).toBe(2);
  });

  test('on Discord that Telegram refuses the bot', async () => {
    await open(logs(`{ telegram: ${LOG}, discord: "${DISCORD_LOG}" }`));
    world.telegram.revokeToken();
    await order('canale');
    await expect.poll(() => told(DISCORD_LOG).join('\n')).toMatch(/Telegram rifiuta/);
    expect(told(DISCORD_LOG)).toHaveLength(1);
    for (const secret of world.secrets)
      expect(JSON.stringify([told(DISCORD_LOG), running.events])).not.toContain(secret);
  });
});
