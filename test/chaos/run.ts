/**
 * `npm run chaos [-- --kills N] [--no-probe] [--worlds W]`: an outbox that delivers to both platforms is killed (SIGKILL)
 * at random instants, over and over, while the platforms lose answers; then every post is looked for.
 * `-- --postgres [--processes N]`: three outboxes on a PostgreSQL server, which crashes each hundred kills.
 * Instead, in virtual time: `-- --outage [--articles N]`, the platforms are away for three days; `-- --month [--days N]`,
 * thirty ordinary days.
 */
import { parseArgs } from 'node:util';
import { killFigures } from './kill-figures.ts';
import { startPostgres } from '../store/postgres/start-postgres.ts';
import { runVirtually } from './run-virtually.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '500' },
    'no-probe': { type: 'boolean', default: false },
    worlds: { type: 'string', default: '3' },
    postgres: { type: 'boolean', default: false },
    processes: { type: 'string', default: '3' },
    outage: { type: 'boolean', default: false },
    articles: { type: 'string', default: '10000' },
    month: { type: 'boolean', default: false },
    days: { type: 'string', default: '30' },
  },
});

/** Kills outboxes on the database that was asked for. */
async function killOutboxes(): Promise<boolean> {
  const probe = !values['no-probe'];
  const [kills, worlds] = [Number(values.kills), Number(values.worlds)];
  if (!values.postgres) return killFigures({ kills, worlds, probe }, say);
  await using server = await startPostgres();
  const plan = {
    kills,
    probe,
    worlds: 1,
    processes: Number(values.processes),
    createDatabase: () => server.createDatabase('chaos'),
    restart: () => server.crash(),
  };
  return await killFigures(plan, say);
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const isRight = values.outage
  ? await runVirtually('outage', values.articles)
  : values.month
    ? await runVirtually('month', values.days)
    : await killOutboxes();
if (!isRight) process.exitCode = 1;
