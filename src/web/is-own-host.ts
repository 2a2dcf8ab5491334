import { isIP, isIPv4, isIPv6 } from 'node:net';

/** Listening there means every address of this machine. */
const ALL_NETWORKS: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/**
 * Whether a request's Host header names this page: a name or address of the machine itself, or the one that `web.host` sets;
 * where that is all networks, any address. Not any name: a page elsewhere may point its own name at this machine (DNS
 * rebinding), and the reader's browser would hand it what stands here.
 */
export function isOwnHost(header: string | undefined, configured: string): boolean {
  const host = /^(?:\[([\da-f:.]+)\]|([^:/?#@\s]+))(?::\d{1,5})?$/i.exec(header ?? '');
  const name = (host?.[1] ?? host?.[2] ?? '').toLowerCase().replace(/\.$/, '');
  if (name === '') return false;
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  if (isIPv4(name) && name.startsWith('127.')) return true;
  if (isIPv6(name) && URL.parse(`http://[${name}]`)?.hostname === '[::1]') return true;
  return name === configured.toLowerCase() || (ALL_NETWORKS.has(configured) && isIP(name) !== 0);
}
