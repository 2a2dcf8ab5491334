import { expect, test } from 'vitest';
import { StoreDownError } from '../../../../src/core/ports/store-down-error.ts';
import { openSqliteStore } from '../../../../src/store/sqlite/sqlite-store.ts';
import { reply, startBotWorld } from './bot-world.ts';

/** As of one that was frozen, and hears only afterwards what another has done: Discord tells every connection. */
test('what two processes hear is done by one of them', async () => {
  await using store = await openSqliteStore({ file: ':memory:' });
  const does = { answer: () => Promise.resolve(reply('ecco')), suggest: () => Promise.resolve([]) };
  await using one = await startBotWorld({ does, updates: store.updates });
  await using other = await startBotWorld({ does, updates: store.updates, fake: one.fake });
  const { fake } = one;
  await fake.until(() => fake.gateway.history.identifies === 2 && fake.commands.length > 0);
  await fake.until(() => other.events.length + one.events.length === 2);
  expect(await fake.interact({ command: 'latest' })).toMatchObject({ content: 'ecco' });
  // letters are no orders: both answer them, after what they heard before
  await fake.autocomplete({ command: 'quote', options: { article: 'x' } });
  const answers = () => fake.requests.filter(({ path }) => path.endsWith('/callback'));
  await fake.until(() => answers().length === 3);
  expect([...one.asked, ...other.asked]).toHaveLength(1);
  expect(fake.violations).toEqual([]);
});

test('while the database is down a command is answered all the same: what would change something says so', async () => {
  const fails = () =>
    Promise.reject(new StoreDownError('x.db', 'disk-full', { words: 'database or disk is full' }));
  const updates = { takeOnce: fails, keepTaken: fails, doneTaken: fails, takeInterrupted: fails };
  await using bot = await startBotWorld({ updates });
  expect(await bot.fake.interact({ command: 'latest' })).toMatchObject({ content: 'answer to /latest' });
});
