import { resolve } from 'node:path';
import { secretsIn } from '../adapters/shared/secrets-in.ts';
import type { FullPolicy } from '../core/feed-state.ts';
import type { Filter } from '../core/filter/filter.ts';
import type { Duration } from '../core/time.ts';
import type { ConfigFile } from './config-schema.ts';

export type SourceConfig = {
  readonly name: string;
  readonly topics: readonly string[];
  readonly language: string | null;
  /** An article younger than that here is not picked. */
  readonly hold: Duration | null;
  /** Only articles that it holds for are taken; null = all. */
  readonly filter: Filter | null;
} & (
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'push'; readonly secret: string }
  | PolledPlace
);

/** A feed or a news sitemap. */
export interface PolledPlace {
  readonly kind: 'feed' | 'sitemap';
  /** What lists of feeds call it, where that is no name. */
  readonly title: string | null;
  readonly address: string;
  readonly credentials: { readonly user: string; readonly password: string } | null;
  /** The longest pause between two polls. */
  readonly every: Duration;
  /** How many items of the very first poll are news. */
  readonly newest: number;
  readonly full: FullPolicy;
}

/** What must never be written anywhere. */
export function sourceSecrets(source: SourceConfig): readonly string[] {
  switch (source.kind) {
    case 'folder':
      return [];
    case 'push':
      return [source.secret];
    case 'feed':
    case 'sitemap': {
      const password = source.credentials?.password ?? '';
      return [
        ...secretsIn(source.address),
        ...(password === '' ? [] : [password, encodeURIComponent(password)]),
      ];
    }
  }
}

/** A source of the config file; folders are relative to `base`. */
export function configuredSource(entry: ConfigFile['sources'][number], base: string): SourceConfig {
  const { name, topics, language = null, hold = null, filter = null } = entry;
  const shared = { name, topics, language, hold, filter };
  if ('folder' in entry) return { ...shared, kind: 'folder', folder: resolve(base, entry.folder) };
  if ('push' in entry) return { ...shared, kind: 'push', secret: entry.secret };
  const { every, newest, full, user = '', password = '' } = entry;
  const { address, credentials } = withoutCredentials('feed' in entry ? entry.feed : entry.sitemap);
  const given = user === '' && password === '' ? credentials : { user, password };
  const kind = 'feed' in entry ? 'feed' : 'sitemap';
  const title = 'title' in entry ? (entry.title ?? null) : null;
  return { ...shared, kind, title, address, every, newest, full, credentials: given };
}

/** An address, and the user and password that it may hold. */
function withoutCredentials(address: string): Pick<PolledPlace, 'address' | 'credentials'> {
  const url = URL.parse(address);
  if (url === null || (url.username === '' && url.password === '')) return { address, credentials: null };
  const [user, password] = [url.username, url.password].map(decoded);
  [url.username, url.password] = ['', ''];
  return { address: url.href, credentials: { user: user ?? '', password: password ?? '' } };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that stands for itself
  }
}
