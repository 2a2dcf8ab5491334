import { createTelegramPublisher } from '../../../../src/adapters/telegram/publish/telegram-publisher.ts';
import type { TelegramPayload } from '../../../../src/adapters/telegram/format/payload.ts';
import { publisherContract, troubles } from '../../../contract/publisher-contract.ts';
import type { PublisherWorld, Trouble } from '../../../contract/publisher-contract.ts';
import { startFakeTelegram } from '../../../fakes/telegram-server.ts';
import type { Trouble as Fault } from '../../../fakes/telegram-server.ts';
import { buildDelivery } from '../../../fixtures/build.ts';
import { troubledPublisher } from '../../troubled-publisher.ts';
import { buildCardDelivery, buildTelegramDelivery, telegramCard, TOKEN } from './deliveries.ts';

const refusal = (status: number, description: string, parameters?: Record<string, number>): Fault => ({
  kind: 'status',
  when: 'before',
  status,
  description,
  ...(parameters ? { parameters } : {}),
});
const faults: Readonly<Record<Exclude<Trouble, 'connection-refused'>, Fault>> = {
  'cut-before': { kind: 'drop', when: 'before' },
  'cut-after': { kind: 'drop', when: 'after' },
  'silence-after': { kind: 'hang', when: 'after' },
  'bad-gateway-after': { kind: 'status', when: 'after', status: 502, html: '<html>Bad gateway</html>' },
  'too-many': refusal(429, 'Too Many Requests: retry after 7', { retry_after: 7 }),
  'place-closed': refusal(403, 'Forbidden: bot was kicked from the channel chat'),
  'right-missing': refusal(400, 'Bad Request: need administrator rights in the channel chat'),
  'place-unknown': refusal(400, 'Bad Request: chat not found'),
  'token-refused': refusal(401, 'Unauthorized'),
  'payload-refused': refusal(
    400,
    'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 0',
  ),
};

const open = async (): Promise<PublisherWorld> => {
  const fake = await startFakeTelegram({ token: TOKEN });
  return {
    ...troubledPublisher(fake, {
      open: timeoutMs =>
        createTelegramPublisher({ token: TOKEN, apiRoot: fake.apiRoot, ...(timeoutMs ? { timeoutMs } : {}) }),
      fault: trouble => {
        fake.fault({ on: /^(?:send|edit|delete)/, trouble: faults[trouble] });
      },
    }),
    delivery: kind => ({
      delivery: kind === 'card' ? buildCardDelivery() : buildTelegramDelivery(),
      card: kind === 'card' ? telegramCard : null,
    }),
    edition: delivery => {
      const payload = delivery.payload as TelegramPayload;
      const words = '<b>Riapre, e resta aperto</b>';
      return {
        ...delivery,
        payload: payload.kind === 'photo' ? { ...payload, caption: words } : { ...payload, text: words },
      };
    },
    shown: () => fake.messages('@canale').map(({ text, caption }) => text ?? caption ?? ''),
    remove: () => {
      fake.removeMessage('@canale', fake.messages('@canale').at(-1)?.id ?? 0);
    },
    foreignDelivery: () => buildDelivery({ platform: 'discord' }),
    stored: async () => {
      await fake.until(() => fake.messages('@canale').length > 0);
    },
    posted: () => fake.messages('@canale').map(({ id }) => String(id)),
    attempts: () => fake.requests.filter(({ call }) => call.startsWith('send')).length,
    violations: () => fake.violations,
    secret: TOKEN,
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
};

publisherContract('Telegram', { troubles, repeats: false, finds: false }, open);
