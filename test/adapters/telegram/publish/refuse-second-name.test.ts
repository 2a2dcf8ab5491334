import { expect, test } from 'vitest';
import { reasonOf } from '../../../../src/core/reasons/reason.ts';
import { refuseSecondName } from '../../../../src/adapters/telegram/publish/refuse-second-name.ts';
import { createTelegramPublisher } from '../../../../src/adapters/telegram/publish/telegram-publisher.ts';
import { HOUR } from '../../../../src/core/time.ts';
import { createFakeClock } from '../../../fakes/clock.ts';
import { startFakeTelegram, type FakeTelegram } from '../../../fakes/telegram-server.ts';
import { telegramIds } from '../../../fakes/telegram-world.ts';
import { buildDestination, NOW } from '../../../fixtures/build.ts';
import { buildTelegramDelivery, TOKEN } from './deliveries.ts';

const never = new AbortController().signal;
const { channel, group, supergroup } = telegramIds;

function open(fake: FakeTelegram, ...places: readonly (readonly [chat: number | string, topic?: number])[]) {
  const clock = createFakeClock(NOW);
  const destinations = places.map(([chat, topic = null], index) => ({
    ...buildDestination({ platform: 'telegram', name: `d${index}` }),
    place: { chat, topic, silent: false },
  }));
  const access = { token: TOKEN, apiRoot: fake.apiRoot, now: () => clock.now() };
  const publisher = refuseSecondName(createTelegramPublisher(access), { ...access, destinations });
  const send = (chat: number | string) => publisher.send(buildTelegramDelivery({ chat }), [], never);
  const asked = () => fake.requests.filter(({ call }) => call === 'getChat').length;
  return { clock, send, asked };
}

test('a name of a chat that another destination names by its id gets nothing, and the id gets all', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const { send, asked } = open(fake, [channel], ['@canale'], [group, 1]);
  expect(await send('@canale')).toEqual({
    kind: 'rejected',
    scope: 'destination',
    reason: reasonOf('named-twice', { name: '@canale', id: String(channel), destination: 'd0' }),
  });
  expect(fake.messages('@canale')).toEqual([]);
  expect(await send(channel)).toMatchObject({ kind: 'sent' });
  expect(await send('@canale')).toMatchObject({ kind: 'rejected' });
  expect(fake.messages('@canale')).toHaveLength(1);
  expect(asked()).toBe(1);
});

test('another topic of the chat is another place', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const { send } = open(fake, [channel, 7], ['@canale']);
  expect(await send('@canale')).toMatchObject({ kind: 'sent' });
});

test('where no destination has an id, names are not asked for', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const { send, asked } = open(fake, ['@gruppo'], ['@canale']);
  expect(await send('@canale')).toMatchObject({ kind: 'sent' });
  expect(asked()).toBe(0);
});

test('a name that another chat has taken is found out within the hour', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const { clock, send } = open(fake, [supergroup], ['@canale']);
  expect(await send('@canale')).toMatchObject({ kind: 'sent' });
  fake.rename(channel, null);
  fake.rename(supergroup, 'canale');
  clock.advance(HOUR);
  expect(await send('@canale')).toMatchObject({ kind: 'rejected', scope: 'destination' });
  expect(fake.messages(supergroup)).toEqual([]);
});

test('a question without an answer has posted nothing, so it is asked again', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const { send } = open(fake, [group], ['@canale']);
  fake.fault({ on: /^getChat$/, trouble: { kind: 'drop', when: 'after' } });
  expect(await send('@canale')).toMatchObject({ kind: 'retry' });
  expect(await send('@canale')).toMatchObject({ kind: 'sent' });
  expect(fake.messages('@canale')).toHaveLength(1);
});
