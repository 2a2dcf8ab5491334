import { createButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { CommandDesk } from '../../../commands/command.ts';
import type { ChatStatusChange, RecordEvent } from '../../../core/ports/ports.ts';
import { SECOND, type Clock, type Duration } from '../../../core/time.ts';
import type { Words } from '../../../core/words.ts';
import { retryWithBackoff, pauseAfter } from '../../../core/async/retry-with-backoff.ts';
import { createPlatformState } from '../../../outbox/platform-state.ts';
import { announceCommands, formatSlashCommands } from './command-announcement.ts';
import { createDiscordApi } from '../rest/discord-api.ts';
import type { DiscordAccess } from '../rest/discord-api.ts';
import { reasonOf } from '../publish/discord-refusal.ts';
import { runGatewaySession } from './gateway-session.ts';
import { createInteractionAnswers } from './interaction-answers.ts';
import type { InvalidRequests } from '../rest/invalid-requests.ts';
import { createPlaceWatch } from './channel-status.ts';
import type { WatchedPlace } from './channel-status.ts';

export interface DiscordBotOptions extends DiscordAccess {
  readonly desk: CommandDesk;
  readonly words: Words;
  readonly record: RecordEvent;
  /** The channels and threads that are destinations. */
  readonly places?: readonly WatchedPlace[];
  /** Told when one of them opens or closes itself to us; must not throw. */
  readonly onPlace?: (news: ChatStatusChange) => void;
  /** One for all that speak to Discord from this process. */
  readonly invalid?: InvalidRequests;
  readonly deferAfterMs?: Duration;
  readonly sleep: Clock['sleep'];
}

export interface DiscordBot {
  /**
   * Listens for slash commands until `signal` aborts, then leaves nothing open. Never rejects: a refused token or a
   * network that is down are `platform-down` events; the network is tried again, a refused token is not.
   */
  run(signal: AbortSignal): Promise<void>;
}

/** `max_concurrency` 1: one IDENTIFY in five seconds, over all connections of this process. */
const IDENTIFY_EVERY: Duration = 5 * SECOND;

/** Answers slash commands and buttons on Discord, through the gateway. */
export function createDiscordBot(options: DiscordBotOptions): DiscordBot {
  const { token, apiRoot, record, sleep } = options;
  const api = createDiscordApi(options, { invalid: options.invalid });
  const commands = formatSlashCommands(options.desk.commands, options.words);
  const answer = createInteractionAnswers({
    ...options,
    api,
    sleep,
    seal: createButtonSeal(token, options.desk.commands),
  });
  const state = createPlatformState('discord', record);
  const watch = createPlaceWatch({
    places: options.places ?? [],
    onPlace: options.onPlace ?? (() => undefined),
  });
  const mayIdentify = createIdentifyPace(sleep);
  let announced = false;

  const onFault = (what: string, error: unknown) => {
    record({ kind: 'platform-fault', platform: 'discord', message: `${what}: ${reasonOf(error, token)}` });
  };

  /** Once in a run: a newcomer without commands believes the bot dead. */
  async function announce(application: string, signal: AbortSignal): Promise<void> {
    const work = async () => {
      if (!announced) await announceCommands(api, application, { commands, signal });
      announced = true;
    };
    const told = (error: unknown) => {
      onFault('the slash commands could not be announced', error);
    };
    await retryWithBackoff(work, { signal, sleep, onFault: told });
  }

  return {
    async run(signal) {
      let tries = 0;
      const session = {
        token,
        apiRoot,
        sleep,
        mayIdentify,
        onFault,
        onSilence: state.down,
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

/** Rejects when `signal` aborts, as discord.js expects of a throttle. */
function createIdentifyPace(sleep: Clock['sleep']) {
  let next = 0;
  return async (signal: AbortSignal): Promise<void> => {
    const afterMs = next - Date.now();
    if (afterMs > 0) await sleep(afterMs, signal);
    signal.throwIfAborted();
    next = Date.now() + IDENTIFY_EVERY;
  };
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
