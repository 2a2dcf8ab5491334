import type { CardHash } from '../core/ids.ts';
import type { Payload } from '../core/payload.ts';

/** The card a payload shows, by its hash; null without one. */
export function cardOf(payload: Payload): CardHash | null {
  switch (payload.platform) {
    case 'telegram':
      return payload.kind === 'photo' ? payload.card : null;
    case 'discord':
      return payload.card?.hash ?? null;
    case 'preview':
      return payload.discord.card?.hash ?? null;
  }
}
