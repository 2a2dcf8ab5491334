import type { CardImage } from '../core/card.ts';
import type { CardHash } from '../core/ids.ts';
import type { Outbox } from '../core/ports/outbox.ts';
import type { Payloads } from '../core/ports/platform.ts';
import type { Degrade } from './attempt.ts';

/**
 * Gives up what a platform refused: markup, the size of the cards, in the end the cards. `shrink` makes a card that takes
 * fewer bytes, or says with null that it cannot.
 */
export function createDegrader(deps: {
  readonly outbox: Pick<Outbox, 'card'>;
  readonly payloads: Payloads;
  readonly shrink: (card: CardImage) => Promise<CardImage | null>;
}): Degrade {
  const { outbox, payloads, shrink } = deps;
  return async ({ payload }, remedy) => {
    const smaller = new Map<CardHash, CardImage>();
    for (const hash of remedy === 'smaller-card' ? payloads.cardsOf(payload) : []) {
      const card = await outbox.card(hash);
      const shrunk = card === null ? null : await shrink(card);
      if (shrunk !== null) smaller.set(hash, shrunk);
    }
    const names = new Map([...smaller].map(([hash, card]) => [hash, card.hash] as const));
    const lighter = payloads.degrade(payload, remedy, names);
    return lighter === null ? null : { payload: lighter, cards: [...smaller.values()] };
  };
}
