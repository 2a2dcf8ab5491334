import { toIso } from '../core/time.ts';
import { isSet, NO_WORDS, type CliCommand } from './command.ts';

/** Where articles come from, how many there are, and what could not be read. */
export const sourcesCommand: CliCommand = {
  name: 'sources',
  usage: '',
  words: NO_WORDS,
  summary: 'Show where articles come from, how many there are, and what could not be read.',
  options: {},
  help: [],
  async run(args, world) {
    await using newsroom = await world.openNewsroom();
    if (newsroom === null) return 1;
    if (!(await newsroom.serviceAlive())) await newsroom.refresh();
    const { sources, faults } = await newsroom.snapshot();
    const rows = sources.map(source => ({
      ...source,
      faults: faults
        .filter(fault => fault.source === source.name)
        .map(({ key, line, message, at }) => ({ key, line, message, at: toIso(at) })),
    }));
    if (isSet(args, 'json')) {
      world.out(JSON.stringify(rows, null, 2));
      return 0;
    }
    const { say } = newsroom.voice();
    for (const row of rows) {
      world.out(`${row.name}  ${row.place}  ${say('page-articles', { count: row.articles })}`);
      for (const { key, line, message } of row.faults) {
        world.out(`  ${key}${line === null ? '' : `:${line}`} ${message}`);
      }
    }
    return 0;
  },
};
