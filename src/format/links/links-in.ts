import { linkIdentity } from './clean-link.ts';

/** More than this is a list, not a post. */
const MOST = 20;
const ADDRESS = /https?:\/\/[^\s<>"'|\\^`{}]{3,2000}/giu;
/** What stands after an address in a sentence. */
const AFTER = /[.,;:!?)\]*_~…»”’]+$/u;

/** The addresses that stand in a text, each with what closes a sentence or emphasis taken off. */
export const addressesIn = (text: string): readonly string[] =>
  [...text.matchAll(ADDRESS)].slice(0, MOST).map(([address]) => address.replace(AFTER, ''));

/** What tells these addresses apart (`linkIdentity`), each once; those that are no page's own are left out. */
export const identitiesOf = (addresses: readonly string[]): readonly string[] => [
  ...new Set(addresses.slice(0, MOST).flatMap(address => linkIdentity(address) ?? [])),
];
