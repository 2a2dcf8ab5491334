import { lookup as resolveName, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** Whether a connection may go to an IP address. */
export type AddressRule = (address: string) => boolean;

/**
 * The rule for a URL: public addresses only, unless its host is among the allowed ones, which are names or addresses, with
 * or without a port ("cms.internal", "127.0.0.1:8090", "[::1]:80").
 */
export function addressRuleFor(url: URL, allowedHosts: readonly string[]): AddressRule {
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  const names = [url.hostname, `${url.hostname}:${port}`];
  return allowedHosts.some(host => names.includes(host.toLowerCase())) ? () => true : isPublicAddress;
}

/**
 * DNS as the connection itself asks it, so that a name that changes its answer does not get around the rule; an answer with
 * one address that is not allowed among others is refused whole, with the error that `refuse` makes.
 */
export function guardedLookup(isAllowed: AddressRule, refuse: () => Error): LookupFunction {
  return (name, options, done) => {
    resolveName(name, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) {
        done(error, []);
        return;
      }
      const [first] = found;
      if (first === undefined || !found.every(({ address }) => isAllowed(address))) done(refuse(), []);
      else if (options.all) done(null, found);
      else done(null, first.address, first.family);
    });
  };
}
