import type { Article } from '../core/article.ts';
import type { Destination } from '../core/destination.ts';
import type { ArticleId } from '../core/ids.ts';
import type { ChangeDraft } from '../core/ports/outbox.ts';
import type { Message, Post } from '../core/post.ts';
import { MINUTE, type Duration, type Instant } from '../core/time.ts';
import { isSubscribed } from '../core/subscriptions/subscription.ts';
import type { Composed, Composer, StandingCard } from '../planning/composer.ts';
import { lookOf, readdressed } from '../planning/readdress.ts';
import { presentDigest } from './correct-digest.ts';
import type { CorrectionsDeps } from './correct.ts';

/** What was composed for copies of one post that look the same. */
export type Alike = Map<string, Composed>;

/** What a message is to become. */
export type Wanted = Omit<ChangeDraft, 'id' | 'message' | 'notBefore'> &
  Pick<Composed, 'cardStays' | 'cards'>;

/** What a message is to be; null where its destination wants it left alone. */
export async function wantedOf(
  deps: CorrectionsDeps,
  at: { article: Article; post: Post; message: Message; destination: Destination; alike: Alike },
): Promise<Wanted | null> {
  const { article, post, message, destination } = at;
  const isWithdrawn = article.withdrawnAt !== null;
  const over = endOf(deps, { message, destination });
  const policy = isWithdrawn ? destination.retractions : destination.corrections;
  // what is struck as right but over still shows its title
  const isTakenBack = isWithdrawn && policy !== 'ignore' && destination.lives?.then === 'strike';
  if (over !== null && !isTakenBack) return endedOf(deps, { ...at, over });
  if (policy === 'ignore') return null;
  if (policy === 'delete')
    return { operation: 'delete', payload: message.payload, wanted: DELETED, urgent: true, cards: [] };
  const standing = await standingCards(deps, message);
  const mark = markOf(deps, at);
  // who else is named may differ from place to place, but for readers
  const place = isSubscribed(destination.name) ? '' : destination.name;
  const look = [post.id, lookOf(destination), standing.map(({ hash }) => hash).join(), mark.mark, place].join(
    ' ',
  );
  const like = at.alike.get(look);
  const composed =
    (like && readdressed(deps.payloads, like, destination)) ??
    (await deps.composer.recompose({ article, content: choicesOf(deps, post) }, destination, {
      standing,
      ...mark,
    }));
  at.alike.set(look, like ?? composed);
  const shown = shownOf(deps, composed);
  return {
    operation: 'edit',
    ...shown,
    wanted: over === null ? shown.wanted : ENDED_BACK,
    urgent: isWithdrawn,
  };
}

/** A deletion that is to be made while it surely can be is made so much before that. */
const BEFORE_TOO_LATE: Duration = 10 * MINUTE;

/** How long messages stand there: where they can only be deleted for so long, a little less. */
export function livesFor(
  { deletableForMs }: Pick<CorrectionsDeps, 'deletableForMs'>,
  { lives, platform }: Destination,
): Duration | null {
  if (lives === undefined) return null;
  const latest = (deletableForMs?.(platform) ?? Infinity) - BEFORE_TOO_LATE;
  const isJustLate = lives.forMs > latest && lives.forMs <= latest + BEFORE_TOO_LATE;
  return lives.then === 'delete' && isJustLate ? latest : lives.forMs;
}

/** When a message's time was over; null while it is not. */
export function endOf(
  deps: Pick<CorrectionsDeps, 'deletableForMs' | 'clock'>,
  { message, destination }: { readonly message: Message; readonly destination: Destination },
): Instant | null {
  const forMs = livesFor(deps, destination);
  return forMs === null || message.sentAt + forMs > deps.clock.now() ? null : message.sentAt + forMs;
}

/** What becomes of a message whose time is over. Once it is so it stays, unless its article is withdrawn. */
async function endedOf(
  deps: CorrectionsDeps,
  at: Parameters<typeof wantedOf>[1] & { readonly over: Instant },
): Promise<Wanted> {
  const { article, post, message, destination, over } = at;
  if (destination.lives?.then !== 'strike')
    return { operation: 'delete', payload: message.payload, wanted: DELETED, cards: [] };
  const composed = await deps.composer.recompose({ article, content: choicesOf(deps, post) }, destination, {
    standing: await standingCards(deps, message),
    mark: 'retracted',
    isOver: true,
    at: over,
  });
  return { operation: 'edit', ...shownOf(deps, composed), wanted: ENDED };
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
const shownOf = ({ payloads }: CorrectionsDeps, { payload, cards, wanted, cardStays }: Composed) => ({
  payload,
  cards,
  wanted,
  ...(cardStays === true && payloads.cardsOf(payload).length > 0 ? { cardStays } : {}),
});

/** What the message of a digest is to be: edited while a story is left in it. The post keeps all of them: one may come back. */
export async function wantedDigest(
  deps: CorrectionsDeps,
  at: {
    /** The one that has changed. */
    article: Article;
    post: Post;
    message: Message;
    destination: Destination;
    retracted: ReadonlyMap<ArticleId, Instant>;
  },
): Promise<Wanted | null> {
  const { article, post, message, destination, retracted } = at;
  // what is struck of a digest are its stories: as a whole it goes
  if (endOf(deps, { message, destination }) !== null)
    return { operation: 'delete', payload: message.payload, wanted: DELETED, cards: [] };
  const isLeft =
    article.withdrawnAt === null || (destination.retractions === 'ignore' && !retracted.has(article.id));
  if (destination.corrections === 'ignore' && isLeft) return null;
  const was = { standing: await standingCards(deps, message), changedAt: deps.clock.now() };
  const digest = await presentDigest(deps, post, { destination, was, retracted });
  if (digest === null)
    return { operation: 'delete', payload: message.payload, wanted: DELETED, urgent: true, cards: [] };
  return { operation: 'edit', ...shownOf(deps, digest) };
}

const standingCards = (deps: CorrectionsDeps, message: Message): Promise<readonly StandingCard[]> =>
  Promise.all(
    deps.payloads.cardsOf(message.payload).map(async hash => ({ hash, image: await deps.outbox.card(hash) })),
  );

/** What a message is to be that is to be no more. */
const DELETED = 'deleted';
/** What a message is to be whose time is over, where it does not go. */
const ENDED = 'ended';
/** The same, of which the article was withdrawn as well. */
const ENDED_BACK = 'ended-withdrawn';

/** What a person chose of a post, or else what the newsroom shows. */
export const choicesOf = ({ parts }: CorrectionsDeps, { content }: Post): Post['content'] =>
  content.parts.length > 0 ? content : { ...content, parts };
