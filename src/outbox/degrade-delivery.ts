import type { CardImage } from '../core/card.ts';
import type { Outbox } from '../core/ports/outbox.ts';
import type { CardHash } from '../core/ids.ts';
import type { Payload } from '../core/payload.ts';
import type { Fallback } from '../core/post.ts';
import { degradeDiscord } from '../adapters/discord/format/degrade.ts';
import { degradeTelegram } from '../adapters/telegram/format/degrade.ts';
import type { Degrade } from './attempt.ts';
import { cardOf } from './card-of.ts';

/**
 * Gives up what a platform refused: markup, the size of the card, in the end the card. `shrink` makes a card that takes
 * fewer bytes, or says with null that it cannot.
 */
export function createDegrader(deps: {
  readonly outbox: Pick<Outbox, 'card'>;
  readonly shrink: (card: CardImage) => Promise<CardImage | null>;
}): Degrade {
  return async ({ payload }, remedy) => {
    const hash = cardOf(payload);
    const card = remedy === 'smaller-card' && hash !== null ? await deps.outbox.card(hash) : null;
    const smaller = card === null ? null : await deps.shrink(card);
    const lighter = degrade(payload, remedy, smaller?.hash);
    return lighter === null ? null : { payload: lighter, card: smaller };
  };
}

/**
 * The payload without what the platform refused it for, for one more try; null when there is nothing of that kind left to
 * give up. `smallerCard` is the card again in fewer bytes; without one a card that is too large is left away. A card that
 * goes leaves the words, and on Telegram the preview of the article. What is left fits the platform's limits.
 */
export function degrade(payload: Payload, remedy: Fallback, smallerCard?: CardHash): Payload | null {
  switch (payload.platform) {
    case 'telegram':
      return degradeTelegram(payload, remedy, smallerCard);
    case 'discord':
      return degradeDiscord(payload, remedy, smallerCard);
    case 'preview':
      return null; // it refuses nothing
  }
}
