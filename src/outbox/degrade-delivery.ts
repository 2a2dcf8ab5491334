import type { CardImage } from '../core/card.ts';
import type { Outbox } from '../core/ports/outbox.ts';
import type { Payloads } from '../core/ports/platform.ts';
import type { Degrade } from './attempt.ts';

/**
 * Gives up what a platform refused: markup, the size of the card, in the end the card. `shrink` makes a card that takes
 * fewer bytes, or says with null that it cannot.
 */
export function createDegrader(deps: {
  readonly outbox: Pick<Outbox, 'card'>;
  readonly payloads: Payloads;
  readonly shrink: (card: CardImage) => Promise<CardImage | null>;
}): Degrade {
  const { outbox, payloads, shrink } = deps;
  return async ({ payload }, remedy) => {
    const hash = payloads.cardOf(payload);
    const card = remedy === 'smaller-card' && hash !== null ? await outbox.card(hash) : null;
    const smaller = card === null ? null : await shrink(card);
    const lighter = payloads.degrade(payload, remedy, smaller?.hash);
    return lighter === null ? null : { payload: lighter, card: smaller };
  };
}
