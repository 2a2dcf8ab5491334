/**
 * `npm run chaos [-- --kills N] [--no-probe] [--worlds W]`: an outbox that delivers to both platforms is killed (SIGKILL)
 * at random instants, over and over, while the platforms lose answers; then every post is looked for.
 * Instead, in virtual time: `-- --outage [--articles N]`, the platforms are away for three days; `-- --month [--days N]`,
 * thirty ordinary days.
 */
import { parseArgs } from 'node:util';
import { killFigures } from './kill-figures.ts';
import { runVirtually } from './run-virtually.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '500' },
    'no-probe': { type: 'boolean', default: false },
    worlds: { type: 'string', default: '3' },
    outage: { type: 'boolean', default: false },
    articles: { type: 'string', default: '10000' },
    month: { type: 'boolean', default: false },
    days: { type: 'string', default: '30' },
  },
});

const say = (line: string) => process.stdout.write(`${line}\n`);
const isRight = values.outage
  ? await runVirtually('outage', values.articles)
  : values.month
    ? await runVirtually('month', values.days)
    : await killFigures(
        { kills: Number(values.kills), worlds: Number(values.worlds), probe: !values['no-probe'] },
        say,
      );
if (!isRight) process.exitCode = 1;
