import { WebSocketShard, WebSocketShardEvents, WebSocketShardStatus } from '@discordjs/ws';
import type { FetchingStrategyOptions, SessionInfo } from '@discordjs/ws';
import { MINUTE, SECOND } from '../../../core/time.ts';
import type { Clock, Duration } from '../../../core/time.ts';

export interface ShardOptions {
  /** The shard's number, from 0. */
  readonly id: number;
  readonly gateway: FetchingStrategyOptions;
  readonly sleep: Clock['sleep'];
  /** Resolves when an IDENTIFY is allowed; rejects when `closed` aborts. */
  readonly mayIdentify: (closed: AbortSignal) => Promise<void>;
  /** A session has begun, or goes on. */
  readonly onUp: () => void;
  /** The connection is closed; it is made again unless the code is final. */
  readonly onClose: (code: number) => void;
  readonly onError: (error: unknown) => void;
  /** An event, as Discord sent it; must not throw. */
  readonly onEvent: (type: string, data: unknown) => void;
  /** The gateway says what no gateway says, and goes on only with another client. */
  readonly onBroken: (error: Error) => void;
}

/** The library alone knocks at a closed door twice a second for as long as it is closed. */
const pauseAfter = (failures: number): Duration => Math.min(MINUTE, SECOND * 3 ** (failures - 1));

const never = new Promise<never>(() => undefined);

/**
 * One connection to the gateway that heartbeats, reconnects and resumes by itself (@discordjs/ws) until it is closed. The
 * library asks for the session before it connects: there it is made to pause after failures, and to stay away once closed.
 */
export function openShard(options: ShardOptions): { close(): void } {
  const { id, gateway, sleep, mayIdentify, onUp, onClose, onError, onEvent, onBroken } = options;
  const closing = new AbortController();
  const { signal } = closing;
  let session: SessionInfo | null = null;
  let failures = 0;
  let isGreeted = false;
  const shard = new WebSocketShard(
    {
      options: gateway,
      async retrieveSessionInfo() {
        if (shard.status !== WebSocketShardStatus.Idle) return session;
        if (failures++ > 0) await sleep(pauseAfter(failures - 1), signal);
        return signal.aborted ? never : session;
      },
      updateSessionInfo(_id, info) {
        if (info !== null && typeof info.sessionId !== 'string')
          onBroken(new SyntaxError('READY names no session'));
        const { url } = gateway.gatewayInformation;
        session = info && { ...info, resumeURL: isGatewayUrl(info.resumeURL) ? info.resumeURL : url };
      },
      async waitForIdentify(_id, closed) {
        if (!signal.aborted) await mayIdentify(closed);
        // this must end only when the connection has: the library then lets it be
        if (signal.aborted) await aborted(closed);
        closed.throwIfAborted();
      },
    },
    id,
  );
  const up = () => {
    failures = 0;
    onUp();
  };
  shard.on(WebSocketShardEvents.Hello, () => {
    isGreeted = true;
    if (signal.aborted) queueMicrotask(end);
  });
  shard.on(WebSocketShardEvents.Ready, up);
  shard.on(WebSocketShardEvents.Resumed, up);
  shard.on(WebSocketShardEvents.Dispatch, ({ data }) => {
    onEvent(data.t, data.d);
  });
  shard.on(WebSocketShardEvents.Error, ({ error }) => {
    onError(error);
  });
  shard.on(WebSocketShardEvents.Closed, ({ code }) => {
    isGreeted = false;
    if (!signal.aborted) onClose(code);
  });

  function end(): void {
    shard.destroy().catch(onError);
  }

  // its rejection is an `Error` event, too; the library goes on
  shard.connect().catch(() => undefined);
  return {
    close() {
      closing.abort();
      // a socket that still connects must not be left without its error listener: it is ended when greeted, or fails
      if (isGreeted || shard.status !== WebSocketShardStatus.Connecting) end();
    },
  };
}

/** Whether a socket can be opened there; one that cannot be ends the process as an unhandled rejection. */
export function isGatewayUrl(address: unknown): boolean {
  const url = typeof address === 'string' ? URL.parse(address) : null;
  return url !== null && /^wss?:$/.test(url.protocol) && url.hash === '';
}

export async function aborted(signal: AbortSignal): Promise<void> {
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
