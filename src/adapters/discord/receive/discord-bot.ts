import { z } from 'zod';
import { createButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { CommandDesk } from '../../../commands/command.ts';
import type { PlatformCallback, Seen } from '../../../core/ports/push.ts';
import type { ChatStatusChange, RecordEvent } from '../../../core/ports/ports.ts';
import { MINUTE, SECOND, type Clock, type Duration, type Instant } from '../../../core/time.ts';
import { withTimeout } from '../../../core/async/with-timeout.ts';
import type { AskMemory } from '../../shared/asked-once.ts';
import type { Words } from '../../../core/words.ts';
import { retryWithBackoff, pauseAfter } from '../../../core/async/retry-with-backoff.ts';
import { createPlatformState } from '../../../outbox/platform-state.ts';
import { announceCommands, formatMessageCommands, formatSlashCommands } from './command-announcement.ts';
import type { Fetch } from '../../../net/fetch.ts';
import { createDiscordApi } from '../rest/discord-api.ts';
import type { DiscordAccess, DiscordApi } from '../rest/discord-api.ts';
import { snowflake } from '../rest/discord-shapes.ts';
import { reasonOf } from '../publish/discord-refusal.ts';
import { runGatewaySession } from './gateway-session.ts';
import type { GatewaySessionOptions } from './gateway-session.ts';
import { aborted } from './gateway-shard.ts';
import { createInteractionAnswers, type InteractionAnswers } from './interaction-answers.ts';
import { createOnce } from './once.ts';
import { createInteractionEndpoint } from './interaction-endpoint.ts';
import type { InvalidRequests } from '../rest/invalid-requests.ts';
import { seenIn } from './seen-in.ts';
import { createPlaceWatch } from './channel-status.ts';
import type { WatchedPlace } from './channel-status.ts';

export interface DiscordBotOptions extends DiscordAccess {
  readonly desk: CommandDesk;
  readonly words: Words;
  readonly record: RecordEvent;
  /** The channels and threads that are destinations. */
  readonly places?: readonly WatchedPlace[];
  /** Whether readers subscribe in a chat. */
  readonly isSubscribed?: (chat: string) => boolean;
  /** Told when one of them opens or closes itself to us. */
  readonly onPlace?: (news: ChatStatusChange) => Promise<void>;
  /** What people write is asked for, too: a right that Discord gives apart. */
  readonly readsMessages?: boolean;
  /** Told when somebody has posted links in a channel. */
  readonly onSeen?: (seen: Seen) => Promise<void>;
  /** One for all that speak to Discord from this process. */
  readonly invalid?: InvalidRequests;
  readonly deferAfterMs?: Duration;
  /** What is remembered of what Discord tells; absent = nothing. */
  readonly updates?: AskMemory;
  /** For the files that people send. */
  readonly fetch: Fetch;
  readonly sleep: Clock['sleep'];
  /** The machine's clock when left out. */
  readonly now?: () => Instant;
}

export interface DiscordBot {
  /** Takes interactions over HTTP; null where they come through the gateway. */
  readonly callback: PlatformCallback | null;
  /**
   * Listens for slash commands until `signal` aborts, then leaves nothing open. Never rejects: a refused token or a
   * network that is down are `platform-down` events; the network is tried again, a refused token is not.
   */
  run(signal: AbortSignal): Promise<void>;
}

/** Commands are announced when the address is tried: there may be no process that has the gateway. */
const ANNOUNCE_WITHIN: Duration = 5 * MINUTE;

/** What was asked and is being done when the bot stops has so long, as attempts of the outbox have. */
const GRACE: Duration = 3 * SECOND;

const readyShape = z.object({ application: z.object({ id: snowflake }) });

/** `max_concurrency` 1: one IDENTIFY in five seconds, over all connections of this process. */
const IDENTIFY_EVERY: Duration = 5 * SECOND;

/** Answers slash commands and buttons on Discord, through the gateway. */
export function createDiscordBot(options: DiscordBotOptions): DiscordBot {
  const { token, record, sleep, now = Date.now } = options;
  const api = createDiscordApi(options, { invalid: options.invalid, now });
  const { commands: specs } = options.desk;
  const commands = [
    ...formatSlashCommands(specs, options.words),
    ...formatMessageCommands(specs, options.words),
  ];
  const seal = createButtonSeal(token, options.desk.commands);
  const onFault = (what: string, error: unknown) => {
    record({ kind: 'platform-fault', platform: 'discord', message: `${what}: ${reasonOf(error, token)}` });
  };
  const once = createOnce({ ...options, api, now, seal, fault: onFault });
  const all: InteractionAnswers[] = [];
  const answersBy = (through: DiscordApi) => {
    const answers = createInteractionAnswers({ ...options, api: through, sleep, now, seal, once });
    all.push(answers);
    return (raw: unknown) => answers.answer(raw);
  };
  const answer = answersBy(api);
  const state = createPlatformState('discord', record);
  const watch = createPlaceWatch({
    places: options.places ?? [],
    isSubscribed: channel => options.isSubscribed?.(`discord:${channel}`) ?? false,
    onPlace: news => {
      options.onPlace?.(news).catch((error: unknown) => {
        onFault('what became of a place could not be noted', error);
      });
    },
  });
  const mayIdentify = createIdentifyPace({ now, sleep });
  let announced = false;
  let isAnnouncing = false;

  /** Once: a newcomer without commands believes the bot dead. */
  async function announce(application: string, signal: AbortSignal): Promise<void> {
    if (announced || isAnnouncing) return;
    isAnnouncing = true;
    const work = async () => {
      await announceCommands(api, application, { commands, signal });
      announced = true;
    };
    const told = (error: unknown) => {
      onFault('the slash commands could not be announced', error);
    };
    await retryWithBackoff(work, { signal, sleep, onFault: told });
    isAnnouncing = false;
  }

  function onEvent(type: string, data: unknown, living: AbortSignal): void {
    if (type === 'INTERACTION_CREATE') {
      void answer(data);
      return;
    }
    if (type === 'MESSAGE_CREATE') {
      const seen = seenIn(data);
      if (seen !== null)
        options.onSeen?.(seen).catch((error: unknown) => {
          onFault('links could not be noted', error);
        });
      return;
    }
    if (type === 'READY') void announce(readyShape.parse(data).application.id, living);
    watch.heard(type, data);
  }

  return {
    callback:
      options.publicKey === undefined
        ? null
        : createInteractionEndpoint({
            publicKey: options.publicKey,
            api,
            answersBy,
            sleep,
            now,
            onPing: application => {
              void announce(application, AbortSignal.timeout(ANNOUNCE_WITHIN));
            },
          }),
    async run(signal) {
      let tries = 0;
      const telling: Promise<void>[] = [];
      const onUp = () => {
        tries = 0;
        state.up();
        if (telling.length === 0) telling.push(once.tellInterrupted(signal));
      };
      const client = { api, token, now, sleep, mayIdentify, onFault, onEvent, onUp, onSilence: state.down };
      let readsMessages = options.readsMessages === true;
      while (!signal.aborted) {
        const end = await runGatewaySession({ ...client, readsMessages }, signal);
        if (end.kind === 'stopped') break;
        if (end.kind === 'final' && end.lacksIntents === true && readsMessages) {
          // commands are answered all the same
          readsMessages = false;
          onFault('already_posted: skip sees nothing on Discord', new Error(end.reason));
          continue;
        }
        if (end.kind === 'final') state.refused(end.reason);
        else state.down(end.reason);
        // the other platform goes on, and so does the process
        await (end.kind === 'final' ? aborted(signal) : sleep(pauseAfter(tries++), signal));
      }
      await withTimeout(Promise.all([...telling, ...all.map(answers => answers.idle())]), GRACE, sleep);
    },
  };
}

/** One IDENTIFY after the other, `IDENTIFY_EVERY` apart; rejects when its signal aborts. */
function createIdentifyPace({
  now,
  sleep,
}: Pick<GatewaySessionOptions, 'now' | 'sleep'>): (signal: AbortSignal) => Promise<void> {
  let last: Instant = -Infinity;
  let queue = Promise.resolve();
  return async signal => {
    queue = queue.then(async () => {
      // a clock that was set back must not make it longer
      const restMs = Math.min(IDENTIFY_EVERY, last + IDENTIFY_EVERY - now());
      if (restMs > 0) await sleep(restMs, signal);
      if (!signal.aborted) last = now();
    });
    await queue;
    signal.throwIfAborted();
  };
}
