#!/usr/bin/env node
// The program as a package: plain JavaScript that any Node since 14 can read, because it is what tells an older one.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import module from 'node:module'; // whole: an older Node refuses a name it does not have
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The first Node that runs TypeScript as we write it: types stripped, `await using` understood. */
const NEEDED = 24;

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  // a command starts in two thirds of the time; the service starts once, and would keep the cache in its memory
  if (process.argv[2] !== 'start') module.enableCompileCache();
  stripTypes();
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

/** Node strips no types below node_modules, and keeps 12 MB for having done it: the service lets another process do it. */
function stripTypes() {
  const stripped = process.argv[2] === 'start' ? strippedApart() : null;
  if (stripped !== null) {
    loadSources(file => {
      const source = stripped.get(file);
      stripped.delete(file); // each is loaded once
      return source;
    });
  } else if (import.meta.url.includes('/node_modules/')) {
    const warn = process.emitWarning.bind(process);
    process.emitWarning = () => undefined; // "stripTypeScriptTypes is experimental" is nothing its user can act on
    module.stripTypeScriptTypes('');
    process.emitWarning = warn;
    loadSources(file => module.stripTypeScriptTypes(readFileSync(file, 'utf8')));
  }
}

/** Our files without their types, by path; null where no other process can be started. */
function strippedApart() {
  try {
    const script = join(import.meta.dirname, 'strip-types.js');
    const printed = execFileSync(process.execPath, ['--no-warnings', script], {
      maxBuffer: 2 ** 26,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    /** @type {Map<string, string>} */
    const sources = new Map();
    // cut as bytes: parts of one text would keep the whole of it, at two bytes a letter
    for (let at = 0; at < printed.length;) {
      const path = printed.indexOf(0, at);
      const end = printed.indexOf(0, path + 1);
      if (path < 0 || end < 0) return null;
      sources.set(printed.toString('utf8', at, path), printed.toString('utf8', path + 1, end));
      at = end + 1;
    }
    return sources;
  } catch {
    return null; // it can be done here, too
  }
}

/** Lets Node load our TypeScript files as the JavaScript that `sourceOf` has for their path. */
function loadSources(/** @type {(file: string) => string | undefined} */ sourceOf) {
  const home = new URL('.', import.meta.url).href;
  module.registerHooks({
    load(url, context, nextLoad) {
      const source = url.startsWith(home) && url.endsWith('.ts') ? sourceOf(fileURLToPath(url)) : undefined;
      return source === undefined ? nextLoad(url, context) : { format: 'module', source, shortCircuit: true };
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
