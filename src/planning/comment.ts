import type { Article } from '../core/article.ts';
import { commentsOn, type Destination } from '../core/destination.ts';
import { postIdOf } from '../core/ids.ts';
import type { Outbox } from '../core/ports/outbox.ts';
import type { Discussed } from '../core/ports/push.ts';
import type { ArticleStore } from '../core/ports/store.ts';
import { reasonOf } from '../core/reasons/reason.ts';
import { SECOND, type Clock } from '../core/time.ts';
import type { UpdateStore } from '../core/updates/update-store.ts';
import { summarizeAtLength } from '../editorial/summary/summarize.ts';
import type { Composer } from './composer.ts';
import { draftSend } from './draft-send.ts';

export interface CommentDeps {
  readonly updates: Pick<UpdateStore, 'messageIn'>;
  readonly outbox: Pick<Outbox, 'order' | 'post' | 'standing'>;
  readonly articles: Pick<ArticleStore, 'get'>;
  readonly composer: Pick<Composer, 'compose'>;
  readonly clock: Clock;
  readonly wakeSignal: { wake(): void };
  /** `commentPlaces` of the config. */
  readonly places: readonly Destination[];
}

/** What a platform tells of a post may come before its answer to the post is written down: asked again after so long. */
const AGAIN = [0, 1, 2, 4, 8, 16].map(seconds => seconds * SECOND);
/** A summary that says more than the longest post does. */
const POST_CHARS = 800;
const COMMENT_CHARS = 3000;

/**
 * Answers a post of ours that has come to its discussion with a longer summary of its article, where its destination wants
 * that and the article has more to say. Once, however often it is told: the comment is a delivery of the article to a place
 * of its own.
 */
export function createComments(deps: CommentDeps): (discussed: Discussed) => Promise<void> {
  const { updates, outbox, articles, composer, clock, places } = deps;

  async function posted(at: Discussed['of']) {
    for (const pause of AGAIN) {
      if (pause > 0) await clock.sleep(pause);
      const found = await updates.messageIn(at);
      if (found !== null) return found;
    }
    return null;
  }

  return async ({ of, chat, isHere, asReply }) => {
    const here = places.filter(({ place, platform }) => platform === of.platform && isHere(place));
    if (here.length === 0) return;
    const found = await posted(of);
    if (found === null) return;
    const destination = here.find(({ name }) => name === commentsOn(found.destination));
    const post = await outbox.post(found.post);
    if (destination === undefined || post?.kind !== 'article') return;
    const [item] = post.items;
    const article = item === undefined ? null : await articles.get(item.article);
    if (article?.withdrawnAt !== null || !hasMoreToSay(article)) return;
    const standing = await outbox.standing(article.id, found.destination);
    if (standing?.delivery.id !== found.id) return;
    const content = { ...post.content, parts: ['summary', 'quote'] as const };
    const [composed] = await composer.compose({ article, content }, [destination]);
    if (composed === undefined) return;
    const reply = { ...composed, payload: asReply(composed.payload), orderingKey: chat };
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
      deliveries: [draftSend(id, reply, when)],
      cards: [],
    });
    if (written.length > 0) deps.wakeSignal.wake();
  };
}

const hasMoreToSay = (article: Article): boolean =>
  summarizeAtLength(article, COMMENT_CHARS).length > summarizeAtLength(article, POST_CHARS).length;
