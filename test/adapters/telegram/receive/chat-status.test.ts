import { expect, test } from 'vitest';
import { StoreDownError } from '../../../../src/core/ports/store-down-error.ts';
import type { FakeTelegram } from '../../../fakes/telegram-server.ts';
import { telegramIds } from '../../../fakes/telegram-world.ts';
import { openBot } from './bot-world.ts';

const { channel, group, forum, topic, supergroup } = telegramIds;

interface Case {
  readonly happens: (fake: FakeTelegram) => unknown;
  /** "opened telegram:…", in order. */
  readonly told: readonly string[];
}
const both = (kind: string, id: number, name: string) => [
  `${kind} telegram:${id}`,
  `${kind} telegram:@${name}`,
];

const cases: Readonly<Record<string, Case>> = {
  'thrown out of a channel': {
    happens: f => {
      f.kickBot(channel);
    },
    told: both('closed', channel, 'canale'),
  },
  'left a group': {
    happens: f => {
      f.stands(group, 'left');
    },
    told: [`closed telegram:${group}`],
  },
  'made administrator of a channel again': {
    happens: f => {
      f.stands(channel, 'administrator');
    },
    told: both('opened', channel, 'canale'),
  },
  'administrator of a channel who may not post': {
    happens: f => {
      f.stands(channel, 'administrator', { post: false });
    },
    told: both('closed', channel, 'canale'),
  },
  'a mere member of a channel': {
    happens: f => {
      f.stands(channel, 'member');
    },
    told: both('closed', channel, 'canale'),
  },
  'let into a group': {
    happens: f => {
      f.stands(supergroup, 'member');
    },
    told: both('opened', supergroup, 'gruppo'),
  },
  'administrator of a group': {
    happens: f => {
      f.stands(group, 'administrator');
    },
    told: [`opened telegram:${group}`],
  },
  'a person who stops the bot': {
    happens: f => {
      f.blocks(55);
    },
    told: ['closed telegram:55'],
  },
  'a person who starts it again': {
    happens: f => {
      f.blocks(55, false);
    },
    told: ['opened telegram:55'],
  },
  'a topic that is open again': {
    happens: f => {
      f.reopenTopic(forum, topic);
    },
    told: [`opened telegram:${forum}`],
  },
  'a group that becomes a supergroup': {
    happens: f => f.migrate(group),
    told: [`moved telegram:${group} to ${-1_002_000_000_000 + group}`],
  },
};

test.each(Object.entries(cases))(
  '%s is told by the bot, at once and by every name',
  async (_what, { happens, told }) => {
    await using bot = await openBot();
    bot.start();
    await bot.told('platform-up');
    await bot.fake.until(() => bot.fake.updates.isPolled);
    happens(bot.fake);
    await bot.fake.until(() => bot.news.length >= told.length);
    expect(
      bot.news.map(one => `${one.kind} ${one.chat}${one.kind === 'moved' ? ` to ${one.movedTo}` : ''}`),
    ).toEqual(told);
  },
);

test('what happened while the bot was away is told when it comes', async () => {
  await using bot = await openBot();
  bot.fake.kickBot(channel);
  bot.start();
  await bot.fake.until(() => bot.news.length >= 2);
  expect(bot.news[0]).toEqual({
    kind: 'closed',
    chat: `telegram:${channel}`,
    reason: 'Telegram says that the bot is now shut out there',
  });
});

test('Telegram hears that it was heard when it is written down, and tells it again while the database is down', async () => {
  const faults = [
    new StoreDownError('x.db', 'disk-full', { words: 'database or disk is full' }),
    new Error('a fault of ours'),
  ];
  await using bot = await openBot({
    sleep: () => Promise.resolve(),
    onPlace: () => {
      const fault = faults.shift();
      return fault === undefined ? Promise.resolve() : Promise.reject(fault);
    },
  });
  bot.fake.stands(group, 'left');
  bot.start();
  // what no second try would mend must not hold up all that comes after it
  expect((await bot.told('platform-fault')).message).toContain('a fault of ours');
  await bot.fake.until(() => bot.fake.updates.unconfirmed.length === 0);
  expect(bot.news).toHaveLength(2);
  expect(bot.events.map(({ kind }) => kind)).not.toContain('platform-down');
});
