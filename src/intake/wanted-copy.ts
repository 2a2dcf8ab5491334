import type { Article } from '../core/article.ts';
import type { CardImage } from '../core/card.ts';
import type { Destination } from '../core/destination.ts';
import type { ArticleId } from '../core/ids.ts';
import type { ChangeDraft } from '../core/ports/outbox.ts';
import type { Message, Post } from '../core/post.ts';
import type { Instant } from '../core/time.ts';
import { isSubscribed } from '../core/subscriptions/subscription.ts';
import type { Composed, Composer, StandingCard } from '../planning/composer.ts';
import { lookOf, readdressed } from '../planning/readdress.ts';
import { presentDigest } from './correct-digest.ts';
import type { CorrectionsDeps } from './correct.ts';

/** What was composed for copies of one post that look the same. */
export type Alike = Map<string, Composed>;

/** What a message is to become. */
export type Wanted = Omit<ChangeDraft, 'id' | 'message' | 'notBefore'> &
  Pick<Composed, 'cardStays'> & { readonly card: CardImage | null };

/** What a message is to be; null where its destination wants it left alone. */
export async function wantedOf(
  deps: CorrectionsDeps,
  at: { article: Article; post: Post; message: Message; destination: Destination; alike: Alike },
): Promise<Wanted | null> {
  const { article, post, message, destination } = at;
  const isWithdrawn = article.withdrawnAt !== null;
  const policy = isWithdrawn ? destination.retractions : destination.corrections;
  if (policy === 'ignore') return null;
  if (policy === 'delete')
    return { operation: 'delete', payload: message.payload, wanted: DELETED, urgent: true, card: null };
  const standing = await standingCard(deps, message);
  const mark = markOf(deps, at);
  // who else is named may differ from place to place, but for readers
  const place = isSubscribed(destination.name) ? '' : destination.name;
  const look = [post.id, lookOf(destination), standing?.hash, mark.mark, place].join(' ');
  const like = at.alike.get(look);
  const composed =
    (like && readdressed(deps.payloads, like, destination)) ??
    (await deps.composer.recompose({ article, content: choicesOf(deps, post) }, destination, {
      standing,
      ...mark,
    }));
  at.alike.set(look, like ?? composed);
  return { operation: 'edit', ...shownOf(deps, composed), urgent: isWithdrawn };
}

/**
 * What a copy says of itself: that it was corrected, if its article was since the copy was written. Who else reports it is
 * no correction.
 */
function markOf(
  { clock }: CorrectionsDeps,
  { article: { correctedAt, withdrawnAt }, message }: { article: Article; message: Message },
): Pick<Parameters<Composer['recompose']>[2], 'mark' | 'at'> {
  if (withdrawnAt !== null) return { mark: 'retracted', at: withdrawnAt };
  return correctedAt !== null && correctedAt >= message.writtenAt
    ? { mark: 'updated', at: correctedAt }
    : { mark: null, at: clock.now() };
}
/** A platform that shows no card beside what is struck has none that stays. */
const shownOf = ({ payloads }: CorrectionsDeps, { payload, card, wanted, cardStays }: Composed) => ({
  payload,
  card,
  wanted,
  ...(cardStays === true && payloads.cardOf(payload) !== null ? { cardStays } : {}),
});

/** What the message of a digest is to be: edited while a story is left in it. The post keeps all of them: one may come back. */
export async function wantedDigest(
  deps: CorrectionsDeps,
  at: {
    post: Post;
    message: Message;
    destination: Destination;
    retracted: ReadonlyMap<ArticleId, Instant>;
  },
): Promise<Wanted | null> {
  const { post, message, destination, retracted } = at;
  if (destination.corrections === 'ignore' && destination.retractions === 'ignore') return null;
  const was = { standing: await standingCard(deps, message), changedAt: deps.clock.now() };
  const digest = await presentDigest(deps, post, { destination, was, retracted });
  if (digest === null)
    return { operation: 'delete', payload: message.payload, wanted: DELETED, urgent: true, card: null };
  return { operation: 'edit', ...shownOf(deps, digest) };
}

async function standingCard(deps: CorrectionsDeps, message: Message): Promise<StandingCard | null> {
  const hash = deps.payloads.cardOf(message.payload);
  return hash === null ? null : { hash, image: await deps.outbox.card(hash) };
}

/** What a message is to be that is to be no more. */
const DELETED = 'deleted';

/** What a person chose of a post, or else what the newsroom shows. */
export const choicesOf = ({ parts }: CorrectionsDeps, { content }: Post): Post['content'] =>
  content.parts.length > 0 ? content : { ...content, parts };
