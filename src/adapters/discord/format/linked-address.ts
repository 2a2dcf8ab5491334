import { webAddress } from '../../../format/clean-text.ts';

/** The address where Discord links it: it refuses a whole message whose embed or button leads to a host without a dot. */
export function linkedAddress(address: string | null): string | null {
  const web = webAddress(address);
  return web !== null && /\.|^\[/.test(new URL(web).hostname) ? web : null;
}
