import { platforms as registry } from './adapters/registry.ts';
import { shownAddress } from './adapters/shared/redact.ts';
import { shownPath, type Config } from './config/config.ts';

/** What the page shows of the config. */
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
    place: source.kind === 'folder' ? shownPath(process.cwd(), source.folder) : shownAddress(source.address),
  })),
});
