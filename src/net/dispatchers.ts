import { Agent, buildConnector, ProxyAgent, type Dispatcher } from 'undici';
import type { AddressGuard } from './address-guard.ts';
import { portOf } from './ports.ts';

/** Proxies as the config has them; null where there is none. */
export interface ProxySettings {
  /** For http addresses; user and password may be part of it. */
  readonly http: string | null;
  /** For https addresses. */
  readonly https: string | null;
  /** Hosts that are reached without: `NO_PROXY`, as "localhost,.internal,10.0.0.1:8080" or "*". */
  readonly except: string;
}

/** What carries requests. */
export interface Dispatchers {
  /** `keep`: the connection may be used again, and may be one that was used. */
  of(url: URL, keep: boolean): Dispatcher;
  /** Whether a proxy carries it: the proxy's own network looks its name up, not we. */
  isProxied(url: URL): boolean;
}

const CONNECT_MS = 10_000;

/** The deadline of a request covers all of it: the library's own waits are off. */
const COMMON = {
  connections: 32,
  allowH2: false,
  headersTimeout: 0,
  bodyTimeout: 0,
  keepAliveTimeout: 2000,
  keepAliveMaxTimeout: 10_000,
  maxHeaderSize: 64 * 1024,
} as const;

/**
 * Direct connections ask the guard at the moment they are made. A proxy is reached unguarded, for the config names it;
 * behind it connections are the proxy's.
 */
export function createDispatchers(guard: AddressGuard, proxy: ProxySettings | null): Dispatchers {
  const connect = guardedConnector(guard);
  const direct = pairOf(pipelining => new Agent({ ...COMMON, connect, pipelining }));
  const through = (uri: string | null | undefined) =>
    uri ? pairOf(pipelining => new ProxyAgent({ ...COMMON, uri, pipelining })) : null;
  const proxies = { 'http:': through(proxy?.http), 'https:': through(proxy?.https) };
  const isExcepted = exceptions(proxy?.except ?? '');
  const proxyOf = (url: URL) =>
    isExcepted(url) ? null : proxies[url.protocol === 'https:' ? 'https:' : 'http:'];
  return {
    of: (url, keep) => (proxyOf(url) ?? direct)(keep),
    isProxied: url => proxyOf(url) !== null,
  };
}

/** One whose connections are kept, and one whose connections serve one request; made when they are first needed. */
function pairOf(make: (pipelining: 0 | 1) => Dispatcher): (keep: boolean) => Dispatcher {
  const made = new Map<boolean, Dispatcher>();
  return keep => {
    const dispatcher = made.get(keep) ?? make(keep ? 1 : 0);
    made.set(keep, dispatcher);
    return dispatcher;
  };
}

function guardedConnector(guard: AddressGuard): buildConnector.connector {
  const options = { timeout: CONNECT_MS, allowH2: false };
  const guarded = buildConnector({ ...options, lookup: guard.lookup });
  const unguarded = buildConnector({ ...options, lookup: guard.uncheckedLookup });
  return (target, done) => {
    const host = target.hostname.includes(':') ? `[${target.hostname}]` : target.hostname;
    const url = new URL(`${target.protocol}//${host}${target.port === '' ? '' : `:${target.port}`}`);
    try {
      // an address in place of a name is not looked up
      guard.checkHost(url);
    } catch (error) {
      done(error as Error, null);
      return;
    }
    (guard.isAllowed(url) ? unguarded : guarded)(target, done);
  };
}

/** Names match themselves and what ends in them; a port, where one is given, must be the same. */
function exceptions(list: string): (url: URL) => boolean {
  const entries = list
    .toLowerCase()
    .split(/[\s,]+/)
    .flatMap(entry => {
      const [, name = '', port] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      return name === '' ? [] : [{ name, port: port === undefined ? null : Number(port) }];
    });
  return url =>
    entries.some(
      ({ name, port }) =>
        (port === null || port === portOf(url)) &&
        (name === '*' || url.hostname === name || url.hostname.endsWith(`.${name}`)),
    );
}
