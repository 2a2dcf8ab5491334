import type { ArticleId } from '../core/ids.ts';
import type { DeliveryFilter, DeliveryRow } from '../core/ports/store.ts';
import { toIso } from '../core/time.ts';
import type { Say } from '../core/words.ts';
import { explain, type Explained } from '../desk/explain.ts';
import type { Newsroom } from '../desk/newsroom.ts';
import { quoted } from '../format/quotation-marks.ts';
import type { MomentVoice } from '../format/say-moment.ts';
import { sayReason } from '../format/say-reason.ts';
import {
  countOf,
  isSet,
  NO_WORDS,
  tell,
  textOf,
  type CliArguments,
  type CliCommand,
  type CliWorld,
} from './command.ts';

const LIMIT = 50;

/** The object that scripts rely on, for one delivery; reasons in the newsroom's language. */
export function deliveryJson(row: DeliveryRow, say: Say) {
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
    reason: row.reason === null ? null : sayReason(row.reason, say),
    reasonCode: row.reason?.code ?? null,
    attempts: row.attempts,
    notBefore: toIso(row.notBefore),
    sentAt: toIso(row.sentAt),
    messageIds: row.messageIds,
    url: row.url,
    why: sayReason(row.why, say),
    decisions: row.decisions.map(({ kind, by, at }) => ({ kind, by, at: toIso(at) })),
  };
}

/** One delivery in a line for a person; `queue` as for `explain`. */
export function deliveryLine(
  row: Explained & Pick<DeliveryRow, 'articleTitle'>,
  voice: MomentVoice,
  queue: readonly DeliveryRow[] = [],
): string {
  const url = row.url === null ? '' : ` ${row.url}`;
  return `${quoted(row.articleTitle, voice.language)}: ${explain(row, voice, queue)}${url}`;
}

const options = {
  limit: { type: 'string' },
  article: { type: 'string' },
  destination: { type: 'string' },
  readers: { type: 'boolean' },
} as const;
const help: CliCommand['help'] = [
  ['--limit N', 'help-limit', { count: LIMIT }],
  ['--article ID', 'help-of-article'],
  ['--destination NAME', 'help-to-destination'],
  ['--readers', 'help-readers'],
];
const usage = '[--limit N] [--article ID] [--destination NAME] [--readers]';

export const queueCommand: CliCommand = {
  name: 'queue',
  usage,
  words: NO_WORDS,
  options,
  help,
  run: (args, world) => list(args, world, (newsroom, filter) => newsroom.store.deliveries.queue(filter)),
};

export const historyCommand: CliCommand = {
  name: 'history',
  usage,
  words: NO_WORDS,
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
    tell(world, 'cli-whole-number', { option: '--limit' });
    return 2;
  }
  await using newsroom = await world.openNewsroom();
  if (newsroom === null) return 1;
  const article = textOf(args, 'article') as ArticleId | undefined;
  const destination = textOf(args, 'destination');
  const isWhole =
    isSet(args, 'json') || isSet(args, 'readers') || article !== undefined || destination !== undefined;
  const rows = await read(newsroom, {
    limit,
    ...(isWhole ? {} : { places: 'configured' }),
    ...(article === undefined ? {} : { article }),
    ...(destination === undefined ? {} : { destination }),
  });
  const voice = newsroom.voice();
  if (isSet(args, 'json'))
    world.out(
      JSON.stringify(
        rows.map(row => deliveryJson(row, voice.say)),
        null,
        2,
      ),
    );
  else
    world.out(
      rows.length === 0
        ? voice.say('cli-nothing')
        : rows.map(row => deliveryLine(row, voice, rows)).join('\n'),
    );
  return 0;
}
