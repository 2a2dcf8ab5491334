import type { CardImage } from '../../../../src/core/card.ts';
import type { DeliveryId } from '../../../../src/core/ids.ts';
import { cardHashOf } from '../../../../src/core/ids.ts';
import type { DiscordEmbed, DiscordPayload } from '../../../../src/adapters/discord/format/payload.ts';
import type { Delivery } from '../../../../src/core/post.ts';
import { ids } from '../../../fakes/discord-world.ts';
import { createPng } from '../../../fakes/png.ts';
import { buildDelivery } from '../../../fixtures/build.ts';

let count = 0;

const pngBytes = createPng(12, 8);

/** A real (small) picture with words for those who do not see it. */
export const discordCard: CardImage = {
  hash: cardHashOf(pngBytes),
  mediaType: 'image/png',
  width: 12,
  height: 8,
  bytes: pngBytes,
  alt: 'Citazione di Ada Verri: il ponte è di tutti',
};

/** An embed with every part filled; `count` makes each one different. */
const embed = (index: number): DiscordEmbed => ({
  author: 'Gazzetta di Valdorsa',
  title: `Riapre il ponte di Valdorsa (${index})`,
  url: `https://gazzetta.example/ponte?n=${index}`,
  description: 'Dopo tre anni i pedoni tornano sul ponte.\n\n> il ponte è di tutti',
  fields: [{ name: 'Fonte', value: 'Gazzetta di Valdorsa' }],
  footer: 'Strillone',
  timestamp: '2026-03-02T07:00:00.000Z',
  color: 0xb3261e,
});

/** A delivery to the fake's text channel as the newsroom would queue it; a new id with each call. */
export function buildDiscordDelivery({ card = null, ...payload }: Partial<DiscordPayload> = {}): Delivery & {
  readonly payload: DiscordPayload;
} {
  const index = ++count;
  const now = Date.now();
  return {
    ...buildDelivery({
      id: `delivery${String(index).padStart(12, '0')}` as DeliveryId,
      platform: 'discord',
      destination: 'redazione',
      createdAt: now,
      firstAttemptAt: now,
    }),
    payload: {
      platform: 'discord',
      channel: ids.text,
      crosspost: false,
      embed: embed(index),
      card,
      ...payload,
    },
  };
}

/** What a payload says of the card above. */
export const cardOf = ({ hash, alt }: CardImage): DiscordPayload['card'] => ({ hash, alt });
