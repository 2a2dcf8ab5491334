import type { CommandDesk } from './commands/command.ts';
import type { Config } from './config/config.ts';
import type { DestinationOf, Platform } from './core/destination.ts';
import type { ChatStatusChange, Publisher, RecordEvent } from './core/ports/ports.ts';
import type { DeliveryQueries } from './core/ports/store.ts';
import type { Problem } from './core/problem.ts';
import type { Clock, Duration, Instant } from './core/time.ts';
import type { Words } from './core/words.ts';
import type { LogChannel } from './alerts/log-channel.ts';

/** The chat platforms that have a token. */
export interface Platforms {
  readonly publishers: readonly Publisher[];
  /** Where editors are told: `editors.log` of the config, on the platforms that have a token. */
  readonly logs: readonly LogChannel[];
  /** Listens for commands until `signal` aborts. A platform that is lost does not stop the other. */
  run(signal: AbortSignal): Promise<void>;
  /** Asks each platform about its token and our rights in each place. */
  check(): Promise<readonly Problem[]>;
}

interface PlatformDeps {
  readonly config: Config;
  readonly desk: CommandDesk;
  readonly words: Words;
  readonly record: RecordEvent;
  /** For what a lost message must not be mistaken for. */
  readonly deliveries: Pick<DeliveryQueries, 'queue' | 'history'>;
  readonly sleep: Clock['sleep'];
  /** How long a lost request may take to arrive on Telegram; half a minute when left out. */
  readonly maxInFlightMs?: Duration;
  /** Told when a platform says by itself that a place opens, closes or moves; must not throw. */
  readonly onPlace?: (news: ChatStatusChange) => void;
  /** The clock by which platforms' waits are kept; the machine's when left out. */
  readonly now?: () => Instant;
}

/** Loads the adapters of the platforms that have a token: a newcomer without any waits for none of their libraries. */
export async function connectPlatforms(deps: PlatformDeps): Promise<Platforms> {
  const { config } = deps;
  const parts = (await Promise.all([telegramPart(deps), discordPart(deps)])).filter(part => part !== null);
  return {
    publishers: parts.map(part => part.publisher),
    logs: parts.flatMap(part => part.log ?? []),
    async run(signal) {
      await Promise.all(parts.map(part => part.run(signal)));
    },
    async check() {
      const off = config.destinations.flatMap(({ destination, off: reason }): Problem[] =>
        reason === null
          ? []
          : [{ severity: 'warning', what: `destination ${destination.name}`, why: reason, remedy: REMEDY }],
      );
      const found = await Promise.all(parts.map(part => part.check()));
      return [...config.notes.map(noteProblem), ...off, ...found.flat()];
    },
  };
}

const REMEDY = 'Set it in .env, or remove the destination.';

const noteProblem = (note: string): Problem => ({
  severity: 'warning',
  what: 'config',
  why: note,
  remedy: 'Nothing to do but to know it.',
});

interface Part {
  readonly publisher: Publisher;
  readonly log: LogChannel | null;
  run(signal: AbortSignal): Promise<void>;
  check(): Promise<readonly Problem[]>;
}

async function telegramPart({ config, ...rooms }: PlatformDeps): Promise<Part | null> {
  const { token, apiRoot } = config.telegram;
  if (token === null) return null;
  const [{ createTelegramPublisher }, { createTelegramBot }, { checkTelegram }, { createTelegramLog }] =
    await Promise.all([
      import('./adapters/telegram/publish/telegram-publisher.ts'),
      import('./adapters/telegram/receive/telegram-bot.ts'),
      import('./adapters/telegram/check-telegram.ts'),
      import('./adapters/telegram/publish/telegram-log.ts'),
    ]);
  const access = { token, apiRoot, ...nowOf(rooms) };
  const { telegram: chat } = config.editors.log;
  const { commands } = rooms.desk;
  return {
    publisher: {
      ...createTelegramPublisher(access),
      // without a log there is no way to look, and a lost message is held
      ...(chat === undefined ? {} : await lookThrough(chat, { ...rooms, access })),
    },
    log: chat === undefined ? null : createTelegramLog({ ...access, chat, commands }),
    run: signal => createTelegramBot({ ...access, ...rooms }).run(signal),
    check: () =>
      checkTelegram({
        ...access,
        destinations: placesOn(config, 'telegram'),
        ...(chat === undefined ? {} : { log: chat }),
      }),
  };
}

/** How a message whose answer was lost is looked for on Telegram: through the editors' log. */
async function lookThrough(
  log: number | string,
  rooms: Pick<PlatformDeps, 'deliveries' | 'record' | 'sleep' | 'maxInFlightMs'> & {
    readonly access: { readonly token: string; readonly apiRoot: string; readonly now?: () => Instant };
  },
): Promise<Pick<Publisher, 'find' | 'maxInFlightMs'>> {
  const { createForwardingLook, LANDS_WITHIN, rivalsAmong } =
    await import('./adapters/telegram/publish/find-by-forwarding.ts');
  const { deliveries, record, sleep, access } = rooms;
  return {
    maxInFlightMs: rooms.maxInFlightMs ?? LANDS_WITHIN,
    find: createForwardingLook({
      ...access,
      log,
      sleep,
      onLeftover: message => {
        record({ kind: 'platform-fault', platform: 'telegram', message });
      },
      async rivals(delivery) {
        if (delivery.article === null) return [];
        const filter = { article: delivery.article, limit: 200 };
        return rivalsAmong(delivery, [
          ...(await deliveries.queue(filter)),
          ...(await deliveries.history(filter)),
        ]);
      },
    }),
  };
}

async function discordPart({ config, ...rooms }: PlatformDeps): Promise<Part | null> {
  const { token, apiRoot } = config.discord;
  if (token === null) return null;
  const [
    { createDiscordPublisher },
    { createDiscordBot },
    { checkDiscord },
    { createInvalidRequests },
    { createDiscordLog },
  ] = await Promise.all([
    import('./adapters/discord/publish/discord-publisher.ts'),
    import('./adapters/discord/receive/discord-bot.ts'),
    import('./adapters/discord/check-discord.ts'),
    import('./adapters/discord/rest/invalid-requests.ts'),
    import('./adapters/discord/publish/discord-log.ts'),
  ]);
  const destinations = placesOn(config, 'discord');
  const invalid = createInvalidRequests(nowOf(rooms));
  const access = { token, apiRoot, invalid, ...nowOf(rooms) };
  const { discord: channel } = config.editors.log;
  const places = destinations.map(({ channel, card }) => ({ channel, card: card !== null }));
  const publisher = createDiscordPublisher(access);
  return {
    publisher,
    log:
      channel === undefined ? null : createDiscordLog({ ...access, channel, commands: rooms.desk.commands }),
    run: signal => createDiscordBot({ ...access, ...rooms, places }).run(signal),
    check: () => checkDiscord({ token, apiRoot, destinations }),
  };
}

const nowOf = ({ now }: Pick<PlatformDeps, 'now'>) => (now === undefined ? {} : { now });

const placesOn = <P extends Platform>(config: Config, platform: P): DestinationOf<P>[] =>
  config.destinations.flatMap(({ destination, off }) =>
    off === null && destination.platform === platform ? [destination as DestinationOf<P>] : [],
  );
