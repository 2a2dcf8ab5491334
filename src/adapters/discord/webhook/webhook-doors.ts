import type { Delivery, Failure } from '../../../core/post.ts';
import { reasonOf, type Reason } from '../../../core/reasons/reason.ts';
import { FetchError, type CheckAddress } from '../../../net/fetch.ts';
import { refusal } from '../../../outbox/refusal.ts';
import { createDiscordApi, type DiscordApi } from '../rest/discord-api.ts';
import type { InvalidRequests } from '../rest/invalid-requests.ts';
import type { WebhookAddress } from './webhook-address.ts';
import type { WebhookPublisherOptions } from './webhook-publisher.ts';

/** A webhook that may be spoken to. */
export interface WebhookDoor {
  readonly address: WebhookAddress;
  readonly api: DiscordApi;
  /** Where its API is; null = Discord's own. */
  readonly apiRoot: string | null;
}

/** Finds a delivery's webhook and what speaks to it; keeps one of those for each place where the API is. */
export function createWebhookDoors(
  options: WebhookPublisherOptions & { readonly invalid: InvalidRequests; readonly now: () => number },
) {
  const { places, checkAddress, timeoutMs, now, invalid } = options;
  const apis = new Map<string | null, DiscordApi>();

  function apiAt(apiRoot: string | null): DiscordApi {
    // no request here shows a token in its head: each has its own in its address
    const api = apis.get(apiRoot) ?? createDiscordApi({ token: '', apiRoot }, { timeoutMs, now, invalid });
    apis.set(apiRoot, api);
    return api;
  }

  return {
    async open({
      destination,
    }: Delivery): Promise<
      ({ readonly kind: 'open' } & WebhookDoor) | { readonly kind: 'shut'; readonly outcome: Failure }
    > {
      const address = places.get(destination)?.address ?? null;
      if (address === null) return shut(reasonOf('off-by-now'));
      const apiRoot = address.apiRoot ?? options.apiRoot;
      const forbidden = address.apiRoot === null ? null : await forbiddenOf(address.apiRoot, checkAddress);
      if (forbidden !== null) return shut(forbidden);
      return { kind: 'open', address, api: apiAt(apiRoot), apiRoot };
    },
  };
}

const shut = (reason: Reason) => ({
  kind: 'shut' as const,
  outcome: refusal('place', { reason, afterMs: null }),
});

/**
 * Why an address that is not Discord's own must not be spoken to: to be named in the config is no right to reach into a private
 * network. Null where it may be tried; one that is not found will say so itself.
 */
async function forbiddenOf(apiRoot: string, checkAddress: CheckAddress): Promise<Reason | null> {
  try {
    await checkAddress(apiRoot);
    return null;
  } catch (error) {
    const why = error instanceof FetchError ? error.why : null;
    const { host } = new URL(apiRoot);
    return why === 'private' || why === 'address' ? reasonOf(`fetch-${why}`, { host }) : null;
  }
}
