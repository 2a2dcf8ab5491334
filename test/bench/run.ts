import { articlesPerSecond } from './editorial.ts';

const BENCHES: Readonly<Record<string, () => string>> = {
  editorial: () => `editorial: ${articlesPerSecond().toFixed(0)} articles of 4 kB a second on one core`,
};

const name = process.argv[2] ?? '';
const bench = BENCHES[name];
if (bench === undefined) {
  process.stderr.write(`No benchmark "${name}": give one of ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exitCode = 2;
} else process.stdout.write(`${bench()}\n`);
