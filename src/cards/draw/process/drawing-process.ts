import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { extname, join } from 'node:path';
import { MINUTE, SECOND, type Duration } from '../../../core/time.ts';
import type { Answer, Call, CallDrawing } from './drawing.ts';

/** Far beyond the slowest card, the start of the process included. */
const MAX_MS: Duration = 10 * SECOND;
const IDLE_MS: Duration = 2 * MINUTE;
/** Beside this file, as TypeScript or compiled like it. */
const PROGRAM = join(import.meta.dirname, `drawing-program${extname(import.meta.filename)}`);

export interface DrawingProcessOptions {
  /** The file that is run; default: `drawing-program.ts`. */
  readonly program?: string;
  /** A process that needs longer for a call is killed. Default: 10 s. */
  readonly maxMs?: Duration;
  /** A process without calls for so long is ended. Default: 2 min. */
  readonly idleMs?: Duration;
}

/** The process ended, or was killed because it did not answer, before it had answered a call. */
export class ProcessEndedError extends Error {
  override readonly name = 'ProcessEndedError';
}

/** Calls a child process. Disposing ends it; calls under way then reject. */
export interface DrawingProcess extends AsyncDisposable {
  /** Starts it for a call that is to come: it takes some 100 ms until it hears the first. */
  readonly start: () => void;
  /** Rejects with `ProcessEndedError`, or with an `Error` that holds the process's own words. */
  readonly call: CallDrawing;
}

/** Starts the process at the first call, and anew at the first call after it has ended. It keeps its parent alive only while calls are under way. */
export function createDrawingProcess(options: DrawingProcessOptions = {}): DrawingProcess {
  const { program = PROGRAM, maxMs = MAX_MS, idleMs = IDLE_MS } = options;
  let running: RunningProcess | null = null;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;

  const started = (): RunningProcess => {
    if (running?.child.connected === true) return running;
    running = startProcess(program);
    rest(running.child);
    return running;
  };

  /** Without calls it keeps nobody alive, and ends after a while. */
  const rest = (child: ChildProcess): void => {
    child.unref();
    child.channel?.unref();
    clearTimeout(idle);
    idle = setTimeout(() => {
      if (running?.waiting.size === 0) void stop();
    }, idleMs).unref();
  };

  const call = async (name: Call['name'], args: Call['args']): Promise<unknown> => {
    const { child, waiting } = started();
    clearTimeout(idle);
    const id = ++lastId;
    const late = setTimeout(() => {
      child.kill('SIGKILL');
    }, maxMs);
    child.ref();
    child.channel?.ref();
    try {
      return await new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        child.send({ id, name, args } satisfies Call);
      });
    } finally {
      clearTimeout(late);
      waiting.delete(id);
      if (waiting.size === 0) rest(child);
    }
  };

  const stop = async (): Promise<void> => {
    clearTimeout(idle);
    if (running === null) return;
    const { child, waiting, ended } = running;
    running = null;
    if (waiting.size > 0) child.kill('SIGKILL');
    else if (child.connected) child.disconnect();
    child.ref();
    await ended;
  };

  return {
    start: () => void started(),
    // both ends are checked against `Drawing`; a message carries no types
    call: (name, ...args) => call(name, args) as Promise<never>,
    [Symbol.asyncDispose]: stop,
  };
}

interface RunningProcess {
  readonly child: ChildProcess;
  /** Calls not yet answered, by their id. */
  readonly waiting: Map<number, Pick<PromiseWithResolvers<unknown>, 'resolve' | 'reject'>>;
  readonly ended: Promise<unknown>;
}

/** Without the environment, which holds the newsroom's secrets: pictures from anywhere are decoded there. */
function startProcess(program: string): RunningProcess {
  const child = fork(program, {
    env: {},
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting: RunningProcess['waiting'] = new Map();
  const rejectAll = (why: string, cause?: unknown): void => {
    for (const { reject } of waiting.values())
      reject(new ProcessEndedError(`the drawing process ended (${why})`, { cause }));
  };
  child.on('message', message => {
    const answer = message as Answer;
    const call = waiting.get(answer.id);
    if ('value' in answer) return call?.resolve(answer.value);
    // the next call starts another one; this one ends when it has nothing left to do
    if (!answer.isOfCard && child.connected) child.disconnect();
    call?.reject(new Error(answer.fault));
  });
  child.on('error', error => {
    rejectAll(error.message, error); // it could not be started, or a call could not be sent
  });
  child.on('exit', (code, signal) => {
    rejectAll(signal ?? `code ${code ?? '?'}`);
  });
  return { child, waiting, ended: once(child, 'exit').catch(() => undefined) };
}
