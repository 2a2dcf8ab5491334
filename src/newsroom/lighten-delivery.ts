import type { CardImage } from '../core/card.ts';
import type { Outbox } from '../core/outbox.ts';
import { lighten } from '../format/lighten.ts';
import type { Lighten } from './attempt.ts';
import { cardOf } from './card-of.ts';

/**
 * Gives up what a platform refused: markup, the size of the card, in the end the card. `shrink` makes a card that takes
 * fewer bytes, or says with null that it cannot.
 */
export function createLightener(deps: {
  readonly outbox: Pick<Outbox, 'card'>;
  readonly shrink: (card: CardImage) => Promise<CardImage | null>;
}): Lighten {
  return async ({ payload }, remedy) => {
    const hash = cardOf(payload);
    const card = remedy === 'smaller-card' && hash !== null ? await deps.outbox.card(hash) : null;
    const smaller = card === null ? null : await deps.shrink(card);
    const lighter = lighten(payload, remedy, smaller?.hash);
    return lighter === null ? null : { payload: lighter, card: smaller };
  };
}
