import type { Fetch } from '../../net/fetch.ts';
import { shownAddress } from '../../adapters/shared/redact.ts';
import type { Page } from '../pages/page.ts';
import type { ReadingThread } from '../reading/reading-thread.ts';

interface ArticleReader {
  readonly fetch: Fetch;
  readonly reading: ReadingThread;
  readonly timezone: string;
}

/** The article's page by its link. Throws `Error` that says why it cannot be read. */
export const createArticleReader =
  ({ fetch, reading, timezone }: ArticleReader) =>
  async (link: string, signal: AbortSignal): Promise<Page> => {
    const { url, status, headers, bytes } = await fetch({
      url: link,
      signal,
      headers: { accept: 'text/html,application/xhtml+xml' },
    });
    const place = shownAddress(url);
    const type = headers['content-type'] ?? 'text/html';
    if (status !== 200) throw new Error(`${place}: the server answered ${status}`);
    if (!/\bhtml\b/i.test(type)) throw new Error(`${place}: is ${type.split(';', 1)[0] ?? ''}, no page`);
    const charset = /charset\s*=\s*["']?([\w:.-]+)/i.exec(type)?.[1] ?? null;
    const page = await reading.read('page', { bytes, url, charset, timezone }, signal);
    if (page.kind === 'fault') throw new Error(`${place}: ${page.fault.message}`);
    return page.value;
  };
