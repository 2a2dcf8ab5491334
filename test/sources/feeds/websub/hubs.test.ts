import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../src/core/time.ts';
import type { Fetched, FetchRequest } from '../../../../src/net/fetch.ts';
import { createHubs, type Hubs } from '../../../../src/sources/feeds/websub/hubs.ts';
import { createFakeClock, type FakeClock } from '../../../fakes/clock.ts';
import { NOW } from '../../../fixtures/build.ts';

const offer = { url: 'https://hub.example/', topic: 'https://example.org/rss.xml' };
const { signal } = new AbortController();
const body = new TextEncoder().encode('<rss/>');

let clock: FakeClock;
let asked: FetchRequest[];
let status: number;
let hubs: Hubs;
beforeEach(() => {
  clock = createFakeClock(NOW);
  asked = [];
  status = 202;
  hubs = createHubs({
    address: 'https://news.example/',
    clock,
    fetch(request) {
      asked.push(request);
      const answer: Fetched = { url: request.url, status, headers: {}, bytes: body, movedTo: null };
      return Promise.resolve(answer);
    },
  });
});

const follow = () => {
  const hub = hubs.offered(null, offer);
  if (hub === null) throw new Error('a hub is offered');
  hubs.follow('agency', hub);
  return hub;
};
const form = () => Object.fromEntries(new URLSearchParams(String(asked.at(-1)?.body)));
const confirm = (token: string, more: object = {}) =>
  hubs.notice({
    token,
    mode: 'subscribe',
    topic: offer.topic,
    challenge: 'abc',
    leaseSeconds: String(DAY / SECOND),
    ...more,
  });
const signed = (method = 'sha256', secret = form()['hub.secret'] ?? '') =>
  `${method}=${createHmac(method, secret).update(body).digest('hex')}`;
/** Subscribed, and confirmed for a day. */
async function subscribed(): Promise<string> {
  const { token } = follow();
  await hubs.ask('agency', signal);
  confirm(token);
  return token;
}
const send = (token: string, signature: string | null) =>
  hubs.receive({ token, contentType: 'application/rss+xml', signature, body });

describe('a subscription', () => {
  test('is asked for at once, with a callback that nobody can guess', async () => {
    const { token } = follow();
    expect(token).toMatch(/^[\w-]{32}$/);
    expect(hubs.askAt('agency')).toBe(NOW);
    await hubs.ask('agency', signal);
    expect(asked[0]).toMatchObject({ url: offer.url, method: 'POST' });
    expect(form()).toEqual({
      'hub.mode': 'subscribe',
      'hub.topic': offer.topic,
      'hub.callback': `https://news.example/hub/${token}`,
      'hub.secret': expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
      'hub.lease_seconds': '864000',
    });
    expect(hubs.isAlive('agency')).toBe(false);
  });

  test('is alive from its confirmation to the end of its lease, and renewed before', async () => {
    await subscribed();
    expect(hubs.isAlive('agency')).toBe(true);
    expect(hubs.askAt('agency')).toBe(NOW + 0.8 * DAY);
    clock.moveTo(NOW + DAY);
    expect(hubs.isAlive('agency')).toBe(false);
  });

  test('is confirmed only where it was asked for, of its topic, once', async () => {
    const { token } = follow();
    expect(confirm(token)).toBeNull();
    await hubs.ask('agency', signal);
    expect(confirm(token, { topic: 'https://example.org/other.xml' })).toBeNull();
    expect(confirm(token, { mode: 'unsubscribe' })).toBeNull();
    expect(confirm(token, { challenge: 'a'.repeat(1001) })).toBeNull();
    expect(confirm(token, { challenge: null })).toBeNull();
    expect(confirm('other')).toBeNull();
    expect(confirm(token)).toBe('abc');
    expect(confirm(token)).toBeNull();
  });

  test.each([
    ['1', MINUTE],
    ['999999999', 30 * DAY],
    ['no number', 10 * DAY],
  ])('of %s seconds lasts %i ms', async (leaseSeconds, lease) => {
    const { token } = follow();
    await hubs.ask('agency', signal);
    confirm(token, { leaseSeconds });
    expect(hubs.askAt('agency')).toBe(NOW + 0.8 * lease);
  });

  test('that is refused, denied or never confirmed is asked for again later', async () => {
    const { token } = follow();
    await hubs.ask('agency', signal);
    expect(hubs.askAt('agency')).toBe(NOW + HOUR);
    status = 403;
    await hubs.ask('agency', signal);
    expect(hubs.askAt('agency')).toBe(NOW + DAY);
    status = 202;
    await hubs.ask('agency', signal);
    confirm(token);
    const arrival = hubs.arrival('agency');
    expect(confirm(token, { mode: 'denied', challenge: null })).toBe('');
    expect([hubs.isAlive('agency'), arrival.aborted]).toEqual([false, true]);
    expect(hubs.take('agency')).toBeNull();
    expect(hubs.arrival('agency').aborted).toBe(false);
  });

  test('stays the same while the feed offers the same hub, and ends with it', async () => {
    const token = await subscribed();
    const before = { ...offer, token };
    expect(hubs.offered(before, offer)).toBe(before);
    expect(hubs.offered(before, { ...offer, topic: 'https://example.org/b' })?.token).not.toBe(token);
    expect(hubs.offered(before, null)).toBeNull();
    hubs.follow('agency', before);
    expect(hubs.isAlive('agency')).toBe(true);
    hubs.follow('agency', null);
    expect([hubs.isKnown(token), send(token, signed())]).toEqual([false, 'unknown']);
  });
});

describe('what is distributed', () => {
  test.each(['sha1', 'sha256', 'sha384', 'sha512'])('is taken when it is signed by %s', async method => {
    const token = await subscribed();
    const arrival = hubs.arrival('agency');
    expect(send(token, signed(method))).toBe('received');
    expect(arrival.aborted).toBe(true);
    expect(hubs.take('agency')).toEqual({ body, contentType: 'application/rss+xml' });
    expect(hubs.take('agency')).toBeNull();
    expect(hubs.arrival('agency').aborted).toBe(false);
  });

  test('is passed over when it is signed by nobody, another, or a method that is none', async () => {
    const token = await subscribed();
    for (const signature of [
      null,
      '',
      'sha256=',
      'sha256=zz',
      signed('sha256', 'other'),
      signed('md5'),
      signed().slice(0, -2),
    ])
      expect([signature, send(token, signature)]).toEqual([signature, 'received']);
    expect(hubs.take('agency')).toBeNull();
  });

  test('shows that the hub is not silent any more', async () => {
    const token = await subscribed();
    hubs.missed('agency');
    expect(hubs.isAlive('agency')).toBe(false);
    send(token, signed());
    expect(hubs.isAlive('agency')).toBe(true);
  });

  test('waits for its turn only as far as there is room', async () => {
    const token = await subscribed();
    const large = new Uint8Array(hubs.largest);
    const signature = `sha1=${createHmac('sha1', form()['hub.secret'] ?? '')
      .update(large)
      .digest('hex')}`;
    const sendLarge = () => hubs.receive({ token, contentType: null, signature, body: large });
    expect([sendLarge(), sendLarge(), sendLarge()]).toEqual(['received', 'received', 'full']);
    hubs.take('agency');
    expect(sendLarge()).toBe('received');
  });
});
