import { checkDiscord } from './adapters/discord/check-discord.ts';
import { createDiscordBot } from './adapters/discord/discord-bot.ts';
import { createDiscordPublisher } from './adapters/discord/discord-publisher.ts';
import { checkTelegram } from './adapters/telegram/check-telegram.ts';
import { createTelegramBot } from './adapters/telegram/telegram-bot.ts';
import { createTelegramPublisher } from './adapters/telegram/telegram-publisher.ts';
import type { CommandDesk } from './commands/command.ts';
import type { Config } from './config.ts';
import type { DestinationOf, Platform } from './core/destination.ts';
import type { Publisher, RecordEvent } from './core/ports.ts';
import type { Problem } from './core/problem.ts';
import type { Words } from './core/words.ts';

/** The chat platforms that have a token. */
export interface Platforms {
  readonly publishers: readonly Publisher[];
  /** Listens for commands until `signal` aborts. A platform that is lost does not stop the other. */
  run(signal: AbortSignal): Promise<void>;
  /** Asks each platform about its token and our rights in each place. */
  check(): Promise<readonly Problem[]>;
}

export function connectPlatforms(deps: {
  readonly config: Config;
  readonly desk: CommandDesk;
  readonly words: Words;
  readonly record: RecordEvent;
}): Platforms {
  const { config } = deps;
  const parts = [telegramPart(deps), discordPart(deps)].filter(part => part !== null);
  return {
    publishers: parts.map(part => part.publisher),
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
  run(signal: AbortSignal): Promise<void>;
  check(): Promise<readonly Problem[]>;
}

type PartDeps = Parameters<typeof connectPlatforms>[0];

function telegramPart({ config, ...rooms }: PartDeps): Part | null {
  const { token, apiRoot } = config.telegram;
  if (token === null) return null;
  const access = { token, apiRoot };
  return {
    publisher: createTelegramPublisher(access),
    run: signal => createTelegramBot({ ...access, ...rooms }).run(signal),
    check: () => checkTelegram({ ...access, destinations: placesOn(config, 'telegram') }),
  };
}

function discordPart({ config, ...rooms }: PartDeps): Part | null {
  const { token, apiRoot } = config.discord;
  if (token === null) return null;
  const access = { token, apiRoot };
  return {
    publisher: createDiscordPublisher(access),
    run: signal => createDiscordBot({ ...access, ...rooms }).run(signal),
    check: () => checkDiscord({ ...access, destinations: placesOn(config, 'discord') }),
  };
}

const placesOn = <P extends Platform>(config: Config, platform: P): DestinationOf<P>[] =>
  config.destinations.flatMap(({ destination, off }) =>
    off === null && destination.platform === platform ? [destination as DestinationOf<P>] : [],
  );
