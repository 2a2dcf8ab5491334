/**
 * A program of its own: prints every TypeScript file of this folder as the JavaScript it is without its types, each as
 * path, NUL, source, NUL. `strillone.js` says why this is not done where the program runs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

for (const name of readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.ts') || name.endsWith('.d.ts')) continue;
  const file = join(import.meta.dirname, name);
  process.stdout.write(`${file}\0${stripTypeScriptTypes(readFileSync(file, 'utf8'))}\0`);
}
