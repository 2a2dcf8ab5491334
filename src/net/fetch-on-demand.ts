import type { CheckAddress, Fetch } from './fetch.ts';
import type { FetchOptions } from './create-fetch.ts';

/** `createFetch` and `createAddressCheck`, loaded with the first request: a newsroom of folders makes none. */
export function fetchOnDemand(options: FetchOptions): {
  readonly fetch: Fetch;
  readonly checkAddress: CheckAddress;
} {
  const load = () => import('./create-fetch.ts');
  let fetching: Promise<Fetch> | undefined;
  return {
    async fetch(request) {
      fetching ??= load().then(({ createFetch }) => createFetch(options));
      return (await fetching)(request);
    },
    checkAddress: async address => (await load()).createAddressCheck(options)(address),
  };
}
