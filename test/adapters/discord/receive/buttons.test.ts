import { afterEach, expect, test } from 'vitest';
import type { Reply } from '../../../../src/commands/command.ts';
import type { ReplyButton } from '../../../../src/core/rich-text.ts';
import { createButtonSeal } from '../../../../src/commands/buttons/button-data.ts';
import { startFakeDiscord } from '../../../fakes/discord-server.ts';
import type { FakeMessage } from '../../../fakes/discord-world.ts';
import { ids } from '../../../fakes/discord-world.ts';
import { reply, sleepUnless, specs, startBotWorld, TOKEN } from './bot-world.ts';

type World = Awaited<ReturnType<typeof startBotWorld>>;
let world: World | null = null;
afterEach(async () => {
  await world?.[Symbol.asyncDispose]();
  expect(world?.fake.violations).toEqual([]);
  expect(world?.said()).not.toContain(TOKEN);
  world = null;
});

const button: ReplyButton = { label: 'C’è', command: 'quote', options: { article: 'd1' } };
const sealed = createButtonSeal(TOKEN, specs).seal(button);

/** A bot whose desk answers so, and a message of its own with the button in a channel. */
async function startWithButton(
  answer: () => Promise<Reply> | Reply,
  options: Parameters<typeof startBotWorld>[0] = {},
): Promise<{ world: World; message: FakeMessage }> {
  const started = await startBotWorld({ does: { answer: () => Promise.resolve(answer()) }, ...options });
  world = started;
  const message = started.fake.say(ids.text, ids.bot, 'Arrivato?');
  message.components = [{ components: [{ label: button.label, custom_id: sealed }] }];
  return { world: started, message };
}
const press = (to: World, message: FakeMessage, more: { data?: string; user?: string } = {}) =>
  to.fake.press({ message, data: sealed, user: ids.editor, locale: 'en-US', ...more });

test('an answer to a command carries its buttons, sealed', async () => {
  world = await startBotWorld({
    does: { answer: () => Promise.resolve(reply('Arrivato?', { buttons: [[button]] })) },
  });
  const seen = await world.fake.interact({ command: 'latest' });
  expect(seen).toMatchObject({ components: [{ components: [{ label: 'C’è', custom_id: sealed }] }] });
});

test('a press that Discord has given up is not done', async () => {
  const fake = await startFakeDiscord({ token: TOKEN });
  const { world: bot, message } = await startWithButton(() => reply('fatto'), { fake, now: fake.now });
  const seen = await press(bot, message);
  fake.advance(61_000);
  await bot.event('command-failed');
  expect([seen, bot.asked]).toEqual([[{ kind: 'failed' }], []]);
});

test('a button asks the desk for its command as whoever pressed it, and the answer takes the message’s place', async () => {
  const { world: bot, message } = await startWithButton(() => reply('Ada *ha* deciso', { replaces: 'all' }));
  const seen = await press(bot, message);
  await bot.fake.until(() => seen.length === 1);
  expect(seen).toEqual([{ kind: 'changed' }]);
  expect(message).toMatchObject({ content: String.raw`Ada \*ha\* deciso`, components: [] });
  expect(bot.asked).toEqual([
    {
      name: 'quote',
      options: { article: 'd1' },
      caller: {
        platform: 'discord',
        user: ids.editor,
        roles: [ids.editorRole],
        language: 'en-US',
        name: 'editor',
        place: { kind: 'shared', id: ids.guild, channel: ids.text, topic: null },
        manages: expect.any(Function) as () => Promise<boolean>,
        openPrivately: expect.any(Function) as () => Promise<null>,
      },
    },
  ]);
});

test('a refusal is said to the presser alone, and the button stays', async () => {
  const { world: bot, message } = await startWithButton(() => reply('Non si può'));
  const seen = await press(bot, message, { user: ids.reader });
  await bot.fake.until(() => seen.length === 1);
  expect(seen).toMatchObject([{ kind: 'answer', content: 'Non si può', private: true }]);
  expect(message).toMatchObject({ content: 'Arrivato?', components: [{}] });
});

test('what was decided already is said to the presser; of the message only the buttons go', async () => {
  const { world: bot, message } = await startWithButton(() => reply('Già deciso', { replaces: 'buttons' }));
  const seen = await press(bot, message);
  await bot.fake.until(() => seen.length === 2);
  expect(seen[1]).toMatchObject({ kind: 'answer', content: 'Già deciso', private: true });
  expect(message).toMatchObject({ content: 'Arrivato?', components: [] });
});

test.each(['quote:d1:AAAAAAAAAAAAAAAA', 'qualcosa'])(
  'data that we have not signed asks for nothing: %s',
  async data => {
    const { world: bot, message } = await startWithButton(() => reply('mai'));
    const seen = await press(bot, message, { data });
    await bot.fake.until(() => seen.length === 1);
    expect(JSON.stringify(seen)).toContain('no longer good');
    expect(bot.asked).toEqual([]);
  },
);

test.each([
  ['all', 1],
  ['buttons', 2],
  [undefined, 1],
] as const)('a slow desk leaves nobody waiting (%s)', async (replaces, count) => {
  const work = Promise.withResolvers<Reply>();
  const { world: bot, message } = await startWithButton(() => work.promise, {
    sleep: sleepUnless(ms => [2000, 30_000].includes(ms)),
  });
  const seen = await press(bot, message);
  await bot.fake.until(() => bot.fake.received('POST /interactions').length === 1);
  expect(message.content).toBe('Arrivato?');
  work.resolve(reply('Deciso', replaces === undefined ? {} : { replaces }));
  await bot.fake.until(() => seen.length === count);
  expect(message.content).toBe(replaces === 'all' ? 'Deciso' : 'Arrivato?');
  expect(message.components).toHaveLength(replaces === undefined ? 1 : 0);
});

test('a press that cannot be answered is a fault that is told', async () => {
  const { world: bot, message } = await startWithButton(() => reply('Deciso', { replaces: 'all' }));
  bot.fake.fault({ on: 'POST /interactions', trouble: { kind: 'status', when: 'before', status: 500 } });
  await press(bot, message);
  expect(await bot.event('command-failed')).toMatchObject({ command: '(button)', user: ids.editor });
});

test('a form that comes too late to be opened, or after a form, is opened by a button', async () => {
  const work = Promise.withResolvers<Reply>();
  const { world: bot, message } = await startWithButton(() => work.promise, {
    sleep: sleepUnless(ms => [2000, 30_000].includes(ms)),
  });
  const seen = await press(bot, message);
  await bot.fake.until(() => bot.fake.received('POST /interactions').length === 1);
  const form = {
    title: 'Il testo',
    label: 'Al massimo 500 caratteri',
    value: '',
    limit: 500,
    command: 'quote',
    options: { article: 'd1' },
    presser: ids.editor,
    until: Date.now() + 3_600_000,
  };
  work.resolve(reply('Risponda a questo messaggio', { form }));
  await bot.fake.until(() => seen.length === 1);
  expect(seen[0]).toMatchObject({
    kind: 'answer',
    content: 'Al massimo 500 caratteri',
    private: true,
    components: [{ components: [{ label: 'Il testo' }] }],
  });
});
