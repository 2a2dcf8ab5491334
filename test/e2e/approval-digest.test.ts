import { afterEach, describe, expect, test } from 'vitest';
import { HOUR } from '../../src/core/time.ts';
import { ids } from '../fakes/discord-world.ts';
import { telegramIds, type FakeMessage } from '../fakes/telegram-world.ts';
import { fastClock, run, type FastClock, type Running } from './newsroom-world.ts';
import { openPlatforms, SEED, TELEGRAM_EDITOR, type PlatformWorld } from './platforms.ts';
import { keysOf } from './reader-world.ts';
import { runCommand } from './run-command.ts';

const CHAT = telegramIds.supergroup;
const CHANNEL = ids.announcements;
const OTHERS = {
  'lampioni.txt':
    'Cento lampioni in via Lunga\nLi accende il Comune da giovedì.\nCosteranno meno di prima.\n',
  'traghetto.txt': 'Il traghetto torna di notte\nL’ultima corsa parte alle due.\nLo dice la compagnia.\n',
};

let world: PlatformWorld;
let running: Running;
let clock: FastClock;
afterEach(async () => {
  await running[Symbol.asyncDispose]();
  expect([...world.telegram.violations, ...world.discord.violations]).toEqual([]);
  await world[Symbol.asyncDispose]();
});

/** A newsroom whose first slot has proposed a digest of three stories. */
async function open(more = ''): Promise<FakeMessage> {
  world = await openPlatforms('first: now, kind: digest, pick: { count: 5, within: 365d }', '', {
    newsroom: `approval: { telegram: ${CHAT}, discord: "${CHANNEL}"${more} }`,
  });
  for (const [name, text] of Object.entries({ 'ponte.txt': SEED, ...OTHERS }))
    world.newsroom.writeSeed(name, text);
  clock = fastClock();
  running = await run(world.newsroom.config(), { clock });
  return preview();
}
const preview = () =>
  world.telegram.until(() =>
    world.telegram.messages(CHAT).findLast(({ caption, markup }) => markup !== undefined && caption !== null),
  );
const press = ({ id: message, markup }: Pick<FakeMessage, 'id' | 'markup'>, label: string) => {
  const data = keysOf(markup).find(({ text }) => text === label)?.callback_data ?? '';
  return world.telegram.presses({ chat: CHAT, message, from: TELEGRAM_EDITOR, data });
};
const open3 = async () => {
  const { deliveries } = running.app.store;
  return [...(await deliveries.queue({ limit: 9 })), ...(await deliveries.history({ limit: 9 }))];
};
const become = (...states: string[]) =>
  expect.poll(async () => (await open3()).map(({ state }) => state)).toEqual(states);
const captions = () => world.telegram.messages('@canale').map(({ caption }) => caption ?? '');

describe('a digest of a schedule, where posts wait for approval,', () => {
  test('waits in both chats as readers would get it; one press sends it, and both previews say who', async () => {
    const shown = await open(', after: 2h');
    const onDiscord = await world.discord.until(() =>
      world.discord.messages(CHANNEL).find(({ components }) => components.length > 0),
    );
    await become('proposed', 'proposed');
    expect(captions()).toEqual([]);
    const lines = (shown.caption ?? '').split('\n');
    expect(lines[0]).toMatch(/^Le notizie di /);
    for (const title of ['Il ponte di Valdorsa', 'Cento lampioni', 'Il traghetto'])
      expect(shown.caption).toContain(title);
    expect(lines.at(-1)).toMatch(
      /^Da approvare: mattino → canale, redazione · senza risposta entro .* si salta$/,
    );
    expect(onDiscord.embeds[0]?.title).toBe(lines[0]);
    const told = await running.app.newsroom.approval.waiting();
    expect(told.map(({ title }) => title)).toEqual([lines[0]]);

    press(shown, 'Approva');
    await become('sent', 'sent');
    expect(captions()).toEqual([lines.slice(0, -1).join('\n').trim()]);
    await world.telegram.until(() => shown.caption?.includes('approvato da Persona'));
    expect(shown.markup).toBeUndefined();
    await world.discord.until(() => onDiscord.components.length === 0);
  });

  test('skipped, or left too long, is not sent, and none of its stories is picked for there again', async () => {
    const shown = await open(', after: 2h');
    clock.goOn(2 * HOUR);
    await become('skipped', 'skipped');
    await world.telegram.until(() => shown.markup === undefined);
    expect(captions()).toEqual([]);
    const why = await runCommand(world.newsroom, 'why', 'lampioni', 'canale', '--json');
    expect(JSON.parse(why.out)).toMatchObject({ deliveries: [{ state: 'skipped', kind: 'digest' }] });
  });

  test('is posted by itself where the config says so', async () => {
    await open(', after: 2h, then: post');
    clock.goOn(2 * HOUR);
    await become('sent', 'sent');
    expect(captions()).toHaveLength(1);
  });

  test('pressed by two editors at the same moment, and replayed, has one decision and goes once or not at all', async () => {
    const shown = await open();
    const onDiscord = await world.discord.until(() =>
      world.discord.messages(CHANNEL).find(({ components }) => components.length > 0),
    );
    const skip = onDiscord.components[0]?.components.find(({ label }) => label === 'Salta')?.custom_id ?? '';
    press(shown, 'Approva');
    const seen = world.discord.press({ message: onDiscord, data: skip, user: ids.editor });
    press(shown, 'Approva');
    // a stranger's app sends what it has seen of the button
    const data = keysOf(shown.markup)[0]?.callback_data ?? '';
    world.telegram.presses({ chat: CHAT, message: shown.id, from: 77, data });
    await world.telegram.until(() => shown.markup === undefined);
    await seen;
    await expect
      .poll(async () => [...new Set((await open3()).map(({ state }) => state))].join())
      .toMatch(/^(?:sent|skipped)$/);
    const [row] = await open3();
    expect(row?.decisions.map(({ kind }) => kind)).toEqual([
      'proposed',
      row?.state === 'sent' ? 'approved' : 'skipped',
    ]);
    expect(row?.decisions[1]?.by?.id).not.toBe('telegram:77');
    expect(captions()).toHaveLength(row?.state === 'sent' ? 1 : 0);
  });

  test('holds its stories: meanwhile they are picked nowhere else for its destinations', async () => {
    await open();
    const [row] = await open3();
    const picked = await running.app.store.subscriptions.had('canale', row?.articles ?? []);
    expect(picked.size).toBe(3);
  });

  test('tells the stories an editor leaves in; what is left out may be picked again', async () => {
    const shown = await open();
    press(shown, 'Modifica');
    const list = await world.telegram.until(() =>
      world.telegram.messages(CHAT).find(({ text }) => text?.includes('Quali storie')),
    );
    expect(keysOf(list.markup).map(({ text }) => text)).toEqual(['✓ 1', '✓ 2', '✓ 3']);
    const second =
      list.text
        ?.split('\n')
        .find(line => line.includes('2 ·'))
        ?.split('· ')[1] ?? '?';
    press(list, '✓ 2');
    await world.telegram.until(() => keysOf(list.markup)[1]?.text === '2');
    await world.telegram.until(() => !shown.caption?.includes(second));
    const [row] = await open3();
    expect(row?.articles).toHaveLength(2);

    // and in again, at its place
    press(list, '2');
    await world.telegram.until(() => keysOf(list.markup)[1]?.text === '✓ 2');
    await world.telegram.until(() => shown.caption?.includes(second));
    const [again] = await open3();
    expect(again?.articles.toSpliced(1, 1)).toEqual(row?.articles);

    // the last one stays
    for (const at of [0, 1]) {
      press(list, `✓ ${at + 1}`);
      await world.telegram.until(() => keysOf(list.markup)[at]?.text === `${at + 1}`);
    }
    const pressed = press(list, '✓ 3');
    await world.telegram.until(() => world.telegram.callbacks.get(pressed)?.answered);
    await expect.poll(async () => (await open3())[0]?.articles.length).toBe(1);
    await world.telegram.until(() => !shown.caption?.includes(second) && shown.markup);
    press(shown, 'Approva');
    await become('sent', 'sent');
    expect(captions()[0]).not.toContain(second);
    const had = await running.app.store.subscriptions.had('canale', row?.articles ?? []);
    expect(had.size).toBe(1);
  });

  test('goes on without a story that is withdrawn or retracted meanwhile, and ends when none is left', async () => {
    const shown = await open();
    world.newsroom.removeSeed('lampioni.txt');
    await world.telegram.until(() => !shown.caption?.includes('lampioni'));
    expect(shown.caption).toContain('Il traghetto');
    await runCommand(world.newsroom, 'retract', 'traghetto');
    await world.telegram.until(() => !shown.caption?.includes('traghetto'));
    await become('proposed', 'proposed');
    await runCommand(world.newsroom, 'retract', 'ponte');
    await become('skipped', 'skipped');
    await world.telegram.until(() => shown.markup === undefined);
    expect(await running.app.store.outbox.changedArticles(9)).toEqual([]);
  });

  test('stays whole for the other place when a story is taken back from one of them', async () => {
    const shown = await open();
    await runCommand(world.newsroom, 'retract', 'lampioni', '--to', 'canale');
    await become('proposed', 'proposed');
    expect(shown.caption).toContain('lampioni');
    press(await preview(), 'Approva');
    await expect.poll(() => captions()).toHaveLength(1);
    expect(captions()[0]).not.toContain('lampioni');
    await expect.poll(() => world.discord.messages(ids.text).length).toBe(1);
    expect(JSON.stringify(world.discord.messages(ids.text)[0]?.embeds)).toContain('lampioni');
  });

  test('says the words of a story that was corrected meanwhile', async () => {
    const shown = await open();
    world.newsroom.writeSeed('lampioni.txt', OTHERS['lampioni.txt'].replace('Cento', 'Duecento'));
    await world.telegram.until(() => shown.caption?.includes('Duecento lampioni'));
    press(await preview(), 'Approva');
    await become('sent', 'sent');
    expect(captions()[0]).toContain('Duecento lampioni');
  });
});
