import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from './config/environment.ts';

/**
 * Makes the data folder with the folders above it, where they are not there yet. Throws an Error that names the folder, what
 * stands in the way, and the remedy.
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
    throw refusal(wanted, `${path} cannot be looked at (${codeOf(cause)})`, cause);
  }
  if (stats?.isDirectory() === false) throw refusal(wanted, `${path} is a file`);
  return stats !== undefined;
}

function makeOne(path: string, wanted: string): void {
  try {
    mkdirSync(path);
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST' && isFolder(path, wanted)) return; // another process was quicker
    throw refusal(wanted, reasonOf(codeOf(cause), dirname(path)), cause);
  }
}

function reasonOf(code: string, parent: string): string {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return `this user may not write in ${parent}`;
    case 'EROFS':
      return `${parent} is on a disk that is read-only`;
    case 'ENOSPC':
      return 'the disk is full';
    default:
      return `nothing can be made in ${parent} (${code})`;
  }
}

const refusal = (folder: string, why: string, cause?: unknown): Error =>
  new Error(
    `the data folder ${folder} cannot be made: ${why}. Set STRILLONE_DATA to a folder this user may write.`,
    { cause },
  );
