import { createHash } from 'node:crypto';
import type { SourceEvent } from '../../core/article.ts';
import type { FeedState, FullPolicy } from '../../core/feed-state.ts';
import type { FeedStore } from '../../core/ports/feed-store.ts';
import type { RecordEvent, Source } from '../../core/ports/ports.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import type { Clock, Duration } from '../../core/time.ts';
import { shownAddress } from '../../adapters/shared/redact.ts';
import { secretsIn } from '../../adapters/shared/secrets-in.ts';
import type { Fetch } from '../../net/fetch.ts';
import type { Page } from '../pages/page.ts';
import { askFeed, type FeedAnswer, type ReadFeed } from './ask-feed.ts';
import type { SourceFacts } from './feed-document.ts';
import { failurePause, GONE_PAUSE, hubPause, newsEvery, usualPause } from './pauses.ts';
import { planPoll, type PollPlan } from './plan-poll.ts';
import { hostOf, tellItems } from './tell-items.ts';
import type { Turns } from './turns.ts';
import type { Distributed, Hubs } from './websub/hubs.ts';

export interface FeedSourceOptions extends SourceFacts {
  readonly address: string;
  readonly credentials: { readonly user: string; readonly password: string } | null;
  /** The longest pause between two polls. */
  readonly every: Duration;
  /** How many items of the very first poll are news. */
  readonly newest: number;
  readonly full: FullPolicy;
}

export interface FeedSourceDeps {
  readonly feeds: FeedStore;
  /** One queue over all feeds. */
  readonly turns: Turns;
  readonly fetch: Fetch;
  /** Subscriptions to the hubs that feeds offer; null: the newsroom has no address that a hub could reach. */
  readonly hubs: Hubs | null;
  readonly readFeed: ReadFeed;
  /** The article's page. Throws `Error` that says why it cannot be read. */
  readonly readArticle: (link: string, signal: AbortSignal) => Promise<Page>;
  /** What a feed carries of an article, a paragraph a line. Throws `Error` that says why it cannot be read. */
  readonly readCarried: (html: string, signal: AbortSignal) => Promise<string>;
  /** The shortest pause between two polls of an address. */
  readonly shortestFor: (address: string) => Duration;
  readonly clock: Clock;
  readonly chance: () => number;
  readonly record: RecordEvent;
}

/** What a feed tells. */
export type FeedEvent = SourceEvent | { readonly kind: 'settled'; readonly partial?: true };

/** Editors are told of a feed that failed so many times in a row: once is nothing. */
const TOLD_AFTER = 3;
/** After so many failures where it moved to it is looked for again where the config says. */
const MOVED_BACK_AFTER = 3;
/**
 * A feed or news sitemap that is polled: a stream, what it does not list any more is merely old. What is known of it and of
 * its items outlives restarts; an article is told before it is written down as known, so that a crash between the two tells
 * it once more, under the same key.
 */
export function createFeedSource(options: FeedSourceOptions, deps: FeedSourceDeps): Source {
  return {
    name: options.name,
    kind: 'stream',
    async *events(signal) {
      try {
        yield* poll(options, deps, signal);
      } finally {
        // the next who follows it may be another process, under a secret of its own
        if (signal.aborted) deps.hubs?.follow(options.name, null);
      }
    },
  };
}

async function* poll(
  options: FeedSourceOptions,
  deps: FeedSourceDeps,
  signal: AbortSignal,
): AsyncGenerator<FeedEvent> {
  let isSettled = false;
  while (!signal.aborted) {
    const state = await stateOf(options, deps);
    if (!isSettled && state.nextReadAt > deps.clock.now()) {
      isSettled = true;
      yield { kind: 'settled' };
    }
    const address = state.movedTo ?? options.address;
    const turn = await takeTurn(options, deps, { state, address, signal });
    if (isAborted(signal)) {
      turn?.[Symbol.dispose]();
      return;
    }
    if (turn === null) {
      const distributed = (await deps.hubs?.take(options.name)) ?? null;
      if (distributed !== null) yield* takeDistributed(options, deps, { state, distributed, signal });
      continue;
    }
    if (state.nextReadAt > deps.clock.now()) {
      using _turn = turn;
      await deps.hubs?.ask(options.name, signal);
      continue;
    }
    const answer = await ask(options, deps, { state, address, signal, turn });
    // what was called off tells nothing of the feed
    if (isAborted(signal)) return;
    // an editor may have said something meanwhile
    yield* follow(options, deps, { state: await stateOf(options, deps), answer, signal });
    if (isSettled) continue;
    isSettled = true;
    yield { kind: 'settled' };
  }
}

/** Its turn to be polled, or its hub's to be asked; null when `signal` aborts, or the hub has said something. */
function takeTurn(
  { name }: FeedSourceOptions,
  { turns, hubs }: FeedSourceDeps,
  { state, address, signal }: { state: FeedState; address: string; signal: AbortSignal },
): Promise<Disposable | null> {
  const host = hostOf(address);
  if (hubs === null) return turns.take({ at: state.nextReadAt, host, signal });
  hubs.follow(name, state.hub);
  const at = Math.min(state.nextReadAt, hubs.askAt(name));
  return turns.take({ at, host, signal: AbortSignal.any([signal, hubs.arrival(name)]) });
}

async function ask(
  { credentials, address: configured }: FeedSourceOptions,
  deps: FeedSourceDeps,
  at: { state: FeedState; address: string; signal: AbortSignal; turn: Disposable },
): Promise<FeedAnswer> {
  using _turn = at.turn;
  const { state, address, signal } = at;
  // a document that an editor has released is read even if it is as it was
  const last = state.release === null ? state : { etag: null, lastModified: null, bodyHash: null };
  const isSameOrigin = URL.parse(address)?.origin === URL.parse(configured)?.origin;
  return await askFeed(deps, {
    address,
    credentials: isSameOrigin ? credentials : null,
    last,
    now: deps.clock.now(),
    signal,
  });
}

/** What is known of the feed; of another address under the same name only its items, and the first poll is one again. */
async function stateOf(options: FeedSourceOptions, deps: FeedSourceDeps): Promise<FeedState> {
  const addressHash = createHash('sha256').update(options.address).digest('base64url').slice(0, 22);
  const now = deps.clock.now();
  const stored = await deps.feeds.get(options.name);
  if (stored?.addressHash === addressHash) {
    // a shorter pause in the config counts at once, and a clock that was wrong is not waited for
    const latest = Math.max(longestPause(options, deps), stored.state === 'ok' ? 0 : GONE_PAUSE);
    return { ...stored, nextReadAt: Math.min(stored.nextReadAt, now + latest) };
  }
  return {
    source: options.name,
    addressHash,
    movedTo: null,
    etag: null,
    lastModified: null,
    bodyHash: null,
    documentAt: stored?.documentAt ?? null,
    firstReadAt: null,
    lastReadAt: null,
    nextReadAt: now,
    state: 'ok',
    reason: null,
    failures: 0,
    newsEveryMs: null,
    lastNewsAt: null,
    release: null,
    hub: null,
  };
}

async function* follow(
  options: FeedSourceOptions,
  deps: FeedSourceDeps,
  at: { state: FeedState; answer: FeedAnswer; signal: AbortSignal },
): AsyncGenerator<FeedEvent> {
  const { state, answer, signal } = at;
  switch (answer.kind) {
    case 'failed':
      if (state.state === 'gone') {
        // still no feed is there
        await deps.feeds.save({ ...state, nextReadAt: deps.clock.now() + GONE_PAUSE });
        return;
      }
      await deps.feeds.save(failed(options, deps, { state, answer }));
      return;
    case 'gone': {
      const nextReadAt = deps.clock.now() + GONE_PAUSE;
      if (state.state !== 'gone')
        deps.record({
          kind: 'source-trouble',
          source: options.name,
          state: 'gone',
          reason: reasonOf('feed-gone'),
        });
      const gone = { state: 'gone', reason: reasonOf('feed-gone'), failures: 0, nextReadAt } as const;
      await deps.feeds.save({ ...state, ...gone });
      return;
    }
    case 'unchanged':
      // what is quarantined stays so, for nothing of it has changed
      await deps.feeds.save(
        read(options, deps, { state, answer, news: null, isHeld: state.state === 'quarantined' }),
      );
      return;
    case 'read':
      yield* take(options, deps, { state, answer, signal });
  }
}

/** Between two polls: while a hub tells what is new, they are only there to find out that it does not. */
const longestPause = ({ name, every }: FeedSourceOptions, { hubs }: FeedSourceDeps): Duration =>
  hubs?.isAlive(name) === true ? hubPause(every) : every;

function failed(
  { name, every }: FeedSourceOptions,
  deps: FeedSourceDeps,
  { state, answer }: { state: FeedState; answer: FeedAnswer & { kind: 'failed' } },
): FeedState {
  const { reason, retryAfterMs, isLasting } = answer;
  const failures = state.failures + 1;
  const toldAt = isLasting ? 1 : TOLD_AFTER;
  const pause = failurePause({ every, failures, retryAfterMs, chance: deps.chance() });
  if (failures === toldAt) deps.record({ kind: 'source-trouble', source: name, state: 'failing', reason });
  else deps.record({ kind: 'source-retry', source: name, failures, reason });
  return {
    ...state,
    // what a person has to decide stays to be decided
    ...(state.state === 'quarantined' ? {} : { state: 'failing', reason }),
    failures,
    nextReadAt: deps.clock.now() + pause,
    movedTo: failures % MOVED_BACK_AFTER === 0 ? null : state.movedTo,
  };
}

/** The state after a poll that went well. `news`: how many items were new; null when the document is the same. */
function read(
  options: FeedSourceOptions,
  deps: FeedSourceDeps,
  at: {
    state: FeedState;
    answer: FeedAnswer & { kind: 'read' | 'unchanged' };
    news: number | null;
    isHeld: boolean;
  },
): FeedState {
  const { state, answer, news, isHeld } = at;
  const { name, address } = options;
  const now = deps.clock.now();
  const since = state.lastNewsAt ?? state.firstReadAt;
  const newsEveryMs =
    since === null ? null : newsEvery(state.newsEveryMs, { count: news ?? 0, sinceMs: now - since });
  if (news !== null && news > 0) deps.hubs?.missed(name);
  const pause = usualPause({
    every: longestPause(options, deps),
    shortest: deps.shortestFor(address),
    newsEveryMs: deps.hubs?.isAlive(name) === true ? null : newsEveryMs,
    freshMs: longer(answer.freshMs, answer.kind === 'read' ? answer.feed.changesEveryMs : null),
    chance: deps.chance(),
  });
  const movedTo = answer.movedTo ?? state.movedTo;
  if (answer.movedTo !== null && answer.movedTo !== state.movedTo)
    deps.record({ kind: 'source-moved', source: name, to: shownAddress(answer.movedTo) });
  if (!isHeld && (state.state === 'gone' || state.state === 'quarantined' || state.failures > 0))
    deps.record({ kind: 'source-back', source: name, was: state.state });
  return {
    ...state,
    state: isHeld ? 'quarantined' : 'ok',
    reason: isHeld ? state.reason : null,
    failures: 0,
    // an address that holds a key is found anew by its redirect, and is not written down
    movedTo: movedTo === null || secretsIn(movedTo).length > 0 ? null : movedTo,
    firstReadAt: state.firstReadAt ?? now,
    lastReadAt: now,
    nextReadAt: now + pause,
    newsEveryMs,
    lastNewsAt: news !== null && news > 0 ? now : state.lastNewsAt,
    hub: answer.kind === 'read' ? (deps.hubs?.offered(state.hub, answer.feed.hub) ?? null) : state.hub,
  };
}

const longer = (a: Duration | null, b: Duration | null): Duration | null =>
  a === null && b === null ? null : Math.max(a ?? 0, b ?? 0);

async function* take(
  options: FeedSourceOptions,
  deps: FeedSourceDeps,
  at: { state: FeedState; answer: FeedAnswer & { kind: 'read' }; signal: AbortSignal },
): AsyncGenerator<FeedEvent> {
  const { state, answer, signal } = at;
  const { name, newest } = options;
  const now = deps.clock.now();
  const { etag, lastModified, bodyHash } = answer;
  const document = { etag, lastModified, bodyHash, documentAt: now };
  const plan = planPoll({ feed: answer.feed, known: await deps.feeds.items(name), state, newest, now });
  if (plan.kind === 'quarantined') {
    const { count, total } = plan;
    const reason = reasonOf('feed-quarantined', { count, total, name });
    if (state.state !== 'quarantined')
      deps.record({ kind: 'source-trouble', source: name, state: 'quarantined', reason });
    const held = { ...state, ...document, state: 'quarantined', reason } as const;
    await deps.feeds.save({ ...read(options, deps, { state: held, answer, news: 0, isHeld: true }), reason });
    return;
  }
  yield* tellItems(options, deps, { plan, feed: answer.feed, signal });
  if (signal.aborted) return;
  const next = read(options, deps, {
    state: { ...state, ...document },
    answer,
    news: plan.unknown,
    isHeld: false,
  });
  await deps.feeds.save(next, { items: itemsOf(plan), isReleased: state.release !== null });
}

/**
 * Takes what the feed's hub distributes: its news by the same rules. It may be all of the feed or only what is new, so that it
 * says nothing of what is listed; what looks like a feed built anew is left to a poll, at once.
 */
async function* takeDistributed(
  options: FeedSourceOptions,
  deps: FeedSourceDeps,
  at: { state: FeedState; distributed: Distributed; signal: AbortSignal },
): AsyncGenerator<FeedEvent> {
  const { state, distributed, signal } = at;
  const { name, newest } = options;
  // what a person has to decide stays to be decided, and what is not known yet is polled first
  if (state.state === 'quarantined' || state.firstReadAt === null) return;
  const from = { url: state.movedTo ?? options.address, contentType: distributed.contentType };
  const feed = await deps.readFeed(distributed.body, from, signal).catch(() => null);
  if (signal.aborted) return;
  const now = deps.clock.now();
  const plan = feed && planPoll({ feed, known: await deps.feeds.items(name), state, newest, now });
  if (feed === null || plan?.kind !== 'taken') {
    await deps.feeds.save({ ...state, nextReadAt: now });
    return;
  }
  yield* tellItems(options, deps, { plan, feed, signal });
  if (isAborted(signal)) return;
  // after failures the feed is asked when it would be: the hub says nothing of its server
  const later = state.failures > 0 ? state.nextReadAt : now + longestPause(options, deps);
  const next = { ...state, nextReadAt: later, lastNewsAt: plan.unknown > 0 ? now : state.lastNewsAt };
  await deps.feeds.save(next, { items: itemsOf(plan) });
}

/** What is to be written down of a plan. */
const itemsOf = ({ news, corrected, remembered }: PollPlan & { kind: 'taken' }) =>
  [...news, ...corrected].map(({ known }) => known).concat(remembered);

/** Asked anew: it may have come while something was waited for. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted;
