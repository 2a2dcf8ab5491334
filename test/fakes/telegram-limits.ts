import { Refusal } from './telegram-refusals.ts';
import type { FakeChat } from './telegram-world.ts';

/** How many messages go through in which time, in any window of it. */
interface Window {
  readonly count: number;
  readonly perMs: number;
}

export interface TelegramLimits {
  /** Over all chats. */
  readonly all: Window;
  /** In one chat: one each `perMs`, of which `burst` may come at once after a rest. */
  readonly chat: { readonly burst: number; readonly perMs: number };
  /** In one group, on top of that. */
  readonly group: Window;
}

/** What the support pages say, "or so": https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this */
export const realTelegramLimits: TelegramLimits = {
  all: { count: 30, perMs: 1000 },
  chat: { burst: 5, perMs: 1000 },
  group: { count: 20, perMs: 60_000 },
};

/** What of a client's haste was met. */
export interface LimitCounts {
  /** Messages that went through. */
  passed: number;
  /** Messages refused with 429. */
  refused: number;
  /** Of those, the ones that came although the client had been told to wait. */
  early: number;
}

/** Counts messages as Telegram does, and throws its refusal of one too many. Null = whatever comes goes through. */
export function createTelegramLimits(now: () => number, limits: TelegramLimits | null) {
  const counts: LimitCounts = { passed: 0, refused: 0, early: 0 };
  const all: number[] = [];
  const groups = new Map<number, number[]>();
  /** When a chat's burst will be whole again. */
  const levels = new Map<number, number>();
  const told = new Map<number, number>();

  /** Until when so many `more` do not fit. */
  const freeIn = (times: number[], more: number, { count, perMs }: Window): number => {
    while (times[0] !== undefined && times[0] + perMs <= now()) times.shift();
    return times.length + more <= count ? 0 : (times[times.length + more - count - 1] ?? 0) + perMs - now();
  };

  function waitFor(
    chat: FakeChat,
    count: number,
    { all: overall, chat: each, group }: TelegramLimits,
  ): number {
    const level = Math.max(levels.get(chat.id) ?? 0, now());
    const isGroup = chat.type === 'group' || chat.type === 'supergroup';
    const times = groups.get(chat.id) ?? [];
    if (isGroup) groups.set(chat.id, times);
    return Math.max(
      (told.get(chat.id) ?? 0) - now(),
      freeIn(all, count, overall),
      level + each.perMs - each.burst * each.perMs - now(),
      isGroup ? freeIn(times, count, group) : 0,
    );
  }

  return {
    counts,
    /** So many messages go to this chat together, or are refused together: each picture of an album is one. */
    admit: (chat: FakeChat, count = 1): void => {
      if (limits !== null) {
        const waitMs = waitFor(chat, count, limits);
        if (waitMs > 0) {
          counts.refused++;
          if ((told.get(chat.id) ?? 0) > now()) counts.early++;
          const seconds = Math.ceil(waitMs / 1000);
          told.set(chat.id, now() + waitMs);
          throw new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
        }
        told.delete(chat.id);
        const times = Array.from({ length: count }, now);
        all.push(...times);
        groups.get(chat.id)?.push(...times);
        levels.set(chat.id, Math.max(levels.get(chat.id) ?? 0, now()) + count * limits.chat.perMs);
      }
      counts.passed += count;
    },
  };
}
