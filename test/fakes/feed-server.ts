import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FeedItem } from '../../src/sources/feeds/feed.ts';

/** What a feed's server answers at the poll of that number, which begins with 0. */
export type FeedScript = (poll: number, request: IncomingMessage, response: ServerResponse) => void;

/** A web server on loopback that plays feeds: each path has a script and counts its polls. */
export interface FeedServer extends AsyncDisposable {
  /** "127.0.0.1:8090", for `network.allow`. */
  readonly host: string;
  readonly polls: ReadonlyMap<string, number>;
  play(path: string, script: FeedScript): void;
  /** Waits until a path was asked so many times, and the last answer was read. */
  asked(path: string, times: number): Promise<void>;
}

export async function startFeedServer(): Promise<FeedServer> {
  const scripts = new Map<string, FeedScript>();
  const polls = new Map<string, number>();
  const waiting = new Set<{ path: string; times: number; done: () => void }>();
  const server = createServer((request, response) => {
    const path = URL.parse(request.url ?? '/', 'http://host')?.pathname ?? '/';
    const script = scripts.get(path);
    if (script === undefined) {
      response.writeHead(404).end();
      return;
    }
    const poll = polls.get(path) ?? 0;
    polls.set(path, poll + 1);
    for (const one of waiting) {
      if (one.path !== path || poll < one.times) continue;
      waiting.delete(one);
      one.done();
    }
    script(poll, request, response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    polls,
    play: (path, script) => void scripts.set(path, script),
    // the one after it begins when the last was read to its end
    asked: (path, times) =>
      new Promise(done => {
        if ((polls.get(path) ?? 0) > times) done();
        else waiting.add({ path, times, done });
      }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The items as an RSS document. */
export const rssOf = (title: string, items: readonly FeedItem[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${escaped(title)}</title>${items
    .map(
      ({ id, title: name, link, published, summary }) =>
        `<item><title>${escaped(name ?? '')}</title><guid isPermaLink="false">${escaped(id ?? '')}</guid>` +
        `<link>${escaped(link ?? '')}</link><description>${escaped(summary ?? '')}</description>` +
        (published === null ? '' : `<pubDate>${new Date(published).toUTCString()}</pubDate>`) +
        '</item>',
    )
    .join('')}</channel></rss>`;

/** Answers with a document as a good server does: with a tag, and shortly where the asker has it. */
export function answerWith(body: string, request: IncomingMessage, response: ServerResponse): void {
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
  else response.writeHead(200, { etag, 'content-type': 'application/rss+xml; charset=utf-8' }).end(body);
}
