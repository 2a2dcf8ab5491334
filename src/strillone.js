#!/usr/bin/env node
// The program as a package: plain JavaScript that any Node since 14 can read, because it is what tells an older one.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import module from 'node:module'; // whole: an older Node refuses a name it does not have
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The first Node that runs TypeScript as we write it: types stripped, `await using` understood. */
const NEEDED = 24;

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  if (import.meta.url.includes('/node_modules/')) stripTypesHere();
  await import('./main.ts');
} else {
  const newer = newerNode();
  if (newer === null) {
    process.stderr.write(
      `strillone needs Node ${NEEDED} or newer and this is Node ${process.versions.node}: install it from https://nodejs.org and try again\n`,
    );
    process.exitCode = 1;
  } else {
    handOver(newer);
  }
}

/** Node strips no types below node_modules; there we do it, for our own files only. */
function stripTypesHere() {
  const home = new URL('.', import.meta.url).href;
  const warn = process.emitWarning.bind(process);
  process.emitWarning = () => undefined; // "stripTypeScriptTypes is experimental" is nothing its user can act on
  module.stripTypeScriptTypes('');
  process.emitWarning = warn;
  module.registerHooks({
    load(url, context, nextLoad) {
      if (!url.startsWith(home) || !url.endsWith('.ts')) return nextLoad(url, context);
      const source = module.stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8'));
      return { format: 'module', source, shortCircuit: true };
    },
  });
}

/** The program of the npm package `node`, which a checkout installs; null where there is none, or an older one. */
function newerNode() {
  const require = module.createRequire(import.meta.url);
  try {
    const manifest = require.resolve('node/package.json');
    const file = join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    const major = Number(/"version":\s*"(\d+)/.exec(readFileSync(manifest, 'utf8'))?.[1]);
    return major >= NEEDED && existsSync(file) ? file : null;
  } catch {
    return null; // the package is not there
  }
}

/** Runs this command line under another Node and ends as it ends. */
function handOver(/** @type {string} */ node) {
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' });
  // at a terminal Ctrl-C reaches both; SIGTERM after it is the same wish, while a second SIGINT would kill
  const stop = () => child.kill('SIGTERM');
  process.on('SIGINT', stop).on('SIGTERM', stop);
  child.on('error', error => {
    process.stderr.write(
      `${node} cannot be run (${error.message}): install Node ${NEEDED} from https://nodejs.org\n`,
    );
    process.exitCode = 1;
  });
  child.on('exit', code => {
    process.exitCode = code ?? 1;
    process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
  });
}
