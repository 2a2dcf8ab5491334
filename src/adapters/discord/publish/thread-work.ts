import { Routes } from 'discord-api-types/v10';
import type { DiscordApi } from '../rest/discord-api.ts';
import { discordCodeOf, UNKNOWN_MESSAGE } from './discord-refusal.ts';

/** Discord's error codes. */
const ARCHIVED = 50083;
const MISSING_PERMISSIONS = 50013;
export const UNKNOWN_CHANNEL = 10003;
const THREAD_IS_THERE = 160004;

/** What stands for the title of what is gone, where the thread itself may not be removed. */
const NO_NAME = '—';

/** What is done with threads around their messages. All of it throws what the api throws. */
export function createThreadWork(api: DiscordApi) {
  const modify = (
    thread: string,
    body: { readonly name?: string; readonly archived?: boolean },
    signal: AbortSignal,
  ) => api.call({ method: 'PATCH', route: Routes.channel(thread), body, signal });

  /** Does something in a thread; one that was archived is opened for it first. */
  async function opened<Done>(thread: string, signal: AbortSignal, work: () => Promise<Done>) {
    try {
      return { done: await work(), wasArchived: false };
    } catch (error) {
      if (discordCodeOf(error) !== ARCHIVED) throw error;
    }
    await modify(thread, { archived: false }, signal);
    return { done: await work(), wasArchived: true };
  }

  /** Puts a thread back among the archived ones; that it stays open harms nobody. */
  async function close(thread: string, signal: AbortSignal): Promise<void> {
    try {
      await modify(thread, { archived: true }, signal);
    } catch {
      // it archives itself when nobody writes there
    }
  }

  return {
    opened,

    /** Changes the first message of a thread, and its name where that is another now; archived it stays. */
    async change(
      thread: string,
      what: {
        readonly name: string | null;
        readonly signal: AbortSignal;
        readonly work: () => Promise<unknown>;
      },
    ): Promise<void> {
      const { name, signal, work } = what;
      const { wasArchived } = await opened(thread, signal, async () => {
        await work();
        if (name !== null) await modify(thread, { name }, signal);
      });
      if (wasArchived) await close(thread, signal);
    },

    /** Begins the thread of a message; one that is there already is as good. */
    async start(
      at: { readonly channel: string; readonly message: string },
      name: string,
      signal: AbortSignal,
    ): Promise<void> {
      try {
        const route = Routes.threads(at.channel, at.message);
        await api.call({ method: 'POST', route, body: { name }, signal });
      } catch (error) {
        if (discordCodeOf(error) !== THREAD_IS_THERE) throw error;
      }
    },

    /**
     * Removes a thread and all that is in it. Without the right to (Manage Threads) its first message goes, and so does the
     * title that stands in its name. Answers whether there was anything.
     */
    async remove(thread: string, signal: AbortSignal): Promise<boolean> {
      try {
        await api.call({ method: 'DELETE', route: Routes.channel(thread), signal });
        return true;
      } catch (error) {
        if (discordCodeOf(error) === UNKNOWN_CHANNEL) return false;
        if (discordCodeOf(error) !== MISSING_PERMISSIONS) throw error;
      }
      await opened(thread, signal, async () => {
        await api
          .call({ method: 'DELETE', route: Routes.channelMessage(thread, thread), signal })
          .catch((error: unknown) => {
            if (discordCodeOf(error) !== UNKNOWN_MESSAGE) throw error;
          });
        await modify(thread, { name: NO_NAME, archived: true }, signal);
      });
      return true;
    },
  };
}
