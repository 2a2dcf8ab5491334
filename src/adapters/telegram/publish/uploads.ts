import { withTimeout } from '../../../core/async/with-timeout.ts';
import type { CardHash } from '../../../core/ids.ts';
import type { StoredCard } from '../../../core/ports/outbox.ts';
import type { Outcome } from '../../../core/post.ts';
import { SECOND, type Clock, type Duration } from '../../../core/time.ts';

/** Of another delivery's upload nobody waits longer: an attempt has half a minute in all. */
const PATIENCE: Duration = 6 * SECOND;
/** Files that were uploaded lately; the database knows all. */
const REMEMBERED = 100;

/** What is posted with a card by Telegram's name for it; null has it uploaded. */
type Post = (file: string | null) => Promise<Outcome>;

/** Ends an upload: the next one may look. */
type Turn = () => void;

/** Uploads of one bot, so that what goes to many chats at once goes up once. */
export interface Uploads {
  /** Has a card shown by its name where that is known, or comes of an upload under way; else uploaded. */
  share(card: StoredCard, post: Post): Promise<Outcome>;
}

export function createUploads(sleep: Clock['sleep']): Uploads {
  const underWay = new Map<CardHash, Promise<unknown>>();
  const known = new Map<CardHash, string>();

  function remember(card: CardHash, file: string): void {
    known.delete(card);
    known.set(card, file);
    for (const oldest of known.keys()) {
      if (known.size <= REMEMBERED) break;
      known.delete(oldest);
    }
  }

  /** The name that an upload under way comes to, or the turn to upload; null when `isOver` before either. */
  async function turnFor(card: CardHash, isOver: () => boolean): Promise<string | Turn | null> {
    for (;;) {
      const file = known.get(card);
      if (file !== undefined) return file;
      if (isOver()) return null;
      const other = underWay.get(card);
      if (other === undefined) return take(card);
      await other; // one that failed leaves it to the next
    }
  }

  function take(card: CardHash): Turn {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    underWay.set(card, promise);
    return () => {
      if (underWay.get(card) === promise) underWay.delete(card);
      resolve(undefined);
    };
  }

  async function upload(card: CardHash, post: Post, end: Turn | null): Promise<Outcome> {
    try {
      const outcome = await post(null);
      if (outcome.kind === 'sent' && outcome.cardFile !== undefined) remember(card, outcome.cardFile);
      return outcome;
    } finally {
      end?.();
    }
  }

  async function wait(card: CardHash): Promise<string | Turn | null> {
    let isOver = false;
    const turn = turnFor(card, () => isOver);
    const found = await withTimeout(turn, PATIENCE, sleep);
    isOver = true;
    // a turn that came in the last moment is somebody else's
    if (found === null)
      void turn.then(late => {
        if (typeof late === 'function') late();
      });
    return found;
  }

  return {
    async share({ hash, file: stored }, post) {
      const found = stored ?? (await wait(hash));
      if (typeof found !== 'string') return upload(hash, post, found);
      const outcome = await post(found);
      // a file is known to the bot that uploaded it, and not for ever; that refusal has posted nothing
      if (!isFileRefused(outcome)) return outcome;
      if (known.get(hash) === found) known.delete(hash);
      const turn = await wait(hash);
      return typeof turn === 'string' ? post(turn) : upload(hash, post, turn);
    },
  };
}

const isFileRefused = (outcome: Outcome): boolean =>
  outcome.kind === 'rejected' &&
  typeof outcome.reason === 'string' &&
  /wrong (?:remote )?file identifier|file_reference/i.test(outcome.reason);
