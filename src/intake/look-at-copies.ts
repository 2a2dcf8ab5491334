import type { Article } from '../core/article.ts';
import { isOf, type Destination } from '../core/destination.ts';
import { changeIdOf, payloadHashOf, type ArticleId } from '../core/ids.ts';
import { chatOf, inChat, type ChatKey } from '../core/ordering-key.ts';
import type { ChangeDraft, PostChange } from '../core/ports/outbox.ts';
import type { Delivery, Message, Post } from '../core/post.ts';
import { reasonOf, type Reason } from '../core/reasons/reason.ts';
import { isSubscribed } from '../core/subscriptions/subscription.ts';
import type { CorrectionsDeps } from './correct.ts';
import { heeding } from './correct-digest.ts';
import { presentItems, replaceWaiting, type Replaced } from './replace-waiting.ts';
import { wantedDigest, wantedOf, type Alike, type Wanted } from './wanted-copy.ts';

export interface Looked {
  readonly written: readonly Delivery[];
  /** Nothing of it was sent while it was looked at. */
  readonly isWhole: boolean;
  /** Sends that may have left a message, or are leaving one: nothing can be done about them yet. */
  readonly undecided: readonly Delivery[];
}

/** Looks at what was posted of an article and what still waits, and writes what has to be done. */
export async function lookAtCopies(deps: CorrectionsDeps, id: ArticleId, to?: string): Promise<Looked> {
  const article = await deps.articles.get(id);
  if (article === null) return { written: [], isWhole: true, undecided: [] };
  // before it is asked what waits: a digest that goes on without the article is no copy of it any more
  const isRefreshed = await deps.refresh(id);
  const { messages, open } = await deps.outbox.copiesOf(id);
  const here = <One extends { readonly destination: string }>(all: readonly One[]) =>
    all.filter(({ destination }) => to === undefined || isOf(destination, to));
  const unseen = here(open).filter(isUnseen);
  const waiting = unseen.filter(({ state }) => state !== 'proposed');
  // of a withdrawn article a digest goes out without it
  const anew = await replaceWaiting(deps, article, { waiting });
  const replaced =
    article.withdrawnAt === null ? anew : await withdrawWaiting(deps, article, { waiting: unseen, ...anew });
  const changed = await changeCopies(deps, article, here(messages));
  const written = [...replaced.written, ...changed.filter(({ state }) => state !== 'dead')];
  if (written.length > 0) deps.wakeSignal.wake();
  const undecided = open.filter(one => !isUnseen(one));
  return { written, isWhole: replaced.areAllWithdrawn && isRefreshed, undecided };
}

/** What became of an editor's retraction of an article. */
export interface Retracted {
  /** Deletions, and edits that strike, which are on their way now. */
  readonly written: readonly Delivery[];
  /** What waited and is not sent. */
  readonly skipped: readonly Delivery[];
  /** Digests that wait, and go out without it. */
  readonly leftOut: readonly Delivery[];
  /** Copies that only a person can remove. */
  readonly outOfReach: readonly Delivery[];
  /** Sends of which nobody knows yet whether they left a message. */
  readonly undecided: readonly Delivery[];
}

/**
 * Takes an article back where it was posted (`to`: only there), though its source still tells it: as its destination wants
 * what is withdrawn to be, but that an editor's word is never ignored. What waits is not sent (a digest goes without it), and no rule picks it for there;
 * what stands, or turns out to stand, stays taken back whatever its source says later.
 */
export async function retractCopies(
  deps: CorrectionsDeps,
  article: Article,
  { to, by }: { readonly to?: string; readonly by: string },
): Promise<Retracted> {
  const { outbox, clock } = deps;
  const here = <One extends { readonly destination: string }>(all: readonly One[]) =>
    all.filter(({ destination }) => to === undefined || isOf(destination, to));
  const replaced = await leaveOutOfDigests(deps, article, to);
  const what = { article: article.id, by, ...(to === undefined ? {} : { to }) };
  const skipped = await outbox.takeBack(what, clock.now());
  const found = await outbox.copiesOf(article.id);
  const [messages, open] = [here(found.messages), here(found.open)];
  // what waits for several places at once, or was written just now, goes without it when it is its turn
  await outbox.retract(
    article.id,
    [...messages, ...open, ...skipped].map(({ id }) => id),
    clock.now(),
  );
  const [waiting, undecided] = [open.filter(isUnseen), open.filter(one => !isUnseen(one))];
  const changed = await changeCopies(deps, article, messages);
  if (changed.length > 0 || replaced.length > 0) deps.wakeSignal.wake();
  return {
    written: changed.filter(({ state }) => state !== 'dead'),
    skipped,
    leftOut: [...replaced, ...waiting],
    outOfReach: changed.filter(({ state }) => state === 'dead'),
    undecided,
  };
}

/** Digests that wait, for an editor or for their turn, go on without it: they have other stories to tell. */
async function leaveOutOfDigests(
  deps: CorrectionsDeps,
  article: Article,
  to: string | undefined,
): Promise<readonly Delivery[]> {
  await deps.refresh(article.id, to === undefined ? { gone: true } : { gone: true, to });
  const { open } = await deps.outbox.copiesOf(article.id);
  const waiting = open.filter(
    one => isUnseen(one) && one.state !== 'proposed' && (to === undefined || isOf(one.destination, to)),
  );
  const retracted = new Map([[article.id, deps.clock.now()]]);
  return (await replaceWaiting(deps, article, { waiting, retracted })).written;
}

const isUnseen = ({ firstAttemptAt }: Delivery): boolean => firstAttemptAt === null;

/** Writes what has to be done to these messages. What only a person can do is written, and told, as dead. */
async function changeCopies(
  deps: CorrectionsDeps,
  article: Article,
  copies: readonly Message[],
): Promise<readonly Delivery[]> {
  const moves = await deps.outbox.moves();
  const changed: Delivery[] = [];
  const alike: Alike = new Map();
  // thousands of readers may have it: they are written page by page, and what is the same is composed once
  for (let from = 0; from < copies.length; from += AT_ONCE) {
    const changes: PostChange[] = [];
    for (const message of copies.slice(from, from + AT_ONCE)) {
      const change = await changeOf(deps, article, { message, moves, alike });
      if (change !== null) changes.push(change);
    }
    if (changes.length > 0) changed.push(...(await deps.outbox.change(changes, deps.clock.now())));
  }
  for (const { id: delivery, destination, reason } of changed.filter(({ state }) => state === 'dead'))
    deps.record({ kind: 'delivery-dead', delivery, destination, reason });
  return changed;
}

/** Brings every posted copy to the article's present words, whatever its destination wants of corrections. */
export const correctCopies = (deps: CorrectionsDeps, article: ArticleId, to?: string): Promise<Looked> =>
  lookAtCopies({ ...deps, destinations: correcting(deps.destinations) }, article, to);

/** The same destinations, each of which wants corrections. */
const correcting = ({
  configured,
  find,
}: CorrectionsDeps['destinations']): CorrectionsDeps['destinations'] => ({
  configured: configured.map(one => ({ ...one, corrections: 'edit' })),
  async find(name) {
    const found = await find(name);
    return found === null ? null : { ...found, corrections: 'edit' };
  },
});

async function withdrawWaiting(
  { outbox, clock }: CorrectionsDeps,
  { id }: Article,
  { waiting, written }: { readonly waiting: readonly Delivery[] } & Replaced,
): Promise<Replaced> {
  await outbox.withdraw(id, reasonOf('article-withdrawn'), clock.now());
  const states = await Promise.all(waiting.map(async one => (await outbox.get(one.id))?.state));
  return { written, areAllWithdrawn: states.every(state => state === undefined || state === 'withdrawn') };
}

/** Copies written in one transaction. */
const AT_ONCE = 100;

interface At {
  readonly alike: Alike;
  readonly message: Message;
  readonly moves: ReadonlyMap<ChatKey, ChatKey>;
  /** Of what is done once, whatever becomes of it; absent = what is wanted now. */
  readonly occasion?: string;
}

/** What has to be done to a message; null when it is as it is to be, or its destination wants it left alone. */
export async function changeOf(deps: CorrectionsDeps, found: Article, at: At): Promise<PostChange | null> {
  const { message } = at;
  const post = await deps.outbox.post(message.post);
  if (post === null) return null;
  const retracted = await deps.outbox.retractedIn(message.id);
  const article = { ...found, withdrawnAt: found.withdrawnAt ?? retracted.get(found.id) ?? null };
  const destination = await destinationOf(deps, at);
  // a reader who is forgotten keeps what they have
  if (destination === null && isSubscribed(message.destination)) return null;
  if (destination === null) return byHand(post, article, { message, why: reasonOf('place-unknown') });
  const draft =
    post.kind === 'digest'
      ? await wantedDigest(deps, { article, post, message, destination, retracted })
      : await wantedOf(deps, {
          article,
          post,
          message,
          destination: retracted.has(article.id) ? heeding(destination) : destination,
          alike: at.alike,
        });
  if (draft === null || draft.wanted === (message.wanted ?? payloadHashOf(message.payload))) return null;
  // a message stands in the chat in which it was posted, and is known by the id it has there
  if (message.messageIds.length === 0 || at.moves.has(chatOf(message.orderingKey)))
    return byHand(post, article, { message, why: reasonOf('copy-out-of-reach') });
  const { cards, cardStays, ...change } = draft;
  const occasion = at.occasion ?? `${change.operation} ${change.wanted} ${deps.clock.now()}`;
  return {
    post: post.id,
    items: presentItems(post, article),
    changes: [
      // first, for a newer change takes the place of one that waits
      ...(cardStays === true ? cardByHand(message, change) : []),
      {
        ...change,
        payload: inItsChat(change.payload, message),
        id: changeIdOf(message.id, occasion),
        message: message.id,
        notBefore: null,
      },
    ],
    cards,
  };
}

/** In its place, whatever that is called now; by its name only where a place may be known by several. */
async function destinationOf(
  { destinations, payloads }: CorrectionsDeps,
  { message, moves }: At,
): Promise<Destination | null> {
  const { orderingKey, platform, destination: name } = message;
  if (isSubscribed(name)) return destinations.find(name);
  const own = destinations.configured.filter(destination => destination.platform === platform);
  const named = own.find(destination => destination.name === name);
  const isHere = (destination: Destination) => {
    const key = payloads.orderingKeyOf(destination);
    const chat = moves.get(chatOf(key));
    return key === orderingKey || (chat !== undefined && inChat(key, chat) === orderingKey);
  };
  if (named !== undefined && ('chat' in message.payload || orderingKey === `${platform}:${name}`))
    return named;
  return own.find(isHere) ?? null;
}

const inItsChat = (payload: ChangeDraft['payload'], { payload: shown }: Message): ChangeDraft['payload'] =>
  'chat' in payload && 'chat' in shown ? Object.assign({}, payload, { chat: shown.chat }) : payload;

/** What only a person can do is written down as failed, once for each change: so it is told like all that failed. */
function byHand(
  post: Post,
  article: Article,
  { message, why }: { readonly message: Message; readonly why: Reason },
): PostChange | null {
  const { revision, withdrawnAt } = article;
  const isWithdrawn = withdrawnAt !== null;
  const shown = post.items.find(item => item.article === article.id)?.revision ?? 0;
  if (!isWithdrawn && shown >= revision && why.code === 'place-unknown') return null;
  const operation = isWithdrawn ? 'delete' : 'edit';
  const occasion = `by hand: ${why.code}, revision ${revision}, ${withdrawnAt ?? 'alive'}`;
  return {
    post: post.id,
    items: presentItems(post, article),
    changes: [
      {
        id: changeIdOf(message.id, occasion),
        operation,
        message: message.id,
        payload: message.payload,
        wanted: null,
        notBefore: null,
        outOfReach: why,
      },
    ],
    cards: [],
  };
}

/** The picture goes on saying what is struck beside it: an editor is told, once for each such change. */
const cardByHand = (message: Message, { wanted }: Pick<Wanted, 'wanted'>): readonly ChangeDraft[] => {
  const id = changeIdOf(message.id, `card by hand: ${wanted}`);
  const left = {
    payload: message.payload,
    wanted: null,
    notBefore: null,
    outOfReach: reasonOf('card-stays'),
  };
  return [{ id, operation: 'edit', message: message.id, ...left }];
};
