import { createHash } from 'node:crypto';
import type { FeedState } from '../../core/feed-state.ts';
import { detailOf } from '../../core/reasons/reason-error.ts';
import { reasonOf, type Reason } from '../../core/reasons/reason.ts';
import type { Duration, Instant } from '../../core/time.ts';
import { reasonOfFetch } from '../../net/fetch-reason.ts';
import { FetchError, type Fetch, type Fetched } from '../../net/fetch.ts';
import type { MarkedFeed } from './items/item-marks.ts';
import { largestFeed } from './feed-size.ts';
import { freshnessOf, retryAfterOf } from './pauses.ts';
import { hubOf } from './websub/hub-of.ts';

/** Makes a feed of an answer's bytes. Throws `Error` that says why it is none. */
export type ReadFeed = (
  bytes: Uint8Array,
  from: { readonly url: string; readonly contentType: string | null },
  signal: AbortSignal,
) => Promise<MarkedFeed>;

/** What came of asking for a feed once. */
export type FeedAnswer =
  /** Nothing has changed since the last time. */
  | { readonly kind: 'unchanged'; readonly freshMs: Duration | null; readonly movedTo: string | null }
  | {
      readonly kind: 'read';
      readonly feed: MarkedFeed;
      readonly etag: string | null;
      readonly lastModified: string | null;
      readonly bodyHash: string | null;
      readonly freshMs: Duration | null;
      /** Where it lives for good from now on; null = where it was. */
      readonly movedTo: string | null;
    }
  | { readonly kind: 'gone' }
  | {
      readonly kind: 'failed';
      readonly reason: Reason;
      readonly retryAfterMs: Duration | null;
      /** Waiting will not mend it: a person has to look. */
      readonly isLasting: boolean;
    };

export interface FeedQuestion {
  readonly address: string;
  readonly credentials: { readonly user: string; readonly password: string } | null;
  /** What was read last, for the server to say that nothing changed. */
  readonly last: Pick<FeedState, 'etag' | 'lastModified' | 'bodyHash'>;
  readonly now: Instant;
  readonly signal: AbortSignal;
}

/** The types of feeds, in order of preference. */
export const ACCEPT_FEEDS =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5';
/** A longer one is not sent back: it would be refused with all that comes after it. */
const LONGEST_VALIDATOR = 1000;

/** Asks for a feed, once. Never throws, but for what is wrong with us. */
export async function askFeed(
  { fetch, readFeed }: { readonly fetch: Fetch; readonly readFeed: ReadFeed },
  question: FeedQuestion,
): Promise<FeedAnswer> {
  const { address, credentials, last, now, signal } = question;
  let answer: Fetched;
  try {
    answer = await fetch({
      url: address,
      signal,
      headers: {
        accept: ACCEPT_FEEDS,
        ...(last.etag === null ? {} : { 'if-none-match': last.etag }),
        ...(last.lastModified === null ? {} : { 'if-modified-since': last.lastModified }),
      },
      limits: { bytes: largestFeed },
      ...(credentials === null ? {} : { credentials }),
    });
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    const isLasting = error.why === 'address' || error.why === 'private';
    const reason = reasonOf('feed-unreachable', { detail: reasonOfFetch(error, address) });
    return { kind: 'failed', reason, retryAfterMs: null, isLasting };
  }
  const { status, headers, bytes } = answer;
  if (status === 304) return { kind: 'unchanged', freshMs: freshnessOf(headers), movedTo: answer.movedTo };
  if (status === 410) return { kind: 'gone' };
  if (status !== 200) {
    const reason = reasonOf('feed-refused', { status });
    const retryAfterMs = retryAfterOf(headers['retry-after'], now);
    return { kind: 'failed', reason, retryAfterMs, isLasting: status === 401 || status === 403 };
  }
  const bodyHash = createHash('sha256').update(bytes).digest('base64url');
  if (bodyHash === last.bodyHash)
    return { kind: 'unchanged', freshMs: freshnessOf(headers), movedTo: answer.movedTo };
  let feed: MarkedFeed;
  try {
    feed = await readFeed(bytes, { url: answer.url, contentType: headers['content-type'] ?? null }, signal);
  } catch (error) {
    const detail = detailOf(error);
    return {
      kind: 'failed',
      reason: reasonOf('feed-unreadable', { detail }),
      retryAfterMs: null,
      isLasting: false,
    };
  }
  const isList = feed.isList === true;
  return {
    kind: 'read',
    feed: { ...feed, hub: hubOf(feed, { url: answer.url, link: headers.link ?? '' }) },
    etag: isList ? null : validator(headers.etag),
    lastModified: isList ? null : validator(headers['last-modified']),
    bodyHash: isList ? null : bodyHash,
    freshMs: freshnessOf(headers),
    movedTo: answer.movedTo,
  };
}

const validator = (header: string | undefined): string | null =>
  header === undefined || header === '' || header.length > LONGEST_VALIDATOR ? null : header;
