import { describe, expect, test } from 'vitest';
import { reasonOf } from '../../../../../src/core/reasons/reason.ts';
import {
  createForwardingLook,
  GAP,
  MAX_COPIES,
  rivalsAmong,
} from '../../../../../src/adapters/telegram/publish/find/find-by-forwarding.ts';
import { markOfHtml, markOfMessage } from '../../../../../src/adapters/telegram/publish/find/message-mark.ts';
import { createTelegramPublisher } from '../../../../../src/adapters/telegram/publish/telegram-publisher.ts';
import {
  asTelegramPayload,
  type TelegramPayload,
} from '../../../../../src/adapters/telegram/format/payload.ts';
import type { Delivery } from '../../../../../src/core/post.ts';
import { startFakeTelegram, type FakeTelegram } from '../../../../fakes/telegram-server.ts';
import { telegramIds } from '../../../../fakes/telegram-world.ts';
import { buildCardDelivery, buildTelegramDelivery, telegramCard, TOKEN } from '../deliveries.ts';

const LOG = telegramIds.supergroup;
const TEXT = '<b>Riapre il ponte &amp; la “strada”</b>\n\nTre anni dopo.';

/** A fake Telegram, a publisher and a look; time passes only where the look sleeps. */
async function openLook(
  options: { readonly log?: number | string; readonly rivals?: readonly Delivery[] } = {},
) {
  let at = Date.UTC(2026, 10, 24, 12);
  const now = () => at;
  const fake = await startFakeTelegram({ token: TOKEN, now });
  const leftovers: string[] = [];
  const slept: number[] = [];
  const access = { token: TOKEN, apiRoot: fake.apiRoot };
  const find = createForwardingLook({
    ...access,
    log: options.log ?? LOG,
    rivals: delivery => Promise.resolve(rivalsAmong(delivery, options.rivals ?? [])),
    onLeftover: message => leftovers.push(message),
    sleep: afterMs => {
      slept.push(afterMs);
      at += afterMs;
      return Promise.resolve();
    },
    now,
  });
  const publisher = createTelegramPublisher(access);
  const calm = new AbortController().signal;
  const lastId = (place: number | string) => fake.messages(place).at(-1)?.id ?? 0;
  return {
    fake,
    leftovers,
    slept,
    pass: (ms: number) => (at += ms),
    find: (delivery: Delivery, signal = calm) => find(delivery, signal),
    /** A message of ours, whose answer arrives. */
    post: (delivery: Delivery) =>
      publisher.send(
        delivery,
        asTelegramPayload(delivery.payload)?.kind === 'photo' ? [telegramCard] : [],
        calm,
      ),
    /** A delivery of which an attempt begins now. */
    attempted(payload: Partial<TelegramPayload> = {}): Delivery {
      const place = payload.chat ?? '@canale';
      const build = payload.kind === 'photo' ? buildCardDelivery : buildTelegramDelivery;
      const words = payload.kind === 'photo' ? { caption: TEXT } : { text: TEXT };
      return {
        ...build({ ...words, ...payload }),
        firstAttemptAt: at,
        lastSeenMessageId: String(lastId(place)),
      };
    },
    lastId,
    forwards: () => fake.received('forwardMessage').length,
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}

/** The channel has messages; the answer to the next one was lost after it was stored. */
async function lose(world: Awaited<ReturnType<typeof openLook>>, delivery: Delivery): Promise<void> {
  world.fake.fault({ on: /^send/, trouble: { kind: 'drop', when: 'after' } });
  expect(await world.post(delivery)).toMatchObject({ kind: 'unknown' });
}

describe('a message whose answer was lost is found', () => {
  test.each(['text', 'photo'] as const)(
    'in a channel (%s), with its id and address, and no copy stays',
    async kind => {
      await using world = await openLook();
      await world.post(buildTelegramDelivery({ text: 'Prima' }));
      const delivery = world.attempted({ kind });
      await lose(world, delivery);
      const id = String(world.lastId('@canale'));
      expect(await world.find(delivery)).toEqual({
        kind: 'found',
        messageIds: [id],
        url: `https://t.me/canale/${id}`,
      });
      expect(world.fake.messages(LOG)).toEqual([]);
      expect(world.fake.received('forwardMessage')[0]?.params).toMatchObject({ disable_notification: true });
      expect(world.forwards()).toBe(1);
      expect(world.leftovers).toEqual([]);
      expect(world.fake.violations).toEqual([]);
    },
  );

  test('whose markup was given up, by the very words', async () => {
    await using world = await openLook();
    await world.post(buildTelegramDelivery({ text: 'Prima' }));
    const delivery = world.attempted({ text: 'Se a < b e c > d, &amp; così via', plain: true });
    await lose(world, delivery);
    expect(await world.find(delivery)).toMatchObject({ kind: 'found' });
  });

  test('in a topic of a group, behind what others wrote, pinned and deleted meanwhile', async () => {
    await using world = await openLook();
    const { fake } = world;
    const place = { chat: telegramIds.forum, topic: telegramIds.topic };
    await world.post(buildTelegramDelivery({ ...place, text: 'Prima' }));
    const delivery = world.attempted(place);
    fake.say({ chat: telegramIds.forum, from: { id: 31 }, text: 'Buongiorno' });
    fake.serviceMessage(telegramIds.forum);
    for (let i = 0; i < GAP - 1; i++) fake.chat(telegramIds.forum).nextId++;
    await lose(world, delivery);
    expect(await world.find(delivery)).toMatchObject({
      kind: 'found',
      messageIds: [String(world.lastId(telegramIds.forum))],
      url: expect.stringContaining(`/${telegramIds.topic}/`) as string,
    });
    expect(fake.messages(LOG)).toEqual([]);
    // the copies are a second apart
    expect(world.slept).toEqual([1000]);
  });
});

describe('the first post to a chat, before which no message is known,', () => {
  type World = Awaited<ReturnType<typeof openLook>>;
  const first = (world: World, payload: Partial<TelegramPayload> = {}): Delivery => ({
    ...world.attempted(payload),
    lastSeenMessageId: null,
  });
  /** Looks as the outbox does: again when it is told to. */
  async function findInTime(world: World, delivery: Delivery) {
    for (let looks = 1; ; looks++) {
      const result = await world.find(delivery);
      if (result.kind !== 'unable' || result.afterMs === undefined) return { result, looks };
      world.pass(result.afterMs);
    }
  }
  const probes = ({ fake }: World) => fake.received('forwardMessages').length;
  const gaps: readonly (readonly [string, (id: number) => boolean])[] = [
    ['whole', () => true],
    ['with every third one gone', id => id % 3 !== 0],
    ['with a tenth of it gone here and there', id => id % 1000 < 900 || id % 1000 > 997],
  ];
  const chats = [10, 1000, 1_000_000].flatMap(count => gaps.map(([how, has]) => ({ count, how, has })));

  test.each(chats)('is found where it arrived: $count earlier ids, $how', async ({ count, has }) => {
    await using world = await openLook();
    world.fake.remember('@canale', count, has);
    const delivery = first(world);
    await lose(world, delivery);
    world.pass(30_000);
    const { result } = await findInTime(world, delivery);
    expect(result).toMatchObject({ kind: 'found', messageIds: [String(count + 1)] });
    expect(probes(world)).toBeLessThanOrEqual(30);
    expect(world.fake.messages(LOG)).toEqual([]);
    expect(world.leftovers).toEqual([]);
    expect(world.fake.violations).toEqual([]);
  });

  test.each(chats)('is absent where it did not: $count earlier ids, $how', async ({ count, has }) => {
    await using world = await openLook();
    world.fake.remember('@canale', count, has);
    const delivery = first(world);
    world.pass(30_000);
    const { result } = await findInTime(world, delivery);
    expect(result).toEqual({ kind: 'absent' });
    expect(world.fake.messages(LOG)).toEqual([]);
    expect(world.fake.messages('@canale')).toEqual([]);
  });

  test('never makes more copies in a minute than the log is to take, and begins nothing anew for it', async () => {
    await using world = await openLook();
    world.fake.remember('@canale', 1_000_000);
    const delivery = first(world);
    await lose(world, delivery);
    const { looks } = await findInTime(world, delivery);
    expect(looks).toBeLessThanOrEqual(5);
    expect(probes(world)).toBeLessThanOrEqual(25);
  });

  test('is found in a new channel, whose first id is a service message', async () => {
    await using world = await openLook();
    world.fake.serviceMessage('@canale');
    const delivery = first(world);
    await lose(world, delivery);
    expect((await findInTime(world, delivery)).result).toMatchObject({ kind: 'found', messageIds: ['2'] });
  });

  test('is found in a group, behind what others wrote before and after', async () => {
    await using world = await openLook();
    const chat = telegramIds.forum;
    world.fake.remember(chat, 5000);
    const delivery = first(world, { chat });
    world.fake.say({ chat, from: { id: 31 }, text: 'Buongiorno' });
    await lose(world, delivery);
    for (let i = 0; i < 4; i++) world.fake.say({ chat, from: { id: 31 }, text: `Riga ${i}` });
    expect((await findInTime(world, delivery)).result).toMatchObject({ kind: 'found', messageIds: ['5002'] });
  });

  test('is not taken for the same words that an earlier newsroom posted there', async () => {
    await using world = await openLook();
    world.fake.remember('@canale', 20);
    await world.post(buildTelegramDelivery({ text: TEXT }));
    world.pass(3_600_000);
    expect((await findInTime(world, first(world))).result).toEqual({ kind: 'absent' });
  });

  test('cannot be told, and nothing is copied, where content is protected or ids do not count', async () => {
    await using world = await openLook();
    world.fake.chat('@canale').protect = true;
    expect(await world.find(first(world))).toEqual({
      kind: 'unable',
      reason: reasonOf('forwarding-closed'),
    });
    expect(await world.find(first(world, { chat: telegramIds.group }))).toEqual({
      kind: 'unable',
      reason: reasonOf('ids-uncounted'),
    });
    expect(probes(world)).toBe(0);
  });

  test('cannot be told where the newest were deleted before: what came after them may not be seen', async () => {
    await using world = await openLook();
    world.fake.remember('@canale', 60_000, id => id < 50_000);
    const delivery = first(world);
    await lose(world, delivery);
    expect((await findInTime(world, delivery)).result).toMatchObject({
      kind: 'unable',
      reason: { code: 'end-unknown' },
    });
    world.fake.remember('@canale', 50_100, id => id < 50_000);
    await lose(world, delivery);
    expect((await findInTime(world, delivery)).result).toMatchObject({ kind: 'found' });
  });

  test('cannot be told where no message is found at all, or where all is newer than the attempt', async () => {
    await using world = await openLook();
    world.fake.serviceMessage('@canale');
    expect((await findInTime(world, first(world))).result).toMatchObject({
      kind: 'unable',
      reason: { code: 'end-unknown' },
    });
    const chat = telegramIds.forum;
    const delivery = first(world, { chat });
    for (let i = 0; i < 40; i++) world.fake.say({ chat, from: { id: 31 }, text: `Riga ${i}` });
    expect((await findInTime(world, delivery)).result).toMatchObject({
      kind: 'unable',
      reason: { code: 'too-much-since' },
    });
  });
});

describe('a message that never arrived is absent', () => {
  test('when all ids after the last one known were seen', async () => {
    await using world = await openLook();
    await world.post(buildTelegramDelivery({ text: TEXT }));
    const delivery = world.attempted();
    expect(await world.find(delivery)).toEqual({ kind: 'absent' });
    expect(world.forwards()).toBe(GAP);
    expect(world.fake.received('sendMessage')).toHaveLength(1);
  });

  test('whatever others wrote: other words, the same words by a member, a post of another channel', async () => {
    await using world = await openLook();
    const { fake } = world;
    const chat = telegramIds.forum;
    await world.post(buildTelegramDelivery({ chat, text: 'Prima' }));
    const delivery = world.attempted({ chat });
    fake.say({ chat, from: { id: 31 }, text: 'Riapre il ponte & la “strada” Tre anni dopo.' });
    await world.post(buildTelegramDelivery({ chat, text: `${TEXT} Anzi, quattro.` }));
    expect(await world.find(delivery)).toEqual({ kind: 'absent' });
    expect(fake.messages(LOG)).toEqual([]);
  });

  test('although the same words stand in another topic, as the message of another delivery', async () => {
    const chat = telegramIds.forum;
    const rival: Delivery = {
      ...buildTelegramDelivery({ chat, topic: null, text: TEXT }),
      state: 'sent',
      firstAttemptAt: 1,
      messageIds: ['2'],
    };
    await using world = await openLook({ rivals: [rival] });
    await world.post(buildTelegramDelivery({ chat, text: 'Prima' }));
    const delivery = world.attempted({ chat, topic: telegramIds.topic });
    expect(await world.post(rival)).toMatchObject({ messageIds: rival.messageIds });
    expect(await world.find(delivery)).toEqual({ kind: 'absent' });
  });
});

describe('a look is not possible, and nothing is sent for it', () => {
  test.each([
    ['in a private chat', 4242],
    ['in a basic group', telegramIds.group],
  ])('%s, whose ids do not count', async (_where, chat) => {
    await using world = await openLook();
    world.fake.world.add({ id: 4242, type: 'private', title: 'Ada' });
    const delivery = { ...world.attempted({ chat }), lastSeenMessageId: '100' };
    expect(await world.find(delivery)).toEqual({
      kind: 'unable',
      reason: reasonOf('ids-uncounted'),
    });
    expect(world.forwards()).toBe(0);
  });

  test('where content is protected, and where the log is the place itself', async () => {
    await using world = await openLook();
    world.fake.chat('@canale').protect = true;
    expect(await world.find(world.attempted())).toMatchObject({
      kind: 'unable',
      reason: reasonOf('forwarding-closed'),
    });
    await using same = await openLook({ log: '@Gruppo' });
    const delivery = same.attempted({ chat: telegramIds.supergroup });
    expect(await same.find(delivery)).toMatchObject({
      kind: 'unable',
      reason: { code: 'log-is-place' },
    });
    expect(world.forwards() + same.forwards()).toBe(0);
  });

  test('when another delivery of the article to the same chat is in doubt, too', async () => {
    const chat = telegramIds.forum;
    const rival: Delivery = {
      ...buildTelegramDelivery({ chat, text: TEXT }),
      state: 'held',
      firstAttemptAt: 1,
    };
    await using world = await openLook({ rivals: [rival] });
    const delivery = world.attempted({ chat, topic: telegramIds.topic });
    expect(await world.find(delivery)).toMatchObject({
      kind: 'unable',
      reason: { code: 'rival-in-doubt' },
    });
  });

  test('when more was written than the log should take', async () => {
    await using world = await openLook();
    const chat = telegramIds.forum;
    const delivery = world.attempted({ chat });
    for (let i = 0; i < MAX_COPIES + 1; i++) world.fake.say({ chat, from: { id: 31 }, text: `Riga ${i}` });
    expect(await world.find(delivery)).toMatchObject({
      kind: 'unable',
      reason: { code: 'too-much-since' },
    });
    expect(world.fake.messages(LOG)).toEqual([]);
  });

  test('when a member forwarded an older post of ours with the same words', async () => {
    await using world = await openLook();
    const { fake } = world;
    const chat = telegramIds.forum;
    await world.post(buildTelegramDelivery({ chat, text: TEXT }));
    world.pass(3_600_000);
    const delivery = world.attempted({ chat });
    forwardByMember(fake, chat);
    expect(await world.find(delivery)).toMatchObject({
      kind: 'unable',
      reason: { code: 'older-twin' },
    });
  });
});

describe('trouble on the way', () => {
  test('“too many” and a network that fails are looked at again later, a refusal by the log is not', async () => {
    await using world = await openLook();
    await world.post(buildTelegramDelivery({ text: 'Prima' }));
    const delivery = world.attempted();
    const refuse = (status: number, description: string, parameters?: Record<string, number>) => {
      world.fake.fault({
        on: 'forwardMessage',
        trouble: {
          kind: 'status',
          when: 'before',
          status,
          description,
          ...(parameters ? { parameters } : {}),
        },
      });
    };
    refuse(429, 'Too Many Requests: retry after 9', { retry_after: 9 });
    expect(await world.find(delivery)).toMatchObject({ kind: 'unable', afterMs: 9000 });
    world.fake.fault({ on: 'forwardMessage', trouble: { kind: 'drop', when: 'before' } });
    expect(await world.find(delivery)).toMatchObject({ kind: 'unable', afterMs: 30_000 });
    refuse(403, 'Forbidden: bot was kicked from the supergroup chat');
    const refused = await world.find(delivery);
    expect(refused).toMatchObject({ kind: 'unable', reason: expect.stringMatching(/kicked/) as string });
    expect(refused).not.toHaveProperty('afterMs');
    expect(JSON.stringify([refused, world.leftovers])).not.toContain(TOKEN);
  });

  test('a deletion that fails is tried once more, then told', async () => {
    await using world = await openLook();
    await world.post(buildTelegramDelivery({ text: 'Prima' }));
    const delivery = world.attempted();
    await lose(world, delivery);
    world.fake.fault({ on: 'deleteMessage', trouble: { kind: 'drop', when: 'before' } });
    expect(await world.find(delivery)).toMatchObject({ kind: 'found' });
    expect(world.fake.messages(LOG)).toEqual([]);
    expect(world.leftovers).toEqual([]);
    world.fake.fault({ on: 'deleteMessage', trouble: { kind: 'drop', when: 'before' }, times: 2 });
    expect(await world.find(delivery)).toMatchObject({ kind: 'found' });
    expect(world.leftovers).toEqual([expect.stringContaining('could not be deleted') as string]);
  });

  test('a minute’s worth of copies is never passed: the look is made again when there is room', async () => {
    await using world = await openLook();
    const chat = telegramIds.forum;
    const delivery = world.attempted({ chat });
    for (let i = 0; i < MAX_COPIES; i++) world.fake.say({ chat, from: { id: 31 }, text: `Riga ${i}` });
    expect(await world.find(delivery)).toEqual({ kind: 'absent' });
    const full = await world.find(delivery);
    expect(full).toMatchObject({ kind: 'unable', afterMs: expect.any(Number) as number });
    expect(world.forwards()).toBeLessThanOrEqual(15 + GAP);
    world.pass(60_000);
    expect(await world.find(delivery)).toEqual({ kind: 'absent' });
  });
});

/** Somebody forwards the bot's first message within the group. */
function forwardByMember(fake: FakeTelegram, chat: number): void {
  const [first] = fake.messages(chat);
  const said = fake.say({ chat, from: { id: 31 }, text: first?.text ?? '' });
  Object.assign(said, {
    origin: {
      type: 'user',
      sender_user: { id: fake.world.bot.id, is_bot: true, first_name: 'Strillone' },
      date: Math.floor((first?.at ?? 0) / 1000),
    },
  });
}

test('a text in HTML and the message made of it have the same mark', () => {
  const html =
    '<b>A &lt; B &amp;&amp; "C"</b>\n\n<blockquote>«Ogni  pietra»</blockquote>\n <a href="https://x.example/?a=1&amp;b=2">Leggi</a> ';
  expect(markOfHtml(html)).toBe(markOfMessage({ text: 'A < B && "C"\n\n«Ogni pietra»\nLeggi' }));
  expect(markOfHtml(html)).not.toBe(markOfMessage({ text: 'A B C Ogni pietre Leggi' }));
  expect(markOfMessage({})).toBe('');
});
