import { chatOf } from '../core/ordering-key.ts';
import type { Formats } from '../core/ports/platform.ts';
import type { Seen } from '../core/ports/push.ts';
import type { Destinations } from '../core/ports/subscriptions.ts';
import type { Clock } from '../core/time.ts';
import type { UpdateStore } from '../core/updates/update-store.ts';
import { identitiesOf } from '../format/links/links-in.ts';

/** Notes the links that people have posted at destinations which want to know. */
export const createSeenLinks =
  (deps: {
    readonly updates: Pick<UpdateStore, 'noteLinks'>;
    readonly destinations: Pick<Destinations, 'configured'>;
    readonly formats: Pick<Formats, 'orderingKeyOf'>;
    readonly clock: Pick<Clock, 'now'>;
  }) =>
  async ({ platform, chats, addresses }: Seen): Promise<void> => {
    const links = identitiesOf(addresses);
    if (links.length === 0) return;
    const here = deps.destinations.configured.filter(
      one =>
        one.platform === platform &&
        one.alreadyPosted === 'skip' &&
        chats.includes(chatOf(deps.formats.orderingKeyOf(one))),
    );
    for (const { name } of here) await deps.updates.noteLinks(name, links, deps.clock.now());
  };
