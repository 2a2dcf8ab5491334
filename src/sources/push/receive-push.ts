import { LRUCache } from 'lru-cache';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Article, SourceEvent } from '../../core/article.ts';
import { articleIdOf } from '../../core/ids.ts';
import type { PushAnswer, PushRequest, ReceivePush } from '../../core/ports/push.ts';
import type { SaveResult } from '../../core/ports/store.ts';
import { MINUTE, SECOND, type Clock, type Instant } from '../../core/time.ts';
import type { Say } from '../../core/words.ts';
import type { PushRead } from './read-push.ts';

/** A source that articles are pushed to. */
export interface PushSource {
  readonly name: string;
  readonly secret: string;
  /** What its articles have beside their own. */
  readonly topics: readonly string[];
  readonly language: string | null;
}

export interface ReceivePushDeps {
  readonly sources: readonly PushSource[];
  readonly timezone: string;
  /** Says to the pushing program what is wrong: in English, as all of its answers. */
  readonly say: Say;
  readonly clock: Pick<Clock, 'now'>;
  readonly articles: { get(id: Article['id']): Promise<Article | null> };
  /** Takes in what the source tells; answers what became of a document. */
  readonly take: (event: SourceEvent) => Promise<SaveResult | null>;
}

/** Of so many articles it is known when they were changed last. */
const MOST_CHANGES = 5000;

/** Authorised requests that are taken of one source in a minute. */
const A_MINUTE = 60;

/**
 * The endpoint of push sources: authorised by the source's secret, as a bearer token or by a signature of the body; the same
 * key again is a correction, or nothing when nothing has changed.
 */
export function createReceivePush(deps: ReceivePushDeps): ReceivePush {
  const sources = new Map(deps.sources.map(source => [source.name, source]));
  const taken = new Map<string, Instant[]>();
  const changes = new LRUCache<string, Change>({ max: MOST_CHANGES });

  /** Milliseconds until the next one is taken; 0 = now, and it counts. */
  const waitFor = (source: string, now: Instant): number => {
    const recent = (taken.get(source) ?? []).filter(at => at > now - MINUTE && at <= now);
    const [oldest] = recent;
    const isFull = recent.length >= A_MINUTE;
    taken.set(source, isFull ? recent : [...recent, now]);
    return isFull && oldest !== undefined ? oldest + MINUTE - now : 0;
  };

  return async request => {
    const source = sources.get(request.source);
    if (source === undefined) return fault(404, `there is no push source "${request.source}"`);
    if (!isAuthorised(request, source.secret))
      return fault(
        401,
        'send the secret of the source as "Authorization: Bearer …", or sign the body with it',
      );
    const waitMs = waitFor(source.name, deps.clock.now());
    if (waitMs > 0)
      return {
        ...fault(429, `more than ${A_MINUTE} a minute; try again later`),
        retryAfterS: Math.ceil(waitMs / SECOND),
      };
    if (request.operation === 'withdraw') {
      if (!request.key) return fault(400, 'name the article: DELETE /push/<source>?key=…');
      return withdraw(deps, source.name, request.key);
    }
    // loaded with what reads pages, by those who are pushed to
    const { readPush } = await import('./read-push.ts');
    return receive(deps, source, { read: await readPush(request.body, deps), changes });
  };
}

/** What was told of an article last. */
interface Change {
  readonly at: Instant;
  readonly isWithdrawn: boolean;
}

/** Whether it was sent before what has been told already: a request that was late, or was tried again. */
function isLate({ at, isWithdrawn }: Change, last: Change | undefined): boolean {
  if (last === undefined) return false;
  // what is taken back is changed by that: the same moment is before it
  return at < last.at || (at === last.at && last.isWithdrawn && !isWithdrawn);
}

async function receive(
  deps: ReceivePushDeps,
  source: PushSource,
  { read, changes }: { readonly read: PushRead; readonly changes: LRUCache<string, Change> },
): Promise<PushAnswer> {
  if (read.kind !== 'wrong' && read.changedAt !== undefined) {
    const id = articleIdOf(source.name, read.key);
    const change = { at: read.changedAt, isWithdrawn: read.kind === 'withdrawn' };
    const article = isLate(change, changes.get(id)) ? await deps.articles.get(id) : null;
    if (article !== null) return { status: 202, body: { article: id, revision: article.revision } };
    changes.set(id, change);
  }
  switch (read.kind) {
    case 'wrong':
      return fault(400, ...read.faults);
    case 'withdrawn':
      return withdraw(deps, source.name, read.key);
    case 'article': {
      const { content, key } = read;
      const document = {
        ...content,
        source: source.name,
        key,
        topics: [...new Set([...content.topics, ...source.topics])],
        language: content.language ?? source.language,
      };
      const saved = await deps.take({ kind: 'document', document });
      const article =
        saved === null || saved.kind === 'duplicate'
          ? await deps.articles.get(saved?.of ?? articleIdOf(source.name, key))
          : saved.article;
      if (article === null)
        throw new Error(`an article pushed to ${source.name} is not there after it was saved`);
      return { status: 202, body: { article: article.id, revision: article.revision } };
    }
  }
}

/** Withdrawing twice is withdrawing. */
async function withdraw(
  { take, articles }: ReceivePushDeps,
  source: string,
  key: string,
): Promise<PushAnswer> {
  const article = await articles.get(articleIdOf(source, key));
  if (article === null) return fault(404, `no article of "${source}" has the key "${key}"`);
  await take({ kind: 'gone', source, key });
  return { status: 202, body: { article: article.id, revision: article.revision } };
}

function isAuthorised({ authorization, signature, body }: PushRequest, secret: string): boolean {
  const bearer = /^Bearer\s+(\S.*)$/i.exec(authorization ?? '')?.[1];
  if (bearer !== undefined) return isSame(bearer.trim(), secret);
  // GitHub's form "sha256=…"; Ghost adds when it signed, ", t=…", and signs that, too
  const [, digest, moment = ''] =
    /^sha256=([\da-f]{64})(?:\s*,\s*t=(\d{1,20}))?$/i.exec(signature?.trim() ?? '') ?? [];
  if (digest === undefined) return false;
  const given = digest.toLowerCase();
  const signed = (more: string) => createHmac('sha256', secret).update(body).update(more).digest('hex');
  return isSame(given, signed(moment)) || (moment !== '' && isSame(given, signed('')));
}

/** Takes as long for a wrong one as for the right one. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

const fault = (status: PushAnswer['status'], ...faults: readonly string[]): PushAnswer => ({
  status,
  body: { faults },
});
