/**
 * Virtual time in a process of its own, whose memory is measured: `node virtual-process.ts outage ARTICLES` or
 * `month DAYS`.
 */
import { monthFigures } from './month-figures.ts';
import { outageFigures } from './outage-figures.ts';

const [part, size] = process.argv.slice(2);
const figures = part === 'month' ? monthFigures : outageFigures;
const isRight = await figures(Number(size), line => process.stdout.write(`${line}\n`));
if (!isRight) process.exitCode = 1;
