import { basename, relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { createEventQueue } from './event-queue.ts';
import { seedKindOf } from './read-document.ts';

/** What happens in a folder of seed files. `path` is absolute. */
export type FolderEvent =
  | { readonly kind: 'there' | 'gone'; readonly path: string }
  /** The folder itself is not there (any more), or is there again; its files are not told to be gone. */
  | { readonly kind: 'folder-lost' | 'folder-back' }
  /** All that was there at the beginning has been told. */
  | { readonly kind: 'settled' }
  | { readonly kind: 'error'; readonly error: unknown };

/** A file is told when its size has stood still this long: somebody may still be writing it. */
const SETTLED_AFTER_MS = 300;
/**
 * A file that vanishes and is back within this was saved by writing beside it and renaming. Less than above, so that a
 * renamed file is told gone under its old name before it is told under its new one.
 */
const ATOMIC_WITHIN_MS = 150;

/**
 * Follows a folder and its subfolders until `signal` aborts: first every seed file in the order of its path, then
 * `settled`, then what changes. A file waiting to be taken is told once, however often it changes meanwhile. Links are not
 * followed into folders. A folder that is not there is told as `folder-lost` before `settled`. Hidden files, README, editors' swap and backup files and other kinds are passed over.
 */
export async function* watchFolder(folder: string, signal: AbortSignal): AsyncGenerator<FolderEvent> {
  const queue = createEventQueue<FolderEvent>(signal);
  const waiting = new Set<string>();
  const early: string[] = [];
  let isReady = false;
  let isLost = true;
  const tell = (path: string): void => {
    if (!isSeedPath(folder, path) || waiting.has(path)) return;
    waiting.add(path);
    if (isReady) queue.push({ kind: 'there', path });
    else early.push(path);
  };
  await using _closing = { [Symbol.asyncDispose]: () => watcher.close() };
  const watcher = watch(folder, {
    ignored: (path, stats) =>
      path !== folder && (isHidden(folder, path) || (stats?.isFile() === true && !isSeedPath(folder, path))),
    followSymlinks: false,
    atomic: ATOMIC_WITHIN_MS,
    awaitWriteFinish: { stabilityThreshold: SETTLED_AFTER_MS, pollInterval: SETTLED_AFTER_MS / 5 },
  })
    .on('add', tell)
    .on('change', tell)
    .on('unlink', path => {
      if (isLost || !isSeedPath(folder, path)) return;
      waiting.delete(path);
      queue.push({ kind: 'gone', path });
    })
    .on('unlinkDir', path => {
      if (path !== folder) return;
      isLost = true;
      queue.push({ kind: 'folder-lost' });
    })
    .on('addDir', path => {
      if (path !== folder || !isLost) return;
      isLost = false;
      if (isReady) queue.push({ kind: 'folder-back' });
    })
    .on('error', error => {
      queue.push({ kind: 'error', error });
    })
    .on('ready', () => {
      isReady = true;
      for (const path of early.sort()) queue.push({ kind: 'there', path });
      if (isLost) queue.push({ kind: 'folder-lost' });
      queue.push({ kind: 'settled' });
    });
  for await (const event of queue) {
    if (event.kind === 'there') waiting.delete(event.path);
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
