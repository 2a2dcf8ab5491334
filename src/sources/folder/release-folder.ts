import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FOLDER_KEY, type SourceEvent } from '../../core/article.ts';
import type { ArticleStore } from '../../core/ports/store.ts';

/**
 * An editor's word that what an emptied folder held was deleted: withdraws the articles whose files are not there. Answers how
 * many; null when no folder of that name waits for a word.
 */
export async function releaseFolder(
  deps: {
    readonly articles: Pick<ArticleStore, 'faults' | 'keysOf' | 'clearFault'>;
    readonly take: (event: SourceEvent) => Promise<unknown>;
  },
  { name, folder }: { readonly name: string; readonly folder: string },
): Promise<number | null> {
  const { articles, take } = deps;
  const isHeld = (await articles.faults()).some(
    ({ source, key, reason }) => source === name && key === FOLDER_KEY && reason.code === 'folder-empty',
  );
  if (!isHeld) return null;
  let count = 0;
  for (const key of await articles.keysOf(name)) {
    if ((await stat(join(folder, key)).catch(() => null)) !== null) continue;
    await take({ kind: 'gone', source: name, key });
    count++;
  }
  await articles.clearFault(name, FOLDER_KEY);
  return count;
}
