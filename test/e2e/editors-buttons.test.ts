import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { DAY } from '../../src/core/time.ts';
import { ids } from '../fakes/discord-world.ts';
import { telegramIds, type FakeMessage } from '../fakes/telegram-world.ts';
import { fastClock, run, type FastClock, type Running } from './newsroom-world.ts';
import { openPlatforms, SEED, TELEGRAM_EDITOR, type PlatformWorld } from './platforms.ts';
import { keysOf } from './reader-world.ts';

const CHAT: number = telegramIds.supergroup;
const OTHER = TELEGRAM_EDITOR + 1;

let world: PlatformWorld;
let running: Running;
let clock: FastClock;
afterEach(async () => {
  await running[Symbol.asyncDispose]();
  expect([...world.telegram.violations, ...world.discord.violations]).toEqual([]);
  await world[Symbol.asyncDispose]();
});

async function open(chat: number | string = CHAT): Promise<FakeMessage> {
  world = await openPlatforms('first: now', '', {
    newsroom: `approval: { telegram: "${chat}", discord: "${ids.announcements}" }`,
    editor: OTHER,
  });
  world.newsroom.writeSeed('ponte.txt', SEED);
  clock = fastClock();
  running = await run(world.newsroom.config(), { clock });
  return world.telegram.until(() =>
    world.telegram.messages(chat).find(({ markup }) => keysOf(markup).length > 0),
  );
}
const rewrite = (what: string | RegExp, by: string): void => {
  const file = join(world.newsroom.folder, 'config/strillone.yaml');
  const before = readFileSync(file, 'utf8');
  expect(before).toMatch(what);
  writeFileSync(file, before.replace(what, by));
};
const dataOn = ({ markup }: FakeMessage, index = 0) => keysOf(markup)[index]?.callback_data ?? '';
const press = async (
  message: FakeMessage,
  { data = dataOn(message), from = TELEGRAM_EDITOR, chat = CHAT } = {},
) => {
  const id = world.telegram.presses({ chat, message: message.id, from, data });
  return world.telegram.until(() => {
    const answer = world.telegram.callbacks.get(id);
    return answer?.answered === true ? (answer.text ?? '') : null;
  });
};
const states = async () => (await running.app.store.deliveries.queue({ limit: 9 })).map(({ state }) => state);

test('a preview’s button does nothing for strangers and shared accounts, nor forged, altered or elsewhere', async () => {
  const preview = await open();
  const data = dataOn(preview);
  // the anonymous administrator, the service account, the stand-in for channels, somebody
  for (const from of [1_087_968_824, 777_000, 136_817_688, 77])
    expect(await press(preview, { from })).toContain('riservato alla redazione');
  const [, , skip = ''] = keysOf(preview.markup).map(({ callback_data: of }) => of);
  const forged = [
    data.replace('approve', 'skip'),
    data.replace(/:1:/, ':2:'),
    data.replace(/.$/, last => (last === 'A' ? 'B' : 'A')),
    data.replace(/:~C[0-9a-z]+/, ''),
    `${skip.slice(0, skip.lastIndexOf(':'))}${data.slice(data.lastIndexOf(':'))}`,
    'decide',
    '',
  ];
  for (const made of forged) expect(await press(preview, { data: made })).toContain('non vale più');

  // an editor's, but in a chat of their own
  const from = { id: TELEGRAM_EDITOR, language_code: 'it' };
  const elsewhere = await world.telegram.userSays({ from, text: '/help' });
  expect(await press(elsewhere, { data, chat: TELEGRAM_EDITOR })).toContain('non vale più');
  expect(await states()).toEqual(['proposed', 'proposed']);
  expect(await press(preview)).toMatch(/^Approvato/);
});

test('after thirty days a preview’s buttons are too old; the command still decides', async () => {
  const preview = await open();
  clock.goOn(31 * DAY);
  expect(await press(preview)).toContain('troppo vecchio');
  expect(await states()).toEqual(['proposed', 'proposed']);
  const from = { id: TELEGRAM_EDITOR, language_code: 'it' };
  expect((await world.telegram.userSays({ from, text: '/approve ponte' })).text).toMatch(/^Approvato/);
});

test('what an editor has opened to edit is theirs, and so is the list of what waits, which shows what is left', async () => {
  const preview = await open();
  await press(preview, { data: dataOn(preview, 1) });
  const menu = await world.telegram.until(() =>
    world.telegram.messages(CHAT).find(({ text }) => text?.startsWith('Che cosa')),
  );
  expect(await press(menu, { from: OTHER })).toContain('chi ha chiesto');
  await press(menu, { data: dataOn(menu, 2) });
  const prompt = await world.telegram.until(() =>
    world.telegram.messages(CHAT).find(({ text }) => text?.startsWith('Risponda a questo')),
  );
  const reply = { chat: CHAT, text: 'Parole altrui', replyTo: prompt };
  const refused = await world.telegram.userSays({ ...reply, from: { id: OTHER, language_code: 'it' } });
  expect(refused.text).toContain('chi ha chiesto');
  expect(preview.caption).not.toContain('Parole altrui');

  const from = { id: TELEGRAM_EDITOR, language_code: 'it' };
  const list = await world.telegram.userSays({ from, text: '/approve' });
  expect(await press(list, { from: OTHER, chat: TELEGRAM_EDITOR })).toContain('chi ha chiesto');
  await press(list, { data: dataOn(list, 1), chat: TELEGRAM_EDITOR });
  await world.telegram.until(() => list.text?.startsWith('Saltato'));
  expect(list.text).toContain('Niente aspetta');
  expect(list.markup).toBeUndefined();
});

test('the editors’ chat may be named, and become a supergroup: its buttons go on', async () => {
  const group = telegramIds.group;
  const before = await open(group);
  const next = world.telegram.migrate(group);
  // by a message that is in the new chat, with a button that was sealed for the old
  const from = { id: TELEGRAM_EDITOR, language_code: 'it' };
  const message = await world.telegram.userSays({ chat: next.id, from, text: '/help' });
  await expect.poll(async () => (await running.app.store.outbox.moves()).size).toBe(1);
  // what waits is shown there, too
  const shown = await world.telegram.until(() =>
    world.telegram.messages(next.id).find(({ markup, photo }) => photo !== null && markup !== undefined),
  );
  expect(world.telegram.messages(next.id).filter(({ photo }) => photo !== null)).toHaveLength(1);
  expect(await press(message, { chat: next.id, data: dataOn(before) })).toMatch(/^Approvato/);
  await world.telegram.until(() => shown.markup === undefined);
});

test('another chat in the config, or none any more: what waits is shown where its editors are, and decided', async () => {
  const before = await open(CHAT);
  const data = dataOn(before);
  await running[Symbol.asyncDispose]();
  const { group } = telegramIds;
  rewrite(`telegram: "${CHAT}"`, `telegram: "${group}"`);
  running = await run(world.newsroom.config(), { clock });
  const shown = await world.telegram.until(() => world.telegram.messages(group).find(({ photo }) => photo));
  expect(shown.markup).toBeDefined();
  await running[Symbol.asyncDispose]();

  // of whom it was expected is no editor now, and the chat is none of the editors
  rewrite(/^approval: .*$/m, '');
  rewrite(`[${TELEGRAM_EDITOR},${OTHER}]`, `[${OTHER}]`);
  running = await run(world.newsroom.config(), { clock });
  expect(await press(before, { chat: CHAT, data })).toContain('riservato alla redazione');
  expect(await press(before, { chat: CHAT, data, from: OTHER })).toMatch(/^Approvato/);
});
