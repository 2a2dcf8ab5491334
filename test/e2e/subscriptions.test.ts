import { afterEach, describe, expect, test } from 'vitest';
import { readSubscribeLink, subscribeLink } from '../../src/format/subscribe-link.ts';
import { ids } from '../fakes/discord-world.ts';
import { telegramIds } from '../fakes/telegram-world.ts';
import { fastClock, run, type FastClock, type Running } from './newsroom-world.ts';
import { openPlatforms, SEED, type PlatformWorld } from './platforms.ts';

const READER = { id: 5, language_code: 'it' };
const MANAGE_GUILD = 32n;

let world: PlatformWorld;
let running: Running;
let clock: FastClock;
afterEach(async () => {
  await running[Symbol.asyncDispose]();
  expect([...world.telegram.violations, ...world.discord.violations]).toEqual([]);
  await world[Symbol.asyncDispose]();
});

/** A newsroom whose schedules post nothing, so that what arrives was subscribed to. */
async function open(more: Parameters<typeof openPlatforms>[2] = {}): Promise<void> {
  world = await openPlatforms('first: wait', '', more);
  clock = fastClock();
  running = await run(world.newsroom.config(), { clock });
}
const news = (name: string, title = SEED.split('\n', 1)[0] ?? '') => {
  const body = SEED.slice(SEED.indexOf('\n')).replaceAll('Valdorsa', name);
  world.newsroom.writeSeed(`${name}.txt`, `${title.replaceAll('Valdorsa', name)}${body}`);
};
const photosTo = (chat: number | string) =>
  world.telegram.messages(chat).flatMap(({ caption }) => (caption === null ? [] : [caption]));
const embedsIn = (channel: string) =>
  world.discord.messages(channel).flatMap(({ embeds }) => embeds.map(({ title }) => title));
const told = () => running.events.filter(({ kind }) => kind === 'subscribers-told');
const until = <T>(look: () => T, value: T) => expect.poll(look).toEqual(value);

describe('what somebody subscribes to comes to the place where they did, from now on', () => {
  test('in a private chat on Telegram: what passes the filter, and nothing from before', async () => {
    await open();
    news('Prima');
    await until(() => running.events.some(({ kind }) => kind === 'article-received'), true);
    const answer = await world.telegram.userSays({ from: READER, text: '/subscribe Marea -sport' });
    expect(answer.text).toContain('Da ora qui arriva: Marea -sport, subito.');
    news('Lontano');
    news('Marea');
    await until(() => photosTo(READER.id).length, 1);
    expect(photosTo(READER.id)[0]).toContain('Il ponte di Marea riapre');
    await running.app.subscribers.deliverNews();
    expect(photosTo(READER.id)).toHaveLength(1);
    expect(world.telegram.messages('@canale')).toEqual([]);
  });

  test('in a private chat and a server on Discord', async () => {
    await open();
    await world.discord.interact({
      command: 'subscribe',
      direct: true,
      options: { filter: 'topic:x|Marea' },
    });
    const refused = await world.discord.interact({ command: 'subscribe' });
    expect(JSON.stringify(refused)).toContain('In un gruppo questo spetta a chi lo amministra');
    const granted = await world.discord.interact({ command: 'subscribe', permissions: MANAGE_GUILD });
    expect(JSON.stringify(granted)).toContain('Da ora qui arriva: tutto, subito');
    news('Marea');
    news('Altrove');
    await until(() => embedsIn(ids.text).length, 2);
    await until(() => embedsIn(ids.direct), ['Il ponte di Marea riapre dopo tre anni di cantiere']);
  });

  test('in a group and its topic for administrators only; in a channel for whoever may post there', async () => {
    await open();
    const { telegram } = world;
    const ask = (chat: number | string, more: object = {}) =>
      telegram.userSays({ chat, from: READER, text: '/subscribe', ...more });
    expect((await ask(telegramIds.supergroup)).text).toContain('chi lo amministra');
    telegram.chat(telegramIds.supergroup).administrators.add(READER.id);
    telegram.chat(telegramIds.forum).administrators.add(READER.id);
    expect((await ask(telegramIds.supergroup)).text).toContain('Da ora qui');
    expect((await ask(telegramIds.forum, { topic: telegramIds.topic })).text).toContain('Da ora qui');
    telegram.say({ chat: telegramIds.privateChannel, from: READER, text: '/subscribe' });
    telegram.say({ chat: telegramIds.privateChannel, from: READER, text: '/latest' });
    await until(() => running.events.filter(({ kind }) => kind === 'subscribed').length, 3);
    news('Marea');
    for (const chat of [telegramIds.supergroup, telegramIds.forum, telegramIds.privateChannel])
      await until(() => photosTo(chat).length, 1);
    const [inTopic] = telegram.messages(telegramIds.forum).filter(({ caption }) => caption !== null);
    expect(inTopic?.topic).toBe(telegramIds.topic);
    const answers = telegram.messages(telegramIds.privateChannel).filter(({ text }) => text !== null);
    expect(answers.map(({ text }) => text?.includes('/latest') ?? false)).toContain(true);
    expect(answers).toHaveLength(3);
  });
});

test('subscriptions are shown with numbers, ended by number, button and all, and limited for each person', async () => {
  await open({ newsroom: 'subscriptions: { per_person: 2 }' });
  const { telegram } = world;
  const say = async (text: string) => (await telegram.userSays({ from: READER, text })).text ?? '';
  expect(await say('/subscriptions')).toContain('non arriva ancora niente');
  await say('/subscribe Marea');
  expect(await say('/subscribe Marea')).toContain('Qui arriva già');
  await say('/subscribe digest:07:30 Lontano');
  expect(await say('/subscribe uno')).toContain('Ci sono già 2 abbonamenti');
  expect(await say('/subscribe (a')).toContain('Non riesco a leggere «(a»');
  const list = await say('/subscriptions');
  expect(list).toContain('1. Marea, subito');
  expect(list).toContain('2. Lontano, ogni giorno alle 07:30 (Europe/Rome)');
  expect(await say('/unsubscribe')).toContain('Quale?');
  expect(await say('/unsubscribe 2')).toContain('Finito: Lontano');
  const again = await telegram.userSays({ from: READER, text: '/subscribe Vicino' });
  const [[button]] = (again.markup as { inline_keyboard: { callback_data: string }[][] }).inline_keyboard as [
    [{ callback_data: string }],
  ];
  telegram.presses({ chat: READER.id, from: READER.id, message: again.id, data: button.callback_data });
  await until(() => running.events.filter(({ kind }) => kind === 'unsubscribed').length, 2);
  expect(await say('/unsubscribe all')).toContain('Finito: Marea');
  news('Marea');
  await until(() => running.events.some(({ kind }) => kind === 'article-received'), true);
  await running.app.subscribers.deliverNews();
  expect(photosTo(READER.id)).toEqual([]);
});

test('a reader who blocks the bot gets nothing until it is let in again, and then what is new', async () => {
  await open();
  const { telegram } = world;
  await telegram.userSays({ from: READER, text: '/subscribe' });
  telegram.blocks(READER.id);
  const place = async () =>
    (await running.app.store.subscriptions.ofPlace(`telegram:${READER.id}`))[0]?.place;
  await expect.poll(async () => (await place())?.suspendedAt ?? null).not.toBeNull();
  news('Prima');
  await until(() => running.events.some(({ kind }) => kind === 'article-received'), true);
  await running.app.subscribers.deliverNews();
  expect(await running.app.store.deliveries.queue({ limit: 9 })).toEqual([]);
  telegram.blocks(READER.id, false);
  await expect.poll(async () => (await place())?.suspendedAt ?? null).toBeNull();
  news('Dopo');
  await until(() => photosTo(READER.id).length, 1);
  expect(photosTo(READER.id)[0]).toContain('Il ponte di Dopo');
});

test('one that blocks it unheard is suspended by the refusal, and no editor is troubled', async () => {
  await open();
  const { telegram } = world;
  await telegram.userSays({ from: READER, text: '/subscribe' });
  telegram.chat(READER.id).state = 'blocked';
  news('Prima');
  await until(() => running.events.filter(({ kind }) => kind === 'delivery-suspended').length, 1);
  const [subscription] = await running.app.store.subscriptions.ofPlace(`telegram:${READER.id}`);
  expect(subscription?.place.suspendedAt).not.toBeNull();
  expect(await running.app.store.outbox.told('place')).toEqual([]);
});

test('what was sent to readers follows the article: corrected, and withdrawn', async () => {
  await open();
  await world.telegram.userSays({ from: READER, text: '/subscribe' });
  news('Marea');
  await until(() => photosTo(READER.id).length, 1);
  news('Marea', 'Il ponte di Valdorsa riapre lunedì, non martedì');
  await until(() => photosTo(READER.id)[0]?.includes('lunedì, non martedì') ?? false, true);
  expect(photosTo(READER.id)[0]).toContain('Aggiornato');
  world.newsroom.removeSeed('Marea.txt');
  await until(() => photosTo(READER.id).length, 0);
  expect(told()).toHaveLength(1);
});

describe('a digest', () => {
  /** The clock goes on to the minute at which the next digest is due. */
  const untilDigest = async () => {
    const due = await running.app.store.subscriptions.nextDigest();
    clock.goOn((due ?? 0) - clock.now() + 1000);
    await running.app.subscribers.fillDigests();
  };

  test('comes once a day at the reader’s hour, in one message, without what they have had', async () => {
    await open();
    await world.telegram.userSays({ from: READER, text: '/subscribe digest:07:30' });
    await world.discord.interact({
      command: 'subscribe',
      direct: true,
      options: { digest: '7.30', filter: 'ponte' },
    });
    news('Marea');
    news('Lontano', 'Valdorsa, cento lampioni nuovi');
    await until(() => running.events.filter(({ kind }) => kind === 'article-received').length, 2);
    await running.app.subscribers.fillDigests();
    expect(photosTo(READER.id)).toEqual([]);
    await untilDigest();
    await until(() => photosTo(READER.id).length, 1);
    await until(() => embedsIn(ids.direct).length, 1);
    const [caption = ''] = photosTo(READER.id);
    expect(caption).toMatch(/^Le notizie di \p{L}+ \d+ \p{L}+/u);
    expect(caption.split('\n\n').length).toBeLessThanOrEqual(3);
    expect(caption.length).toBeLessThanOrEqual(1024);
    await untilDigest();
    await until(() => running.events.filter(({ kind }) => kind === 'digest-empty').length, 2);
    expect(photosTo(READER.id)).toHaveLength(1);
  });

  test('of which a story is corrected or withdrawn is edited, and goes with the last', async () => {
    await open();
    await world.telegram.userSays({ from: READER, text: '/subscribe digest:07:30' });
    news('Marea');
    world.newsroom.writeSeed(
      'lampioni.txt',
      'Cento lampioni nuovi in centro\nLi accende il Comune da sabato.\nLe vie del centro avranno cento lampioni nuovi, dice il Comune, e costeranno meno dei vecchi.\n',
    );
    await until(() => running.events.filter(({ kind }) => kind === 'article-received').length, 2);
    await untilDigest();
    await until(() => photosTo(READER.id).length, 1);
    expect(photosTo(READER.id)[0]).toContain('Cento lampioni');
    news('Marea', 'Il ponte di Valdorsa riapre lunedì, non martedì');
    await until(() => photosTo(READER.id)[0]?.includes('lunedì, non martedì') ?? false, true);
    expect(photosTo(READER.id)[0]).toContain('Cento lampioni');
    expect(photosTo(READER.id)[0]).toContain('Aggiornato');
    world.newsroom.removeSeed('Marea.txt');
    await until(() => photosTo(READER.id)[0]?.includes('non martedì') ?? true, false);
    expect(photosTo(READER.id)[0]).toContain('Cento lampioni');
    world.newsroom.removeSeed('lampioni.txt');
    await until(() => photosTo(READER.id).length, 0);
  });
});

test('the button below a channel’s posts opens the bot and subscribes; so does a link with a filter and an hour', async () => {
  world = await openPlatforms('first: now', '', { telegram: ', subscribe: true' });
  clock = fastClock();
  news('Marea');
  running = await run(world.newsroom.config(), { clock });
  await until(() => photosTo('@canale').length, 1);
  const [post] = world.telegram.messages('@canale');
  expect(post?.markup).toEqual({
    inline_keyboard: [[{ text: 'Abbonati', url: 'https://t.me/strillone_bot?start=s' }]],
  });
  const answer = await world.telegram.userSays({ from: READER, text: '/start s' });
  expect(answer.text).toContain('Da ora qui arriva: tutto, subito.');
  const link = subscribeLink({ filter: 'topic:città -sport', digest: 450 }) ?? '';
  expect(readSubscribeLink(link)).toEqual({ filter: 'topic:città -sport', digest: 450 });
  const digest = await world.telegram.userSays({ from: READER, text: `/start ${link}` });
  expect(digest.text).toContain('topic:città -sport, ogni giorno alle 07:30');
  const hello = await world.telegram.userSays({ from: READER, text: '/start s-%%%' });
  expect(hello.text).toContain('/subscribe');
  expect(running.events.filter(({ kind }) => kind === 'subscribed')).toHaveLength(2);
  expect(subscribeLink({ filter: 'parola '.repeat(9), digest: null })).toBeNull();
  news('Marea', 'Il ponte di Valdorsa riapre lunedì, non martedì');
  await until(() => photosTo('@canale')[0]?.includes('non martedì') ?? false, true);
  expect(world.telegram.messages('@canale')[0]?.markup).toEqual(post?.markup);
});
