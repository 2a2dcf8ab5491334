import { DiscordAPIError } from '@discordjs/rest';
import { PermissionFlagsBits } from 'discord.js';
import { expect, test } from 'vitest';
import { sayDetail } from '../../../../src/format/say-reason.ts';
import { english } from '../../../fixtures/in-english.ts';
import { createDiscordPublisher } from '../../../../src/adapters/discord/publish/discord-publisher.ts';
import { outcomeOf } from '../../../../src/adapters/discord/publish/discord-refusal.ts';
import { codeTable } from '../../../../src/adapters/discord/publish/refusal-table.ts';
import type { DiscordEmbed } from '../../../../src/adapters/discord/format/payload.ts';
import type { Outcome } from '../../../../src/core/post.ts';
import { MINUTE } from '../../../../src/core/time.ts';
import { refusal } from '../../../../src/outbox/refusal.ts';
import { startFakeDiscord } from '../../../fakes/discord-server.ts';
import type { FakeDiscord, Fault } from '../../../fakes/discord-server.ts';
import { ids } from '../../../fakes/discord-world.ts';
import { buildDiscordDelivery, cardOf, discordCard } from './deliveries.ts';

const TOKEN = 'NzAwMDAwMDAw.CANARY.refusal-token';
const calm = new AbortController().signal;

interface Case {
  readonly channel?: string;
  readonly embed?: Partial<DiscordEmbed>;
  readonly prepare?: (fake: FakeDiscord) => unknown;
  readonly fault?: Fault['trouble'];
  readonly outcome: Partial<Outcome>;
}
const said = (status: number, json: object, headers: Record<string, string> = {}): Fault['trouble'] => ({
  kind: 'status',
  when: 'before',
  status,
  json,
  headers,
});
const refused = (status: number, code: number): Fault['trouble'] => said(status, { message: 'No', code });
const page = (status: number, headers: Record<string, string> = {}): Fault['trouble'] => ({
  kind: 'status',
  when: 'before',
  status,
  html: '<h1>cloudflare</h1>',
  headers,
});
const place = { kind: 'rejected', scope: 'destination' } as const;
const bot = { kind: 'rejected', scope: 'platform' } as const;
const message = { kind: 'rejected', scope: 'payload' } as const;
const form = { ...message, remedy: 'plain-text' } as const;
const deny = (right: bigint) => (fake: FakeDiscord) => {
  fake.deny(ids.text, right);
};

const cases: Readonly<Record<string, Case>> = {
  'a deleted channel': {
    prepare: f => {
      f.deleteChannel(ids.text);
    },
    outcome: place,
  },
  'a server the bot was thrown out of': {
    prepare: f => {
      f.kick();
    },
    outcome: place,
  },
  'a channel it may not see': { prepare: deny(PermissionFlagsBits.ViewChannel), outcome: place },
  'a channel it may not write in': { prepare: deny(PermissionFlagsBits.SendMessages), outcome: place },
  'a channel where it may not embed': { prepare: deny(PermissionFlagsBits.EmbedLinks), outcome: place },
  'a channel where it may not attach': { prepare: deny(PermissionFlagsBits.AttachFiles), outcome: place },
  'a forum': { channel: ids.forum, outcome: place },
  'a locked thread': { fault: refused(403, 160_005), outcome: place },
  'a person who takes no messages': { fault: refused(403, 50_007), outcome: place },
  'a 403 nobody has heard of': { fault: refused(403, 99_999), outcome: place },
  'a token that was reset': {
    prepare: f => {
      f.revokeToken();
    },
    outcome: bot,
  },
  'a bot that was flagged': { fault: refused(403, 20_026), outcome: bot },
  'a message that was there and is deleted': { fault: refused(404, 10_008), outcome: message },
  'automatic moderation': { fault: refused(400, 200_000), outcome: message },
  'a title over 256': { embed: { title: 'x'.repeat(257) }, outcome: form },
  'a description over 4096': { embed: { description: 'x'.repeat(4097) }, outcome: form },
  '6000 characters in all': {
    embed: { description: 'x'.repeat(4096), footer: 'y'.repeat(2000) },
    outcome: form,
  },
  'an address of a strange kind': { embed: { url: 'ftp://gazzetta.example/' }, outcome: form },
  'a title of blanks': { embed: { title: '   ' }, outcome: form },
  'a 400 nobody has heard of': { fault: refused(400, 99_999), outcome: form },
  'a request too large': { fault: refused(413, 40_005), outcome: { ...message, remedy: 'smaller-card' } },
  'a file too large': { fault: refused(400, 50_045), outcome: { ...message, remedy: 'smaller-card' } },
  'a front server that takes less': { fault: page(413), outcome: { ...message, remedy: 'smaller-card' } },
  'a file that is no picture': { fault: refused(400, 50_046), outcome: { ...message, remedy: 'no-card' } },
  'too many requests here': {
    fault: said(429, { message: 'slow', retry_after: 1.25, global: false }, { 'retry-after': '2' }),
    outcome: { kind: 'retry', scope: 'place', afterMs: 1250 },
  },
  'too many requests of others here': {
    fault: said(429, { message: 'slow', retry_after: 7, global: false }, { 'x-ratelimit-scope': 'shared' }),
    outcome: { kind: 'retry', scope: 'place', afterMs: 7000 },
  },
  'slow mode': {
    fault: said(429, { message: 'slowmode', code: 20_016, retry_after: 3600, global: false }),
    outcome: { kind: 'retry', scope: 'place', afterMs: 3_600_000 },
  },
  'slow mode, said as a refusal': {
    fault: said(400, { message: 'slowmode', code: 20_016, retry_after: 12.5 }),
    outcome: { kind: 'retry', scope: 'place', afterMs: 12_500 },
  },
  'the server’s write limit, without a time': {
    fault: refused(400, 20_029),
    outcome: { kind: 'retry', scope: 'place', afterMs: null },
  },
  'too many requests of all of ours': {
    fault: said(429, { message: 'slow', retry_after: 2, global: true }, { 'x-ratelimit-global': 'true' }),
    outcome: { kind: 'retry', scope: 'platform', afterMs: 2000 },
  },
  'a front server’s 429 with a time': {
    fault: page(429, { 'retry-after': '43837' }),
    outcome: { kind: 'retry', scope: 'platform', afterMs: 43_837_000 },
  },
  'a front server’s 429': {
    fault: page(429),
    outcome: { kind: 'retry', scope: 'platform', afterMs: 10 * MINUTE },
  },
  'a front server’s 403': {
    fault: page(403),
    outcome: { kind: 'retry', scope: 'platform', afterMs: 10 * MINUTE },
  },
  'Cloudflare, by number': {
    fault: refused(403, 40_333),
    outcome: { kind: 'retry', scope: 'platform', afterMs: 10 * MINUTE },
  },
  'a front server with no Discord behind it': { fault: page(404), outcome: bot },
  'an overloaded API': { fault: refused(503, 130_000), outcome: { kind: 'unknown', status: 503 } },
  'a front server’s 502': { fault: page(502), outcome: { kind: 'unknown', status: 502 } },
  'a time-out': { fault: refused(408, 0), outcome: { kind: 'unknown' } },
  'an answer that is no JSON': { fault: page(200), outcome: { kind: 'unknown' } },
  'an answer without an id': { fault: said(200, { hello: 1 }), outcome: { kind: 'unknown' } },
  'a connection that is cut': { fault: { kind: 'drop', when: 'before' }, outcome: { kind: 'unknown' } },
};

test.each(Object.entries(cases))(
  '%s',
  async (_what, { channel = ids.text, embed = {}, prepare, fault, outcome }) => {
    await using fake = await startFakeDiscord({ token: TOKEN });
    prepare?.(fake);
    const on = `POST /channels/${channel}/messages`;
    if (fault !== undefined) fake.fault({ on, trouble: fault });
    const delivery = buildDiscordDelivery({ channel, card: cardOf(discordCard) });
    const payload = { ...delivery.payload, embed: { ...delivery.payload.embed, ...embed } };
    const publisher = createDiscordPublisher({ token: TOKEN, apiRoot: fake.apiRoot });
    const found = await publisher.send({ ...delivery, payload }, [discordCard], calm);
    // nothing more than the table says: a remedy where none helps would be a vain request
    expect(found).toEqual({ ...outcome, reason: expect.anything() as string });
    expect('reason' in found ? sayDetail(found.reason, english) : '').toMatch(/^[^\n]+$/);
    expect(fake.requests).toHaveLength(1);
    expect(fake.world.channels.get(channel)?.messages ?? []).toEqual([]);
  },
);

test('nobody listens: nothing was sent, and all of Discord is left alone for now', async () => {
  await using fake = await startFakeDiscord({ token: TOKEN });
  await fake.goOffline();
  const publisher = createDiscordPublisher({ token: TOKEN, apiRoot: fake.apiRoot });
  expect(await publisher.send(buildDiscordDelivery(), [], calm)).toEqual({
    kind: 'retry',
    scope: 'platform',
    afterMs: null,
    reason: expect.stringContaining('ECONNREFUSED') as string,
  });
});

test.each(Object.entries(codeTable))(
  'code %s means what the table says, whatever the status',
  (code, meaning) => {
    for (const status of [400, 403, 404]) {
      const error = new DiscordAPIError(
        { code: Number(code), message: 'No' },
        Number(code),
        status,
        'POST',
        '',
        {
          files: [],
          body: {},
        },
      );
      const outcome = outcomeOf(error, TOKEN);
      // Cloudflare, in front of Discord
      const afterMs = code === '40333' ? 10 * MINUTE : null;
      expect(outcome).toEqual(refusal(meaning, { reason: outcome.reason, afterMs }));
    }
  },
);
