import { createDiscordWebhookPublisher } from '../../../../src/adapters/discord/webhook/webhook-publisher.ts';
import type { DiscordPayload } from '../../../../src/adapters/discord/format/payload.ts';
import { publisherContract, troubles } from '../../../contract/publisher-contract.ts';
import type { PublisherWorld, Trouble } from '../../../contract/publisher-contract.ts';
import { startFakeDiscord } from '../../../fakes/discord-server.ts';
import type { Trouble as Fault } from '../../../fakes/discord-server.ts';
import { ids } from '../../../fakes/discord-world.ts';
import { buildDelivery } from '../../../fixtures/build.ts';
import { troubledPublisher } from '../../troubled-publisher.ts';
import { cardOf, discordCard } from '../publish/deliveries.ts';
import { addHook, buildHookDelivery, HOOK, HOOK_TOKEN, hookPlace } from './webhook-world.ts';

const BOT = 'NzAwMDAwMDAw.CANARY.discord-token';
const ANY = new RegExp(`^(?:POST|PATCH|DELETE) /webhooks/${HOOK}/`);

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
    { 'retry-after': '7', 'x-ratelimit-scope': 'user' },
  ),
  'place-closed': refusal(403, { message: 'Missing Access', code: 50001 }),
  'right-missing': refusal(403, { message: 'Missing Permissions', code: 50013 }),
  'place-unknown': refusal(404, { message: 'Unknown Webhook', code: 10015 }),
  'token-refused': refusal(401, { message: 'Invalid Webhook Token', code: 50027 }),
  'payload-refused': refusal(400, { message: 'Invalid Form Body', code: 50035 }),
};

/** A webhook's token opens one channel: that it is refused says nothing of the others. */
const differs = { 'token-refused': { kind: 'rejected', scope: 'destination' } } as const;

/** With a bot in the server what was lost can be looked for. */
for (const bot of [null, BOT])
  publisherContract(
    `a Discord webhook, ${bot === null ? 'without' : 'with'} a bot`,
    { troubles, repeats: false, finds: bot !== null, differs },
    async (): Promise<PublisherWorld> => {
      const fake = await startFakeDiscord({ token: BOT, limits: false });
      const places = new Map([['hook', hookPlace(addHook(fake))]]);
      return {
        ...troubledPublisher(fake, {
          open: timeoutMs =>
            createDiscordWebhookPublisher({
              places,
              apiRoot: null,
              bot,
              checkAddress: () => Promise.resolve(),
              ...(timeoutMs ? { timeoutMs } : {}),
            }),
          fault: trouble => {
            fake.fault({ on: ANY, trouble: faults[trouble] });
          },
        }),
        delivery: kind => ({
          delivery: buildHookDelivery(kind === 'card' ? { card: cardOf(discordCard) } : {}),
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
        foreignDelivery: () => ({
          ...buildDelivery({ platform: 'discord', destination: 'hook' }),
          payload: { platform: 'discord' },
        }),
        stored: async () => {
          await fake.until(() => fake.messages(ids.text).length > 0);
        },
        posted: () => fake.messages(ids.text).map(message => message.id),
        attempts: () => fake.received(`POST /webhooks/${HOOK}`).length,
        violations: () => fake.violations,
        secret: HOOK_TOKEN,
        [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
      };
    },
  );
