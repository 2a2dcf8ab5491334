import type { Fetch } from '../../net/fetch.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import { reasoned } from '../../net/fetch-reason.ts';
import type { Page } from '../pages/page.ts';
import { refused } from '../reading/read-error.ts';
import type { ReadingThread } from '../reading/reading-thread.ts';

interface ArticleReader {
  readonly fetch: Fetch;
  readonly reading: ReadingThread;
  readonly timezone: string;
}

/** The article's page by its link. Throws `ReasonError`. */
export const createArticleReader =
  ({ fetch, reading, timezone }: ArticleReader) =>
  async (link: string, signal: AbortSignal): Promise<Page> => {
    const { url, status, headers, bytes } = await reasoned(fetch)({
      url: link,
      signal,
      headers: { accept: 'text/html,application/xhtml+xml' },
    });
    const type = headers['content-type'] ?? 'text/html';
    if (status !== 200) throw refused(url, reasonOf('page-status', { status: String(status) }));
    if (!/\bhtml\b/i.test(type))
      throw refused(url, reasonOf('page-type', { type: type.split(';', 1)[0] ?? '' }));
    const charset = /charset\s*=\s*["']?([\w:.-]+)/i.exec(type)?.[1] ?? null;
    const page = await reading.read('page', { bytes, url, charset, timezone }, signal);
    if (page.kind === 'fault') throw refused(url, page.fault.reason);
    return page.value;
  };
