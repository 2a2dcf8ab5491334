import type { Article } from '../../core/article.ts';
import { createWakeSignal, type WakeSignal } from '../../core/async/wake-signal.ts';
import type { CardImage } from '../../core/card.ts';
import type { Destination, Platform } from '../../core/destination.ts';
import { chatOf } from '../../core/ordering-key.ts';
import { alertIdOf, changeIdOf } from '../../core/ids.ts';
import type { NewsroomEvent } from '../../core/ports/events.ts';
import type { Outbox } from '../../core/ports/outbox.ts';
import type { Formats, Payloads } from '../../core/ports/platform.ts';
import type { RecordEvent } from '../../core/ports/ports.ts';
import type { ProposalCopy, ProposalStore } from '../../core/ports/proposals.ts';
import type { ArticleStore, DeliveryQueries } from '../../core/ports/store.ts';
import { openStates, type Delivery, type DeliveryState, type Message, type Post } from '../../core/post.ts';
import type { Proposal } from '../../core/editors/proposal.ts';
import { SECOND, type Clock, type Duration } from '../../core/time.ts';
import type { MomentVoice } from '../../format/say-moment.ts';
import type { Composed, Composer } from '../../planning/composer.ts';
import type { ShownToEditors } from '../../planning/digest-composer.ts';
import type { ApprovalChannel } from './approval-channel.ts';
import { proposalButtons, sayNote } from './say-proposal.ts';

export interface PreviewsDeps {
  readonly channels: readonly ApprovalChannel[];
  /** Ends what was left too long. */
  readonly lapse: () => Promise<void>;
  readonly proposals: ProposalStore;
  readonly deliveries: Pick<DeliveryQueries, 'queue' | 'history' | 'linksTo'>;
  readonly outbox: Pick<Outbox, 'get' | 'message' | 'card' | 'moves'>;
  readonly articles: Pick<ArticleStore, 'get'>;
  readonly composer: Composer;
  readonly payloads: Pick<Payloads, 'cardsOf'> & Pick<Formats, 'orderingKeyOf'>;
  readonly destinations: readonly Destination[];
  readonly titleOf: (platform: Platform) => string | null;
  readonly clock: Clock;
  readonly record: RecordEvent;
  /** Woken when a preview was written. */
  readonly wakeSignal: WakeSignal;
  /** The newsroom's own voice. */
  readonly voice: () => MomentVoice;
  /** What becomes of what nobody decides. */
  readonly then: 'skip' | 'post';
}

export interface Previews {
  /** Takes notice of an event that may change what a preview shows. Never throws. */
  note(event: NewsroomEvent): void;
  /** Decides what was left too long, and brings every preview to what its proposal is. */
  tellDue(): Promise<void>;
  /** Does so until `signal` aborts. Never rejects. */
  run(signal: AbortSignal): Promise<void>;
}

/** Another process may have decided: the command line, above all. */
const LOOK_AGAIN: Duration = 2 * SECOND;
const AT_ONCE = 500;

/**
 * Keeps the previews of proposals in the editors' chats as the proposals are: what is to be shown is compared with what the
 * database says is shown, and what differs is written as a delivery. So whatever ends this, the next one goes on from there.
 */
export function createPreviews(deps: PreviewsDeps): Previews {
  const { proposals, outbox, clock, record } = deps;
  const news = createWakeSignal();
  /** So many chats had moved when the previews' chats were looked at; none of this process's start. */
  let movesSeen: number | null = null;

  async function compose(
    proposal: Proposal,
    { channel, articles, round, standing }: Shown,
  ): Promise<Pick<Delivery, 'payload' | 'orderingKey'> & { readonly cards: readonly CardImage[] }> {
    const { post } = proposal;
    const filter = { post: post.id, limit: 100 };
    const rows = [...(await deps.deliveries.queue(filter)), ...(await deps.deliveries.history(filter))];
    const decisions = await proposals.decisions(post.id);
    const sends = rows.filter(({ operation, state }) => operation === 'send' && state !== 'withdrawn');
    const note = sayNote(proposal, { deliveries: sends, decisions, round, then: deps.then }, deps.voice());
    const shown = { note, ...(standing === undefined ? {} : { standing }) };
    const { payload, orderingKey, cards } = await words(post, {
      articles,
      place: placeOf(channel, sends),
      shown,
    });
    const isAsked = post.state === 'proposed' && round === proposal.round;
    const buttons = isAsked ? proposalButtons(proposal, deps.voice()) : [];
    return {
      payload: channel.withButtons(payload, buttons),
      orderingKey,
      cards,
    };
  }

  async function words(
    { content }: Post,
    at: { readonly articles: Shown['articles']; readonly place: Destination; readonly shown: ShownToEditors },
  ): Promise<Composed> {
    const { articles, place, shown } = at;
    if (content.digest === undefined)
      return deps.composer.preview({ article: articles[0], content }, place, shown);
    const ids = articles.map(({ id }) => id);
    const links = await deps.deliveries.linksTo(ids, place.platform);
    return deps.composer.previewDigest({ ...content.digest, articles, links }, place, shown);
  }

  /** The chat as a destination that looks like the one there that the post goes to, or like its first. */
  function placeOf(channel: ApprovalChannel, sends: readonly Pick<Delivery, 'destination'>[]): Destination {
    const named = sends.flatMap(({ destination }) =>
      deps.destinations.filter(({ name }) => name === destination),
    );
    const same = named.find(({ platform }) => platform === channel.platform);
    const look = same ?? named[0] ?? deps.destinations[0];
    if (look === undefined) throw new Error('a newsroom has a destination');
    return {
      ...look,
      name: nameOf(channel),
      platform: channel.platform,
      place: channel.placeFor(same?.place ?? null),
    };
  }

  const nameOf = ({ platform }: ApprovalChannel) => `editors (${deps.titleOf(platform) ?? platform})`;

  /** False when it cannot be brought up to date yet: its sending is under way. */
  async function update(proposal: Proposal, copy: ProposalCopy, at: Omit<Shown, 'round'>): Promise<boolean> {
    const { version } = proposal;
    const message = await outbox.message(copy.delivery);
    if (message === null) {
      const sending = await outbox.get(copy.delivery);
      if (sending !== null && isOpen(sending)) return false;
    }
    if (message?.goneAt !== null) {
      await proposals.show({ ...copy, version, change: null, cards: [] }, clock.now());
      return true;
    }
    const standing = await cardOf(message);
    const { payload, cards } = await compose(proposal, { ...at, round: copy.round, standing });
    const change = {
      id: changeIdOf(copy.delivery, `proposal ${version}`),
      operation: 'edit',
      message: copy.delivery,
      payload,
      wanted: null,
      notBefore: null,
      urgent: true,
    } as const;
    await proposals.show({ ...copy, version, change, cards }, clock.now());
    deps.wakeSignal.wake();
    return true;
  }

  async function cardOf({ payload }: Message): Promise<CardImage | null> {
    const [hash] = deps.payloads.cardsOf(payload);
    return hash === undefined ? null : outbox.card(hash);
  }

  async function send(
    proposal: Proposal,
    { channel, articles }: Omit<Shown, 'round'>,
    instead?: ProposalCopy,
  ): Promise<void> {
    const { post, round, version } = proposal;
    const { cards, ...rest } = await compose(proposal, { channel, articles, round });
    const destination = nameOf(channel);
    const { platform } = channel;
    // the same id whoever writes it: two processes send one
    const occasion = [`proposal ${post.id} ${round}`, ...(instead === undefined ? [] : [instead.delivery])];
    const id = alertIdOf(occasion.join(' '), destination, 0);
    const draft = { id, destination, platform, ...rest };
    const copy = { post: post.id, platform, round, version, draft, cards };
    await proposals.send(instead === undefined ? copy : { ...copy, instead: instead.delivery }, clock.now());
    deps.wakeSignal.wake();
  }

  /**
   * What waits is shown where its editors are now: a chat becomes another one when a group becomes a supergroup, or when the
   * config names another.
   */
  async function followChats(): Promise<void> {
    const moves = await outbox.moves();
    if (moves.size === movesSeen) return;
    const chats = new Map(
      deps.channels.map(channel => {
        const chat = chatOf(deps.payloads.orderingKeyOf(placeOf(channel, [])));
        return [channel, moves.get(chat) ?? chat];
      }),
    );
    let areAllSent = true;
    for (const proposal of await proposals.waiting(AT_ONCE))
      for (const copy of await proposals.copies(proposal.post.id)) {
        const [channel, chat] = [...chats].find(([{ platform }]) => platform === copy.platform) ?? [];
        if (channel === undefined || copy.round !== proposal.round) continue;
        const message = await outbox.message(copy.delivery);
        if (message === null) areAllSent = false;
        if (message === null || chatOf(message.orderingKey) === chat) continue;
        const articles = await articlesOf(proposal);
        if (articles !== null) await send(proposal, { channel, articles }, copy);
      }
    // one that is under way may arrive in the former chat
    if (areAllSent) movesSeen = moves.size;
  }

  async function articlesOf({ post }: Proposal): Promise<Articles | null> {
    const found = await Promise.all(post.items.map(item => deps.articles.get(item.article)));
    const [first, ...others] = found.filter(one => one !== null);
    return first === undefined ? null : [first, ...others];
  }

  async function tell(proposal: Proposal): Promise<void> {
    const { post, version, round, showAt } = proposal;
    const articles = await articlesOf(proposal);
    const copies = await proposals.copies(post.id);
    let isTold = true;
    for (const channel of articles === null ? [] : deps.channels) {
      const here = copies.filter(({ platform }) => platform === channel.platform);
      for (const copy of here)
        if (copy.version < version && articles !== null)
          isTold = (await update(proposal, copy, { channel, articles })) && isTold;
      if (post.state !== 'proposed' || here.some(copy => copy.round === round)) continue;
      if (showAt !== null && showAt > clock.now()) isTold = false;
      else if (articles !== null) await send(proposal, { channel, articles });
    }
    if (isTold) await proposals.told(post.id, version);
  }

  async function tellDue(): Promise<void> {
    await deps.lapse();
    await followChats();
    for (const proposal of await proposals.untold(AT_ONCE)) await tell(proposal);
  }

  return {
    tellDue,
    note({ kind }) {
      if (CONCERNING.has(kind)) news.wake();
    },
    async run(signal) {
      while (!signal.aborted) {
        const woken = news.next();
        try {
          await tellDue();
        } catch (error) {
          record({ kind: 'service-fault', part: 'approval', error });
        }
        const done = new AbortController();
        await Promise.race([woken, clock.sleep(LOOK_AGAIN, AbortSignal.any([signal, done.signal]))]);
        done.abort();
      }
    },
  };
}

/** Of its post. */
type Articles = readonly [Article, ...Article[]];

interface Shown {
  readonly channel: ApprovalChannel;
  readonly articles: Articles;
  readonly round: number;
  /** The card of the message that is there, null where it has none; absent: there is no message. */
  readonly standing?: CardImage | null;
}

const isOpen = ({ state }: Delivery): boolean => (openStates as readonly DeliveryState[]).includes(state);

const CONCERNING: ReadonlySet<NewsroomEvent['kind']> = new Set([
  'slot-filled',
  'post-ordered',
  'post-decided',
  'delivery-sent',
  'article-withdrawn',
]);
