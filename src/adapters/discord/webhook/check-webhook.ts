import { Routes } from 'discord-api-types/v10';
import { deadline } from '../../../core/async/deadline.ts';
import type { Destination } from '../../../core/destination.ts';
import { remedyOf, whyOf, type Problem } from '../../../core/problem.ts';
import { SECOND } from '../../../core/time.ts';
import { detailOf, discordCodeOf } from '../publish/discord-refusal.ts';
import { createDiscordApi } from '../rest/discord-api.ts';
import { webhookShape } from '../rest/discord-shapes.ts';
import type { WebhookAccess, WebhookPlace } from './webhook-config.ts';

const ANSWER_WITHIN = 10 * SECOND;
/** Unknown Webhook; Invalid Webhook Token. */
const GONE: ReadonlySet<number> = new Set([10015, 50027]);

/** Asks Discord whether each webhook is there; answers what is in the way. Posts nothing. Never throws. */
export async function checkDiscordWebhooks(options: {
  readonly access: WebhookAccess;
  readonly destinations: readonly Destination<WebhookPlace>[];
}): Promise<readonly Problem[]> {
  const found: Problem[] = [];
  // one after the other: a newsroom has a handful, and a burst of refusals counts against the address it comes from
  for (const { name, place } of options.destinations) {
    const { address } = place;
    if (address === null) continue;
    using until = deadline(ANSWER_WITHIN);
    const apiRoot = address.apiRoot ?? options.access.apiRoot;
    const api = createDiscordApi({ token: '', apiRoot }, { timeoutMs: ANSWER_WITHIN });
    try {
      const { signal } = until;
      const route = Routes.webhook(address.id, address.token);
      webhookShape.parse((await api.call({ method: 'GET', route, open: true, signal })).data);
    } catch (error) {
      const isGone = GONE.has(discordCodeOf(error) ?? 0);
      const detail = detailOf(error, address.token);
      found.push({
        severity: 'error',
        what: { kind: 'destination', name },
        why: isGone ? whyOf('address-gone', {}) : whyOf('place-unchecked', { place: name, detail }),
        remedy: isGone ? remedyOf('new-address') : remedyOf('network', { name: 'DISCORD_API_ROOT' }),
      });
    }
  }
  return found;
}
