import { setTimeout as wait } from 'node:timers/promises';
import { createButtonSeal } from '../../commands/button-data.ts';
import type { CommandDesk } from '../../commands/command.ts';
import type { PlaceNews, RecordEvent } from '../../core/ports.ts';
import { MINUTE, SECOND } from '../../core/time.ts';
import type { Duration } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { announceCommands, formatSlashCommands } from './command-announcement.ts';
import { createDiscordApi } from './discord-api.ts';
import type { DiscordAccess } from './discord-api.ts';
import { reasonOf } from './discord-refusal.ts';
import { runGatewaySession } from './gateway-session.ts';
import { createInteractionAnswers } from './interaction-answers.ts';
import type { InvalidRequests } from './invalid-requests.ts';
import { createPlaceWatch } from './place-watch.ts';
import type { WatchedPlace } from './place-watch.ts';

export interface DiscordBotOptions extends DiscordAccess {
  readonly desk: CommandDesk;
  readonly words: Words;
  readonly record: RecordEvent;
  /** The channels and threads that are destinations. */
  readonly places?: readonly WatchedPlace[];
  /** Told when one of them opens or closes itself to us; must not throw. */
  readonly onPlace?: (news: PlaceNews) => void;
  /** One for all that speak to Discord from this process. */
  readonly invalid?: InvalidRequests;
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

const FIRST_PAUSE: Duration = 5 * SECOND;
const LONGEST_PAUSE: Duration = 5 * MINUTE;
const pauseAfter = (tries: number): Duration => Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tries);
/** `max_concurrency` 1: one IDENTIFY in five seconds, over all connections of this process. */
const IDENTIFY_EVERY: Duration = 5 * SECOND;

/** Answers slash commands and buttons on Discord, through the gateway. */
export function createDiscordBot(options: DiscordBotOptions): DiscordBot {
  const { token, apiRoot, record, sleep = pause } = options;
  const api = createDiscordApi(options, { invalid: options.invalid });
  const commands = formatSlashCommands(options.desk.commands, options.words);
  const answer = createInteractionAnswers({
    ...options,
    ...{ api, sleep, seal: createButtonSeal(token, options.desk.commands) },
  });
  const state = createPlatformState(record);
  const watch = createPlaceWatch({
    places: options.places ?? [],
    onPlace: options.onPlace ?? (() => undefined),
  });
  const mayIdentify = createIdentifyPace(sleep);
  let announced = false;

  const onFault = (what: string, error: unknown) => {
    record({ kind: 'platform-fault', platform: 'discord', message: `${what}: ${reasonOf(error, token)}` });
  };

  /** Once in a run; until it succeeds, since a newcomer without commands believes the bot dead. */
  async function announce(application: string, signal: AbortSignal): Promise<void> {
    const isOver = () => announced || signal.aborted;
    for (let tries = 0; !isOver(); tries++)
      try {
        await announceCommands(api, application, { commands, signal });
        announced = true;
      } catch (error) {
        if (tries === 0 && !isOver()) onFault('the slash commands could not be announced', error);
        await sleep(pauseAfter(tries), signal);
      }
  }

  return {
    async run(signal) {
      let tries = 0;
      const session = {
        ...{ token, apiRoot, sleep, mayIdentify, onFault, onSilence: state.down },
        onUp: () => {
          tries = 0;
          state.up();
        },
        onReady: (application: string, living: AbortSignal) => void announce(application, living),
        onInteraction: (raw: unknown) => void answer(raw),
        onEvent: watch.heard,
      };
      while (!signal.aborted) {
        const end = await runGatewaySession(session, signal);
        if (end.kind === 'stopped') return;
        if (end.kind === 'final') state.refused(end.reason);
        else state.down(end.reason);
        // the other platform goes on, and so does the process
        await (end.kind === 'final' ? aborted(signal) : sleep(pauseAfter(tries++), signal));
      }
    },
  };
}

/** Says each change once. */
function createPlatformState(record: RecordEvent) {
  let isUp: boolean | null = null;
  return {
    up: () => {
      if (isUp !== true) record({ kind: 'platform-up', platform: 'discord', reason: null });
      isUp = true;
    },
    down: (reason: string) => {
      if (isUp !== false) record({ kind: 'platform-down', platform: 'discord', reason });
      isUp = false;
    },
    refused: (reason: string) => {
      record({ kind: 'platform-down', platform: 'discord', reason, refused: true });
      isUp = false;
    },
  };
}

/** Rejects when `signal` aborts, as discord.js expects of a throttle. */
function createIdentifyPace(sleep: NonNullable<DiscordBotOptions['sleep']>) {
  let next = 0;
  return async (signal: AbortSignal): Promise<void> => {
    const afterMs = next - Date.now();
    if (afterMs > 0) await sleep(afterMs, signal);
    signal.throwIfAborted();
    next = Date.now() + IDENTIFY_EVERY;
  };
}

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
