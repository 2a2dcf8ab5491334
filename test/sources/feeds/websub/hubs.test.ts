import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HubCallbacks } from '../../../../src/core/ports/push.ts';
import type { Store } from '../../../../src/core/ports/store.ts';
import type { FeedHub, FeedState } from '../../../../src/core/feed-state.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../src/core/time.ts';
import type { Fetched, FetchRequest } from '../../../../src/net/fetch.ts';
import { createHubCallbacks } from '../../../../src/sources/feeds/websub/hub-callbacks.ts';
import { createHubs, type Hubs } from '../../../../src/sources/feeds/websub/hubs.ts';
import { openSqliteStore } from '../../../../src/store/sqlite/sqlite-store.ts';
import { createFakeClock, type FakeClock } from '../../../fakes/clock.ts';
import { NOW } from '../../../fixtures/build.ts';

const offer = { url: 'https://hub.example/', topic: 'https://example.org/rss.xml' };
const { signal } = new AbortController();
const body = new TextEncoder().encode('<rss/>');

let clock: FakeClock;
let asked: FetchRequest[];
let status: number;
let store: Store;
let hubs: Hubs;
let callbacks: HubCallbacks;
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' });
  clock = createFakeClock(NOW);
  asked = [];
  status = 202;
  callbacks = createHubCallbacks({ calls: store.hubCalls, clock, onCall: () => undefined });
  hubs = open();
});
afterEach(() => store[Symbol.asyncDispose]());

/** A process that follows feeds. */
const open = () =>
  createHubs({
    calls: store.hubCalls,
    address: 'https://news.example/',
    clock,
    fetch(request) {
      asked.push(request);
      const answer: Fetched = { url: request.url, status, headers: {}, bytes: body, movedTo: null };
      return Promise.resolve(answer);
    },
  });

/** What is known of the feed, as its source writes it down. */
const known = (hub: FeedHub): FeedState => ({
  source: 'agency',
  addressHash: 'abc',
  movedTo: null,
  etag: null,
  lastModified: null,
  bodyHash: null,
  documentAt: null,
  firstReadAt: NOW,
  lastReadAt: NOW,
  nextReadAt: NOW,
  state: 'ok',
  reason: null,
  failures: 0,
  newsEveryMs: null,
  lastNewsAt: null,
  release: null,
  hub,
});
const follow = async () => {
  const hub = hubs.offered(null, offer);
  if (hub === null) throw new Error('a hub is offered');
  await store.feeds.save(known(hub));
  hubs.follow('agency', hub);
  return hub;
};
const form = () => Object.fromEntries(new URLSearchParams(String(asked.at(-1)?.body)));
/** What the hub hears, from whichever process; then what it said is heeded. */
async function confirm(token: string, more: object = {}) {
  const said = await callbacks.notice({
    token,
    mode: 'subscribe',
    topic: offer.topic,
    challenge: 'abc',
    leaseSeconds: String(DAY / SECOND),
    ...more,
  });
  await hubs.look();
  if (hubs.arrival('agency').aborted) await hubs.take('agency');
  return said;
}
const signed = (method = 'sha256', secret = form()['hub.secret'] ?? '') =>
  `${method}=${createHmac(method, secret).update(body).digest('hex')}`;
/** Subscribed, and confirmed for a day. */
async function subscribed(): Promise<string> {
  const { token } = await follow();
  await hubs.ask('agency', signal);
  await confirm(token);
  return token;
}
async function send(token: string, signature: string | null) {
  const became = await callbacks.receive({ token, contentType: 'application/rss+xml', signature, body });
  await hubs.look();
  return became;
}

describe('a subscription', () => {
  test('is asked for at once, with a callback that nobody can guess', async () => {
    const { token } = await follow();
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
    const { token } = await follow();
    expect(await confirm(token)).toBeNull();
    await hubs.ask('agency', signal);
    expect(await confirm(token, { topic: 'https://example.org/other.xml' })).toBeNull();
    expect(await confirm(token, { mode: 'unsubscribe' })).toBeNull();
    expect(await confirm(token, { challenge: 'a'.repeat(1001) })).toBeNull();
    expect(await confirm(token, { challenge: null })).toBeNull();
    expect(await confirm('other')).toBeNull();
    expect(await confirm(token)).toBe('abc');
    expect(await confirm(token)).toBeNull();
  });

  test.each([
    ['1', MINUTE],
    ['999999999', 30 * DAY],
    ['no number', 10 * DAY],
  ])('of %s seconds lasts %i ms', async (leaseSeconds, lease) => {
    const { token } = await follow();
    await hubs.ask('agency', signal);
    await confirm(token, { leaseSeconds });
    expect(hubs.askAt('agency')).toBe(NOW + 0.8 * lease);
  });

  test('that is refused, denied or never confirmed is asked for again later', async () => {
    const { token } = await follow();
    await hubs.ask('agency', signal);
    expect(hubs.askAt('agency')).toBe(NOW + HOUR);
    status = 403;
    await hubs.ask('agency', signal);
    expect(hubs.askAt('agency')).toBe(NOW + DAY);
    status = 202;
    await hubs.ask('agency', signal);
    await confirm(token);
    const arrival = hubs.arrival('agency');
    expect(await confirm(token, { mode: 'denied', challenge: null })).toBe('');
    expect([hubs.isAlive('agency'), arrival.aborted]).toEqual([false, true]);
    expect(await hubs.take('agency')).toBeNull();
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
    await store.feeds.save({ ...known(before), hub: null });
    expect(await callbacks.isKnown(token)).toBe(false);
    expect(await send(token, signed())).toBe('unknown');
  });
});

describe('what is distributed', () => {
  test.each(['sha1', 'sha256', 'sha384', 'sha512'])('is taken when it is signed by %s', async method => {
    const token = await subscribed();
    const arrival = hubs.arrival('agency');
    expect(await send(token, signed(method))).toBe('received');
    expect(arrival.aborted).toBe(true);
    expect(await hubs.take('agency')).toEqual({ body, contentType: 'application/rss+xml' });
    expect(await hubs.take('agency')).toBeNull();
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
      expect([signature, await send(token, signature)]).toEqual([signature, 'received']);
    expect(await hubs.take('agency')).toBeNull();
  });

  test('shows that the hub is not silent any more', async () => {
    const token = await subscribed();
    hubs.missed('agency');
    expect(hubs.isAlive('agency')).toBe(false);
    await send(token, signed());
    await hubs.take('agency');
    expect(hubs.isAlive('agency')).toBe(true);
  });

  test('waits for its turn only as far as there is room', async () => {
    const token = await subscribed();
    const large = new Uint8Array(callbacks.largest);
    const signature = `sha1=${createHmac('sha1', form()['hub.secret'] ?? '')
      .update(large)
      .digest('hex')}`;
    const sendLarge = () => callbacks.receive({ token, contentType: null, signature, body: large });
    expect([await sendLarge(), await sendLarge(), await sendLarge()]).toEqual([
      'received',
      'received',
      'full',
    ]);
    await hubs.take('agency');
    expect(await sendLarge()).toBe('received');
  });
});

/** A process that begins to follow a feed knows nothing of what another was told. */
describe('the next process that follows the feed', () => {
  test('asks anew under a secret of its own, and passes over what is signed with the former one', async () => {
    const token = await subscribed();
    const former = signed();
    hubs.follow('agency', null);
    const next = (hubs = open());
    next.follow('agency', { ...offer, token });
    expect(next.askAt('agency')).toBe(NOW);
    await next.ask('agency', signal);
    expect(await confirm(token)).toBe('abc');
    expect(next.isAlive('agency')).toBe(true);
    await send(token, former);
    expect(await next.take('agency')).toBeNull();
    await send(token, signed());
    expect(await next.take('agency')).toEqual({ body, contentType: 'application/rss+xml' });
  });
});

test('what nobody takes is forgotten after an hour', async () => {
  const token = await subscribed();
  await send(token, signed());
  const prune = (now: number) => store.maintenance.prune({ now, keepMs: DAY, standing: [] });
  await prune(NOW + HOUR);
  expect(await store.hubCalls.waiting()).toEqual(new Set([token]));
  await prune(NOW + HOUR + 1);
  expect(await store.hubCalls.waiting()).toEqual(new Set());
});
