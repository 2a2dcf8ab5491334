import { afterEach, expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/core/time.ts';
import { ids, type FakeMessage as DiscordMessage } from '../fakes/discord-world.ts';
import { telegramIds, type FakeMessage } from '../fakes/telegram-world.ts';
import { fastClock, run, type FastClock, type Running } from './newsroom-world.ts';
import { openPlatforms, SEED, TELEGRAM_EDITOR, type PlatformWorld } from './platforms.ts';
import { keysOf } from './reader-world.ts';

const CHAT: number = telegramIds.supergroup;
const CHANNEL = ids.announcements;
/** Without a word that anybody said. */
const SILENT = `Cento lampioni nuovi in centro
Li accende il Comune da sabato.
Le vie del centro avranno cento lampioni nuovi, e costeranno meno dei vecchi.
Il cantiere comincia lunedì in via Roma.
`;

let world: PlatformWorld;
let running: Running;
let clock: FastClock;
afterEach(async () => {
  await running[Symbol.asyncDispose]();
  expect([...world.telegram.violations, ...world.discord.violations]).toEqual([]);
  await world[Symbol.asyncDispose]();
});

async function open(more = '', seed = SEED): Promise<void> {
  world = await openPlatforms('first: now', '', {
    newsroom: `approval: { telegram: ${CHAT}, discord: "${CHANNEL}"${more} }`,
  });
  world.newsroom.writeSeed('ponte.txt', seed);
  clock = fastClock();
  running = await run(world.newsroom.config(), { clock });
}
const previewOnTelegram = () =>
  world.telegram.until(() => world.telegram.messages(CHAT).find(({ markup }) => keysOf(markup).length > 0));
const previewOnDiscord = () =>
  world.discord.until((): DiscordMessage | undefined =>
    world.discord.messages(CHANNEL).find(({ components }) => components.length > 0),
  );
const press = ({ id, markup }: FakeMessage, label: string) =>
  world.telegram.presses({
    chat: CHAT,
    message: id,
    from: TELEGRAM_EDITOR,
    data: keysOf(markup).find(({ text }) => text === label)?.callback_data ?? '',
  });
const states = async () => {
  const { deliveries } = running.app.store;
  const rows = [...(await deliveries.queue({ limit: 9 })), ...(await deliveries.history({ limit: 9 }))];
  return rows.map(({ state }) => state);
};
const noteOf = ({ caption }: FakeMessage) => caption?.split('\n').at(-1);

test.each([
  ['skip', 'skipped', 'saltato'],
  ['post', 'sent', 'approvato'],
])(
  'whose time runs out while nobody runs is decided by the config after that: %s',
  async (then, state, said) => {
    await open(`, after: 2h, then: ${then}`);
    const onTelegram = await previewOnTelegram();
    const onDiscord = await previewOnDiscord();
    await running[Symbol.asyncDispose]();
    clock.goOn(DAY);
    running = await run(world.newsroom.config(), { clock });
    await expect.poll(states).toEqual([state, state]);
    await world.telegram.until(() => onTelegram.markup === undefined);
    expect(noteOf(onTelegram)).toMatch(new RegExp(`${said} perché nessuno ha deciso`));
    await world.discord.until(() => onDiscord.components.length === 0);
    expect(world.telegram.messages(CHAT)).toHaveLength(1);
  },
);

test('put off, and the newsroom restarted after its moment, it comes back once and is decided then', async () => {
  await open(', after: 1h, then: skip');
  const first = await previewOnTelegram();
  press(first, 'Più tardi');
  await world.telegram.until(() => first.markup === undefined);
  await running[Symbol.asyncDispose]();
  clock.goOn(HOUR + HOUR / 4);
  running = await run(world.newsroom.config(), { clock });
  const next = await previewOnTelegram();
  expect(next.id).toBeGreaterThan(first.id);
  expect(await states()).toEqual(['proposed', 'proposed']);
  press(next, 'Approva');
  await expect.poll(states).toEqual(['sent', 'sent']);
});

test('a chat of the editors that is gone keeps nothing from being decided in the other, nor by command', async () => {
  world = await openPlatforms('first: now', '', {
    newsroom: `approval: { telegram: ${CHAT}, discord: "${CHANNEL}" }`,
  });
  world.newsroom.writeSeed('ponte.txt', SEED);
  world.telegram.chat(CHAT).state = 'deleted';
  clock = fastClock();
  running = await run(world.newsroom.config(), { clock });
  const onDiscord = await previewOnDiscord();
  expect(world.telegram.messages(CHAT)).toEqual([]);
  const from = { id: TELEGRAM_EDITOR, language_code: 'it' };
  expect((await world.telegram.userSays({ from, text: '/approve' })).text).toContain('ponte di Valdorsa');
  const data = onDiscord.components.flatMap(row => row.components)[0]?.custom_id ?? '';
  await world.discord.press({ message: onDiscord, data, user: ids.editor });
  await expect.poll(states).toEqual(['sent', 'sent']);
  await world.discord.until(() => onDiscord.components.length === 0);
});

test('nothing is offered that the article has not: no quotation', async () => {
  await open('', SILENT);
  press(await previewOnTelegram(), 'Modifica');
  const menu = await world.telegram.until(() =>
    world.telegram.messages(CHAT).find(({ text }) => text?.startsWith('Che cosa')),
  );
  expect(keysOf(menu.markup).map(({ text }) => text)).toEqual(['Frasi', 'Scrivi']);
  press(menu, 'Frasi');
  await world.telegram.until(() => menu.text?.startsWith('Quali frasi'));
  expect(keysOf(menu.markup).map(({ text }) => text)).not.toContain('Citazione');
});

test('a reply that says too much is asked for again, by the same editor, and the next one counts', async () => {
  await open();
  const preview = await previewOnTelegram();
  press(preview, 'Modifica');
  const menu = await world.telegram.until(() =>
    world.telegram.messages(CHAT).find(({ text }) => text?.startsWith('Che cosa')),
  );
  press(menu, 'Scrivi');
  const ask = await world.telegram.until(() =>
    world.telegram.messages(CHAT).find(({ text }) => text?.startsWith('Risponda a questo')),
  );
  const from = { id: TELEGRAM_EDITOR, language_code: 'it' };
  const long = await world.telegram.userSays({ chat: CHAT, from, text: 'ù'.repeat(4000), replyTo: ask });
  expect(long.text).toMatch(/ha 4000 caratteri, al massimo \d+: lo accorci/);
  expect(preview.caption).not.toContain('ùùù');
  const blank = await world.telegram.userSays({ chat: CHAT, from, text: '\u200B', replyTo: long });
  expect(blank.text).toMatch(/^Risponda a questo/);
  world.telegram.say({ chat: CHAT, from, text: 'Parole giuste 👩‍👩‍👧', replyTo: blank });
  await world.telegram.until(() => preview.caption?.includes('Parole giuste 👩‍👩‍👧'));
});
