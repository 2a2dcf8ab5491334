import { inspect } from 'node:util';
import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
const publisherOf = (more: { now?: () => number; timeoutMs?: number } = {}) =>
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

  test('a thread is a place like a channel', async () => {
    expect(await publish(buildDiscordDelivery({ channel: ids.thread }))).toMatchObject({ kind: 'sent' });
    expect(fake.messages(ids.thread)).toHaveLength(1);
  });
});

describe('what Discord refuses', () => {
  const cases: [string, (one: FakeDiscord) => void, { channel?: string; scope?: string }][] = [
    [
      'a deleted channel',
      one => {
        one.deleteChannel(ids.text);
      },
      {},
    ],
    [
      'a server the bot was thrown out of',
      one => {
        one.kick();
      },
      {},
    ],
    [
      'a channel it may not see',
      one => {
        one.deny(ids.text, PermissionFlagsBits.ViewChannel);
      },
      {},
    ],
    [
      'a channel it may not write in',
      one => {
        one.deny(ids.text, PermissionFlagsBits.SendMessages);
      },
      {},
    ],
    [
      'a channel where it may not embed',
      one => {
        one.deny(ids.text, PermissionFlagsBits.EmbedLinks);
      },
      {},
    ],
    [
      'a channel where it may not attach',
      one => {
        one.deny(ids.text, PermissionFlagsBits.AttachFiles);
      },
      {},
    ],
    ['a forum', () => undefined, { channel: ids.forum }],
    [
      'an archived thread',
      one => {
        one.channel(ids.thread).archived = true;
      },
      { channel: ids.thread },
    ],
    [
      'a token that was reset',
      one => {
        one.revokeToken();
      },
      { scope: 'platform' },
    ],
  ];
  test.each(cases)('%s', async (_what, happens, { channel = ids.text, scope = 'destination' }) => {
    happens(fake);
    const delivery = buildDiscordDelivery({ channel, card: cardOf(discordCard) });
    expect(await publish(delivery, true)).toMatchObject({ kind: 'rejected', scope });
    expect(fake.world.channels.get(channel)?.messages ?? []).toEqual([]);
  });

  test.each([
    ['a title over 256', { title: 'x'.repeat(257) }, /title.*256/],
    ['a description over 4096', { description: 'x'.repeat(4097) }, /description.*4096/],
    ['6000 characters in all', { description: 'x'.repeat(4096), footer: 'y'.repeat(2000) }, /6000/],
    ['an address of a strange kind', { url: 'ftp://gazzetta.example/' }, /Scheme/],
    ['a title of blanks', { title: '   ' }, /title/],
  ])('a payload with %s, in Discord’s own words', async (_what, part, words) => {
    const { embed } = buildDiscordDelivery().payload;
    const outcome = await publish(buildDiscordDelivery({ embed: { ...embed, ...part } }));
    expect(outcome).toMatchObject({ kind: 'rejected', scope: 'payload' });
    expect('reason' in outcome && outcome.reason).toMatch(words);
    expect('reason' in outcome && outcome.reason).not.toContain('\n');
  });

  test('the sixth message in five seconds is not sent: it waits as long as Discord says', async () => {
    const publisher = publisherOf();
    for (let i = 0; i < 5; i++)
      expect(await publisher.publish(buildDiscordDelivery(), null, calm)).toMatchObject({ kind: 'sent' });
    const outcome = await publisher.publish(buildDiscordDelivery(), null, calm);
    expect(outcome).toMatchObject({
      kind: 'retry',
      reason: expect.stringContaining('too many requests') as string,
    });
    expect(outcome.kind === 'retry' && outcome.afterMs).toBeGreaterThan(0);
    // discord.js knew: the request did not even leave
    expect(fake.received(POST)).toHaveLength(5);
    expect(await publisher.publish(buildDiscordDelivery({ channel: ids.thread }), null, calm)).toMatchObject({
      kind: 'sent',
    });
  });

  test('a limit for all of ours stops every channel, without a request', async () => {
    fake.fault({
      on: POST,
      trouble: {
        ...{ kind: 'status', when: 'before', status: 429 },
        json: { message: 'You are being rate limited.', retry_after: 3, global: true },
        headers: { 'retry-after': '3', 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' },
      },
    });
    const publisher = publisherOf();
    expect(await publisher.publish(buildDiscordDelivery(), null, calm)).toMatchObject({
      kind: 'retry',
      afterMs: 3000,
    });
    const other = buildDiscordDelivery({ channel: ids.announcements });
    expect(await publisher.publish(other, null, calm)).toMatchObject({ kind: 'retry' });
    expect(fake.received('POST')).toHaveLength(1);
  });

  test.each([
    [
      'a front server’s 429 page',
      { status: 429, html: '<h1>1015</h1>', headers: { 'retry-after': '43837' } },
      { kind: 'retry', afterMs: 43_837_000 },
    ],
    [
      'a front server’s 403 page',
      { status: 403, html: '<h1>blocked</h1>' },
      { kind: 'retry', afterMs: 10 * MINUTE },
    ],
    [
      'an overloaded API',
      { status: 503, json: { message: 'overloaded', code: 130_000 } },
      { kind: 'unknown' },
    ],
    [
      'slow mode',
      { status: 400, json: { message: 'slowmode', code: 20_016 } },
      { kind: 'retry', afterMs: null },
    ],
    [
      'a refusal nobody has heard of',
      { status: 400, json: { message: 'new', code: 99_999 } },
      { kind: 'rejected', scope: 'payload' },
    ],
    [
      'an unknown refusal of the place',
      { status: 403, json: { message: 'new', code: 99_999 } },
      { kind: 'rejected', scope: 'destination' },
    ],
    ['an answer that is no JSON', { status: 200, html: 'OK' }, { kind: 'unknown' }],
    ['an answer without an id', { status: 200, json: { hello: 1 } }, { kind: 'unknown' }],
  ])('%s', async (_what, trouble, outcome) => {
    fake.fault({ on: POST, trouble: { kind: 'status', when: 'before', ...trouble } });
    expect(await publish(buildDiscordDelivery())).toMatchObject(outcome);
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

  test.each([
    ['a channel that is none for announcements', ids.text, null],
    [
      'a limit',
      ids.announcements,
      { kind: 'status', when: 'before', status: 429, json: {}, headers: { 'retry-after': '3600' } } as const,
    ],
    ['silence', ids.announcements, { kind: 'hang', when: 'before' } as const],
  ])('%s leaves the message sent, and is said', async (_what, channel, trouble) => {
    const on = new RegExp(`^POST /channels/${channel}/messages/\\d+/crosspost`);
    if (trouble) fake.fault({ on, trouble });
    const send = trouble?.kind === 'hang' ? publishImpatiently : publish;
    expect(await send(buildDiscordDelivery({ channel, crosspost: true }))).toMatchObject({ kind: 'sent' });
    expect(faults()).toMatchObject([{ message: expect.stringContaining('redazione') as string }]);
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
