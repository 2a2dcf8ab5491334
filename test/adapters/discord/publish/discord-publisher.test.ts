import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { createInvalidRequests } from '../../../../src/adapters/discord/rest/invalid-requests.ts';
import { MINUTE } from '../../../../src/core/time.ts';
import { ids } from '../../../fakes/discord-world.ts';
import { buildDiscordDelivery, cardOf, discordCard } from './deliveries.ts';
import {
  calm,
  fake,
  POST,
  publish,
  publisherOf,
  publishImpatiently,
  openDiscordForEach,
} from './publisher-world.ts';

openDiscordForEach();

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
    await publisher.send(buildDiscordDelivery(), [], calm);
    await publisher.send(buildDiscordDelivery(), [], calm);
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
    for (let i = 0; i < 5; i++) outcomes.push(await publisher.send(buildDiscordDelivery(), [], calm));
    const rests = outcomes.map(one => (one.kind === 'sent' ? one.restMs : one.kind));
    expect(rests.slice(0, 4)).toEqual([undefined, undefined, undefined, undefined]);
    expect(rests[4]).toBeGreaterThan(4000);
    expect(rests[4]).toBeLessThanOrEqual(5000);
  });

  test('one message more is one request, which nothing repeats, and waits with its place alone', async () => {
    const publisher = publisherOf();
    for (let i = 0; i < 5; i++) await publisher.send(buildDiscordDelivery(), [], calm);
    const outcome = await publisher.send(buildDiscordDelivery(), [], calm);
    expect(outcome).toMatchObject({ kind: 'retry', scope: 'place' });
    expect(outcome.kind === 'retry' && outcome.afterMs).toBeGreaterThan(4000);
    expect(fake.received(POST)).toHaveLength(6);
    expect(await publisher.send(buildDiscordDelivery({ channel: ids.thread }), [], calm)).toMatchObject({
      kind: 'sent',
    });
  });

  test('a limit for all of ours stops every request until it is over', async () => {
    fake.fault({
      on: POST,
      trouble: {
        kind: 'status',
        when: 'before',
        status: 429,
        json: { message: 'You are being rate limited.', retry_after: 3, global: true },
        headers: { 'retry-after': '3', 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' },
      },
    });
    let now = Date.now();
    const publisher = publisherOf({ now: () => now });
    const other = buildDiscordDelivery({ channel: ids.announcements });
    const told = { kind: 'retry', scope: 'platform', afterMs: 3000 };
    expect(await publisher.send(buildDiscordDelivery(), [], calm)).toMatchObject(told);
    now += 2999;
    expect(await publisher.send(other, [], calm)).toMatchObject({ ...told, afterMs: 1 });
    expect(await publisher.find?.(other, calm)).toMatchObject({ kind: 'unable' });
    expect(fake.requests).toHaveLength(1);
    now += 1;
    expect(await publisher.send(other, [], calm)).toMatchObject({ kind: 'sent' });
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
      for (let i = 0; i < times; i++) outcomes.push(await publisher.send(refused(channel), [], calm));
      return outcomes.map(one =>
        one.kind === 'retry' ? `${one.scope ?? ''} ${one.afterMs ?? ''}` : one.kind,
      );
    };
    expect(await kinds(ids.text, 4)).toEqual(['rejected', 'rejected', 'rejected', `place ${10 * MINUTE}`]);
    now += MINUTE;
    expect(await kinds(ids.announcements, 2)).toEqual(['rejected', `place ${9 * MINUTE}`]);
    // a 400 is not invalid in Discord's sense
    expect(await kinds(ids.forum, 2)).toEqual(['rejected', 'rejected']);
    for (let i = 0; i < 2; i++) invalid.note({ status: 401, shared: false, place: null });
    expect(await kinds(ids.forum, 1)).toEqual([`platform ${9 * MINUTE}`]);
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
