import type { Destination } from '../../core/destination.ts';
import type { Delivery } from '../../core/post.ts';
import type { ConnectedPlatform, ConnectSettings, PlatformRooms } from '../shared/platform-module.ts';
import { checkDiscord } from './check-discord.ts';
import type { DiscordPlace } from './format/payload.ts';
import { createDiscordLog } from './publish/discord-log.ts';
import { createDiscordPublisher } from './publish/discord-publisher.ts';
import { createDiscordBot } from './receive/discord-bot.ts';
import type { DiscordAccess } from './rest/discord-api.ts';
import { createInvalidRequests } from './rest/invalid-requests.ts';

/** Publisher, receiver, log and check of a bot. */
export function connectDiscord(
  { access: key, destinations, log }: ConnectSettings<DiscordPlace, DiscordAccess>,
  rooms: PlatformRooms,
): ConnectedPlatform {
  const channel = log as string | undefined;
  const timed = rooms.now === undefined ? {} : { now: rooms.now };
  const access = { ...key, ...timed, invalid: createInvalidRequests(timed) };
  const places = destinations.map(({ place, card }) => ({ channel: place.channel, card: card !== null }));
  const publisher = createDiscordPublisher({ ...access, record: rooms.record });
  return {
    publisher,
    log:
      channel === undefined ? null : createDiscordLog({ ...access, channel, commands: rooms.desk.commands }),
    async run(signal) {
      const sent = () => sentForFollowers(destinations, rooms.deliveries);
      const bot = createDiscordBot({ ...access, ...rooms, places });
      await Promise.all([bot.run(signal), publisher.run(signal, { sleep: rooms.sleep, sent })]);
    },
    check: () => checkDiscord({ ...key, destinations }),
  };
}

/** The newest deliveries of each channel that has followers; Discord takes some 240 of them a day. */
async function sentForFollowers(
  destinations: readonly Destination<DiscordPlace>[],
  deliveries: PlatformRooms['deliveries'],
): Promise<readonly Delivery[]> {
  const places = destinations.filter(({ place }) => place.crosspost);
  const filter = { state: 'sent', limit: 250 } as const;
  const rows = places.map(({ name }) => deliveries.history({ ...filter, destination: name }));
  return (await Promise.all(rows)).flat();
}
