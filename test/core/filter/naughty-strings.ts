import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(import.meta.dirname, '../../../../shared/data/text/naughty.json');

/** Strings that break input handling; a few of our own where the list is not there, which is said. */
export const naughtyStrings: readonly string[] = read();

function read(): readonly string[] {
  if (existsSync(FILE)) return JSON.parse(readFileSync(FILE, 'utf8')) as readonly string[];
  process.stderr.write(`${FILE} is not there: only a few naughty strings are tried\n`);
  return ['', '\u0000', '\ud800', 'ﷺ', 'Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤', '<script>', '${HOME}', '👩‍👩‍👧', 'ÅÍÎÏ˝ÓÔÒÚÆ☃'];
}
