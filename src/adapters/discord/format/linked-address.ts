import { webAddress } from '../../../format/clean-text.ts';

/**
 * The address where Discord links it: it refuses a whole message whose embed or button leads to a host without a dot. Its
 * specification asks for a URI (RFC 3986), which has some signs in their percent form only that browsers leave as they are.
 */
export function linkedAddress(address: string | null): string | null {
  const web = webAddress(address);
  if (web === null) return null;
  if (!/\.|^\[/.test(new URL(web).hostname)) return null;
  const path = web.indexOf('/', web.indexOf('//') + 2);
  const [rest = '', ...fragment] = web.slice(path).split('#');
  const hash = fragment.length === 0 ? '' : `#${percent(fragment.join('#'))}`;
  return web.slice(0, path) + percent(rest) + hash;
}

const percent = (part: string): string => part.replace(/[|[\]{}^`\\#"<>]/gu, encodeURIComponent);
