import { Client, Events, GatewayCloseCodes, GatewayIntentBits, Options } from 'discord.js';
import { SECOND } from '../../../core/time.ts';
import type { Duration } from '../../../core/time.ts';
import { restOptionsOf } from '../rest/discord-api.ts';
import type { DiscordAccess } from '../rest/discord-api.ts';
import { reasonOf } from '../publish/discord-refusal.ts';
import { createGatewayShards } from './gateway-shards.ts';

/** What one client tells while it lives. */
export interface GatewaySessionOptions extends DiscordAccess {
  /** Connected, for the first time or again. */
  readonly onUp: () => void;
  /** Not connected for longer than is usual; discord.js keeps trying. */
  readonly onSilence: (reason: string) => void;
  /** All is there: commands can be announced for this application, until `signal` aborts. */
  readonly onReady: (application: string, signal: AbortSignal) => void;
  readonly onInteraction: (interaction: unknown) => void;
  /** Every other event of the gateway, as Discord sent it. */
  readonly onEvent: (type: string, data: unknown) => void;
  readonly onFault: (what: string, error: unknown) => void;
  readonly sleep: (afterMs: Duration, signal?: AbortSignal) => Promise<void>;
  /** Resolves when an IDENTIFY is allowed. */
  readonly mayIdentify: (signal: AbortSignal) => Promise<void>;
}

/** How a client came to its end. */
export type Ending =
  | { readonly kind: 'stopped' }
  /** Trying again would end the same way, and Discord resets the token of those who try too often. */
  | { readonly kind: 'final'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** Discord asks for a reconnect some times a day; a gap shorter than this is nobody's business. */
const GAP_WITHOUT_WORDS: Duration = 30 * SECOND;

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

/** One client's life, from login to its end; then nothing of it is open. Never rejects. */
export async function runGatewaySession(
  options: GatewaySessionOptions,
  signal: AbortSignal,
): Promise<Ending> {
  const { token, onFault, onReady, onUp } = options;
  const ending = Promise.withResolvers<Ending>();
  const over = new AbortController();
  const living = AbortSignal.any([signal, over.signal]);
  const fail = (error: unknown) => {
    ending.resolve(endingOf(error, token));
  };
  const watch = watchSilence(options, living);
  const client = createClient(options, { living, fail });
  const reached = () => {
    watch.heard();
    onUp();
  };
  client.on(Events.ClientReady, ready => {
    onReady(ready.application.id, living);
  });
  client.on(Events.ShardReady, reached);
  client.on(Events.ShardResume, reached);
  client.on(Events.ShardReconnecting, watch.lost);
  client.on(Events.ShardError, watch.stumbled);
  client.on(Events.Error, error => {
    onFault('discord.js', error);
  });
  client.on(Events.ShardDisconnect, ({ code }) => {
    ending.resolve({ kind: 'final', reason: finalCodes[code] ?? `Discord closed the gateway with ${code}` });
  });
  const stop = () => {
    ending.resolve({ kind: 'stopped' });
  };
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  else client.login(token).catch(fail);
  const end = await ending.promise;
  signal.removeEventListener('abort', stop);
  over.abort();
  await client.destroy();
  return end;
}

function createClient(
  options: GatewaySessionOptions,
  { living, fail }: { readonly living: AbortSignal; readonly fail: (error: unknown) => void },
): Client {
  const { onFault, onInteraction, onEvent, mayIdentify, sleep } = options;
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
    rest: restOptionsOf(options),
    ws: {
      buildStrategy: manager =>
        createGatewayShards(manager, {
          onInteraction,
          onEvent,
          sleep,
          onStuck: fail,
          onFault: error => {
            onFault('an event of the gateway could not be read', error);
          },
        }),
      buildIdentifyThrottler: () => ({
        waitForIdentify: (_shard, closed) => mayIdentify(AbortSignal.any([closed, living])),
      }),
    },
  });
}

/** Counts from now, and from each loss, until the gateway is heard; says so when that takes too long. */
function watchSilence({ token, sleep, onSilence }: GatewaySessionOptions, living: AbortSignal) {
  let gap = new AbortController();
  let lastError: unknown = null;
  const lost = () => {
    gap.abort();
    gap = new AbortController();
    const { signal: closed } = gap;
    void sleep(GAP_WITHOUT_WORDS, AbortSignal.any([closed, living])).then(() => {
      if (closed.aborted || living.aborted) return;
      const why = lastError === null ? '' : ` (${reasonOf(lastError, token)})`;
      onSilence(`the gateway is silent${why}; discord.js keeps trying`);
    });
  };
  lost();
  return {
    lost,
    heard: () => {
      gap.abort();
      lastError = null;
    },
    stumbled: (error: unknown) => {
      lastError = error;
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
