import { Routes } from 'discord-api-types/v10';
import type { ButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { CommandDesk } from '../../../commands/command.ts';
import { StoreDownError } from '../../../core/ports/store-down-error.ts';
import { MINUTE, type Duration, type Instant } from '../../../core/time.ts';
import { askerOf, createAskedOnce, type AskedOnceRooms } from '../../shared/asked-once.ts';
import { discordCodeOf } from '../publish/discord-refusal.ts';
import type { DiscordApi } from '../rest/discord-api.ts';
import { timeOf } from '../snowflake.ts';
import { callerOf, formatReply, privacyOf, type Person } from './reply-message.ts';

/** In place of an answer: somebody else has done what the interaction asks, or does it now. */
export const TAKEN = 'taken';

/** Of an interaction, what it is known and answered by. */
export type Interacted = Person & {
  readonly id: string;
  readonly application_id: string;
  readonly token: string;
};

/** Where the bot may speak to whoever made an interaction. */
interface AnswerTo {
  readonly application: string;
  readonly token: string;
}

export interface OnceRooms extends Omit<AskedOnceRooms, 'platform'> {
  readonly api: DiscordApi;
  readonly desk: Pick<CommandDesk, 'interrupted'>;
  readonly seal: ButtonSeal;
}

export interface Once {
  /** Does what an interaction asks, unless it was taken before. `command`: its name; empty for a button or a form. */
  work<Answer>(
    interaction: Interacted,
    command: string,
    work: () => Promise<Answer>,
  ): Promise<Answer | typeof TAKEN>;
  /** It is answered, or an answer is in vain. Never rejects. */
  end(interaction: string): Promise<void>;
  /** Tells those whose asking was interrupted, until `signal` aborts. Never rejects. */
  tellInterrupted(signal: AbortSignal): Promise<void>;
}

/**
 * Long after Discord has said that nobody responds (three seconds). Not less: to whoever is late no form can be shown, and a clock
 * is often wrong by seconds.
 */
const GIVEN_UP: Duration = MINUTE;
/** So long it takes further answers: interactions/receiving-and-responding. */
const LAST_WITHIN: Duration = 15 * MINUTE;
/** Nobody answered it in time, which Discord has said itself; or its time is over. */
const CLOSED: ReadonlySet<number> = new Set([10_015, 10_062, 50_027]);

/**
 * Whether Discord has given an interaction up, if our clock is right. A process that was frozen hears what its person has long
 * been told of, and may have asked for anew; but a clock may be wrong by any length. So nothing is refused for its age: what seems
 * late is done when Discord has taken "thinking…" for it, and not when Discord knows it no more.
 */
export const isLate = (interaction: string, now: Instant): boolean => now - timeOf(interaction) > GIVEN_UP;

/**
 * Has each interaction done by one process, once at most (`AskedOnce`): a process that was frozen finds in its
 * connection what another has heard and done meanwhile, and to the web somebody may send a copy. While the database is down
 * all is answered, for what would change something says so itself.
 */
export function createOnce(rooms: OnceRooms): Once {
  const { api, desk, seal, now } = rooms;
  const asks = createAskedOnce<AnswerTo>({ ...rooms, platform: 'discord' });

  async function isOurs(interaction: Interacted, command: string): Promise<boolean> {
    const { id, application_id: application, token } = interaction;
    const asking = { command, caller: askerOf(callerOf(interaction)), to: { application, token } };
    try {
      return (await asks.take([{ id, asking }])).has(id) && (await asks.isOurs(id));
    } catch (error) {
      if (error instanceof StoreDownError) return true;
      throw error;
    }
  }

  return {
    work: async (interaction, command, work) => ((await isOurs(interaction, command)) ? work() : TAKEN),
    end: id => asks.end(id),
    tellInterrupted: signal =>
      asks.tellInterrupted(async ({ command, caller, to }, takenAt) => {
        if (now() - takenAt > LAST_WITHIN) return;
        const { body } = formatReply(await desk.interrupted(command, caller), seal);
        const route = Routes.webhook(to.application, to.token);
        try {
          await api.call({
            method: 'POST',
            route,
            open: true,
            body: { ...body, ...privacyOf(true) },
            signal,
          });
        } catch (error) {
          if (!CLOSED.has(discordCodeOf(error) ?? 0)) throw error;
        }
      }, signal),
  };
}
