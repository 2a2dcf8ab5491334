import { isSame, type MovedTable } from '../../core/transfer/moving.ts';
import type { Say } from '../../core/words.ts';
import { isSet, NO_WORDS, textOf, type CliCommand } from '../command.ts';
import { createProgressBar } from './progress-bar.ts';

/** So much of a hash is enough to compare by eye. */
const SHOWN = 12;

/** Moves a newsroom from one database to another. */
export const migrateCommand: CliCommand = {
  name: 'migrate',
  usage: '--from DATABASE --to DATABASE',
  words: NO_WORDS,
  options: { from: { type: 'string' }, to: { type: 'string' } },
  help: [
    [
      '--from DATABASE',
      'help-migrate-from',
      { sqlite: 'sqlite:PATH', postgres: 'postgres://user:password@host:5432/database' },
    ],
    ['--to DATABASE', 'help-migrate-to'],
    ['', 'help-migrate-ended'],
  ],
  wrongWith: args =>
    textOf(args, 'from') === undefined || textOf(args, 'to') === undefined ? ['cli-both-databases'] : null,
  async run(args, world) {
    using bar = createProgressBar(world);
    const addresses = { from: textOf(args, 'from') ?? '', to: textOf(args, 'to') ?? '' };
    const result = await world.move(addresses, progress => {
      bar.show(progress);
    });
    bar[Symbol.dispose]();
    const { say } = world.voice();
    const { kind, from, to, copied, tables } = result;
    if (isSet(args, 'json')) {
      world.out(JSON.stringify({ moved: kind === 'moved', from, to, copied, tables }, null, 2));
    } else {
      for (const line of tableOf(tables, say)) world.out(line);
    }
    if (kind === 'differs') {
      world.err(say('move-differs', { from, to }));
      return 1;
    }
    if (!isSet(args, 'json')) world.out(say('move-done', { from, to, rows: copied }));
    return 0;
  },
};

/** A line for each table: its rows and its hash, of both sides where they differ. */
function tableOf(tables: readonly MovedTable[], say: Say): readonly string[] {
  const rows = [
    [say('move-table'), say('move-rows'), say('move-hash'), ''],
    ...tables.map(moved => {
      const { table, from, to } = moved;
      const [here, there] = [from, to].map(({ hash }) => hash.slice(0, SHOWN));
      return isSame(moved)
        ? [table, String(from.rows), here ?? '', say('move-same')]
        : [table, `${from.rows} ≠ ${to.rows}`, `${here} ≠ ${there}`, say('move-other')];
    }),
  ];
  const widths = [0, 1, 2].map(column => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return rows.map(([name = '', count = '', hash = '', word = '']) =>
    [name.padEnd(widths[0] ?? 0), count.padStart(widths[1] ?? 0), hash.padEnd(widths[2] ?? 0), word]
      .join('  ')
      .trimEnd(),
  );
}
