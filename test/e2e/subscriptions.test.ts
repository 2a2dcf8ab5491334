import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, test } from 'vitest';
import { readSubscribeLink, subscribeLink } from '../../src/format/subscribe-link.ts';
import { HOUR } from '../../src/core/time.ts';
import { ids, type FakeMessage as DiscordMessage } from '../fakes/discord-world.ts';
import { telegramIds } from '../fakes/telegram-world.ts';
import { fastClock, run, type FastClock, type Running } from './newsroom-world.ts';
import { openPlatforms, SEED, TELEGRAM_EDITOR, type PlatformWorld } from './platforms.ts';
import { runCommand } from './run-command.ts';

const READER = { id: 5, language_code: 'it' };
const MANAGE_GUILD = 32n;
const TOO_MANY = {
  kind: 'status',
  when: 'before',
  status: 429,
  description: 'Too Many Requests: retry after 600',
  parameters: { retry_after: 600 },
} as const;

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

  test('once or not at all: of a lost answer no editor is asked, who cannot look into a private chat', async () => {
    await open();
    await world.telegram.userSays({ from: READER, text: '/subscribe' });
    await world.telegram.userSays({ from: { id: 6, language_code: 'it' }, text: '/subscribe' });
    const trouble = { kind: 'drop', when: 'after' } as const;
    world.telegram.fault({ on: 'sendPhoto', chat: READER.id, trouble });
    world.telegram.fault({ on: 'sendPhoto', chat: 6, trouble: { ...trouble, when: 'before' } });
    news('Marea');
    const history = () => running.app.store.deliveries.history({ limit: 9 });
    const [unsure] = await expect
      .poll(history, { timeout: 15_000 })
      .toMatchObject([{ state: 'expired' }, { state: 'expired' }])
      .then(history);
    expect(unsure?.reason?.code).toBe('reader-unsure');
    expect([photosTo(READER.id).length, photosTo(6).length]).toEqual([1, 0]);
    expect((await running.app.newsroom.held(9)).count).toBe(0);
    const stats = await world.telegram.userSays({ from: { id: TELEGRAM_EDITOR }, text: '/stats' });
    expect(stats.text).toContain('Lettori · scaduto: 2');
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

test('what goes to readers crowds no list of the editors', async () => {
  await open();
  const { deliveries } = running.app.store;
  for (const id of [5, 6, 7]) await world.telegram.userSays({ from: { id }, text: '/subscribe' });
  world.telegram.fault({ on: 'sendPhoto', trouble: TOO_MANY, times: 99 });
  news('Marea');
  await until(() => told().length, 1);
  const view = await running.app.view.snapshot();
  expect(view).toMatchObject({ queue: [], history: [], openToReaders: 3 });
  const queue = await world.telegram.userSays({ from: { id: TELEGRAM_EDITOR }, text: '/queue' });
  expect(queue.text).toContain('… e 3 a chi è abbonato');
  expect(await runCommand(world.newsroom, 'queue')).toMatchObject({
    out: expect.not.stringContaining('reader:') as string,
  });
  expect((await runCommand(world.newsroom, 'queue', '--readers')).out.match(/reader:/g)).toHaveLength(3);
  expect(JSON.parse((await runCommand(world.newsroom, 'queue', '--json')).out)).toHaveLength(3);
  expect(await deliveries.queue({ limit: 9 })).toHaveLength(3);
});

test('who asks to be forgotten leaves no trace in any table', async () => {
  await open();
  const PERSON = 587_403_912;
  const say = (text: string) => world.telegram.userSays({ from: { id: PERSON }, text });
  for (const text of [
    '/subscribe',
    '/subscribe digest:07:30 Marea',
    '/timezone UTC',
    '/language de',
    '/mute 1h',
    '/mute off',
  ])
    await say(text);
  news('Marea');
  await until(() => photosTo(PERSON).length, 1);
  await until(() => running.events.some(({ kind }) => kind === 'delivery-sent'), true);
  let copies = 0;
  const traces = async () => {
    const file = join(world.newsroom.folder, `traces-${++copies}.db`);
    expect(await runCommand(world.newsroom, 'backup', '--out', file)).toMatchObject({ code: 0 });
    using copy = new DatabaseSync(file, { readOnly: true });
    const tables = copy.prepare(`select name from sqlite_master where type = 'table'`).all();
    return tables.flatMap(({ name }) =>
      copy
        .prepare(`select * from "${String(name)}"`)
        .all()
        .some(row => Object.values(row).some(value => String(value).includes(String(PERSON))))
        ? [String(name)]
        : [],
    );
  };
  expect(await traces()).toContain('subscribed_places');
  expect((await say('/forgetme')).text).toMatch(/gelöscht/i);
  expect(await traces()).toEqual([]);
  expect(photosTo(PERSON)).toHaveLength(1);
});

test('what a schedule and a subscription send to one chat is one message', async () => {
  world = await openPlatforms('first: now', '');
  clock = fastClock();
  running = await run(world.newsroom.config(), { clock });
  await world.discord.interact({ command: 'subscribe', permissions: MANAGE_GUILD });
  await world.discord.interact({
    command: 'subscribe',
    permissions: MANAGE_GUILD,
    options: { filter: 'ponte' },
  });
  news('Marea');
  await until(() => embedsIn(ids.text).length, 1);
  await world.telegram.userSays({ from: { id: TELEGRAM_EDITOR }, text: '/post ponte' });
  await until(() => photosTo('@canale').length, 1);
  expect(embedsIn(ids.text)).toHaveLength(1);
  // the photo is there before its answer has been written down
  await expect
    .poll(async () =>
      (await running.app.store.deliveries.history({ limit: 9 })).map(({ destination }) => destination).sort(),
    )
    .toEqual(['canale', 'redazione']);
});

test('a number that the list does not have is asked for again, and ends nothing', async () => {
  await open();
  const say = async (text: string) => (await world.telegram.userSays({ from: READER, text })).text ?? '';
  await say('/subscribe Marea');
  expect(await say('/unsubscribe 7')).toContain('Quale?');
  expect(await say('/subscriptions')).toContain('1. Marea');
});

test('who has unsubscribed gets nothing of what still waits', async () => {
  await open({ newsroom: 'quiet: { from: "00:00", to: "23:59" }' });
  await world.telegram.userSays({ from: READER, text: '/subscribe' });
  news('Marea');
  await until(() => told().length, 1);
  expect(await running.app.store.deliveries.queue({ limit: 9 })).toHaveLength(1);
  await world.telegram.userSays({ from: READER, text: '/unsubscribe' });
  expect(await running.app.store.deliveries.queue({ limit: 9 })).toEqual([]);
  const [row] = await running.app.store.deliveries.history({ limit: 9 });
  expect(row).toMatchObject({ state: 'withdrawn', reason: { code: 'unsubscribed' } });
});

test('who mutes gets nothing of what waits already, nor of it when the quiet is over', async () => {
  await open();
  const say = (text: string) => world.telegram.userSays({ from: READER, text });
  await say('/subscribe');
  world.telegram.fault({ on: 'sendPhoto', trouble: TOO_MANY });
  news('Marea');
  await until(() => running.events.some(({ kind }) => kind === 'delivery-retry'), true);
  await say('/mute 1h');
  const history = () => running.app.store.deliveries.history({ limit: 9 });
  expect(await history()).toMatchObject([{ state: 'withdrawn', reason: { code: 'muted' } }]);
  clock.goOn(2 * HOUR);
  await running.app.subscribers.deliverNews();
  news('Lago');
  await expect.poll(() => photosTo(READER.id).length, { timeout: 15_000 }).toBe(1);
  expect(photosTo(READER.id)[0]).toContain('Lago');
});

test('digests follow their reader to another zone', async () => {
  await open();
  const say = async (text: string) => (await world.telegram.userSays({ from: READER, text })).text ?? '';
  await say('/subscribe digest:07:30');
  await say('/timezone Asia/Tokyo');
  expect(await say('/subscriptions')).toContain('07:30 (Asia/Tokyo)');
  const due = (await running.app.store.subscriptions.nextDigest()) ?? 0;
  expect(new Date(due).toISOString()).toContain('T22:30:00');
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

describe('the button below a post on Discord subscribes whoever presses it', () => {
  const buttonOf = (message: DiscordMessage | undefined) => {
    const [row] = message?.components ?? [];
    return { message, data: row?.components[0]?.custom_id ?? '', label: row?.components[0]?.label };
  };
  const openWithButton = async () => {
    world = await openPlatforms('first: now', '', { discord: ', subscribe: true' });
    clock = fastClock();
    news('Marea');
    running = await run(world.newsroom.config(), { clock });
    await until(() => embedsIn(ids.text).length, 1);
    const { message, data, label } = buttonOf(world.discord.messages(ids.text)[0]);
    expect(label).toBe('Abbonati');
    if (message === undefined) throw new Error('the post is there');
    return { message, data };
  };

  test('in private, and says so to nobody else; it stays below what is corrected and goes with what is withdrawn', async () => {
    const button = await openWithButton();
    const { discord } = world;
    for (let press = 0; press < 2; press++) {
      const seen = await discord.press({ ...button, user: ids.reader });
      await until(() => seen.length, 1);
      expect(seen[0]).toMatchObject({ kind: 'answer', private: true });
      expect(JSON.stringify(seen[0])).toContain('Da ora in un mio messaggio privato: tutto, subito');
    }
    expect(running.events.filter(({ kind }) => kind === 'subscribed')).toHaveLength(1);
    news('Lontano');
    await until(() => embedsIn(ids.direct).length, 1);
    expect(world.discord.messages(ids.direct)[0]?.components).toEqual([]);
    // the same chat as that in which they write to the bot
    const list = await discord.interact({ command: 'subscriptions', direct: true });
    expect(JSON.stringify(list)).toContain('tutto, subito');
    news('Marea', 'Il ponte di Valdorsa riapre lunedì, non martedì');
    await until(() => embedsIn(ids.text).some(title => title?.includes('non martedì')), true);
    expect(buttonOf(discord.messages(ids.text)[0]).data).toBe(button.data);
  });

  test('and who lets nobody write is told how to', async () => {
    const button = await openWithButton();
    world.discord.world.shut.add(ids.reader);
    const seen = await world.discord.press({ ...button, user: ids.reader });
    await until(() => JSON.stringify(seen.at(-1)).includes('Non riesco a scriverle in privato'), true);
    expect(running.events.filter(({ kind }) => kind === 'subscribed')).toEqual([]);
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
