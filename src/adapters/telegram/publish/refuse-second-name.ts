import type { Destination } from '../../../core/destination.ts';
import type { Publisher } from '../../../core/ports/ports.ts';
import type { Outcome } from '../../../core/post.ts';
import { reasonOf } from '../../../core/reasons/reason.ts';
import { HOUR } from '../../../core/time.ts';
import type { Duration, Instant } from '../../../core/time.ts';
import { asTelegramPayload, type TelegramPlace } from '../format/payload.ts';
import { createTelegramAttempt, type TelegramAccess } from '../telegram-api.ts';
import { outcomeOf } from './telegram-refusal.ts';

/** A name is asked for again after so long: another chat may have taken it. */
const KNOWN_FOR: Duration = HOUR;

export interface SecondNameOptions extends TelegramAccess {
  readonly destinations: readonly Destination<TelegramPlace>[];
  readonly now?: () => Instant;
}

/**
 * A publisher that posts nothing to an "@name" whose chat another destination names by its id: readers would get everything
 * twice. The refusal is that of a closed place, so editors are told, and what waits is kept.
 */
export function refuseSecondName(publisher: Publisher, options: SecondNameOptions): Publisher {
  const { destinations, token, now = () => Date.now() } = options;
  const byId = new Map(
    destinations
      .filter(({ place }) => typeof place.chat === 'number')
      .map(({ name, place }) => [placeKey(place.chat, place.topic), name]),
  );
  if (byId.size === 0) return publisher;
  const ids = new Map<string, { readonly id: number; readonly askedAt: Instant }>();

  /** The id behind a name, or why it is not known; nothing has been posted then, whatever became of the question. */
  async function idOf(chat: string, signal: AbortSignal): Promise<number | Outcome> {
    const known = ids.get(chat);
    if (known !== undefined && now() - known.askedAt < KNOWN_FOR) return known.id;
    const { api, trace } = createTelegramAttempt(options, { signal });
    try {
      const { id } = await api.getChat(chat);
      ids.set(chat, { id, askedAt: now() });
      return id;
    } catch (error) {
      const outcome = outcomeOf(error, { token, trace });
      return outcome.kind === 'unknown' ? { ...outcome, kind: 'retry', afterMs: null } : outcome;
    }
  }

  return {
    ...publisher,
    async send(delivery, card, signal) {
      const payload = asTelegramPayload(delivery.payload);
      if (delivery.post === null || typeof payload?.chat !== 'string' || signal.aborted)
        return publisher.send(delivery, card, signal);
      const id = await idOf(payload.chat, signal);
      if (typeof id !== 'number') return id;
      const other = byId.get(placeKey(id, payload.topic));
      if (other === undefined) return publisher.send(delivery, card, signal);
      const reason = reasonOf('named-twice', { name: payload.chat, id: String(id), destination: other });
      return { kind: 'rejected', scope: 'destination', reason };
    },
  };
}

/** One for a chat and topic; the General topic is the one meant where none is named. */
export const placeKey = (chat: number | string, topic: number | null): string => `${chat} ${topic ?? 1}`;
