import { Refusal } from './telegram-refusals.ts';
import type { ParamsOf } from './telegram-rules.ts';

export interface Update {
  readonly update_id: number;
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** How a waiting poll is answered. */
interface Poll {
  readonly answer: (updates: readonly object[]) => void;
  readonly refuse: (refusal: Refusal) => void;
}

const MAX_POLL_S = 50;
const byDefault = (kind: string): boolean =>
  !['chat_member', 'message_reaction', 'message_reaction_count'].includes(kind);

/**
 * The updates that wait for the bot. A poll is held open until something comes or its time is over; a second one ends
 * the first with 409; only an offset beyond an update confirms it, so one whose answer was lost comes again.
 */
export function createTelegramUpdates() {
  const waiting: Update[] = [];
  let allowed: ReadonlySet<string> | null = null;
  let held: (Poll & { readonly params: ParamsOf<'getUpdates'>; readonly timer: NodeJS.Timeout }) | null =
    null;
  let nextId = 7001;

  const release = () => {
    if (held !== null) clearTimeout(held.timer);
    held = null;
  };
  const batchFor = ({ limit = 100 }: ParamsOf<'getUpdates'>) =>
    waiting.slice(0, limit).map(({ update_id, kind, body }) => ({ update_id, [kind]: body }));

  return {
    /** Something happened; the bot hears of it if it asked for such things. Null when it did not. */
    push(kind: string, body: Readonly<Record<string, unknown>>): number | null {
      if (allowed === null ? !byDefault(kind) : !allowed.has(kind)) return null;
      const update = { update_id: nextId++, kind, body };
      waiting.push(update);
      if (held !== null) {
        const { params, answer } = held;
        release();
        answer(batchFor(params));
      }
      return update.update_id;
    },
    /** Answers at once or later; the answer to give back is a function for when the connection is lost. */
    poll(params: ParamsOf<'getUpdates'>, poll: Poll): () => void {
      if (held !== null) {
        const { refuse } = held;
        release();
        refuse(
          new Refusal(
            409,
            'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
          ),
        );
      }
      if (params.allowed_updates !== undefined)
        allowed = params.allowed_updates.length === 0 ? null : new Set<string>(params.allowed_updates);
      const { offset = 0 } = params;
      while (offset > 0 && (waiting[0]?.update_id ?? offset) < offset) waiting.shift();
      const seconds = Math.min(params.timeout ?? 0, MAX_POLL_S);
      if (waiting.length > 0 || seconds === 0) {
        poll.answer(batchFor(params));
        return () => undefined;
      }
      const timer = setTimeout(() => {
        release();
        poll.answer([]);
      }, seconds * 1000);
      const mine = { ...poll, params, timer };
      held = mine;
      return () => {
        if (held === mine) release();
      };
    },
    /** Whether a bot is listening now. */
    get isPolled(): boolean {
      return held !== null;
    },
    /** Updates the bot has not confirmed. */
    get unconfirmed(): readonly Update[] {
      return waiting;
    },
    stop: release,
  };
}
