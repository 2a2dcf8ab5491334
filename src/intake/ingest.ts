import type { Article, SourceDocument, SourceEvent } from '../core/article.ts';
import { articleIdOf, contentHashOf } from '../core/ids.ts';
import { reasonOf } from '../core/reasons/reason.ts';
import { languageOf } from '../core/language.ts';
import type { Outbox } from '../core/ports/outbox.ts';
import type { TakeMeasure } from '../core/ports/events.ts';
import type { RecordEvent, Source } from '../core/ports/ports.ts';
import type { ArticleStore, SaveResult } from '../core/ports/store.ts';
import type { Clock } from '../core/time.ts';
import type { StoryStore } from '../core/ports/story-store.ts';
import { analyze } from '../editorial/analyze.ts';
import { unwrap } from '../editorial/text/unwrap.ts';
import { followSnapshot, followStream } from './follow-source.ts';
import { assignStory } from './stories.ts';

export interface IngestDeps {
  readonly articles: ArticleStore;
  readonly outbox: Outbox;
  /** Null: articles of one event are not looked for. */
  readonly stories: StoryStore | null;
  readonly clock: Clock;
  readonly record: RecordEvent;
  /** Told of every correction, withdrawal and story that has become larger, after it was saved. */
  readonly onChanged: (article: Article) => Promise<void>;
  readonly measure?: TakeMeasure;
}

/** What a source told, made into articles: new ones, corrections, withdrawals, faults. */
export interface Ingest {
  /** Follows a source until `signal` aborts. `onSettled` is called when all that is there now has been read. */
  follow(source: Source, signal: AbortSignal, onSettled: () => void): Promise<void>;
  /** Reads a source once, to the end of what is there now. */
  readOnce(source: Source): Promise<void>;
  /** Takes in one event; answers what became of a document, null for other events. */
  take(event: SourceEvent): Promise<SaveResult | null>;
}

export function createIngest(deps: IngestDeps): Ingest {
  const take = async (event: SourceEvent): Promise<SaveResult | null> => {
    switch (event.kind) {
      case 'document':
        return receive(deps, event.document);
      case 'gone':
        await withdraw(deps, event);
        return null;
      case 'fault':
        await deps.articles.saveFault(event.fault, deps.clock.now());
        deps.record({ ...event.fault, kind: 'source-fault' });
        return null;
    }
  };
  const follow: Ingest['follow'] = (source, signal, onSettled) =>
    source.kind === 'stream'
      ? followStream(source, { take, signal, onSettled })
      : followSnapshot(deps, source, { take, signal, onSettled });
  return {
    follow,
    async readOnce(source) {
      const stop = new AbortController();
      await follow(source, stop.signal, () => {
        stop.abort();
      });
    },
    take,
  };
}

async function receive(deps: IngestDeps, document: SourceDocument): Promise<SaveResult> {
  const now = deps.clock.now();
  const since = performance.now();
  const article = articleFrom(document, now);
  deps.measure?.({ kind: 'analysis', tookMs: performance.now() - since });
  const saved = await deps.articles.save(article, now);
  await tellOfDate(deps, document);
  if (saved.kind !== 'duplicate') await joinStory(deps, saved);
  switch (saved.kind) {
    case 'same':
      break;
    case 'duplicate':
      deps.record({ kind: 'article-duplicate', source: document.source, key: document.key, of: saved.of });
      break;
    case 'new': {
      const { id, source, title, quotes, dropped } = saved.article;
      deps.record({
        kind: 'article-received',
        article: id,
        source,
        title,
        quotes: quotes.length,
        dropped: dropped.length,
      });
      break;
    }
    case 'corrected': {
      const { id, source, revision } = saved.article;
      deps.record({ kind: 'article-corrected', article: id, source, revision });
      await deps.onChanged(saved.article);
      break;
    }
  }
  return saved;
}

/** One that is the same has its story already, but for one that came before a crash or an older version of this program. */
async function joinStory(
  deps: IngestDeps,
  { kind, article }: Exclude<SaveResult, { readonly kind: 'duplicate' }>,
): Promise<void> {
  const { articles, clock, stories } = deps;
  if (stories === null || (kind === 'same' && (await stories.of([article.id])).size > 0)) return;
  if (await assignStory({ articles, clock, stories }, article)) {
    deps.record({ kind: 'story-grown', article: article.id, source: article.source, title: article.title });
    await deps.onChanged(article);
  }
}

/** A date that nobody can read is a fault of its document, which is stored all the same, but never as news. */
async function tellOfDate(deps: IngestDeps, { source, key, unreadDate }: SourceDocument): Promise<void> {
  if (unreadDate == null) {
    await deps.articles.clearFault(source, key);
    return;
  }
  const words = unreadDate.length > DATE_CHARS ? `${unreadDate.slice(0, DATE_CHARS)}…` : unreadDate;
  const fault = { source, key, line: null, reason: reasonOf('article-no-date', { value: words }) };
  await deps.articles.saveFault(fault, deps.clock.now());
  deps.record({ ...fault, kind: 'source-fault' });
}

const DATE_CHARS = 80;

async function withdraw(deps: IngestDeps, gone: { source: string; key: string }): Promise<void> {
  const now = deps.clock.now();
  await deps.articles.clearFault(gone.source, gone.key);
  const article = await deps.articles.withdraw(gone.source, gone.key, now);
  if (article === null) return;
  const withdrawn = await deps.outbox.withdraw(article.id, reasonOf('article-withdrawn'), now);
  deps.record({
    kind: 'article-withdrawn',
    article: article.id,
    source: gone.source,
    deliveries: withdrawn.length,
  });
  await deps.onChanged(article);
}

/**
 * Runs the editorial core over a document; what the source itself says goes before what was found. Lines that were wrapped at some
 * width are kept as the paragraphs they were.
 */
export function articleFrom(document: SourceDocument, now: number): Article {
  const { source, key } = document;
  const text = document.isExtracted === true ? document.text : unwrap(document.text);
  const analysis = analyze(
    {
      text,
      ...(document.title === undefined ? {} : { title: document.title }),
      ...(document.lead === undefined ? {} : { lead: document.lead }),
      language: document.language,
    },
    { isExtracted: document.isExtracted === true, isMarkedUp: document.isMarkedUp === true },
  );
  return {
    ...analysis,
    id: articleIdOf(source, key),
    source,
    key,
    url: document.url,
    sharesUrl: document.sharesUrl ?? false,
    text,
    title: analysis.title ?? analysis.sentences[0]?.text ?? key,
    language: (document.language === null ? null : languageOf(document.language)) ?? analysis.language,
    outlet: document.outlet ?? analysis.outlet,
    authors: document.authors,
    topics: document.topics,
    image: document.image,
    publishedAt: document.publishedAt,
    unreadDate: document.unreadDate ?? null,
    notBefore: document.notBefore,
    expiresAt: document.expiresAt,
    priority: document.priority,
    paywalled: document.paywalled ?? false,
    contentHash: contentHashOf(`${document.title ?? ''}\n${document.text}`),
    revision: 1,
    receivedAt: now,
    correctedAt: null,
    withdrawnAt: null,
  };
}
