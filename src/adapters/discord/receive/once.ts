import type { Instant } from '../../../core/time.ts';
import { StoreDownError } from '../../../core/ports/store-down-error.ts';
import type { UpdateStore } from '../../../core/updates/update-store.ts';

/** In place of an answer: somebody else has done what the interaction asks, or does it now. */
export const TAKEN = 'taken';

/** Does what an interaction asks, unless it was taken before. */
export type Once = <Answer>(
  interaction: string,
  work: () => Promise<Answer>,
) => Promise<Answer | typeof TAKEN>;

/**
 * Has each interaction done by one process, once at most (`UpdateStore.takeOnce`): a process that was frozen finds in its
 * connection what another has heard and done meanwhile, and to the web somebody may send a copy. While the database is down
 * all is answered, for what would change something says so itself.
 */
export function createOnce({
  updates,
  now,
}: {
  readonly updates?: Pick<UpdateStore, 'takeOnce'> | undefined;
  readonly now: () => Instant;
}): Once {
  const isTaken = async (interaction: string) => {
    try {
      return (await updates?.takeOnce('discord', [interaction], now()))?.size === 0;
    } catch (error) {
      if (error instanceof StoreDownError) return false;
      throw error;
    }
  };
  return async (interaction, work) => ((await isTaken(interaction)) ? TAKEN : work());
}
