import { parentPort } from 'node:worker_threads';
import { FeedError } from './feed-error.ts';
import type { FeedAnswer, FeedTask } from './feed-parser.ts';
import { parseFeed } from './parse-feed.ts';
import { parseSitemap } from './parse-sitemap.ts';

/** The thread of `createFeedParser`: a task in, an answer out. What is no `FeedError` ends it and is thrown where it was asked. */
parentPort?.on('message', (task: FeedTask) => {
  parentPort?.postMessage(answer(task));
});
parentPort?.postMessage('ready');

function answer({ kind, bytes, origin }: FeedTask): FeedAnswer {
  try {
    const read = kind === 'feed' ? parseFeed : parseSitemap;
    return { kind: 'read', value: read(bytes, origin) };
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    return { kind: 'refused', fault: { url: origin.url, rule: error.rule, remedy: error.remedy } };
  }
}
