import { withTimeout } from '../../../core/async/with-timeout.ts';
import type { CardHash } from '../../../core/ids.ts';
import type { StoredCard } from '../../../core/ports/outbox.ts';
import type { Outcome } from '../../../core/post.ts';
import { SECOND, type Clock, type Duration } from '../../../core/time.ts';

/** Of another delivery's upload nobody waits longer: an attempt has half a minute in all. */
const PATIENCE: Duration = 6 * SECOND;
/** Files that were uploaded lately; the database knows all. */
const REMEMBERED = 100;

/** What is posted with cards by Telegram's names for them, in the order of the cards; null has one uploaded. */
type Post = (files: readonly (string | null)[]) => Promise<Outcome>;

/** Ends an upload: the next one may look. */
type Turn = () => void;

/** Uploads of one bot, so that what goes to many chats at once goes up once. */
export interface Uploads {
  /** Has cards shown by their names where those are known, or come of an upload under way; else uploaded. */
  share(cards: readonly StoredCard[], post: Post): Promise<Outcome>;
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

  /** Posts with what is `known` of these cards; what is uploaded is known to the next ones. */
  async function postWith(
    cards: readonly StoredCard[],
    known: ReadonlyMap<CardHash, string | Turn | null>,
    post: Post,
  ): Promise<Outcome> {
    try {
      const outcome = await post(cards.map(({ hash }) => nameIn(known.get(hash))));
      if (outcome.kind === 'sent')
        outcome.cardFiles?.forEach((file, hash) => {
          remember(hash, file);
        });
      return outcome;
    } finally {
      for (const end of known.values()) if (typeof end === 'function') end();
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

  /** Of each card the name, or the turn to upload it. All free turns are taken at once: posts with the same cards never hold each other up. */
  const lookUp = async (cards: readonly StoredCard[], how: { readonly asStored: boolean }) =>
    new Map(
      await Promise.all(
        cards.map(async ({ hash, file }) => {
          const stored = how.asStored ? (file ?? null) : null;
          return [hash, stored ?? (await wait(hash))] as const;
        }),
      ),
    );

  return {
    async share(cards, post) {
      const found = await lookUp(cards, { asStored: true });
      const outcome = await postWith(cards, found, post);
      // a file is known to the bot that uploaded it, and not for ever; that refusal has posted nothing
      if (!isFileRefused(outcome)) return outcome;
      for (const [hash, name] of found) if (known.get(hash) === name) known.delete(hash);
      return postWith(cards, await lookUp(cards, { asStored: false }), post);
    },
  };
}

const nameIn = (found: string | Turn | null | undefined): string | null =>
  typeof found === 'string' ? found : null;

const isFileRefused = (outcome: Outcome): boolean =>
  outcome.kind === 'rejected' &&
  typeof outcome.reason === 'string' &&
  /wrong (?:remote )?file identifier|file_reference/i.test(outcome.reason);
