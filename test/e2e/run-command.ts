import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createCliWorld } from '../../src/cli-world.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { loadConfig, newsroomPlace } from '../../src/config/load-config.ts';
import { serve } from '../../src/service/serve.ts';
import type { NewsroomFolder } from './newsroom-world.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs a command line in this process, on a newsroom's own files: all of it but the start of Node and the streams of a
 * process. A service that it starts ends at once.
 */
export async function runCommand(newsroom: NewsroomFolder, ...args: string[]): Promise<Ended> {
  const said = { out: '', err: '' };
  const out = (line: string) => void (said.out += `${line}\n`);
  const world = createCliWorld({
    out,
    err: line => void (said.err += `${line}\n`),
    input: () => Readable.from([]),
    gone: new AbortController().signal,
    showProgress: () => undefined,
    load: options => loadConfig(newsroom.folder, newsroom.variables, options),
    place: () => newsroomPlace(newsroom.folder, newsroom.variables),
    asker: () => Promise.resolve(null),
    serve: (config, load) =>
      serve(config, { out, load, stop: AbortSignal.abort(), reload: new EventTarget() }),
    log: { write: line => void (said.err += line) },
  });
  return { code: await runCli(args, world), ...said };
}

/** Runs a command line as a process, in the folder of a newsroom, until it ends. */
export async function runProcess(newsroom: NewsroomFolder, ...args: string[]): Promise<Ended> {
  const env = { ...process.env, ...newsroom.variables };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [MAIN, ...args], {
      cwd: newsroom.folder,
      env,
    });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}
