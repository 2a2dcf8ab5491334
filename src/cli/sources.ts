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
  options: { name: { type: 'string' }, take: { type: 'string' }, news: { type: 'boolean' } },
  help: [
    ['add URL', 'help-sources-add', { name: '--name', take: '--take' }],
    ['release NAME', 'help-sources-release'],
    ['import FILE', 'help-sources-import'],
    ['export', 'help-sources-export'],
  ],
  wrongWith({ positionals: [action, object] }) {
    if (action === undefined) return null;
    if (!Object.hasOwn(sourceActions, action))
      return ['cli-none-of', { word: action, names: Object.keys(sourceActions).join(', ') }];
    if (action === 'export') return object === undefined ? null : ['cli-word-more', { word: object }];
    return object === undefined ? ['cli-missing'] : null;
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
