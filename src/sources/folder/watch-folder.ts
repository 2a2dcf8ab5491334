import { basename, relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { SECOND, type Clock, type Duration, type Instant } from '../../core/time.ts';
import { createEventQueue } from './event-queue.ts';
import { seedKindOf } from '../fetch/read-document.ts';
import { waitUntilStable } from './wait-until-stable.ts';

/** What happens in a folder of seed files. `path` is absolute. */
export type FolderEvent =
  | { readonly kind: 'there'; readonly path: string }
  /** These are not there any more, and nothing has come in their place since; null: any may be gone, for the folder was. */
  | { readonly kind: 'gone'; readonly paths: readonly string[] | null }
  /** The folder itself is not there (any more), or is there again. */
  | { readonly kind: 'folder-lost' | 'folder-back' }
  /** All that was there at the beginning has been told; `partial`: but for files that were still being written. */
  | { readonly kind: 'settled'; readonly partial: boolean }
  | { readonly kind: 'error'; readonly error: unknown };

/** A file that vanishes and is back within this was saved by writing beside it and renaming. */
const ATOMIC_WITHIN: Duration = 150;
/** More than above: then the file is there for good. */
const TOLD_AFTER: Duration = 2 * ATOMIC_WITHIN;
/** So long nothing more may go before what went is told: a renamed file is told under its new name first. */
const GONE_AFTER: Duration = 2 * SECOND;
/** Nobody waits longer for a deletion to be told, though others go on going. A large folder that goes slowly takes less. */
const GONE_AT_LAST: Duration = 30 * SECOND;
/** So long the beginning, and what is gone, waits for files that are being written; who still writes then is told later. */
const OTHERS_WAIT: Duration = 6 * SECOND;

/**
 * Follows a folder and its subfolders until `signal` aborts: first every seed file in the order of its path, then
 * `settled`, then what changes. A file that is being written is told when it stands still, once, however often it changes
 * meanwhile; what is gone is told together, after what is there in its place. Links are not followed into folders. A folder that is not there is told as `folder-lost` before `settled`.
 * Hidden files, README, editors' swap and backup files and other kinds are passed over.
 */
export async function* watchFolder(
  folder: string,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): AsyncGenerator<FolderEvent> {
  const queue = createEventQueue<FolderEvent>(signal);
  /** Being written: each is told when its promise resolves. */
  const restless = new Map<string, Promise<void>>();
  /** Told and not yet taken. */
  const waiting = new Set<string>();
  const early: string[] = [];
  let hasBegun = false;
  let isLost = true;
  const tell = (path: string): void => {
    if (waiting.has(path)) return;
    waiting.add(path);
    if (hasBegun) queue.push({ kind: 'there', path });
    else early.push(path);
  };
  const tellWhenStill = async (path: string): Promise<void> => {
    if (hasBegun) await clock.sleep(TOLD_AFTER, signal);
    const isStill = await waitUntilStable(path, { clock, signal });
    restless.delete(path);
    if (isStill) tell(path);
  };
  const see = (path: string): void => {
    if (isSeedPath(folder, path) && !restless.has(path)) restless.set(path, tellWhenStill(path));
  };
  const untilAllStill = async (): Promise<void> => {
    const allStill = new AbortController();
    void Promise.all(restless.values()).then(() => {
      allStill.abort();
    });
    await clock.sleep(OTHERS_WAIT, AbortSignal.any([signal, allStill.signal]));
  };
  /** What went and is not told yet, the oldest first, with its moment; null: any may have gone. */
  let missing: Map<string, Instant> | null = new Map();
  let losses = 0;
  const tellGone = async (): Promise<void> => {
    const loss = ++losses;
    const isLast = () => loss === losses;
    const isOverdue = () => {
      const [oldest] = missing?.values() ?? [];
      return oldest !== undefined && clock.now() - oldest >= GONE_AT_LAST;
    };
    await clock.sleep(GONE_AFTER, signal);
    // the last one tells of all, unless it does not come
    if (!isLast() && !isOverdue()) return;
    const before = clock.now() - GONE_AFTER;
    await untilAllStill();
    if (!isLast() && !isOverdue()) return;
    // what went just now may still be told under a new name
    const due = missing && [...missing].filter(([, at]) => isLast() || at <= before);
    missing ??= new Map();
    for (const [path] of due ?? []) missing.delete(path);
    // when it is back, all are looked at
    if (!isLost) queue.push({ kind: 'gone', paths: due?.map(([path]) => path) ?? null });
  };
  const begin = async (): Promise<void> => {
    await untilAllStill();
    hasBegun = true;
    for (const path of early.sort()) queue.push({ kind: 'there', path });
    if (isLost) queue.push({ kind: 'folder-lost' });
    queue.push({ kind: 'settled', partial: restless.size > 0 });
  };
  await using _closing = { [Symbol.asyncDispose]: () => watcher.close() };
  const watcher = watch(folder, {
    ignored: (path, stats) =>
      path !== folder && (isHidden(folder, path) || (stats?.isFile() === true && !isSeedPath(folder, path))),
    followSymlinks: false,
    atomic: ATOMIC_WITHIN,
  })
    .on('add', see)
    .on('change', see)
    .on('unlink', path => {
      if (isLost || !isSeedPath(folder, path)) return;
      waiting.delete(path);
      missing?.delete(path);
      missing?.set(path, clock.now());
      void tellGone();
    })
    .on('unlinkDir', path => {
      if (path !== folder) return;
      isLost = true;
      queue.push({ kind: 'folder-lost' });
    })
    .on('addDir', path => {
      if (path !== folder || !isLost) return;
      isLost = false;
      if (!hasBegun) return;
      queue.push({ kind: 'folder-back' });
      missing = null;
      void tellGone();
    })
    .on('error', error => {
      queue.push({ kind: 'error', error });
    })
    .on('ready', () => void begin());
  let isSettled = false;
  for await (const event of queue) {
    if (event.kind === 'settled') isSettled = true;
    if (event.kind === 'there') {
      waiting.delete(event.path);
      // written again since: it will be told anew. Not at the beginning, where untold means gone
      if (isSettled && restless.has(event.path)) continue;
    }
    yield event;
  }
}

const isHidden = (folder: string, path: string): boolean =>
  relative(folder, path)
    .split(sep)
    .some(part => part.startsWith('.'));

/** Whether a path names a seed file: `~$x.md`, `#x.md` and `x.txt~` are editors' own, README describes the folder. */
function isSeedPath(folder: string, path: string): boolean {
  return seedKindOf(path) !== null && !isHidden(folder, path) && !/^(?:[~#]|README\.)/i.test(basename(path));
}
