import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The outbox process, packed into one file; disposing of it deletes the file. */
export interface WorkerBundle extends Disposable {
  readonly file: string;
  /** Where V8 keeps what it compiled of it: filled by the first process that ends by itself. */
  readonly cache: string;
}

/**
 * Packs the outbox process and all it imports: a process for every kill is most of a chaos run, and one file that was
 * compiled once starts in a third of the time of some six hundred.
 */
export async function bundleWorker(): Promise<WorkerBundle> {
  const folder = mkdtempSync(join(tmpdir(), 'strillone-worker-'));
  // in a process of its own: the bundler leaves half a gigabyte behind, and to fork a large process takes long
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'pack-worker.ts'), folder]);
  return {
    file: join(folder, 'worker.cjs'),
    cache: join(folder, 'cache'),
    [Symbol.dispose]() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
