import { platforms as registry } from '../adapters/registry.ts';
import { shownAddress } from '../adapters/shared/redact.ts';
import type { Config } from './config.ts';
import { shownPath } from './load-config.ts';
import type { SourceConfig } from './source-config.ts';

/** What the config tells the newsroom's page. */
export const viewFacts = (config: Config) => ({
  brand: config.brand,
  language: config.language,
  timezone: config.timezone,
  destinations: config.destinations.map(({ destination: { name, platform }, off }) => ({
    name,
    platform,
    title: registry.titleOf(platform),
    off,
  })),
  sources: config.sources.map(source => ({
    name: source.name,
    kind: source.kind,
    place: placeOf(source),
  })),
});

function placeOf(source: SourceConfig): string {
  switch (source.kind) {
    case 'folder':
      return shownPath(process.cwd(), source.folder);
    case 'push':
      return `/push/${encodeURIComponent(source.name)}`;
    case 'feed':
    case 'sitemap':
      return shownAddress(source.address);
  }
}

/** The folders that articles are read from, by their sources' names. */
export const foldersOf = ({ sources }: Config): ReadonlyMap<string, string> =>
  new Map(sources.flatMap(source => (source.kind === 'folder' ? [[source.name, source.folder]] : [])));
