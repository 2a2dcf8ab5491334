import { z } from 'zod';
import type { Payload } from '../../core/payload.ts';
import { NO_LIMITS } from '../../core/rate-limits.ts';
import type { PlatformModule } from '../shared/platform-module.ts';
import { createPreviewPublisher } from './preview-publisher.ts';
import { payloadsIn } from './format/payload.ts';

/**
 * The newsroom's own page, which shows a post as each of the `shown` platforms would; it needs no account. Those without a
 * sample place are left out.
 */
export function createPreviewPlatform(
  shown: readonly PlatformModule[],
): PlatformModule<null, true, undefined> {
  const byName = new Map(shown.map(module => [module.name, module]));
  const inside = <Found>(payload: Payload, read: (module: PlatformModule, part: Payload) => Found) =>
    payloadsIn(payload).flatMap(part => {
      const module = byName.get(part.platform);
      return module === undefined ? [] : [{ module, found: read(module, part) }];
    });
  const cardsOf = (payload: Payload) => [
    ...new Set(inside(payload, (module, part) => module.cardsOf(part)).flatMap(({ found }) => found)),
  ];
  return {
    name: 'preview',
    title: null,
    config: {
      key: 'preview',
      destination: { preview: z.literal(true) },
      placeOf: () => null,
      offReason: () => null,
      samePlace: () => null,
      environment: [],
      accessFrom: () => true,
      secretsOf: () => [],
      takesSubscriptions: false,
    },
    limits: { usual: {}, inChat: () => NO_LIMITS },
    commands: null,

    // each destination is a place of its own
    orderingKeyOf: ({ name }) => `preview:${name}`,
    format: (post, destination, say) => {
      const parts = shown.flatMap(module => {
        const place = module.samplePlace?.(destination.name);
        if (place === undefined) return [];
        return [[module.name, module.format(post, { ...destination, platform: module.name, place }, say)]];
      });
      return { platform: 'preview', ...(Object.fromEntries(parts) as object) };
    },
    formatDigest: (digest, destination, say) => {
      const parts = shown.flatMap(module => {
        const place = module.samplePlace?.(destination.name);
        if (place === undefined) return [];
        const there = { ...destination, platform: module.name, place };
        return [[module.name, module.formatDigest(digest, there, say)]];
      });
      return { platform: 'preview', ...(Object.fromEntries(parts) as object) };
    },
    cardsOf,
    degrade: () => null, // it refuses nothing
    show: payload => inside(payload, (module, part) => module.show(part)).flatMap(({ found }) => found),
    print: payload =>
      inside(payload, (module, part) => module.print(part))
        .map(({ module, found }) => `${module.title ?? module.name}\n${found}`)
        .join('\n\n'),
    findLink: () => Promise.resolve(null),
    isEditor: () => false,

    connect: () =>
      Promise.resolve({
        publisher: createPreviewPublisher(cardsOf),
        log: null,
        approval: null,
        run: () => Promise.resolve(),
        check: () => Promise.resolve([]),
      }),
  };
}
