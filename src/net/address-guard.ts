import { lookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { FetchError } from './fetch.ts';
import { isPublicAddress } from './public-address.ts';
import { isServicePort, portOf } from './ports.ts';

/** All addresses of a name, as the machine itself would be told. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

export interface GuardOptions {
  /** Private hosts that may be reached: names or addresses, with or without a port ("cms.internal", "[::1]:80"). */
  readonly allow: readonly string[];
  readonly resolve?: Resolve;
  /** Which addresses count as public; a test puts its loopback servers here, the product never does. */
  readonly isPublic?: (address: string) => boolean;
}

/** Decides which hosts may be reached. */
export interface AddressGuard {
  /** Whether the config allows the host, so that no rule is asked. */
  isAllowed(url: URL): boolean;
  /** What the address itself tells, before any name is looked up. Throws `FetchError`. */
  checkHost(url: URL): void;
  /** `checkHost`, and every address of the name. */
  checkNames(url: URL): Promise<void>;
  /**
   * DNS as the connection itself asks it, so that a name that changes its answer does not get around the rule; an answer
   * with one private address among others is refused whole.
   */
  readonly lookup: LookupFunction;
  /** The same for hosts that the config allows. */
  readonly uncheckedLookup: LookupFunction;
}

/** Names that never lead to the public internet: RFC 6761 and 6762, RFC 8375, ICANN's reservation of 2024; clusters' own. */
const OWN_NAMES = /(?:^|\.)(?:localhost|local|internal|home\.arpa|svc)$/;

/** Private networks are closed but for the hosts of `allow`. */
export function createAddressGuard({
  allow,
  resolve = resolveName,
  isPublic = isPublicAddress,
}: GuardOptions): AddressGuard {
  const allowed = new Set(allow.map(canonical));
  const isAllowed = (url: URL) => allowed.has(url.hostname) || allowed.has(`${url.hostname}:${portOf(url)}`);

  function checkHost(url: URL): void {
    if (isAllowed(url)) return;
    const host = bare(url.hostname);
    if (isIP(host) !== 0) {
      if (!isPublic(host)) throw privateError(host);
    } else if (OWN_NAMES.test(host) || !host.includes('.')) throw privateError(host);
    if (isServicePort(portOf(url)))
      throw new FetchError(
        'address',
        `${url.host}: no web server answers at port ${portOf(url)}; if yours does, add ${url.host} to network.allow`,
      );
  }

  async function checked(name: string): Promise<readonly LookupAddress[]> {
    const found = await resolve(name);
    if (!found.every(({ address }) => isPublic(address))) throw privateError(name);
    return found;
  }

  return {
    isAllowed,
    checkHost,
    async checkNames(url) {
      checkHost(url);
      const host = bare(url.hostname);
      if (isIP(host) === 0) await (isAllowed(url) ? resolve(host) : checked(host));
    },
    lookup: asLookup(checked),
    uncheckedLookup: asLookup(resolve),
  };
}

/** As the host of a URL is written. */
function canonical(entry: string): string {
  const [, host = entry, port] = /^(.*?)(:\d+)?$/.exec(entry) ?? [];
  return `${URL.parse(`http://${host}`)?.hostname ?? host}${port ?? ''}`;
}

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

const privateError = (host: string): FetchError =>
  new FetchError('private', `${host}: not on the public internet; if it is yours, add it to network.allow`);

const resolveName: Resolve = name =>
  new Promise((done, fail) => {
    lookup(name, { all: true }, (error, found) => {
      if (error) fail(error);
      else done(found);
    });
  });

const asLookup =
  (resolve: Resolve): LookupFunction =>
  (name, { all }, done) => {
    resolve(name).then(
      found => {
        const [first] = found;
        if (first === undefined)
          done(Object.assign(new Error('no address'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' }), []);
        else if (all === true) done(null, [...found]);
        else done(null, first.address, first.family);
      },
      (error: unknown) => {
        done(error as NodeJS.ErrnoException, []);
      },
    );
  };
