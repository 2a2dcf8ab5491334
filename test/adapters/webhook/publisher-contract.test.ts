import { createWebhookPublisher } from '../../../src/adapters/webhook/publish/webhook-publisher.ts';
import { createFetch } from '../../../src/net/create-fetch.ts';
import type { DeliveryId } from '../../../src/core/ids.ts';
import {
  publisherContract,
  troubles,
  type PublisherWorld,
  type Trouble,
} from '../../contract/publisher-contract.ts';
import { startFakeWebhook, type WebhookTrouble } from '../../fakes/webhook-server.ts';
import { buildDelivery } from '../../fixtures/build.ts';
import { troubledPublisher } from '../troubled-publisher.ts';
import { buildWebhookDelivery, buildWebhookPayload, webhookCard } from './deliveries.ts';

const SECRET = 'canary-secret-of-the-hook';

const answered = (status: number, headers = {}): WebhookTrouble => ({
  kind: 'status',
  when: 'before',
  status,
  headers,
});
const faults: Readonly<Record<Exclude<Trouble, 'connection-refused' | 'token-refused'>, WebhookTrouble>> = {
  'cut-before': { kind: 'drop', when: 'before' },
  'cut-after': { kind: 'drop', when: 'after' },
  'silence-after': { kind: 'hang', when: 'after' },
  'bad-gateway-after': { kind: 'status', when: 'after', status: 502, text: '<h1>Bad gateway</h1>' },
  'too-many': answered(429, { 'retry-after': '7' }),
  'place-closed': answered(410),
  'right-missing': answered(403),
  'place-unknown': answered(405),
  'payload-refused': answered(422),
};

/** One of them names messages and answers a repeat with 200, the other does neither. */
const open = (kind: { readonly named: boolean; readonly repeats: 200 | 409 }) => async () => {
  const fake = await startFakeWebhook({ ...kind, secret: SECRET });
  let editions = 0;
  const world: PublisherWorld = {
    ...troubledPublisher(fake, {
      open: timeoutMs =>
        createWebhookPublisher({
          places: new Map([['archive', { url: fake.url, secret: SECRET }]]),
          fetch: createFetch({ allow: [fake.host] }),
          pageAddress: () => Promise.resolve('http://127.0.0.1:8080'),
          ...(timeoutMs === undefined ? {} : { timeoutMs }),
        }),
      fault: trouble => {
        if (trouble === 'token-refused') throw new Error('there is no token that all share');
        fake.fault(faults[trouble]);
      },
    }),
    delivery: what => {
      const card = what === 'card' ? webhookCard : null;
      return { delivery: buildWebhookDelivery(card), card };
    },
    edition: of => {
      const payload = buildWebhookPayload(
        (of.payload as ReturnType<typeof buildWebhookPayload>).card === null ? null : webhookCard,
      );
      const summary = [`Il ponte resta aperto (${String(editions++)}).`];
      return {
        ...of,
        id: `${of.id}e` as DeliveryId,
        operation: 'edit',
        payload: Object.assign(payload, { summary }),
      };
    },
    shown: () => [...fake.messages.values()].map(({ summary }) => JSON.stringify(summary)),
    remove: () => {
      fake.messages.delete([...fake.messages.keys()].at(-1) ?? '');
    },
    foreignDelivery: () => buildDelivery({ platform: 'discord', destination: 'archive' }),
    stored: () => fake.until(() => fake.messages.size > 0),
    posted: () => [...fake.messages.keys()],
    attempts: () => fake.requests.filter(({ body }) => body.operation === 'send').length,
    violations: () => fake.violations,
    secret: 'canary',
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
  return world;
};

const traits = {
  troubles: troubles.filter(trouble => trouble !== 'token-refused'),
  repeats: true,
  finds: false,
  differs: {
    // each destination is a server of its own
    'connection-refused': { kind: 'retry', scope: 'place' },
    // data has no form that could be given up
    'payload-refused': { kind: 'rejected', scope: 'payload' },
  },
} as const;
publisherContract('webhook', traits, open({ named: true, repeats: 200 }));
publisherContract('webhook that names nothing', traits, open({ named: false, repeats: 409 }));
