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
  let hook: { readonly url: string; readonly secret: string } | null = null;
  let sending: Promise<void> = Promise.resolve();
  /** What was answered to each update that was sent. */
  const sent: { readonly update: number; readonly status: number }[] = [];

  /** One after the other; what is not thanked for stays, and is sent again with the next. */
  const sendAll = async () => {
    for (const { update_id, kind, body } of [...waiting]) {
      if (hook === null) return;
      const response = await fetch(hook.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': hook.secret },
        body: JSON.stringify({ update_id, [kind]: body }),
      }).catch(() => null);
      sent.push({ update: update_id, status: response?.status ?? 0 });
      if (response?.ok !== true) return;
      const at = waiting.findIndex(one => one.update_id === update_id);
      if (at >= 0) waiting.splice(at, 1);
    }
  };
  const send = () => (sending = sending.then(sendAll));

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
      if (hook !== null) void send();
      if (held !== null) {
        const { params, answer } = held;
        release();
        answer(batchFor(params));
      }
      return update.update_id;
    },
    /** Answers at once or later; the answer to give back is a function for when the connection is lost. */
    poll(params: ParamsOf<'getUpdates'>, poll: Poll): () => void {
      if (hook !== null) {
        poll.refuse(
          new Refusal(
            409,
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
          ),
        );
        return () => undefined;
      }
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
    setWebhook({ url, secret_token: secret = '', allowed_updates: kinds }: ParamsOf<'setWebhook'>): boolean {
      hook = { url, secret };
      if (held !== null) {
        const { refuse } = held;
        release();
        refuse(new Refusal(409, 'Conflict: terminated by setWebhook request'));
      }
      if (kinds !== undefined) allowed = kinds.length === 0 ? null : new Set<string>(kinds);
      void send();
      return true;
    },
    deleteWebhook(): boolean {
      hook = null;
      return true;
    },
    /** Where updates are sent; null = nowhere. */
    get webhook() {
      return hook;
    },
    /** What was answered to each update that was sent. */
    sent,
    /** Sends what was not thanked for once more. */
    sendAgain: send,
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
