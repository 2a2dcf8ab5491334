import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

export interface DatabaseReport {
  /** What is wrong with it; empty = nothing. */
  readonly problems: readonly string[];
  /** The header's application id; 0 = none. */
  readonly application: number;
  /** Names of the migrations it has had. */
  readonly migrations: readonly string[];
}

/**
 * Reads a database file from end to end, in a thread of its own. `settle` makes it one whole file first, without a log
 * beside it: only for a copy that nobody else has open.
 */
export async function checkDatabase(
  file: string,
  { settle = false }: { readonly settle?: boolean } = {},
): Promise<DatabaseReport> {
  const worker = new Worker(new URL('./check-file.js', import.meta.url), {
    argv: settle ? [file, 'settle'] : [file],
  });
  try {
    const [report] = (await once(worker, 'message')) as [DatabaseReport];
    return report;
  } finally {
    await worker.terminate();
  }
}
