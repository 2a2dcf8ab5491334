import { createDiscordPublisher } from '../../../../src/adapters/discord/publish/discord-publisher.ts';
import type { DiscordPayload } from '../../../../src/adapters/discord/format/payload.ts';
import { publisherContract, troubles } from '../../../contract/publisher-contract.ts';
import type { PublisherWorld, Trouble } from '../../../contract/publisher-contract.ts';
import { startFakeDiscord } from '../../../fakes/discord-server.ts';
import type { Trouble as Fault } from '../../../fakes/discord-server.ts';
import { ids } from '../../../fakes/discord-world.ts';
import { buildDelivery } from '../../../fixtures/build.ts';
import { troubledPublisher } from '../../troubled-publisher.ts';
import { buildDiscordDelivery, cardOf, discordCard } from './deliveries.ts';

const SECRET = 'NzAwMDAwMDAw.CANARY.discord-token';
const POST = `POST /channels/${ids.text}/messages`;
const ANY = new RegExp(`^(?:POST|PATCH|DELETE) /channels/${ids.text}/messages`);

const refusal = (status: number, json: object, headers = {}): Fault => ({
  kind: 'status',
  when: 'before',
  status,
  json,
  headers,
});
const faults: Readonly<Record<Exclude<Trouble, 'connection-refused'>, Fault>> = {
  'cut-before': { kind: 'drop', when: 'before' },
  'cut-after': { kind: 'drop', when: 'after' },
  'silence-after': { kind: 'hang', when: 'after' },
  'bad-gateway-after': { kind: 'status', when: 'after', status: 502, html: '<html>Bad gateway</html>' },
  'too-many': refusal(
    429,
    { message: 'You are being rate limited.', retry_after: 7, global: false },
    { 'retry-after': '7', 'x-ratelimit-scope': 'shared' },
  ),
  'place-closed': refusal(403, { message: 'Missing Access', code: 50001 }),
  'right-missing': refusal(403, { message: 'Missing Permissions', code: 50013 }),
  'place-unknown': refusal(404, { message: 'Unknown Channel', code: 10003 }),
  'token-refused': refusal(401, { message: '401: Unauthorized', code: 0 }),
  'payload-refused': refusal(400, { message: 'Invalid Form Body', code: 50035 }),
};

publisherContract('Discord', { troubles, repeats: true, finds: true }, async (): Promise<PublisherWorld> => {
  const fake = await startFakeDiscord({ token: SECRET });
  return {
    ...troubledPublisher(fake, {
      open: timeoutMs =>
        createDiscordPublisher({ token: SECRET, apiRoot: fake.apiRoot, ...(timeoutMs ? { timeoutMs } : {}) }),
      fault: trouble => {
        fake.fault({ on: ANY, trouble: faults[trouble] });
      },
    }),
    delivery: kind => ({
      delivery: buildDiscordDelivery(kind === 'card' ? { card: cardOf(discordCard) } : {}),
      card: kind === 'card' ? discordCard : null,
    }),
    edition: delivery => {
      const payload = delivery.payload as DiscordPayload;
      return {
        ...delivery,
        payload: { ...payload, embed: { ...payload.embed, title: 'Riapre, e resta aperto' } },
      };
    },
    shown: () =>
      fake
        .messages(ids.text)
        .map(({ embeds, attachments }) => `${embeds[0]?.title ?? ''} ${attachments.length}`),
    remove: () => {
      fake.removeMessage(ids.text, fake.messages(ids.text).at(-1)?.id ?? '');
    },
    foreignDelivery: () => buildDelivery({ platform: 'telegram' }),
    stored: async () => {
      await fake.until(() => fake.messages(ids.text).length > 0);
    },
    posted: () => fake.messages(ids.text).map(message => message.id),
    attempts: () => fake.received(POST).length,
    violations: () => fake.violations,
    secret: SECRET,
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
});
