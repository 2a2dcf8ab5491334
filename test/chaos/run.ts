/**
 * `npm run chaos [-- --kills N] [--no-probe] [--worlds W]`: an outbox that delivers to both platforms is killed (SIGKILL)
 * at random instants, over and over, while the platforms lose answers; then every post is looked for.
 * Instead, in virtual time: `-- --outage [--articles N]`, the platforms are away for three days; `-- --month [--days N]`,
 * thirty ordinary days.
 */
import { parseArgs } from 'node:util';
import { monthFigures } from './month-figures.ts';
import { outageFigures } from './outage-figures.ts';
import { torment } from './torment.ts';
import type { Audit } from './world.ts';

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

async function kill(): Promise<boolean> {
  const kills = Number(values.kills);
  const worlds = Number(values.worlds);
  const began = performance.now();
  const shares = Array.from({ length: worlds }, (_, i) => Math.floor((kills + i) / worlds));
  const audits = await Promise.all(shares.map(share => torment(share, { probe: !values['no-probe'] })));
  const sum = (of: (audit: Audit) => number) => audits.reduce((total, audit) => total + of(audit), 0);
  const platform = (name: string, list: readonly string[]) =>
    list.filter(what => what.startsWith(name)).length;
  for (const name of ['telegram', 'discord'])
    process.stdout.write(
      `${name}: ${kills} kills, ${sum(({ posts }) => posts)} posts, lost ${sum(({ lost }) => platform(name, lost))}, ` +
        `duplicated ${sum(({ duplicated }) => platform(name, duplicated))}, unexplained ${sum(({ unexplained }) => platform(name, unexplained))}\n`,
    );
  process.stdout.write(
    `held for an editor ${sum(({ held }) => held.length)}, copies left in the log ${sum(({ leftovers }) => leftovers)}, ${((performance.now() - began) / 1000).toFixed(0)} s\n`,
  );
  const wrong = audits.flatMap(({ lost, duplicated, unexplained }) => [
    ...lost,
    ...duplicated,
    ...unexplained,
  ]);
  for (const what of [...wrong, ...audits.flatMap(({ held }) => held)].slice(0, 20))
    process.stderr.write(`${what}\n`);
  return wrong.length === 0;
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const isRight = values.outage
  ? await outageFigures(Number(values.articles), say)
  : values.month
    ? await monthFigures(Number(values.days), say)
    : await kill();
if (!isRight) process.exitCode = 1;
