import type { ConnectedPlatform, ConnectSettings, PlatformRooms } from '../shared/platform-module.ts';
import type { DiscordPlace } from './format/payload.ts';
import { createDiscordApproval } from './publish/discord-approval.ts';
import { createDiscordLog } from './publish/discord-log.ts';
import { createDiscordPublisher } from './publish/discord-publisher.ts';
import { createDiscordBot } from './receive/discord-bot.ts';
import type { DiscordAccess } from './rest/discord-api.ts';
import { createInvalidRequests } from './rest/invalid-requests.ts';

/** Publisher, receiver, log and check of a bot. */
export async function connectDiscord(
  { access: key, destinations, log, approval }: ConnectSettings<DiscordPlace, DiscordAccess>,
  rooms: PlatformRooms,
): Promise<ConnectedPlatform> {
  const desk = await rooms.desk();
  const channel = log as string | undefined;
  const waiting = approval as string | undefined;
  const timed = rooms.now === undefined ? {} : { now: rooms.now };
  const access = { ...key, ...timed, invalid: createInvalidRequests(timed) };
  const places = [
    ...(channel === undefined ? [] : [{ channel, card: false }]),
    ...(waiting === undefined ? [] : [{ channel: waiting, card: true }]),
    ...destinations.map(({ place, card }) => ({ channel: place.channel, card: card !== null })),
  ];
  const readsMessages = destinations.some(({ alreadyPosted }) => alreadyPosted === 'skip');
  const bot = createDiscordBot({ ...access, ...rooms, desk, places, readsMessages });
  return {
    publisher: createDiscordPublisher({ ...access, commands: desk.commands }),
    log: channel === undefined ? null : createDiscordLog({ ...key, channel, commands: desk.commands }),
    approval:
      waiting === undefined
        ? null
        : createDiscordApproval({ ...key, channel: waiting, commands: desk.commands }),
    callback: bot.callback,
    run: signal => bot.run(signal),
    async check() {
      const { checkDiscord } = await import('./check-discord.ts');
      return checkDiscord({ ...key, destinations });
    },
  };
}
