import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Has the bytes of a file, or the names in a folder, reach the disk. */
function flush(path: string, flags: 'r+' | 'r'): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Gives a flushed file its name: after a power cut there is the old file, or the new one whole. */
export function putInPlace(part: string, file: string): void {
  flush(part, 'r+');
  renameSync(part, file);
  // Windows has no way to flush a folder and needs none
  if (process.platform !== 'win32') flush(dirname(file), 'r');
}

/** Writes a small file so that it is there whole, or as it was. */
export function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.part`, text);
  putInPlace(`${file}.part`, file);
}
