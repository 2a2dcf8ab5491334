import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from './config/environment.ts';
import { ReasonError } from './core/reasons/reason-error.ts';
import { reasonOf, type Reason } from './core/reasons/reason.ts';

/**
 * Makes the data folder with the folders above it, where they are not there yet. Throws a `ReasonError` that names the folder,
 * what stands in the way, and the remedy.
 */
export function makeDataFolder(folder: string): void {
  const missing: string[] = [];
  let at = folder;
  for (; !isFolder(at, folder); at = dirname(at)) missing.unshift(at);
  // one by one: mkdir's own `recursive` goes round for ever where the system refuses with ENOENT, as below /proc
  for (const path of missing) makeOne(path, folder);
}

/** Null-safe only for what is not there: a file in the way is a fault. */
function isFolder(path: string, wanted: string): boolean {
  let stats;
  try {
    stats = statSync(path, { throwIfNoEntry: false });
  } catch (cause) {
    throw refusal(wanted, reasonOf('path-unseen', { place: path, code: codeOf(cause) }), cause);
  }
  if (stats?.isDirectory() === false) throw refusal(wanted, reasonOf('path-is-file', { place: path }));
  return stats !== undefined;
}

function makeOne(path: string, wanted: string): void {
  try {
    mkdirSync(path);
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST' && isFolder(path, wanted)) return; // another process was quicker
    throw refusal(wanted, whyNot(codeOf(cause), dirname(path)), cause);
  }
}

function whyNot(code: string, folder: string): Reason {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return reasonOf('folder-closed', { folder });
    case 'EROFS':
      return reasonOf('folder-read-only', { folder });
    case 'ENOSPC':
      return reasonOf('disk-full');
    default:
      return reasonOf('folder-fails', { folder, code });
  }
}

const refusal = (folder: string, detail: Reason, cause?: unknown): ReasonError =>
  new ReasonError(reasonOf('data-folder', { folder, detail }), { cause });
