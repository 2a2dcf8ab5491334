import { GatewayDispatchEvents, SimpleShardingStrategy, WebSocketShardStatus } from 'discord.js';
import type { GatewayDispatchPayload, IShardingStrategy, WebSocketOptions } from 'discord.js';
import { MINUTE, SECOND } from '../../../core/time.ts';
import type { Duration } from '../../../core/time.ts';

type Manager = Parameters<NonNullable<WebSocketOptions['buildStrategy']>>[0];

export interface GatewayShardsOptions {
  /** An interaction, as Discord sent it: discord.js is not asked to build objects of it. */
  readonly onInteraction: (interaction: unknown) => void;
  /** Every other event, as Discord sent it. */
  readonly onEvent: (type: string, data: unknown) => void;
  /** Something broke that must not break the process. */
  readonly onFault: (error: unknown) => void;
  /** A connection could not even be begun; discord.js does not try again. */
  readonly onStuck: (error: unknown) => void;
  readonly sleep: (afterMs: Duration, signal?: AbortSignal) => Promise<void>;
}

/** All that discord.js needs to know that it is connected; whatever else Discord tells is ours alone to read. */
const HEARD = new Set<string>([
  GatewayDispatchEvents.Ready,
  GatewayDispatchEvents.Resumed,
  GatewayDispatchEvents.GuildCreate,
  GatewayDispatchEvents.GuildDelete,
]);

/** A server that does not say goodbye is left after this time. */
const GOODBYE_WITHIN: Duration = 2 * SECOND;

/** discord.js alone would knock at a closed door twice a second for as long as it is closed. */
const pauseAfter = (failures: number): Duration => Math.min(MINUTE, SECOND * 3 ** (failures - 1));

/** What we take hold of in discord.js's own strategy (@discordjs/ws 1.2), since it has no door for it. */
interface StrategyInside {
  readonly shards: ReadonlyMap<number, Shard>;
}
interface Shard {
  readonly id: number;
  readonly status: WebSocketShardStatus;
  connection: Socket | null;
  destroy(how: object): Promise<void>;
  internalConnect(): Promise<void>;
  onMessage(data: unknown, isBinary: boolean): Promise<void>;
  onClose(code: number): Promise<void>;
  on(event: 'ready' | 'resumed', listener: () => void): unknown;
  on(event: 'dispatch', listener: (payload: { readonly data: GatewayDispatchPayload }) => void): unknown;
  removeAllListeners(event: 'dispatch'): unknown;
}
interface Socket {
  on(event: 'error', listener: () => void): unknown;
  terminate(): void;
}
interface Emitter {
  emit(event: 'dispatch', payload: object): unknown;
}

/**
 * The connections of a discord.js client, held so that (1) an event discord.js cannot digest is a fault and not the end of
 * the process, (2) interactions come to us as they are, (3) `destroy` is the end: no reconnect, no socket and no timer
 * stays behind.
 */
export function createGatewayShards(manager: Manager, options: GatewayShardsOptions): IShardingStrategy {
  const { onFault, onInteraction, onEvent, sleep } = options;
  const leaving = new AbortController();
  const strategy = new SimpleShardingStrategy(manager);
  const { shards } = strategy as unknown as StrategyInside;

  function listen(shard: Shard): void {
    shard.removeAllListeners('dispatch');
    shard.on('dispatch', ({ data }) => {
      if (data.t === GatewayDispatchEvents.InteractionCreate) onInteraction(data.d);
      else {
        if (HEARD.has(data.t)) (manager as unknown as Emitter).emit('dispatch', { data, shardId: shard.id });
        onEvent(data.t, data.d);
      }
    });
  }

  /** Longer and longer pauses between tries, and no try at all once the client has left. */
  function pace(shard: Shard): void {
    let tries = 0;
    const reached = () => {
      tries = 0;
    };
    shard.on('ready', reached);
    shard.on('resumed', reached);
    const connect = shard.internalConnect.bind(shard);
    shard.internalConnect = async () => {
      if (tries++ > 0) await sleep(pauseAfter(tries - 1), leaving.signal);
      // a shard that was about to reconnect comes here half a second after it was destroyed
      if (!leaving.signal.aborted) await connect();
    };
  }

  async function end(shard: Shard, how: object): Promise<void> {
    const socket = shard.connection;
    // discord.js takes its own error listener away, and a socket that is still connecting may fail after that
    socket?.on('error', () => undefined);
    const listened = shard.status === WebSocketShardStatus.Ready;
    const goodbye = shard.destroy(how).catch(onFault);
    if (listened) {
      const patience = new AbortController();
      await Promise.race([goodbye, sleep(GOODBYE_WITHIN, patience.signal)]);
      patience.abort();
    }
    socket?.terminate();
  }

  return {
    async spawn(shardIds) {
      await strategy.spawn(shardIds);
      for (const shard of shards.values()) {
        guard(shard, options);
        pace(shard);
        listen(shard);
      }
    },
    connect: () => strategy.connect(),
    async destroy(how) {
      // discord.js begins by destroying what it has not spawned yet
      if (shards.size > 0) leaving.abort();
      await Promise.all([...shards.values()].map(shard => end(shard, how ?? {})));
    },
    send: (shardId, payload) => strategy.send(shardId, payload),
    fetchStatus: () => strategy.fetchStatus(),
  };
}

/**
 * discord.js leaves these promises to themselves (`void this.onMessage(…)`): an event it stumbles over, or an address that
 * is none, would be an unhandled rejection, which ends a Node process.
 */
function guard(shard: Shard, { onFault, onStuck }: GatewayShardsOptions): void {
  const internalConnect = shard.internalConnect.bind(shard);
  const onMessage = shard.onMessage.bind(shard);
  const onClose = shard.onClose.bind(shard);
  shard.internalConnect = () => internalConnect().catch(onStuck);
  shard.onMessage = (data, isBinary) => onMessage(data, isBinary).catch(onFault);
  shard.onClose = code => onClose(code).catch(onFault);
}
