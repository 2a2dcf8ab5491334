import { createCliWorld } from './cli-world.ts';
import { runCli } from './cli/run-cli.ts';
import { loadConfig, newsroomPlace } from './config/load-config.ts';

const out = (line: string) => void process.stdout.write(`${line}\n`);
const err = (line: string) => void process.stderr.write(`${line}\n`);

/** A terminal's own line: back to its beginning, and clean (ECMA-48, EL). */
function showProgress(line: string | null): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\r\u001B[2K${line?.slice(0, process.stderr.columns - 1) ?? ''}`);
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

const world = createCliWorld({
  out,
  err,
  showProgress,
  input: () => process.stdin,
  gone: readersGone(),
  load: options => loadConfig(undefined, undefined, options),
  place: () => newsroomPlace(),
  async asker() {
    if (!process.stdin.isTTY || !process.stdout.isTTY) return null;
    const { clackAsker } = await import('./cli/operator/init/clack-asker.ts');
    return clackAsker;
  },
  async serve(config, load) {
    const { RELOAD, serve } = await import('./service/serve.ts');
    using stop = stopSignal();
    const reload = new EventTarget();
    // at a terminal it means that the terminal was closed
    if (!process.stdout.isTTY)
      process.on('SIGHUP', () => {
        reload.dispatchEvent(new Event(RELOAD));
      });
    return await serve(config, { out, stop, reload, load });
  },
});
process.exitCode = await runCli(process.argv.slice(2), world);
