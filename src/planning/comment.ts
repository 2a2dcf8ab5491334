import type { Article } from '../core/article.ts';
import { createWakeSignal } from '../core/async/wake-signal.ts';
import { commentsOn, type Destination } from '../core/destination.ts';
import { postIdOf } from '../core/ids.ts';
import { chatOf } from '../core/ordering-key.ts';
import type { Outbox } from '../core/ports/outbox.ts';
import type { Discussed } from '../core/ports/push.ts';
import type { ArticleStore } from '../core/ports/store.ts';
import type { Formats } from '../core/ports/platform.ts';
import type { RecordEvent } from '../core/ports/ports.ts';
import { reasonOf } from '../core/reasons/reason.ts';
import { MINUTE, SECOND, type Clock } from '../core/time.ts';
import type { UpdateStore } from '../core/updates/update-store.ts';
import { summarizeAtLength } from '../editorial/summary/summarize.ts';
import type { Composer } from './composer.ts';
import { draftSend } from './draft-send.ts';

export interface CommentDeps {
  readonly updates: Pick<UpdateStore, 'messageIn' | 'noteDiscussed' | 'discussed' | 'discussedDone'>;
  readonly outbox: Pick<Outbox, 'order' | 'post' | 'standing'>;
  readonly articles: Pick<ArticleStore, 'get'>;
  readonly composer: Pick<Composer, 'compose'>;
  readonly formats: Pick<Formats, 'orderingKeyOf'>;
  readonly clock: Clock;
  readonly record: RecordEvent;
  readonly wakeSignal: { wake(): void };
  /** `commentPlaces` of the config. */
  readonly places: readonly Destination[];
}

export interface Comments {
  /** Resolves when it is written down that a post may have come to its discussion. */
  note(discussed: Discussed): Promise<void>;
  /** Answers what is written down until `signal` aborts. Never rejects. */
  run(signal: AbortSignal): Promise<void>;
}

/** What a platform tells of a post may come before its answer to the post is written down: asked again after so long. */
const SOON = [1, 1, 2, 4, 8, 16].map(seconds => seconds * SECOND);
/** A summary that says more than the longest post does. */
const POST_CHARS = 800;
const COMMENT_CHARS = 3000;

/**
 * Answers a post of ours that has come to its discussion with a longer summary of its article, where its destination wants
 * that and the article has more to say. Once, however often it is told: the comment is a delivery of the article to a place
 * of its own. What was told waits in the database until it is answered, so that no crash loses a comment.
 */
export function createComments(deps: CommentDeps): Comments {
  const { updates, outbox, articles, composer, formats, clock, places } = deps;
  const news = createWakeSignal();

  const placesIn = ({ of, here }: Discussed) =>
    places.filter(
      place => place.platform === of.platform && here.includes(chatOf(formats.orderingKeyOf(place))),
    );

  /** False while it is not known whether the message is a post of ours. */
  async function answer(discussed: Discussed): Promise<boolean> {
    const found = await updates.messageIn(discussed.of);
    if (found === null) return false;
    const destination = placesIn(discussed).find(({ name }) => name === commentsOn(found.destination));
    const post = await outbox.post(found.post);
    if (destination === undefined || post?.kind !== 'article') return true;
    const [item] = post.items;
    const article = item === undefined ? null : await articles.get(item.article);
    if (article?.withdrawnAt !== null || !hasMoreToSay(article)) return true;
    const standing = await outbox.standing(article.id, found.destination);
    if (standing?.delivery.id !== found.id) return true;
    const content = { ...post.content, parts: ['summary', 'quote'] as const };
    const [composed] = await composer.compose({ article, content }, [destination]);
    if (composed === undefined) return true;
    const payload = { ...composed.payload, ...discussed.reply };
    const id = postIdOf(article.id, `comment on ${found.id}`);
    const when = { notBefore: null, notAfter: null, urgent: false, repostNumber: standing.repostNumber };
    const written = await outbox.order({
      post: {
        ...post,
        id,
        content,
        state: 'approved',
        slot: null,
        schedule: null,
        orderedBy: null,
        why: reasonOf('comment', { destination: found.destination }),
        createdAt: clock.now(),
      },
      deliveries: [draftSend(id, { ...composed, payload, orderingKey: discussed.here[0] }, when)],
      cards: [],
    });
    if (written.length > 0) deps.wakeSignal.wake();
    return true;
  }

  async function answerAll(): Promise<void> {
    for (const discussed of await updates.discussed())
      if (await answer(discussed)) await updates.discussedDone(discussed.id);
  }

  return {
    async note(discussed) {
      if (placesIn(discussed).length === 0) return;
      await updates.noteDiscussed(discussed, clock.now());
      news.wake();
    },
    async run(signal) {
      if (places.length === 0) return;
      for (let tries = 0; !signal.aborted; tries++) {
        const told = news.next().then(() => 'told' as const);
        await answerAll().catch((error: unknown) => {
          deps.record({ kind: 'service-fault', part: 'comments', error });
        });
        // what another process has written down is seen within a minute
        const next = await Promise.race([told, clock.sleep(SOON[tries] ?? MINUTE, signal)]);
        if (next === 'told') tries = -1;
      }
    },
  };
}

const hasMoreToSay = (article: Article): boolean =>
  summarizeAtLength(article, COMMENT_CHARS).length > summarizeAtLength(article, POST_CHARS).length;
