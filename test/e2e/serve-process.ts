import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { PlatformWorld } from './platforms.ts';

/** A newsroom as a process of its own; its clock is ahead by so much, so that leases of the dead have ended. */
export function serve({ newsroom }: PlatformWorld, aheadMs = 0): ChildProcess & AsyncDisposable {
  const script = join(import.meta.dirname, 'serve.ts');
  const child = spawn(process.execPath, [script, newsroom.folder, String(aheadMs)], {
    env: { ...process.env, ...newsroom.variables },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  // a test that fails leaves nothing running
  return Object.assign(child, {
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) await end(child, 'SIGKILL');
    },
  });
}

export async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
