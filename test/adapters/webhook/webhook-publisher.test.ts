import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { inEnglish } from '../../fixtures/in-english.ts';
import { checkWebhook } from '../../../src/adapters/webhook/check-webhook.ts';
import { signatureOf } from '../../../src/adapters/webhook/publish/signed-request.ts';
import {
  createWebhookPublisher,
  type WebhookPublisherOptions,
} from '../../../src/adapters/webhook/publish/webhook-publisher.ts';
import { createAddressCheck, createFetch } from '../../../src/net/create-fetch.ts';
import { startFakeWebhook, type FakeWebhook } from '../../fakes/webhook-server.ts';
import { buildMessage, NOW } from '../../fixtures/build.ts';
import { buildWebhookDelivery, webhookCard } from './deliveries.ts';

const SECRET = 'canary-secret-of-the-hook';
const calm = new AbortController().signal;

const publisherFor = (fake: FakeWebhook, options: Partial<WebhookPublisherOptions> = {}) =>
  createWebhookPublisher({
    places: new Map([['archive', { url: fake.url, secret: SECRET }]]),
    fetch: createFetch({ allow: [fake.host] }),
    pageAddress: () => Promise.resolve('http://127.0.0.1:8080'),
    now: () => NOW,
    ...options,
  });

test('what is sent is what the design page says, to the letter', async () => {
  await using fake = await startFakeWebhook({ secret: SECRET });
  const delivery = buildWebhookDelivery(webhookCard);
  const publisher = publisherFor(fake);
  expect(await publisher.send(delivery, [webhookCard], calm)).toEqual({
    kind: 'sent',
    messageIds: ['1'],
    url: null,
  });
  const [request] = fake.requests;
  expect(request?.body).toEqual({
    operation: 'send',
    delivery: delivery.id,
    message: null,
    post: { id: delivery.post, kind: 'article', mark: null, destination: 'archive' },
    article: {
      id: 'a1',
      url: 'https://gazzetta.example/ponte',
      title: 'Riapre il ponte',
      lead: null,
      language: 'it',
      published: '2026-03-02T07:00:00.000Z',
      outlet: 'Gazzetta di Valdorsa',
      topics: ['ponti'],
    },
    summary: ['Dopo tre anni i pedoni tornano sul ponte.'],
    quote: { text: 'Il ponte resta aperto', speaker: 'Ada Ruvini', role: 'sindaca' },
    card: {
      url: `http://127.0.0.1:8080/cards/${webhookCard.hash}`,
      alt: webhookCard.alt,
      width: webhookCard.width,
      height: webhookCard.height,
    },
  });
  expect(request?.headers).toMatchObject({
    'idempotency-key': delivery.id,
    'x-strillone-timestamp': String(NOW / 1000),
  });
  expect(fake.violations).toEqual([]);
});

test('without a page a card has no address', async () => {
  await using fake = await startFakeWebhook({ secret: SECRET });
  const publisher = publisherFor(fake, { pageAddress: () => Promise.resolve(null) });
  await publisher.send(buildWebhookDelivery(webhookCard), [webhookCard], calm);
  expect(fake.requests[0]?.body.card).toMatchObject({ url: null, alt: webhookCard.alt });
});

test('the signature is the HMAC of timestamp, full stop and body', () => {
  const right = createHmac('sha256', 'key').update('1772438400.{"a":1}').digest('hex');
  expect(signatureOf('{"a":1}', 'key', NOW)).toEqual({
    timestamp: '1772438400',
    signature: `sha256=${right}`,
  });
});

const status = (code: number, headers: Record<string, string> = {}) =>
  ({ kind: 'status', when: 'before', status: code, headers }) as const;

test.each([
  [status(409), { kind: 'sent' }],
  [status(204), { kind: 'sent' }],
  [status(410), { kind: 'rejected', scope: 'destination' }],
  [status(401), { kind: 'rejected', scope: 'destination' }],
  [status(404), { kind: 'rejected', scope: 'destination' }],
  [status(307, { location: 'http://127.0.0.1:1/' }), { kind: 'rejected', scope: 'destination' }],
  [status(400), { kind: 'rejected', scope: 'payload' }],
  [status(413), { kind: 'rejected', scope: 'payload' }],
  [status(429), { kind: 'retry', scope: 'place', afterMs: null }],
  [status(429, { 'retry-after': '90' }), { kind: 'retry', scope: 'place', afterMs: 90_000 }],
  [
    status(503, { 'retry-after': new Date(NOW + 60_000).toUTCString() }),
    { kind: 'retry', scope: 'place', afterMs: 60_000 },
  ],
  [status(503), { kind: 'unknown' }],
  [status(500), { kind: 'unknown' }],
  [status(408), { kind: 'unknown' }],
])('an answer of $0.status ($0.headers) to a send', async (answer, outcome) => {
  await using fake = await startFakeWebhook({ secret: SECRET });
  fake.fault(answer);
  const said = await publisherFor(fake).send(buildWebhookDelivery(), [], calm);
  expect(said).toMatchObject(outcome);
  expect(JSON.stringify(said)).not.toContain('canary');
});

test('a change of a message that is there no more finds it gone', async () => {
  await using fake = await startFakeWebhook({ secret: SECRET });
  const delivery = buildWebhookDelivery();
  const message = buildMessage(delivery, { messageIds: ['77'] });
  const publisher = publisherFor(fake);
  expect(await publisher.edit(delivery, { message, cards: [] }, calm)).toMatchObject({ kind: 'gone' });
  expect(await publisher.delete(delivery, message, calm)).toMatchObject({ kind: 'gone' });
  expect(fake.requests.map(({ body }) => [body.operation, body.message])).toEqual([
    ['edit', '77'],
    ['delete', '77'],
  ]);
});

test.each([
  ['an address', (port: string) => `http://127.0.0.1:${port}/in`],
  ['a name', (port: string) => `http://localhost:${port}/in`],
])('a private host is not spoken to unless the config allows it: %s', async (_what, urlAt) => {
  await using fake = await startFakeWebhook({ secret: SECRET });
  const url = urlAt(fake.host.split(':')[1] ?? '');
  const places = new Map([['archive', { url, secret: SECRET }]]);
  const send = (...allow: string[]) =>
    publisherFor(fake, { places, fetch: createFetch({ allow }) }).send(buildWebhookDelivery(), [], calm);
  expect(await send()).toMatchObject({
    kind: 'rejected',
    scope: 'destination',
    reason: { code: 'fetch-private' },
  });
  expect(await send(`${new URL(url).hostname}:1`)).toMatchObject({ kind: 'rejected' });
  expect(fake.requests).toEqual([]);
  expect(await send(new URL(url).hostname)).toMatchObject({ kind: 'sent' });
  expect(await send(new URL(url).host)).toMatchObject({ kind: 'sent' });
});

test('a destination that takes no part any more suspends what waits for it', async () => {
  await using fake = await startFakeWebhook({ secret: SECRET });
  const publisher = publisherFor(fake, { places: new Map() });
  expect(await publisher.send(buildWebhookDelivery(), [], calm)).toMatchObject({
    kind: 'rejected',
    scope: 'destination',
  });
});

test('check says which addresses cannot be reached, and never shows them whole', async () => {
  const at = (url: string) => ({ url, secret: SECRET });
  const places = new Map([
    ['mine', at('http://127.0.0.1:9/canary')],
    ['allowed', at('http://127.0.0.1:8090/canary')],
    ['gone', at('https://hook.invalid/canary?key=canary')],
  ]);
  const problems = inEnglish(await checkWebhook(places, createAddressCheck({ allow: ['127.0.0.1:8090'] })));
  expect(problems.map(({ what }) => what)).toEqual(['destination mine', 'destination gone']);
  expect(problems[0]?.remedy).toContain('network.allow');
  expect(JSON.stringify(problems)).not.toContain('canary');
});
