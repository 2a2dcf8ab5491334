import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const PROGRAM = 'src/strillone.js start';

/** Runs one of our programs as `npm start` runs the service: with the flags for Node, if there are any. */
export function spawnAsService(args: readonly string[], variables: NodeJS.ProcessEnv = {}) {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  if (!scripts.start.endsWith(PROGRAM)) throw new Error(`package.json: "start" does not end in ${PROGRAM}`);
  // it hands the shell over to Node: the child is the program itself
  return spawn('/bin/sh', ['-c', `${scripts.start.slice(0, -PROGRAM.length)}"$@"`, 'sh', ...args], {
    cwd: ROOT,
    env: { PATH: [dirname(process.execPath), process.env.PATH].join(delimiter), ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** What a process holds of the machine's memory, native memory included, in MB of 10^6 bytes. Linux only: it reads /proc. */
export const residentMb = (pid: number | 'self' | undefined): number => statusMb(pid, 'VmRSS');

/** The most that it has held so far. */
export const peakMb = (pid: number | 'self' | undefined): number => statusMb(pid, 'VmHWM');

function statusMb(pid: number | 'self' | undefined, field: string): number {
  const status = readFileSync(`/proc/${pid ?? ''}/status`, 'utf8');
  return (Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'mu').exec(status)?.[1]) * 1024) / 1_000_000;
}

/** What a process has had of the processors' time so far, in ms, to a hundredth of a second. Linux only. */
export function processorMs(pid: number | undefined): number {
  const [user = 0, system = 0] = timesOf(pid);
  return (user + system) * TICK;
}

/** Likewise of a process and all that it has started, those that have ended too. */
export function processorMsOfAll(pid: number | undefined): number {
  const children = readFileSync(`/proc/${pid ?? ''}/task/${pid ?? ''}/children`, 'utf8')
    .split(' ')
    .filter(Boolean);
  const [user = 0, system = 0, userOfEnded = 0, systemOfEnded = 0] = timesOf(pid);
  const own = (user + system + userOfEnded + systemOfEnded) * TICK;
  return children.reduce((sum, child) => sum + processorMs(Number(child)), own);
}

/** A hundredth of a second, in ms. */
const TICK = 10;

/** utime, stime, cutime and cstime (proc(5)): the 14th field and on. */
function timesOf(pid: number | undefined): readonly number[] {
  // after the name, which may hold anything; the state is the third field
  const [, fields = ''] = readFileSync(`/proc/${pid ?? ''}/stat`, 'utf8').split(/\) (?!.*\))/u);
  return fields.split(' ').slice(11, 15).map(Number);
}
