import { toIso } from '../core/time.ts';
import { sayPast } from '../format/say-moment.ts';
import { sayReason } from '../format/say-reason.ts';
import { isSet, type CliCommand, type CliWorld } from './command.ts';
import { sourceActions } from './sources-edit.ts';

/** Where articles come from, how many there are, how each source does, and what could not be read. */
export const sourcesCommand: CliCommand = {
  name: 'sources',
  usage: '[add URL | release NAME | import FILE | export]',
  words: { min: 0, max: 2 },
  summary: 'Show where articles come from, how many there are, and what could not be read; add feeds.',
  options: { name: { type: 'string' }, take: { type: 'string' }, news: { type: 'boolean' } },
  help: [
    'add URL        finds the feed of a page and writes it into the config; --name NAME, --take NUMBER of several',
    'release NAME   goes on with a feed that showed too much that is new: it is known, or with --news it is news',
    'import FILE    writes the feeds of an OPML list into the config, with their titles',
    'export         the feeds of the config as an OPML list',
  ],
  wrongWith({ positionals: [action, object] }) {
    if (action === undefined) return null;
    if (!Object.hasOwn(sourceActions, action))
      return `"${action}" is none of ${Object.keys(sourceActions).join(', ')}`;
    if (action === 'export') return object === undefined ? null : `"${object}" is one word too many`;
    return object === undefined ? 'something is missing' : null;
  },
  run(args, world) {
    const action = sourceActions[args.positionals[0] ?? ''];
    return action === undefined ? show(world, isSet(args, 'json')) : action(args, world);
  },
};

async function show(world: CliWorld, asJson: boolean): Promise<number> {
  await using newsroom = await world.openNewsroom();
  if (newsroom === null) return 1;
  if (!(await newsroom.serviceAlive())) await newsroom.refresh();
  const { sources, faults } = await newsroom.snapshot();
  const voice = newsroom.voice();
  const { say } = voice;
  const rows = sources.map(({ lastReadAt, nextReadAt, reason, ...source }) => ({
    name: source.name,
    kind: source.kind,
    place: source.place,
    articles: source.articles,
    lastRead: toIso(lastReadAt),
    nextRead: toIso(nextReadAt),
    state: source.state,
    reason: reason === null ? null : sayReason(reason, say),
    faults: faults
      .filter(fault => fault.source === source.name)
      .map(({ key, line, reason: why, at }) => ({
        key,
        line,
        message: sayReason(why, say),
        at: toIso(at),
      })),
  }));
  if (asJson) {
    world.out(JSON.stringify(rows, null, 2));
    return 0;
  }
  for (const [index, row] of rows.entries()) {
    const lastReadAt = sources[index]?.lastReadAt ?? null;
    const read = lastReadAt === null ? [] : [say('page-source-read', { when: sayPast(lastReadAt, voice) })];
    const count = say('page-articles', { count: row.articles });
    world.out([row.name, row.place, count, ...read].join('  '));
    if (row.reason !== null) world.out(`  ${say(`page-source-${row.state}`)}: ${row.reason}`);
    for (const { key, line, message } of row.faults) {
      world.out(`  ${key}${line === null ? '' : `:${line}`} ${message}`);
    }
  }
  return 0;
}
