import type { DeliveryQueries } from '../core/ports/store.ts';
import type { Delivery } from '../core/post.ts';

/**
 * Where a person looks whether a delivery is there: the chat, at the last message known from before it; a Discord channel
 * by what was last posted there, since its address needs the server's id. Null where nothing is known.
 */
export async function messageLink(
  { payload, destination, lastSeenMessageId }: Delivery,
  deliveries: Pick<DeliveryQueries, 'history'>,
): Promise<string | null> {
  if (payload.platform === 'preview') return null;
  if (payload.platform === 'telegram') {
    const [, name] = /^@(\w+)$/.exec(String(payload.chat)) ?? [];
    if (name !== undefined)
      return `https://t.me/${name}${lastSeenMessageId === null ? '' : `/${lastSeenMessageId}`}`;
    // https://core.telegram.org/api/links: private supergroups and channels open only at a message
    const [, number] = /^-100(\d+)$/.exec(String(payload.chat)) ?? [];
    return number === undefined ? null : `https://t.me/c/${number}/${lastSeenMessageId ?? 1}`;
  }
  const [last] = (await deliveries.history({ destination, limit: 20 })).flatMap(({ url }) => url ?? []);
  return last === undefined ? null : last.slice(0, last.lastIndexOf('/'));
}
