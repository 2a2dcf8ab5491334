/** A webhook of a channel, as its address names it. */
export interface WebhookAddress {
  /** Not a secret. */
  readonly id: string;
  /** Who knows it may post there. */
  readonly token: string;
  /** A thread of the webhook's channel, which the address may name; null = the channel itself. */
  readonly thread: string | null;
  /** Where the API is, without a version; null = Discord's own. */
  readonly apiRoot: string | null;
}

const HOSTS = /^(?:(?:canary|ptb)\.)?discord(?:app)?\.com$/;
const PATH = /^(?<root>(?:\/[^/]+)*?)(?:\/v\d+)?\/webhooks\/(?<id>\d{1,20})\/(?<token>[\w.-]{16,})\/?$/;

/** Reads "https://discord.com/api/webhooks/<id>/<token>", with "?thread_id=…" or without; null when it is no such address. */
export function webhookAddress(address: string): WebhookAddress | null {
  const url = URL.parse(address.trim());
  const { root = '', id, token } = PATH.exec(url?.pathname ?? '')?.groups ?? {};
  if (url === null || id === undefined || token === undefined || !/^https?:$/.test(url.protocol)) return null;
  const thread = url.searchParams.get('thread_id');
  if (thread !== null && !/^\d{1,20}$/.test(thread)) return null;
  const isCloud = HOSTS.test(url.hostname);
  if (isCloud && url.protocol !== 'https:') return null;
  return { id, token, thread, apiRoot: isCloud ? null : `${url.origin}${root}` };
}
