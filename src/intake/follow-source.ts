import { setImmediate } from 'node:timers/promises';
import { FOLDER_KEY, type SourceDocument, type SourceEvent } from '../core/article.ts';
import type { ArticleId } from '../core/ids.ts';
import { reasonOf } from '../core/reasons/reason.ts';
import type { RecordEvent, Source } from '../core/ports/ports.ts';
import type { ArticleStore, SaveResult } from '../core/ports/store.ts';
import type { Clock } from '../core/time.ts';

interface SnapshotDeps {
  readonly articles: ArticleStore;
  readonly clock: Clock;
  readonly record: RecordEvent;
}

interface Following {
  /** Takes in one event; answers what became of a document, null for other events. */
  readonly take: (event: SourceEvent) => Promise<SaveResult | null>;
  readonly signal: AbortSignal;
  readonly onSettled: () => void;
}

/** Takes in what a stream tells until `signal` aborts. */
export async function followStream(source: Source, { take, signal, onSettled }: Following): Promise<void> {
  for await (const event of source.events(signal)) {
    if (event.kind === 'settled') onSettled();
    else if (event.kind !== 'emptied') await take(event);
  }
}

/**
 * Takes in what a snapshot tells until `signal` aborts. What was there at the last run and is not now is gone; but one that shows
 * nothing at all, or hardly anything of what there was before it did so, keeps its articles until an editor says that they are
 * gone (`releaseFolder`). What goes under one name and is there under another has moved.
 */
export async function followSnapshot(
  deps: SnapshotDeps,
  source: Source,
  { take, signal, onSettled }: Following,
): Promise<void> {
  const { articles, clock, record } = deps;
  const { name } = source;
  const copies = createCopies(articles);
  const faults = (await articles.faults()).filter(fault => fault.source === name);
  const wasEmpty = faults.some(({ key, reason }) => key === FOLDER_KEY && reason.code === 'folder-empty');
  const known = new Set([...(await articles.keysOf(name)), ...faults.map(({ key }) => key)]);
  known.delete(FOLDER_KEY);
  const unseen = new Set(known);
  /** Of articles that nobody knows to be gone. */
  let held: ReadonlySet<string> = new Set();

  /** Keeps the articles of these keys, all without any, and says so. */
  const hold = async (keys?: ReadonlySet<string>): Promise<void> => {
    held = new Set((await articles.keysOf(name)).filter(key => keys?.has(key) !== false));
    if (held.size === 0) return;
    const reason = reasonOf('folder-empty', { count: held.size, name });
    await articles.saveFault({ source: name, key: FOLDER_KEY, line: null, reason }, clock.now());
    record({ kind: 'source-trouble', source: name, state: 'quarantined', reason });
  };
  const letGo = async (): Promise<void> => {
    held = new Set();
    await articles.clearFault(name, FOLDER_KEY);
    record({ kind: 'source-back', source: name, was: 'quarantined' });
  };
  const takeDocument = async (document: SourceDocument): Promise<SaveResult | null> => {
    const saved = await take({ kind: 'document', document });
    await copies.note(document, saved);
    return saved;
  };
  /** Moves the article of a key to where its file is now; answers whether it is anywhere. */
  const moveToCopy = async (key: string): Promise<boolean> => {
    for (const { document, of } of copies.of(key)) {
      const saved = await takeDocument(document);
      // it says something else by now
      if (saved?.kind !== 'duplicate' || saved.of !== of) continue;
      if (!(await articles.move({ id: of, source: name, from: key, to: document.key }))) continue;
      record({ kind: 'article-moved', article: of, source: name, from: key, to: document.key });
      await articles.clearFault(name, key);
      copies.moved(key, document.key);
      await takeDocument(document);
      return true;
    }
    return false;
  };
  const takeGone = async (key: string): Promise<void> => {
    copies.forget(key);
    if (!(await moveToCopy(key))) await take({ kind: 'gone', source: name, key });
  };
  const settle = async (isPartial: boolean): Promise<void> => {
    if (held.size > 0) return;
    // what was taken out may have been put back under other names
    if (wasEmpty) for (const key of [...unseen]) if (await moveToCopy(key)) unseen.delete(key);
    if (wasEmpty && unseen.size > known.size / 2) {
      await hold(unseen);
      return;
    }
    // of what is not read whole nothing is gone
    if (isPartial) return;
    // an editor may have released it in another process, and what was told of it is over then, too
    record({ kind: 'source-back', source: name, was: 'quarantined', ...(wasEmpty ? {} : { isQuiet: true }) });
    for (const key of unseen) {
      // a database in this process answers at once: nothing else, a stop neither, would have its turn
      await setImmediate();
      if (signal.aborted) return;
      await takeGone(key);
    }
  };

  for await (const event of source.events(signal)) {
    switch (event.kind) {
      case 'settled':
        await settle(event.partial === true);
        if (signal.aborted) return;
        onSettled();
        break;
      case 'emptied':
        copies.forgetAll();
        await hold();
        break;
      case 'gone':
        if (event.key !== FOLDER_KEY) {
          await takeGone(event.key);
          break;
        }
        await take(event);
        // the folder is there again, its files are not
        if (held.size > 0) await hold(held);
        break;
      case 'fault':
        unseen.delete(event.fault.key);
        copies.forget(event.fault.key);
        await take(event);
        break;
      case 'document': {
        const { key } = event.document;
        unseen.delete(key);
        await takeDocument(event.document);
        if (held.size === 0) break;
        const original = copies.originalOf(key);
        if (original !== null && held.has(original)) await moveToCopy(original);
        // an editor may have released the others meanwhile, in another process
        held = new Set((await articles.keysOf(name)).filter(one => one !== key && held.has(one)));
        if (held.size === 0) await letGo();
        break;
      }
    }
  }
}

interface Copy {
  readonly document: SourceDocument;
  readonly of: ArticleId;
  /** The key of the article that it is a copy of. */
  readonly ofKey: string;
}

/** Documents that are the same article as another one of their source: each takes its place when that goes. */
function createCopies(articles: Pick<ArticleStore, 'get'>) {
  const byKey = new Map<string, Copy>();
  return {
    async note(document: SourceDocument, saved: SaveResult | null): Promise<void> {
      byKey.delete(document.key);
      if (saved?.kind !== 'duplicate') return;
      const original = await articles.get(saved.of);
      // what was forgotten is nobody's any more
      if (original === null) return;
      byKey.set(document.key, { document, of: saved.of, ofKey: original.key });
    },
    forget: (key: string) => byKey.delete(key),
    forgetAll(): void {
      byKey.clear();
    },
    /** The key of the article that this one is a copy of; null when it is none. */
    originalOf: (key: string): string | null => byKey.get(key)?.ofKey ?? null,
    of: (key: string): readonly Copy[] => [...byKey.values()].filter(({ ofKey }) => ofKey === key),
    moved(from: string, to: string): void {
      for (const [key, copy] of byKey) if (copy.ofKey === from) byKey.set(key, { ...copy, ofKey: to });
    },
  };
}
