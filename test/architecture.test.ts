import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../src');
const FLOOR: Record<string, number> = {
  core: 0,
  editorial: 1,
  picker: 1,
  schedule: 1,
  format: 1,
  newsroom: 2,
  commands: 2,
};
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts'))
  .map(name => ({ name, text: readFileSync(join(SRC, name), 'utf8') }));
/** core → 0 … adapters/telegram → 3; a file in src itself stands above all rooms. */
const roomOf = (name: string) =>
  name
    .split('/')
    .slice(0, name.startsWith('adapters/') ? 2 : 1)
    .join('/');
const floorOf = (name: string) => (name.includes('/') ? (FLOOR[name.split('/')[0] ?? ''] ?? 3) : 4);
const importsOf = (file: { name: string; text: string }) =>
  [...file.text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(m =>
    relative(SRC, join(SRC, file.name, '..', m[1] ?? '')),
  );

test('imports go down, and never between two rooms of floor 3', () => {
  const wrong = files.flatMap(file =>
    importsOf(file)
      .filter(target => {
        const [from, to] = [floorOf(file.name), floorOf(target)];
        return to > from || (from === 3 && to === 3 && roomOf(file.name) !== roomOf(target));
      })
      .map(target => `${file.name} → ${target}`),
  );
  expect(files.length).toBeGreaterThan(5);
  expect(wrong).toEqual([]);
});

test('pure rooms have no await, no clock, no chance and no node: modules', () => {
  const wrong = files
    .filter(file => floorOf(file.name) === 1)
    .filter(file => /\bawait\b|\basync\b|Date\.now\(|new Date\(\)|Math\.random|'node:/.test(file.text))
    .map(file => file.name);
  expect(wrong).toEqual([]);
});

test('nobody but config.ts reads the environment, and nobody ends the process', () => {
  const wrong = files
    .filter(
      file =>
        (file.name !== 'config.ts' && file.text.includes('process.env')) ||
        file.text.includes('process.exit('),
    )
    .map(file => file.name);
  expect(wrong).toEqual([]);
});

test('no file is longer than 400 lines', () => {
  expect(files.filter(file => file.text.split('\n').length > 400).map(file => file.name)).toEqual([]);
});
