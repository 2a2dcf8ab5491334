import { inspect } from 'node:util';
import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createInvalidRequests } from '../../../src/adapters/discord/invalid-requests.ts';
import type { InvalidRequests } from '../../../src/adapters/discord/invalid-requests.ts';
import { createDiscordPublisher } from '../../../src/adapters/discord/discord-publisher.ts';
import type { NewsroomEvent } from '../../../src/core/events.ts';
import type { Delivery } from '../../../src/core/post.ts';
import { HOUR, MINUTE } from '../../../src/core/time.ts';
import { startFakeDiscord } from '../../fakes/discord-server.ts';
import type { FakeDiscord } from '../../fakes/discord-server.ts';
import { ids } from '../../fakes/discord-world.ts';
import { buildDiscordDelivery, cardOf, discordCard } from './deliveries.ts';

const TOKEN = 'NzAwMDAwMDAw.CANARY.publisher-token';
const POST = `POST /channels/${ids.text}/messages`;
const calm = new AbortController().signal;

let fake: FakeDiscord;
let events: NewsroomEvent[];
let answers: unknown[];
const publisherOf = (more: { now?: () => number; timeoutMs?: number; invalid?: InvalidRequests } = {}) =>
  createDiscordPublisher({
    ...{ token: TOKEN, apiRoot: fake.apiRoot, ...more },
    record: event => events.push(event),
  });
const keep = <T>(answer: T): T => {
  answers.push(answer);
  return answer;
};
const publish = async (delivery: Delivery, card = false) =>
  keep(await publisherOf().publish(delivery, card ? discordCard : null, calm));
/** For answers that never end; a busy machine must not look like one. */
const publishImpatiently = async (delivery: Delivery) =>
  keep(await publisherOf({ timeoutMs: 200 }).publish(delivery, null, calm));
const find = async (delivery: Delivery, now?: () => number) =>
  keep(await publisherOf(now ? { now } : {}).find?.(delivery, calm));

beforeEach(async () => {
  fake = await startFakeDiscord({ token: TOKEN });
  events = [];
  answers = [];
});
afterEach(async () => {
  await fake[Symbol.asyncDispose]();
  expect(inspect([events, answers], { depth: 12, showHidden: true })).not.toContain(TOKEN);
});

describe('what is sent', () => {
  test('an embed with its card, described, pinging nobody, under the delivery’s id', async () => {
    const delivery = buildDiscordDelivery({ card: cardOf(discordCard) });
    const outcome = await publish(delivery, true);
    const [message] = fake.messages(ids.text);
    expect(outcome).toEqual({
      kind: 'sent',
      messageIds: [message?.id],
      url: `https://discord.com/channels/${ids.guild}/${ids.text}/${message?.id ?? ''}`,
    });
    expect(fake.received(POST)[0]?.payload).toEqual({
      embeds: [
        {
          ...delivery.payload.embed,
          author: { name: delivery.payload.embed.author },
          footer: { text: 'Strillone' },
          image: { url: 'attachment://card.png' },
        },
      ],
      attachments: [{ id: '0', filename: 'card.png', description: discordCard.alt }],
      allowed_mentions: { parse: [] },
      nonce: delivery.id,
      enforce_nonce: true,
    });
    expect(message?.attachments).toMatchObject([{ filename: 'card.png', bytes: discordCard.bytes }]);
    expect(fake.violations).toEqual([]);
  });

  test('a text without a card is plain JSON, and what is not there is not sent', async () => {
    const { embed } = buildDiscordDelivery().payload;
    const bare = {
      ...embed,
      author: null,
      url: null,
      fields: [],
      footer: null,
      timestamp: null,
      color: null,
    };
    await publish(buildDiscordDelivery({ embed: bare }));
    const [request] = fake.received(POST);
    expect(request?.headers['content-type']).toBe('application/json');
    expect(request?.payload).toMatchObject({
      embeds: [{ title: bare.title, description: bare.description }],
    });
    expect(Object.keys((request?.payload as { embeds: [object] }).embeds[0])).toEqual([
      'title',
      'description',
    ]);
    expect(fake.violations).toEqual([]);
  });

  test('the words of a card are cut to what Discord takes, whole characters only', async () => {
    const alt = '𝄞'.repeat(1500);
    await publish(buildDiscordDelivery({ card: { hash: discordCard.hash, alt } }), true);
    expect(fake.messages(ids.text)[0]?.attachments[0]?.description).toBe('𝄞'.repeat(1024));
    expect(fake.violations).toEqual([]);
  });

  test('the server of a channel is asked for once', async () => {
    const publisher = publisherOf();
    await publisher.publish(buildDiscordDelivery(), null, calm);
    await publisher.publish(buildDiscordDelivery(), null, calm);
    expect(fake.received(`GET /channels/${ids.text}`)).toHaveLength(1);
  });

  test('a link that cannot be had does not unsend the message', async () => {
    fake.fault({ on: `GET /channels/${ids.text}`, trouble: { kind: 'status', when: 'before', status: 500 } });
    expect(await publish(buildDiscordDelivery())).toMatchObject({ kind: 'sent', url: null });
  });

  test('content is sent instead of the embed, pinging nobody, with the card beside it', async () => {
    const content = '**Riapre il ponte** @everyone <@1>';
    await publish(buildDiscordDelivery({ content, card: cardOf(discordCard) }), true);
    const [message] = fake.messages(ids.text);
    expect(message).toMatchObject({ content, embeds: [], attachments: [{ filename: 'card.png' }] });
    expect(fake.received(POST)[0]?.payload).toMatchObject({
      allowed_mentions: { parse: [] },
      enforce_nonce: true,
    });
    expect(fake.violations).toEqual([]);
  });

  test('a thread is a place like a channel', async () => {
    expect(await publish(buildDiscordDelivery({ channel: ids.thread }))).toMatchObject({ kind: 'sent' });
    expect(fake.messages(ids.thread)).toHaveLength(1);
  });
});

describe('what Discord asks to wait for', () => {
  test('the message that empties the channel’s bucket says for how long it takes nothing more', async () => {
    const publisher = publisherOf();
    const outcomes = [];
    for (let i = 0; i < 5; i++) outcomes.push(await publisher.publish(buildDiscordDelivery(), null, calm));
    const rests = outcomes.map(one => (one.kind === 'sent' ? one.restMs : one.kind));
    expect(rests.slice(0, 4)).toEqual([undefined, undefined, undefined, undefined]);
    expect(rests[4]).toBeGreaterThan(4000);
    expect(rests[4]).toBeLessThanOrEqual(5000);
  });

  test('one message more is one request, which nothing repeats, and waits with its place alone', async () => {
    const publisher = publisherOf();
    for (let i = 0; i < 5; i++) await publisher.publish(buildDiscordDelivery(), null, calm);
    const outcome = await publisher.publish(buildDiscordDelivery(), null, calm);
    expect(outcome).toMatchObject({ kind: 'retry', scope: 'place' });
    expect(outcome.kind === 'retry' && outcome.afterMs).toBeGreaterThan(4000);
    expect(fake.received(POST)).toHaveLength(6);
    expect(await publisher.publish(buildDiscordDelivery({ channel: ids.thread }), null, calm)).toMatchObject({
      kind: 'sent',
    });
  });

  test('a limit for all of ours stops every request until it is over', async () => {
    fake.fault({
      on: POST,
      trouble: {
        ...{ kind: 'status', when: 'before', status: 429 },
        json: { message: 'You are being rate limited.', retry_after: 3, global: true },
        headers: { 'retry-after': '3', 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' },
      },
    });
    let now = Date.now();
    const publisher = publisherOf({ now: () => now });
    const other = buildDiscordDelivery({ channel: ids.announcements });
    const told = { kind: 'retry', scope: 'platform', afterMs: 3000 };
    expect(await publisher.publish(buildDiscordDelivery(), null, calm)).toMatchObject(told);
    now += 2999;
    expect(await publisher.publish(other, null, calm)).toMatchObject({ ...told, afterMs: 1 });
    expect(await publisher.find?.(other, calm)).toMatchObject({ kind: 'unable' });
    expect(fake.requests).toHaveLength(1);
    now += 1;
    expect(await publisher.publish(other, null, calm)).toMatchObject({ kind: 'sent' });
  });
});

describe('Discord’s limit of invalid requests', () => {
  const refused = (channel: string) => buildDiscordDelivery({ channel });

  test('is never approached: first the places that refuse us are left alone, then all', async () => {
    let now = Date.now();
    const invalid = createInvalidRequests({ now: () => now, soft: 3, hard: 6 });
    const publisher = publisherOf({ now: () => now, invalid });
    fake.deny(ids.text, PermissionFlagsBits.SendMessages);
    fake.deny(ids.announcements, PermissionFlagsBits.SendMessages);
    const kinds = async (channel: string, times: number) => {
      const outcomes = [];
      for (let i = 0; i < times; i++) outcomes.push(await publisher.publish(refused(channel), null, calm));
      return outcomes.map(one =>
        one.kind === 'retry' ? `${one.scope ?? ''} ${one.afterMs ?? ''}` : one.kind,
      );
    };
    expect(await kinds(ids.text, 4)).toEqual(['rejected', 'rejected', 'rejected', `place ${10 * MINUTE}`]);
    now += MINUTE;
    expect(await kinds(ids.announcements, 2)).toEqual(['rejected', `place ${9 * MINUTE}`]);
    fake.channel(ids.thread).archived = true; // a 400 is not invalid in Discord's sense
    expect(await kinds(ids.thread, 2)).toEqual(['rejected', 'rejected']);
    for (let i = 0; i < 2; i++) invalid.note({ status: 401, shared: false, place: null });
    expect(await kinds(ids.thread, 1)).toEqual([`platform ${9 * MINUTE}`]);
    expect(fake.received('POST')).toHaveLength(6);
    now += 10 * MINUTE;
    expect(await kinds(ids.text, 1)).toEqual(['rejected']);
  });

  test('does not count what is not ours: a limit that others have used up', () => {
    const invalid = createInvalidRequests({ soft: 1, hard: 1 });
    invalid.note({ status: 429, shared: true, place: ids.text });
    invalid.note({ status: 404, shared: false, place: ids.text });
    expect(invalid.hold(ids.text)).toBeNull();
  });
});

test('an answer that stops in the middle is unknown, and its message is there', async () => {
  fake.fault({ on: POST, trouble: { kind: 'stall' } });
  const delivery = buildDiscordDelivery();
  expect(await publishImpatiently(delivery)).toMatchObject({ kind: 'unknown' });
  expect(await publish(delivery)).toMatchObject({
    kind: 'sent',
    messageIds: [fake.messages(ids.text)[0]?.id],
  });
  expect(fake.messages(ids.text)).toHaveLength(1);
});

test('another picture than the payload names is not posted', async () => {
  const delivery = buildDiscordDelivery({
    card: { hash: 'f'.repeat(64) as typeof discordCard.hash, alt: 'x' },
  });
  expect(await publish(delivery, true)).toMatchObject({ kind: 'rejected', scope: 'payload' });
  expect(fake.requests).toEqual([]);
});

describe('publishing to followers', () => {
  const announcement = () => buildDiscordDelivery({ channel: ids.announcements, crosspost: true });
  const faults = () => events.filter(event => event.kind === 'platform-fault');

  test('an announcement is published after it is there', async () => {
    await publish(announcement());
    expect([...fake.crossposted]).toEqual(fake.messages(ids.announcements).map(message => message.id));
    expect(events).toEqual([]);
    expect(fake.violations).toEqual([]);
  });

  const CROSSPOST = new RegExp(`^POST /channels/${ids.announcements}/messages/\\d+/crosspost`);
  const published = () => fake.messages(ids.announcements).map(({ id }) => fake.crossposted.has(id));

  test('a channel that is none for announcements leaves the message sent, and is said once', async () => {
    const publisher = publisherOf();
    for (let i = 0; i < 2; i++) {
      const delivery = buildDiscordDelivery({ channel: ids.text, crosspost: true });
      expect(await publisher.publish(delivery, null, calm)).toMatchObject({ kind: 'sent' });
    }
    expect(faults().map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^redazione: the message \d+ is there, but not published to followers: Discord 400/,
      ),
      expect.stringMatching(/^redazione: /),
    ]);
    expect(fake.received(`POST /channels/${ids.text}/messages/`)).toHaveLength(2); // none was tried again
  });

  test('what the hour’s limit keeps back is published later, without a second message', async () => {
    const publisher = publisherOf({ now: fake.now });
    const send = async () => {
      expect(await publisher.publish(announcement(), null, calm)).toMatchObject({ kind: 'sent' });
    };
    for (let i = 0; i < 12; i++) {
      fake.advance(MINUTE);
      await send();
    }
    expect(published()).toEqual([...Array<boolean>(10).fill(true), false, false]);
    expect(faults()).toHaveLength(2);
    // the twelfth was not even asked for: the limit is the channel's
    expect(fake.requests.filter(({ path }) => path.endsWith('/crosspost'))).toHaveLength(11);
    fake.advance(HOUR);
    await send();
    await send();
    expect(published()).toEqual(Array<boolean>(14).fill(true));
    expect(fake.messages(ids.announcements)).toHaveLength(14);
    expect(faults()).toHaveLength(2);
    expect(fake.violations).toEqual([]);
  });

  test.each([
    ['silence', { kind: 'hang', when: 'before' } as const],
    ['a fault of the server', { kind: 'status', when: 'after', status: 502, html: '' } as const],
  ])('%s leaves the message sent, is said, and is tried again', async (_what, trouble) => {
    fake.fault({ on: CROSSPOST, trouble });
    let now = Date.now();
    const publisher = publisherOf({ timeoutMs: 200, now: () => now });
    expect(await publisher.publish(announcement(), null, calm)).toMatchObject({ kind: 'sent' });
    expect(faults()).toHaveLength(1);
    now += HOUR;
    expect(await publisher.publish(announcement(), null, calm)).toMatchObject({ kind: 'sent' });
    expect(published()).toEqual([true, true]);
    expect(faults()).toHaveLength(1);
  });

  test('a repeat of what is published already says nothing', async () => {
    const delivery = announcement();
    await publish(delivery);
    expect(await publish(delivery)).toMatchObject({ kind: 'sent' });
    expect(faults()).toEqual([]);
  });

  test('what a look finds unpublished is published', async () => {
    const delivery = announcement();
    fake.fault({
      on: `POST /channels/${ids.announcements}/messages`,
      trouble: { kind: 'drop', when: 'after' },
    });
    expect(await publish(delivery)).toMatchObject({ kind: 'unknown' });
    expect(fake.crossposted.size).toBe(0);
    expect(await find(delivery)).toMatchObject({ kind: 'found' });
    expect(fake.crossposted.size).toBe(1);
  });
});

describe('looking for a message whose answer was lost', () => {
  async function loseAnswer(delivery = buildDiscordDelivery()) {
    fake.fault({ on: POST, trouble: { kind: 'drop', when: 'after' } });
    expect(await publish(delivery)).toMatchObject({ kind: 'unknown' });
    return { delivery, id: fake.messages(ids.text).at(-1)?.id ?? '' };
  }

  test('past the nonce’s window a repeat would be a second message, and the look finds the first', async () => {
    const { delivery, id } = await loseAnswer();
    fake.advance(HOUR);
    expect(await find(delivery, () => Date.now() + HOUR)).toEqual({
      kind: 'found',
      messageIds: [id],
      url: `https://discord.com/channels/${ids.guild}/${ids.text}/${id}`,
    });
    await publish(delivery);
    expect(fake.messages(ids.text)).toHaveLength(2); // so the fake is honest about the window
  });

  test('it is found behind hundreds of others, and not confused with them', async () => {
    for (let i = 0; i < 30; i++) fake.say(ids.text, ids.reader, `before ${i}`);
    const { delivery, id } = await loseAnswer();
    for (let i = 0; i < 250; i++) fake.say(ids.text, ids.reader, `after ${i}`);
    expect(await find(delivery)).toMatchObject({ kind: 'found', messageIds: [id] });
    expect(await find(buildDiscordDelivery())).toEqual({ kind: 'absent' });
    expect(fake.violations).toEqual([]);
  });

  test.each([
    { title: 'Riapre il molo' },
    { url: 'https://gazzetta.example/molo' },
    { description: 'Altro.' },
  ])('another post of ours is not it: %o', async part => {
    const { delivery } = await loseAnswer();
    const embed = { ...delivery.payload.embed, ...part };
    expect(await find(buildDiscordDelivery({ embed }))).toEqual({ kind: 'absent' });
    expect(await find({ ...delivery, payload: delivery.payload })).toMatchObject({ kind: 'found' });
  });

  test.each([true, false])(
    'a delivery with content only is found by its words (content sent: %s)',
    async plain => {
      const lightened = buildDiscordDelivery({ content: 'Riapre  il ponte\nfine' });
      const { content: _content, ...whole } = lightened.payload;
      const { id } = await loseAnswer(plain ? lightened : { ...lightened, payload: whole });
      expect(await find(lightened)).toMatchObject({ kind: 'found', messageIds: [id] });
      const { embed } = buildDiscordDelivery().payload;
      expect(await find(buildDiscordDelivery({ content: 'Altro', embed }))).toEqual({ kind: 'absent' });
    },
  );

  test('the same words by somebody else are not ours', async () => {
    const { delivery } = await loseAnswer();
    const [message] = fake.messages(ids.text);
    if (message)
      fake.channel(ids.text).messages[0] = { ...message, author: fake.say(ids.text, ids.reader, 'x').author };
    expect(await find(delivery)).toEqual({ kind: 'absent' });
  });

  test.each([-HOUR, HOUR])('a clock that is wrong by %i ms does not hide it', async skew => {
    fake.advance(skew); // seen from Discord, our clock is off
    const { delivery, id } = await loseAnswer();
    expect(await find(delivery)).toMatchObject({ kind: 'found', messageIds: [id] });
  });

  test('a description that Discord trims is still known', async () => {
    const { embed } = buildDiscordDelivery().payload;
    const padded = {
      ...embed,
      title: ` ${embed.title ?? ''}`,
      description: `\n${embed.description ?? ''}\n\n`,
    };
    const { delivery, id } = await loseAnswer(buildDiscordDelivery({ embed: padded }));
    expect(await find(delivery)).toMatchObject({ kind: 'found', messageIds: [id] });
  });

  test('without the right to read the history it does not say absent', async () => {
    const { delivery } = await loseAnswer();
    fake.deny(ids.text, PermissionFlagsBits.ReadMessageHistory);
    expect(await find(delivery)).toMatchObject({
      kind: 'unable',
      reason: expect.stringContaining('history') as string,
    });
  });

  test.each(['GET /channels', 'GET /users/@me', 'GET /guilds'])(
    'when %s fails it does not say absent',
    async on => {
      fake.fault({ on, trouble: { kind: 'status', when: 'before', status: 502, html: 'bad' } });
      expect(await find(buildDiscordDelivery())).toMatchObject({ kind: 'unable' });
    },
  );

  test('what was never sent is absent', async () => {
    fake.fault({ on: POST, trouble: { kind: 'drop', when: 'before' } });
    const delivery = buildDiscordDelivery();
    expect(await publish(delivery)).toMatchObject({ kind: 'unknown' });
    expect(await find(delivery)).toEqual({ kind: 'absent' });
  });
});
