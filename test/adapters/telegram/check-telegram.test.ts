import { buildDestination } from '../../fixtures/build.ts';
import { expect, test } from 'vitest';
import { checkTelegram } from '../../../src/adapters/telegram/check-telegram.ts';
import type { TelegramPlace } from '../../../src/adapters/telegram/format/payload.ts';
import type { Destination } from '../../../src/core/destination.ts';
import { startFakeTelegram, type FakeTelegram } from '../../fakes/telegram-server.ts';
import { telegramIds } from '../../fakes/telegram-world.ts';
import { TOKEN } from './publish/deliveries.ts';
import { inEnglish } from '../../fixtures/in-english.ts';

const checkInEnglish = async (...options: Parameters<typeof checkTelegram>) =>
  inEnglish(await checkTelegram(...options));

type At = Partial<TelegramPlace & Pick<Destination, 'name' | 'card'>>;
const place = ({ name = 'canale', card = 'square', ...at }: At = {}): Destination<TelegramPlace> => ({
  ...buildDestination({ platform: 'telegram', name, card }),
  place: { chat: '@canale', topic: null, silent: false, ...at },
});
const check = (fake: FakeTelegram, overrides: At = {}) =>
  checkInEnglish({ token: TOKEN, apiRoot: fake.apiRoot, destinations: [place(overrides)] });

test('nothing is said when the token is good and the bot may post everywhere', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const chats = [telegramIds.privateChannel, telegramIds.supergroup, telegramIds.group, '@canale'];
  const destinations = [
    ...chats.map(chat => place({ chat })),
    place({ chat: telegramIds.forum, topic: telegramIds.topic }),
  ];
  expect(await checkInEnglish({ token: TOKEN, apiRoot: fake.apiRoot, destinations })).toEqual([]);
  expect(fake.violations).toEqual([]);
  expect(fake.requests.filter(({ call }) => call.startsWith('send'))).toEqual([]);
});

test('a chat that two destinations name, once by its name and once by its id, is told', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const destinations = [
    place({ name: 'uno', chat: telegramIds.channel }),
    place({ name: 'due', chat: '@canale' }),
    place({ name: 'tre', chat: telegramIds.forum, topic: telegramIds.topic }),
    place({ name: 'quattro', chat: telegramIds.forum }),
  ];
  expect(await checkInEnglish({ token: TOKEN, apiRoot: fake.apiRoot, destinations })).toEqual([
    {
      severity: 'error',
      what: 'destination due',
      why: `it is the chat ${telegramIds.channel}, as destination uno is: its readers would get everything twice`,
      remedy: 'Remove one of the two destinations.',
    },
  ]);
});

test('a refused token is named, with the way to a new one, and nothing else is asked', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  fake.revokeToken();
  const problems = await check(fake);
  expect(problems).toMatchObject([{ severity: 'error', what: 'TELEGRAM_BOT_TOKEN' }]);
  expect(problems[0]?.remedy).toContain('@BotFather');
  expect(JSON.stringify(problems)).not.toContain(TOKEN.split(':')[1]);
  expect(fake.requests).toHaveLength(1);
});

test('a network that is down is not blamed on the token', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  await fake.goOffline();
  const problems = await check(fake);
  expect(problems).toMatchObject([
    { what: 'Telegram', why: expect.stringContaining('ECONNREFUSED') as string },
  ]);
  expect(JSON.stringify(problems)).not.toContain(TOKEN);
});

type Change = (fake: FakeTelegram) => void;
const unchanged: Change = () => undefined;
const cases: readonly {
  name: string;
  at?: At;
  change: Change;
  why: RegExp;
}[] = [
  {
    name: 'a chat that is not there',
    at: { chat: '@altrove' },
    change: unchanged,
    why: /does not see chat @altrove/,
  },
  {
    name: 'a channel the bot was thrown out of',
    change: fake => {
      fake.kickBot('@canale');
    },
    why: /not in @canale/,
  },
  {
    name: 'a channel without the right to post',
    change: fake => {
      fake.chat('@canale').rights.post = false;
    },
    why: /may not write in Canale/,
  },
  {
    name: 'a channel where the bot is a mere member',
    change: fake => {
      fake.chat('@canale').standing = 'member';
    },
    why: /no administrator of Canale/,
  },
  {
    name: 'a group without the right to send photos',
    at: { chat: '@gruppo' },
    change: fake => {
      fake.chat('@gruppo').rights.photos = false;
    },
    why: /may not send photos in Gruppo/,
  },
  {
    name: 'a topic in a group without topics',
    at: { chat: '@gruppo', topic: 42 },
    change: unchanged,
    why: /has no topics/,
  },
  {
    name: 'a group that became a supergroup',
    at: { chat: telegramIds.group },
    change: fake => {
      fake.migrate(telegramIds.group);
    },
    why: /became a supergroup/,
  },
];

test.each(cases)('$name is a problem with a remedy', async ({ at, change, why }) => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  change(fake);
  const problems = await check(fake, at);
  expect(problems).toMatchObject([{ severity: 'error', what: 'destination canale' }]);
  expect(problems[0]?.why).toMatch(why);
  expect(problems[0]?.remedy).toMatch(/\.$/);
});

test('a group where photos are not allowed is fine for a destination without a card', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  fake.chat('@gruppo').rights.photos = false;
  expect(await check(fake, { chat: '@gruppo', card: null })).toEqual([]);
});

test('the editors’ log is checked, too, and may be no destination', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const options = { token: TOKEN, apiRoot: fake.apiRoot, destinations: [place()] };
  expect(await checkInEnglish({ ...options, log: telegramIds.supergroup })).toEqual([]);
  fake.kickBot(telegramIds.supergroup);
  expect(await checkInEnglish({ ...options, log: telegramIds.supergroup })).toMatchObject([
    { severity: 'error', what: 'editors.log.telegram', why: expect.stringMatching(/not in/) as string },
  ]);
  expect(await checkInEnglish({ ...options, log: '@Canale' })).toMatchObject([
    { severity: 'error', what: 'editors.log.telegram', why: expect.stringContaining('readers') as string },
  ]);
});
