import type { CardImage } from '../../../../src/core/card.ts';
import { cardHashOf } from '../../../../src/core/ids.ts';
import type { TelegramPayload } from '../../../../src/adapters/telegram/format/payload.ts';
import type { Delivery } from '../../../../src/core/post.ts';
import { createPng } from '../../../fakes/png.ts';
import { buildDelivery } from '../../../fixtures/build.ts';

/** Like a real one: @BotFather's tokens are a number, a colon and 35 signs. */
export const TOKEN = '123456789:CANARY_telegram_token_of_35_signs_x';

const bytes = createPng(120, 120);
/** A small card that is a real picture. */
export const telegramCard: CardImage = {
  hash: cardHashOf(bytes),
  mediaType: 'image/png',
  width: 120,
  height: 120,
  bytes,
  alt: 'Citazione',
};

let count = 0;

/** A delivery of a text to "@canale" unless told otherwise. */
export function buildTelegramDelivery(payload: Partial<TelegramPayload> = {}): Delivery {
  const whole = {
    platform: 'telegram',
    kind: 'text',
    chat: '@canale',
    topic: null,
    silent: false,
    text: '<b>Riapre il ponte</b>',
    preview: 'https://gazzetta.example/ponte',
    ...payload,
  } as TelegramPayload;
  count++;
  return {
    ...buildDelivery({ platform: 'telegram' }),
    id: `telegram-${count}` as Delivery['id'],
    payload: whole,
  };
}

/** A delivery of the card with a caption. */
export const buildCardDelivery = (payload: Partial<TelegramPayload> = {}): Delivery =>
  buildTelegramDelivery({
    kind: 'photo',
    card: telegramCard.hash,
    caption: '<b>Riapre</b>',
    ...payload,
  } as Partial<TelegramPayload>);
