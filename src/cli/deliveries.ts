import type { ArticleId } from '../core/ids.ts';
import type { DeliveryFilter, DeliveryRow } from '../core/ports/store.ts';
import { toIso } from '../core/time.ts';
import type { Newsroom } from '../desk/newsroom.ts';
import {
  countOf,
  isSet,
  NO_WORDS,
  textOf,
  type CliArguments,
  type CliCommand,
  type CliWorld,
} from './command.ts';

const LIMIT = 50;

/** The object that scripts rely on, for one delivery. */
export function deliveryJson(row: DeliveryRow) {
  return {
    delivery: row.id,
    post: row.post,
    kind: row.kind,
    operation: row.operation,
    article: { id: row.article, title: row.articleTitle, source: row.articleSource },
    articles: row.articles,
    destination: row.destination,
    platform: row.platform,
    schedule: row.schedule,
    state: row.state,
    reason: row.reason,
    attempts: row.attempts,
    notBefore: toIso(row.notBefore),
    sentAt: toIso(row.sentAt),
    messageIds: row.messageIds,
    url: row.url,
    why: row.why,
  };
}

/** One delivery in a line for a person. */
export function deliveryLine(row: DeliveryRow): string {
  const when = row.sentAt ?? row.notBefore;
  const parts = [
    row.state.padEnd(9),
    row.operation.padEnd(6),
    (when === null
      ? row.state === 'held'
        ? 'waits for an editor'
        : 'as soon as possible'
      : toIso(when)
    ).padEnd(24),
    row.destination.padEnd(14),
    `"${row.articleTitle}"`,
    row.reason === null ? '' : `(${row.reason})`,
    row.url ?? '',
  ];
  return parts.filter(part => part !== '').join(' ');
}

const options = {
  limit: { type: 'string' },
  article: { type: 'string' },
  destination: { type: 'string' },
} as const;
const help = [
  `--limit N           at most N deliveries (${LIMIT})`,
  '--article ID        only of this article',
  '--destination NAME  only to this destination',
];
const usage = '[--limit N] [--article ID] [--destination NAME]';

export const queueCommand: CliCommand = {
  name: 'queue',
  usage,
  words: NO_WORDS,
  summary: 'Show what is still to happen, next first.',
  options,
  help,
  run: (args, world) => list(args, world, (newsroom, filter) => newsroom.store.deliveries.queue(filter)),
};

export const historyCommand: CliCommand = {
  name: 'history',
  usage,
  words: NO_WORDS,
  summary: 'Show what has ended, newest first.',
  options,
  help,
  run: (args, world) => list(args, world, (newsroom, filter) => newsroom.store.deliveries.history(filter)),
};

async function list(
  args: CliArguments,
  world: CliWorld,
  read: (newsroom: Newsroom, filter: DeliveryFilter) => Promise<readonly DeliveryRow[]>,
): Promise<number> {
  const limit = countOf(args, 'limit', LIMIT);
  if (limit === null) {
    world.err('--limit takes a whole number from 1');
    return 2;
  }
  await using newsroom = await world.openNewsroom();
  if (newsroom === null) return 1;
  const article = textOf(args, 'article') as ArticleId | undefined;
  const destination = textOf(args, 'destination');
  const rows = await read(newsroom, {
    limit,
    ...(article === undefined ? {} : { article }),
    ...(destination === undefined ? {} : { destination }),
  });
  if (isSet(args, 'json')) world.out(JSON.stringify(rows.map(deliveryJson), null, 2));
  else world.out(rows.length === 0 ? 'nothing' : rows.map(deliveryLine).join('\n'));
  return 0;
}
