import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { runCli } from './cli/run-cli.ts';
import { loadConfig, type Config } from './config.ts';

const out = (line: string) => void process.stdout.write(`${line}\n`);
const err = (line: string) => void process.stderr.write(`${line}\n`);

function configOrFaults(): Config | null {
  const result = loadConfig();
  if (result.kind === 'ok') return result.config;
  for (const fault of result.faults) err(fault);
  return null;
}

/** Aborts when nobody reads standard output any more, as after `| head`: that is no fault, and nothing more is to be said. */
function readersGone(): AbortSignal {
  const gone = new AbortController();
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      gone.abort();
    });
  return gone.signal;
}

/** Aborts at Ctrl-C, at SIGTERM, and when the parent (npm) is gone without passing its signal on. */
function stopSignal(): AbortSignal & Disposable {
  const stop = new AbortController();
  const abort = () => {
    stop.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, abort);
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) abort();
  }, 1000);
  watch.unref();
  return Object.assign(stop.signal, {
    [Symbol.dispose]: () => {
      clearInterval(watch);
    },
  });
}

const gone = readersGone();
// rooms are loaded when a command needs them: analyze waits for no database, no platform, no renderer
process.exitCode = await runCli(process.argv.slice(2), {
  out,
  err,
  readInput: () => text(process.stdin),
  inputLines: () => createInterface({ input: process.stdin, crlfDelay: Infinity, signal: gone }),
  configFaults: () => {
    const result = loadConfig();
    return result.kind === 'ok' ? [] : result.faults;
  },
  async openNewsroom() {
    const config = configOrFaults();
    if (config === null) return null;
    const { openNewsroom } = await import('./service.ts');
    return openNewsroom(config);
  },
  async serve() {
    const config = configOrFaults();
    if (config === null) return 1;
    const { serve } = await import('./service.ts');
    using stop = stopSignal();
    return await serve(config, { out, stop });
  },
  async restore(backup, isMeant) {
    const config = configOrFaults();
    if (config === null) return null;
    const { restoreNewsroom } = await import('./restore-newsroom.ts');
    return restoreNewsroom(config, backup, isMeant);
  },
  async readDocument(place) {
    const { readDocumentPlace } = await import('./sources/read-document.ts');
    return readDocumentPlace(place);
  },
  async htmlReader() {
    const { readHtml } = await import('./sources/page.ts');
    return readHtml;
  },
});
