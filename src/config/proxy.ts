import { reasonOf, type Reason } from '../core/reasons/reason.ts';
import type { Lookup } from './environment.ts';
import type { ProxySettings } from '../net/dispatchers.ts';

/** What other programs call them too, in either case; capitals win. */
const NAMES = { http: 'HTTP_PROXY', https: 'HTTPS_PROXY', except: 'NO_PROXY' } as const;
export const PROXY_VARIABLES: readonly string[] = Object.values(NAMES);

const read = (env: Lookup, name: string): string | undefined => env(name) ?? env(name.toLowerCase());

/** Without a scheme it is one that is spoken to in http, as other programs have it. */
const addressIn = (written: string): URL | null =>
  URL.parse(written.includes('://') ? written : `http://${written}`);

/** What is wrong with them; never repeats a password. */
export const proxyFaults = (env: Lookup): readonly Reason[] =>
  [NAMES.http, NAMES.https].flatMap(name => {
    const written = read(env, name);
    return written === undefined || /^https?:$/.test(addressIn(written)?.protocol ?? '')
      ? []
      : [reasonOf('proxy-address', { name })];
  });

export function proxyFrom(env: Lookup): ProxySettings {
  const address = (name: string) => addressIn(read(env, name) ?? '')?.href ?? null;
  return { http: address(NAMES.http), https: address(NAMES.https), except: read(env, NAMES.except) ?? '' };
}
