import { DefaultWebSocketManagerOptions } from '@discordjs/ws';
import { DiscordAPIError } from '@discordjs/rest';
import { GatewayCloseCodes, GatewayIntentBits, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import { SECOND, toIso } from '../../../core/time.ts';
import type { Clock, Duration, Instant } from '../../../core/time.ts';
import { reasonOf } from '../publish/discord-refusal.ts';
import type { DiscordApi } from '../rest/discord-api.ts';
import { isGatewayUrl, openShard } from './gateway-shard.ts';

/** What one client tells while it lives. */
export interface GatewaySessionOptions {
  readonly now: () => Instant;
  readonly sleep: Clock['sleep'];
  readonly api: DiscordApi;
  readonly token: string;
  /** What people write is asked for, too. */
  readonly readsMessages?: boolean;
  /** Connected, for the first time or again. */
  readonly onUp: () => void;
  /** Not connected for longer than is usual; it is tried again. */
  readonly onSilence: (reason: string) => void;
  /** Every event of the gateway, as Discord sent it, until `living` aborts. */
  readonly onEvent: (type: string, data: unknown, living: AbortSignal) => void;
  readonly onFault: (what: string, error: unknown) => void;
  /** Resolves when an IDENTIFY is allowed, rejects when the signal aborts. */
  readonly mayIdentify: (closed: AbortSignal) => Promise<void>;
}

/** How a client came to its end. */
export type Ending =
  | { readonly kind: 'stopped' }
  /** Trying again would end the same way, and Discord resets the token of those who try too often. */
  | { readonly kind: 'final'; readonly reason: string; readonly lacksIntents?: true }
  | { readonly kind: 'failed'; readonly reason: string };

/** Discord asks for a reconnect some times a day; a gap shorter than this is nobody's business. */
const GAP_WITHOUT_WORDS: Duration = 30 * SECOND;
/** A connection that is being made cannot be ended, so a stop may have to wait so long for it. The greeting must come later. */
const TIMEOUTS = { handshakeTimeout: 5 * SECOND, helloTimeout: 8 * SECOND } as const;

/** Events of the servers, of messages in them, and their words. */
const WITH_MESSAGES = (GatewayIntentBits.Guilds |
  GatewayIntentBits.GuildMessages |
  GatewayIntentBits.MessageContent) as GatewayIntentBits;

const NEW_TOKEN =
  'take a new one from https://discord.com/developers/applications (Bot, Reset Token), set DISCORD_BOT_TOKEN, restart';
const TOKEN_REFUSED = `Discord refuses the token; ${NEW_TOKEN}`;
/** Close codes after which a client must not come back: topics/opcodes-and-status-codes#gateway. */
const finalCodes: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: TOKEN_REFUSED,
  [GatewayCloseCodes.InvalidShard]: 'Discord refuses the shard; report this as a fault of Strillone',
  [GatewayCloseCodes.ShardingRequired]: 'the bot is in too many servers for its connections; restart it',
  [GatewayCloseCodes.InvalidAPIVersion]: 'Discord no longer takes this API version; update Strillone',
  [GatewayCloseCodes.InvalidIntents]: 'Discord refuses the intents as invalid; update Strillone',
  [GatewayCloseCodes.DisallowedIntents]:
    'Discord does not allow the bot the intents it asks for; look at https://discord.com/developers/applications (Bot, Privileged Gateway Intents), then restart',
};

/** `GET /gateway/bot`: https://discord.com/developers/docs/events/gateway#get-gateway-bot */
const gatewayShape = z.object({
  url: z.string().refine(isGatewayUrl),
  shards: z.int().min(1),
  session_start_limit: z.object({
    total: z.int(),
    remaining: z.int(),
    reset_after: z.int(),
    max_concurrency: z.int(),
  }),
});

/**
 * One client's life: as many connections as Discord recommends, until `signal` aborts, a close code is final, or something
 * breaks that only a new client mends. Never rejects. Sockets may take a moment longer to end.
 */
export async function runGatewaySession(
  options: GatewaySessionOptions,
  signal: AbortSignal,
): Promise<Ending> {
  const { token, sleep, onFault, onEvent } = options;
  const ending = Promise.withResolvers<Ending>();
  const over = new AbortController();
  const living = AbortSignal.any([signal, over.signal]);
  const fail = (error: unknown) => {
    ending.resolve(endingOf(error, token));
  };
  living.addEventListener('abort', () => {
    ending.resolve({ kind: 'stopped' });
  });
  const watch = watchSilence(options, living);

  function onClose(code: number): void {
    const reason = finalCodes[code];
    if (reason === undefined) watch.lost();
    else {
      const lacksIntents = code === GatewayCloseCodes.DisallowedIntents.valueOf();
      ending.resolve({ kind: 'final', reason, ...(lacksIntents ? { lacksIntents } : {}) });
    }
  }

  function hear(type: string, data: unknown): void {
    try {
      onEvent(type, data, living);
    } catch (error) {
      onFault('an event of the gateway could not be read', error);
    }
  }

  async function open(): Promise<void> {
    const { data } = await options.api.call({ method: 'GET', route: Routes.gatewayBot(), signal: living });
    const information = gatewayShape.parse(data);
    const { shards, session_start_limit: limit } = information;
    const gateway = {
      ...DefaultWebSocketManagerOptions,
      ...TIMEOUTS,
      token,
      intents: options.readsMessages === true ? WITH_MESSAGES : GatewayIntentBits.Guilds,
      gatewayInformation: information,
      shardCount: shards,
    };
    let { remaining } = limit;
    const spent = new Error(
      `Discord allows no new session before ${toIso(options.now() + limit.reset_after)}`,
    );
    if (remaining < shards) throw spent;
    const mayIdentify = async (closed: AbortSignal) => {
      if (remaining-- <= 0) fail(spent);
      await options.mayIdentify(closed);
    };
    for (let id = 0; id < shards && !living.aborted; id++) {
      const shard = openShard({
        id,
        gateway,
        sleep,
        mayIdentify,
        onClose,
        onUp: watch.heard,
        onError: watch.stumbled,
        onEvent: hear,
        onBroken: fail,
      });
      living.addEventListener('abort', () => {
        shard.close();
      });
    }
  }

  if (signal.aborted) return { kind: 'stopped' };
  open().catch(fail);
  const end = await ending.promise;
  over.abort();
  return end;
}

/** Counts from now, and from each loss, until the gateway is heard; says so when that takes too long. */
function watchSilence({ token, sleep, onSilence, onUp }: GatewaySessionOptions, living: AbortSignal) {
  let gap = new AbortController();
  let lastError: unknown = null;
  const lost = () => {
    gap.abort();
    gap = new AbortController();
    const { signal: closed } = gap;
    void sleep(GAP_WITHOUT_WORDS, AbortSignal.any([closed, living])).then(() => {
      if (closed.aborted || living.aborted) return;
      const why = lastError === null ? '' : ` (${reasonOf(lastError, token)})`;
      onSilence(`the gateway is silent${why}; it is tried again`);
    });
  };
  lost();
  return {
    lost,
    heard: () => {
      gap.abort();
      lastError = null;
      onUp();
    },
    stumbled: (error: unknown) => {
      lastError = error;
    },
  };
}

function endingOf(error: unknown, token: string): Ending {
  return error instanceof DiscordAPIError && error.status === 401
    ? { kind: 'final', reason: TOKEN_REFUSED }
    : { kind: 'failed', reason: reasonOf(error, token) };
}
