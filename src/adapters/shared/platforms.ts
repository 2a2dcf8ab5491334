import type { Caller, CommandStyle } from '../../commands/command.ts';
import type { Platform } from '../../core/destination.ts';
import type { OrderingKey } from '../../core/ordering-key.ts';
import type { ChatPlace } from '../../core/subscriptions/subscription.ts';
import type { Payload } from '../../core/payload.ts';
import type { FindLink, Formats, Payloads, ShowMessages } from '../../core/ports/platform.ts';
import { NO_LIMITS, type Pacing, type RateLimits } from '../../core/rate-limits.ts';
import type { Duration } from '../../core/time.ts';
import type { PlatformModule } from './platform-module.ts';

/** All platforms as one: each asks the module that is meant. */
export interface Platforms extends Formats, Payloads {
  readonly modules: readonly PlatformModule[];
  readonly usualPacing: Pacing;
  rateLimits(pacing: Pacing): RateLimits;
  readonly show: ShowMessages;
  /** See `PlatformModule.deletableForMs`; null = for ever. */
  readonly deletableForMs: (platform: Platform) => Duration | null;
  print(payload: Payload): string;
  readonly findLink: FindLink;
  /** The platform's name for people; null = the newsroom's own page. */
  readonly titleOf: (platform: Platform) => string | null;
  readonly styleOf: (platform: Platform) => CommandStyle | null;
  /** Where posts go to whoever asks in a chat; null where nobody subscribes. */
  placeOf(
    platform: Platform,
    chat: ChatPlace,
  ): { readonly place: unknown; readonly orderingKey: OrderingKey } | null;
  /** Whether a caller from one of the platforms may give orders; `editors` as the config has them, by platform. */
  isEditor(caller: Caller, editors: Readonly<Record<Platform, unknown>>): boolean;
}

export function createPlatforms(modules: readonly PlatformModule[]): Platforms {
  const byName = new Map(modules.map(module => [module.name, module]));
  const known = (platform: Platform): PlatformModule => {
    const module = byName.get(platform);
    if (module === undefined) throw new Error(`no platform is named "${platform}"`);
    return module;
  };
  return {
    modules,
    usualPacing: Object.fromEntries(modules.map(({ name, limits }) => [name, limits.usual])),
    rateLimits: pacing => ({
      ofPlatform: platform => pacing[platform]?.all ?? null,
      inChat(request, kind) {
        const { platform } = request.payload;
        return byName.get(platform)?.limits.inChat(pacing[platform] ?? {}, request, kind) ?? NO_LIMITS;
      },
      messagesIn: request => byName.get(request.payload.platform)?.limits.messagesIn?.(request) ?? 1,
    }),
    format: (post, destination, say) => known(destination.platform).format(post, destination, say),
    formatDigest: (digest, destination, say) =>
      known(destination.platform).formatDigest(digest, destination, say),
    readdress: (payload, destination) =>
      (payload.platform === destination.platform
        ? known(destination.platform).readdress?.(payload, destination)
        : null) ?? null,
    orderingKeyOf: destination => known(destination.platform).orderingKeyOf(destination),
    cardsOf: payload => byName.get(payload.platform)?.cardsOf(payload) ?? [],
    degrade: (payload, remedy, smaller = new Map()) =>
      byName.get(payload.platform)?.degrade(payload, remedy, smaller) ?? null,
    show: payload => byName.get(payload.platform)?.show(payload) ?? [],
    print: payload => byName.get(payload.platform)?.print(payload) ?? '',
    findLink: async (delivery, lastUrl) =>
      (await byName.get(delivery.platform)?.findLink(delivery, lastUrl)) ?? null,
    deletableForMs: platform => byName.get(platform)?.deletableForMs ?? null,
    titleOf: platform => byName.get(platform)?.title ?? null,
    styleOf: platform => byName.get(platform)?.commands ?? null,
    placeOf(platform, chat) {
      const module = byName.get(platform);
      const place = module?.placeIn?.(chat);
      if (module === undefined || place === undefined) return null;
      return { place, orderingKey: module.orderingKeyOf({ name: chat.channel, place }) };
    },
    isEditor: (caller, editors) =>
      byName.get(caller.platform)?.isEditor(caller, editors[caller.platform]) ?? false,
  };
}
