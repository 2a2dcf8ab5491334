import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ids } from '../fakes/discord-world.ts';
import { telegramIds } from '../fakes/telegram-world.ts';
import { fastClock, run, type FastClock, type Running } from './newsroom-world.ts';
import { openPlatforms, SEED, TELEGRAM_EDITOR, type PlatformWorld } from './platforms.ts';
import { keysOf } from './reader-world.ts';
import { runCommand } from './run-command.ts';

let world: PlatformWorld;
let running: Running;
let clock: FastClock;
afterEach(async () => {
  await running[Symbol.asyncDispose]();
  expect([...world.telegram.violations, ...world.discord.violations]).toEqual([]);
  await world[Symbol.asyncDispose]();
});

async function open(
  schedule = 'first: wait',
  more: Parameters<typeof openPlatforms>[2] = {},
  editors = '',
): Promise<void> {
  world = await openPlatforms(schedule, editors, more);
  world.newsroom.writeSeed('ponte.txt', SEED);
  clock = fastClock();
  running = await run(world.newsroom.config(), { clock });
}
const say = async (text: string, id = TELEGRAM_EDITOR) => {
  const { text: words, caption } = await world.telegram.userSays({ from: { id, language_code: 'it' }, text });
  return words ?? caption ?? '';
};
const rows = async () => {
  const { deliveries } = running.app.store;
  return [...(await deliveries.queue({ limit: 99 })), ...(await deliveries.history({ limit: 99 }))];
};

test('of a message that is just leaving, an editor who corrects or retracts is told so', async () => {
  await open('first: wait', { telegram: ', corrections: ignore' });
  world.telegram.fault({ on: 'sendPhoto', chat: '@canale', trouble: { kind: 'hang', when: 'after' } });
  await say('/post ponte to:canale');
  await world.telegram.until(() => world.telegram.messages('@canale').length === 1);
  expect(await rows()).toMatchObject([{ state: 'claimed' }]);
  world.newsroom.writeSeed('ponte.txt', SEED.replace('riapre dopo', 'riaprirà dopo'));
  await expect.poll(() => running.events.some(({ kind }) => kind === 'article-corrected')).toBe(true);
  expect(await say('/correct ponte')).toBe(
    '«Il ponte di Valdorsa riaprirà dopo tre anni di cantiere» sta uscendo su canale: riprovi tra poco.',
  );
  expect(await say('/correct ponte to:redazione')).toMatch(/niente da aggiornare/);
  const seen = await world.discord.interact({
    command: 'correct',
    options: { article: 'ponte' },
    user: ids.editor,
  });
  expect(JSON.stringify(seen)).toContain('sta uscendo su canale');
  const cli = await runCommand(world.newsroom, 'correct', 'ponte', '--json');
  expect(cli.code).toBe(1);
  expect(JSON.parse(cli.out)).toMatchObject({ changes: [], undecided: [{ destination: 'canale' }] });
});

test('why answers with a line for each destination, and of one that takes no part, too', async () => {
  await open();
  await say('/post ponte');
  await expect.poll(async () => (await rows()).map(({ state }) => state)).toEqual(['sent', 'sent']);
  const [title, ...lines] = (await say('/why ponte')).split('\n').filter(line => line !== '');
  expect(title).toBe('«Il ponte di Valdorsa riapre dopo tre anni di cantiere»');
  expect(lines).toEqual([
    expect.stringMatching(/^\W*canale, uscito /) as string,
    expect.stringMatching(/^\W*redazione, uscito /) as string,
  ]);
  const cli = (await runCommand(world.newsroom, 'why', 'ponte')).out.trim().split('\n');
  expect(cli).toEqual([
    '«Il ponte di Valdorsa riapre dopo tre anni di cantiere»',
    expect.stringMatching(/^ {2}canale, uscito /) as string,
    expect.stringMatching(/^ {2}redazione, uscito /) as string,
  ]);

  await running[Symbol.asyncDispose]();
  const file = join(world.newsroom.folder, 'config/strillone.yaml');
  const config = readFileSync(file, 'utf8').replace(
    '\nschedules:',
    '\n  - { name: spenta, discord: "${NOWHERE:-}" }\nschedules:',
  );
  writeFileSync(file, config);
  running = await run(world.newsroom.config(), { clock });
  expect(await say('/why ponte to:spenta')).toMatch(/spenta, non scelto: non partecipa/);
  expect(await say('/why ponte to:altrove')).toMatch(/^Nessuna destinazione «altrove»/);
});

test('what readers have is counted where an editor corrects or retracts it, and named nowhere', async () => {
  await open();
  for (const id of [5, 6, 7]) await say('/subscribe', id);
  world.newsroom.writeSeed('lampioni.txt', SEED.replaceAll('ponte', 'lampione'));
  const sent = async () => (await rows()).filter(({ state }) => state === 'sent').length;
  await expect.poll(sent).toBe(3);
  await say('/post lampione to:canale');
  await expect.poll(sent).toBe(4);
  expect(await say('/retract lampione')).toMatch(/viene ritirato da canale, 3 lettori\.$/);
});

test('the queue sets no brackets within brackets, whoever decided what waits', async () => {
  await open('first: now', { newsroom: `approval: { telegram: ${telegramIds.supergroup} }` });
  await expect.poll(async () => (await rows()).length).toBe(2);
  await say('/pause');
  await say('/approve ponte');
  const queue = await say('/queue');
  expect(queue).toMatch(/canale, messa in pausa da Persona 4242/);
  expect((await runCommand(world.newsroom, 'queue')).out).toMatch(/ · approvato da Persona 4242, /);
  for (const text of [queue, (await runCommand(world.newsroom, 'queue')).out])
    expect(text).not.toMatch(/\([^)]*\(|\)\)/);
});

test.each([
  ['no', false],
  ['nein', false],
  ['non', false],
  ['sì', true],
  ['SI', true],
  ['ja', true],
  ['oui', true],
])('again:%s is understood', async (word, isMeant) => {
  await open('first: wait');
  await say('/post ponte to:canale');
  await expect.poll(async () => (await rows()).map(({ state }) => state)).toEqual(['sent']);
  expect(await say(`/post ponte to:canale again:${word}`)).toMatch(isMeant ? /parte ora/ : /c’è già in/);
});

test('again: with any other word posts nothing', async () => {
  await open('first: wait');
  expect(await say('/post ponte to:canale again:forse')).toMatch(/^Si usa così/);
  expect(await rows()).toEqual([]);
});

test('editors are told of commands by the names that they have where it is told', async () => {
  await open(
    'first: wait',
    {},
    `, log: { telegram: ${telegramIds.supergroup}, discord: "${ids.announcements}" }`,
  );
  const trouble = { kind: 'status', when: 'before', status: 400, description: 'Bad Request: no' } as const;
  world.telegram.fault({ on: 'sendPhoto', chat: '@canale', trouble, times: 9 });
  world.telegram.fault({ on: 'sendMessage', chat: '@canale', trouble, times: 9 });
  await say('/post ponte to:canale');
  const onTelegram = await world.telegram.until(() => world.telegram.messages(telegramIds.supergroup)[0]);
  expect(onTelegram.text).toContain('Con /post si può ordinare di nuovo');
  const onDiscord = await world.discord.until(() => world.discord.messages(ids.announcements)[0]);
  expect(onDiscord.content).toContain('Con /pubblica si può ordinare di nuovo');
});

test('what is the newsroom’s own is told in no group of readers: in private, or not at all', async () => {
  await open();
  const { telegram } = world;
  const group = telegramIds.supergroup;
  const ask = (text: string) =>
    telegram.userSays({ chat: group, from: { id: TELEGRAM_EDITOR, language_code: 'it' }, text });
  await say('/help');
  telegram.chat(TELEGRAM_EDITOR).state = 'blocked';
  expect((await ask('/sources')).text).toBe('Qui leggono tutti. Mi scriva in privato e lo chieda là.');
  telegram.chat(TELEGRAM_EDITOR).state = 'open';
  for (const text of ['/sources', '/preview ponte', '/doctor', '/why ponte']) {
    const before = telegram.messages(TELEGRAM_EDITOR).length;
    expect((await ask(text)).text).toBe('Le ho risposto in privato.');
    expect(telegram.messages(TELEGRAM_EDITOR)).toHaveLength(before + 1);
  }
  expect(telegram.messages(group).some(({ text }) => text?.includes('seeds') === true)).toBe(false);
  // an order is answered where it is given: editors may have a group of their own that the config does not know
  expect((await ask('/post ponte to:canale')).text).toContain('parte ora per: canale');
  // what readers ask is answered where they ask, and a refusal tells nothing
  expect((await ask('/latest')).text).toContain('Valdorsa');
  const refused = await telegram.userSays({
    chat: group,
    from: { id: 77, language_code: 'it' },
    text: '/queue',
  });
  expect(refused.text).toContain('riservato alla redazione');
});

test('an editor’s own chat with the bot has the menu of all commands, a reader’s has theirs', async () => {
  world = await openPlatforms('first: wait');
  // who has never written to the bot has no chat, and no menu of their own
  world.telegram.say({ from: { id: TELEGRAM_EDITOR }, text: '/start' });
  clock = fastClock();
  running = await run(world.newsroom.config(), { clock });
  const own = await world.telegram.until(() =>
    world.telegram.menus.find(({ scope }) => (scope as { chat_id?: number }).chat_id === TELEGRAM_EDITOR),
  );
  const everybody = world.telegram.menus.find(({ scope }) => (scope as { type: string }).type === 'default');
  const names = (menu: typeof own | undefined) => menu?.commands.map(({ command }) => command);
  expect(names(own)).toEqual(expect.arrayContaining(['latest', 'post', 'queue', 'doctor']));
  expect(names(everybody)).not.toContain('post');
});

test('an order for what is paused says that it waits, and a decided proposal is told of by its id', async () => {
  await open('first: now', { newsroom: `approval: { telegram: ${telegramIds.supergroup} }` });
  await expect.poll(async () => (await rows()).length).toBe(2);
  const [waiting] = await running.app.newsroom.approval.waiting();
  const post = waiting?.proposal.post.id ?? '';
  expect(await say(`/skip ${post}`)).toMatch(/^Saltato/);
  expect(await say(`/approve ${post}`)).toMatch(/già deciso, saltato da Persona/);
  await say('/pause canale for:2h');
  expect(await say('/post ponte To:canale')).toMatch(/aspetta che finisca la pausa di: canale\.$/);
  expect(await say('/post ponte')).toMatch(/parte ora per: redazione\./);
});

test('where nobody subscribes, nobody is sent to a private chat for it', async () => {
  await open('first: wait', { newsroom: 'subscriptions: { telegram: false }' });
  expect(await say('/subscribe', 5)).toBe(
    'Questa redazione qui non prende abbonamenti. Con /latest ci sono le notizie.',
  );
});

test('nobody is offered to write to editors who hear of nothing', async () => {
  await open();
  const answer = await world.telegram.userSays({ from: { id: 5, language_code: 'it' }, text: 'ciao' });
  expect(keysOf(answer.markup).map(({ text }) => text)).toEqual(['Cerca']);
});
