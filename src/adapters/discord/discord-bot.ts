import { setTimeout as wait } from 'node:timers/promises';
import { Client, Events, GatewayCloseCodes, GatewayIntentBits, Options } from 'discord.js';
import type { CommandDesk } from '../../commands/command.ts';
import type { RecordEvent } from '../../core/ports.ts';
import { MINUTE, SECOND } from '../../core/time.ts';
import type { Duration } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { announceCommands, formatSlashCommands } from './command-announcement.ts';
import { createDiscordApi, restOptionsOf } from './discord-api.ts';
import type { DiscordAccess } from './discord-api.ts';
import { reasonOf } from './discord-refusal.ts';
import { createGatewayShards } from './gateway-shards.ts';
import { createInteractionAnswers } from './interaction-answers.ts';

export interface DiscordBotOptions extends DiscordAccess {
  readonly desk: CommandDesk;
  readonly words: Words;
  readonly record: RecordEvent;
  readonly deferAfterMs?: Duration;
  /** Resolves after the time, or at once when the signal aborts. */
  readonly sleep?: (afterMs: Duration, signal?: AbortSignal) => Promise<void>;
}

export interface DiscordBot {
  /**
   * Listens for slash commands until `signal` aborts, then leaves nothing open. Never rejects: a refused token or a
   * network that is down are `platform-down` events; the network is tried again, a refused token is not.
   */
  run(signal: AbortSignal): Promise<void>;
}

/** How a connection to the gateway came to its end. */
type Ending =
  | { readonly kind: 'stopped' }
  /** Trying again would end the same way, and Discord resets the token of those who try too often. */
  | { readonly kind: 'final'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

const FIRST_PAUSE: Duration = 5 * SECOND;
const LONGEST_PAUSE: Duration = 5 * MINUTE;
/** Discord asks for a reconnect some times a day; a gap shorter than this is nobody's business. */
const GAP_WITHOUT_WORDS: Duration = 30 * SECOND;
/** `max_concurrency` 1: one IDENTIFY in five seconds, over all connections of this process. */
const IDENTIFY_EVERY: Duration = 5 * SECOND;

const NEW_TOKEN =
  'take a new one from https://discord.com/developers/applications (Bot, Reset Token), set DISCORD_BOT_TOKEN, restart';
/** Close codes after which a client must not come back: topics/opcodes-and-status-codes#gateway. */
const finalCodes: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: `Discord refuses the token; ${NEW_TOKEN}`,
  [GatewayCloseCodes.InvalidShard]: 'Discord refuses the shard; report this as a fault of Strillone',
  [GatewayCloseCodes.ShardingRequired]: 'the bot is in too many servers for one connection (2500)',
  [GatewayCloseCodes.InvalidAPIVersion]: 'Discord no longer takes this API version; update Strillone',
  [GatewayCloseCodes.InvalidIntents]: 'Discord refuses the intents as invalid; update Strillone',
  [GatewayCloseCodes.DisallowedIntents]:
    'Discord does not allow the bot the intents it asks for; look at https://discord.com/developers/applications (Bot, Privileged Gateway Intents), then restart',
};
/** What discord.js throws for the same before the first READY; it keeps no code. */
const finalWords: Readonly<Record<string, number>> = {
  'An invalid token was provided.': GatewayCloseCodes.AuthenticationFailed,
  'Authentication failed': GatewayCloseCodes.AuthenticationFailed,
  'Invalid shard': GatewayCloseCodes.InvalidShard,
  'Sharding is required': GatewayCloseCodes.ShardingRequired,
  'Used an invalid API version': GatewayCloseCodes.InvalidAPIVersion,
  'Used invalid intents': GatewayCloseCodes.InvalidIntents,
  'Used disallowed intents': GatewayCloseCodes.DisallowedIntents,
};

/** Answers slash commands on Discord, through the gateway. */
export function createDiscordBot(options: DiscordBotOptions): DiscordBot {
  const { token, record, sleep = pause } = options;
  const api = createDiscordApi(options);
  const answer = createInteractionAnswers({ ...options, api, sleep });
  const commands = formatSlashCommands(options.desk.commands, options.words);
  let announced = false;
  let nextIdentify = 0;
  let isUp: boolean | null = null;

  const up = () => {
    if (isUp !== true) record({ kind: 'platform-up', platform: 'discord', reason: null });
    isUp = true;
  };
  const down = (reason: string) => {
    if (isUp !== false) record({ kind: 'platform-down', platform: 'discord', reason });
    isUp = false;
  };
  const fault = (what: string, error: unknown) => {
    record({ kind: 'platform-fault', platform: 'discord', message: `${what}: ${reasonOf(error, token)}` });
  };

  /** Once in a run; until it succeeds, since a newcomer without commands believes the bot dead. */
  async function announce(application: string, signal: AbortSignal): Promise<void> {
    for (let tries = 0; !announced && !signal.aborted; tries++)
      try {
        await announceCommands(api, application, { commands, signal });
        announced = true;
      } catch (error) {
        if (tries === 0) fault('the slash commands could not be announced', error);
        await sleep(pauseAfter(tries), signal);
      }
  }

  function createClient(signal: AbortSignal, onStuck: (error: unknown) => void): Client {
    return new Client({
      intents: [GatewayIntentBits.Guilds],
      makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
      rest: restOptionsOf(options),
      ws: {
        buildStrategy: manager =>
          createGatewayShards(manager, {
            ...{ sleep, onStuck },
            onFault: error => {
              fault('an event of the gateway could not be read', error);
            },
            onInteraction: raw => void answer(raw),
          }),
        buildIdentifyThrottler: () => ({
          async waitForIdentify(_shard, closed) {
            const afterMs = nextIdentify - Date.now();
            if (afterMs > 0) await sleep(afterMs, AbortSignal.any([closed, signal]));
            closed.throwIfAborted();
            signal.throwIfAborted();
            nextIdentify = Date.now() + IDENTIFY_EVERY;
          },
        }),
      },
    });
  }

  /** One client's life: from login to its end. */
  async function connect(signal: AbortSignal, wasReady: () => void): Promise<Ending> {
    const ending = Promise.withResolvers<Ending>();
    const stop = () => {
      ending.resolve({ kind: 'stopped' });
    };
    const over = new AbortController();
    const living = AbortSignal.any([signal, over.signal]);
    let gap = new AbortController();
    let lastError: unknown = null;
    const silence = () => {
      gap.abort();
      gap = new AbortController();
      const { signal: closed } = gap;
      void sleep(GAP_WITHOUT_WORDS, AbortSignal.any([closed, living])).then(() => {
        if (closed.aborted || living.aborted) return;
        const why = lastError === null ? '' : ` (${reasonOf(lastError, token)})`;
        down(`the gateway is silent${why}; discord.js keeps trying`);
      });
    };
    const client = createClient(living, error => {
      ending.resolve({ kind: 'failed', reason: reasonOf(error, token) });
    });
    const heard = () => {
      gap.abort();
      lastError = null;
      wasReady();
      up();
    };
    client.on(Events.ClientReady, ready => {
      void announce(ready.application.id, living);
    });
    client.on(Events.ShardReady, heard);
    client.on(Events.ShardResume, heard);
    client.on(Events.ShardReconnecting, silence);
    client.on(Events.ShardError, error => {
      lastError = error;
    });
    client.on(Events.Error, error => {
      fault('discord.js', error);
    });
    client.on(Events.ShardDisconnect, ({ code }) => {
      ending.resolve({
        kind: 'final',
        reason: finalCodes[code] ?? `Discord closed the gateway with ${code}`,
      });
    });
    signal.addEventListener('abort', stop, { once: true });
    silence();
    client.login(token).catch((error: unknown) => {
      ending.resolve(endingOf(error, token));
    });
    const end = await ending.promise;
    signal.removeEventListener('abort', stop);
    over.abort();
    await client.destroy();
    return end;
  }

  return {
    async run(signal) {
      for (let tries = 0; !signal.aborted; tries++) {
        const end = await connect(signal, () => (tries = 0));
        if (end.kind === 'stopped') return;
        down(end.reason);
        // the other platform goes on, and so does the process
        await (end.kind === 'final' ? aborted(signal) : sleep(pauseAfter(tries), signal));
      }
    },
  };
}

function endingOf(error: unknown, token: string): Ending {
  const code = error instanceof Error ? finalWords[error.message] : undefined;
  const final = code === undefined ? undefined : finalCodes[code];
  return final === undefined
    ? { kind: 'failed', reason: reasonOf(error, token) }
    : { kind: 'final', reason: final };
}

const pauseAfter = (tries: number): Duration => Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tries);

async function pause(afterMs: Duration, signal?: AbortSignal): Promise<void> {
  await wait(afterMs, undefined, signal ? { signal } : {}).catch((error: unknown) => {
    if (signal?.aborted !== true) throw error;
  });
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>(resolve => {
    signal.addEventListener(
      'abort',
      () => {
        resolve();
      },
      { once: true },
    );
  });
}
