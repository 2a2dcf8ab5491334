import { parentPort } from 'node:worker_threads';
import { ReadError } from './read-error.ts';
import { READERS, type Kind } from './readers.ts';
import type { Answer, Task } from './reading-thread.ts';

/** The thread of `createReadingThread`: a task in, an answer out. What is no `ReadError` ends it and is thrown where it was asked. */
parentPort?.on('message', (task: Task<Kind>) => {
  void answer(task).then(said => parentPort?.postMessage(said));
});
parentPort?.postMessage('ready');

async function answer({ kind, asked }: Task<Kind>): Promise<Answer> {
  // which task belongs to which kind is held by the type of `read`
  const read = READERS[kind] as (asked: unknown) => Promise<unknown>;
  try {
    return { kind: 'read', value: await read(asked) };
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    return { kind: 'refused', fault: { url: asked.url, why: error.why } };
  }
}
