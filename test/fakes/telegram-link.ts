import { isIPv6 } from 'node:net';

const USERLIKE = /^tg:(?:\/\/)?user\/?\?(?:.*&)?id=([1-9]\d*)(?:[&#].*)?$/i;
const HOST = /^(?:[a-z0-9._!$,~*'();&+=-]|[\u0080-\u{10ffff}]|%[0-9a-f]{2})*$/u;

/** The user a link mentions ("tg://user?id=1"), or null. */
export function userOfLink(link: string): number | null {
  const id = Number(USERLIKE.exec(link)?.[1] ?? 0);
  return id > 0 && id < 2 ** 40 ? id : null;
}

/**
 * The address Telegram keeps for a link, or null when it silently drops it: only http(s), tg, ton and tonsite are kept,
 * the host is lowered and must have a dot, a path is never empty, blanks in it are escaped. No scheme means http.
 */
export function checkedLink(link: string): string | null {
  const own = /^(tg|ton|tonsite):(?:\/\/)?/i.exec(link);
  const parsed = parseAddress(own === null ? link : link.slice(own[0].length));
  if (parsed === null) return null;
  const { scheme, userinfo, host, port, path } = parsed;
  if (own !== null) {
    if (parsed.explicitHttp || scheme === 'https' || userinfo !== '' || port !== 0 || host.startsWith('['))
      return null;
    return ownAddress((own[1] ?? '').toLowerCase(), host, path);
  }
  if (!host.includes('.') && !host.startsWith('[')) return null;
  return `${scheme}://${userinfo === '' ? '' : `${userinfo}@`}${host}${port === 0 ? '' : `:${port}`}${path}`;
}

function ownAddress(scheme: string, host: string, path: string): string | null {
  if (!/^[a-z0-9_-]*$/.test(host) && scheme !== 'tonsite') return null;
  return `${scheme}://${host}${path.startsWith('/?') ? path.slice(1) : path}`;
}

function parseAddress(link: string) {
  const scheme = /^([^:/?#@[\]]*):\/\//.exec(link)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return null;
  const rest = scheme === undefined ? link : link.slice(scheme.length + 3);
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const port = /^(.+):([^:\]@]*)$/s.exec(authority);
  const number = port === null ? 0 : portOf(port[2] ?? '');
  if (number === null) return null;
  const holder = port?.[1] ?? authority;
  const at = holder.lastIndexOf('@');
  const host = lower(holder.slice(at + 1));
  if (host === '' || host === '.') return null;
  const isIp = host.startsWith('[') && host.endsWith(']') && isIPv6(host.slice(1, -1));
  if (!isIp && !HOST.test(host)) return null;
  const userinfo = at < 0 ? '' : holder.slice(0, at);
  if (!HOST.test(lower(userinfo).replaceAll(':', ''))) return null;
  const query = end < 0 ? '' : rest.slice(end).replace(/[ \t\r\n\0\v]+$/, '');
  const path = (query.startsWith('/') ? query : `/${query}`).replace(
    /[\0-\x20]/g,
    c => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return {
    explicitHttp: scheme === 'http',
    scheme: scheme ?? 'http',
    userinfo,
    host,
    port: number,
    path,
  };
}

function portOf(text: string): number | null {
  const digits = text.replace(/^0+(?=.)/, '');
  if (!/^\d+$/.test(digits)) return null;
  const port = Number(digits);
  return port > 0 && port <= 65_535 ? port : null;
}

/** Letters of ASCII only, as Telegram's server does it. */
export const lower = (text: string): string => text.replace(/[A-Z]/g, letter => letter.toLowerCase());
