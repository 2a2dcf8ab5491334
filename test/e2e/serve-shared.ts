import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ids } from '../fakes/discord-world.ts';
import type { PlatformWorld } from './platforms.ts';

/** A newsroom as a process of its own that shares the database of `url`; its clock is ahead by so much. */
export function serveShared(
  { newsroom }: PlatformWorld,
  url: string,
  { roles = '', aheadMs = 0 }: { readonly roles?: string; readonly aheadMs?: number } = {},
): ChildProcess & AsyncDisposable {
  const script = join(import.meta.dirname, 'serve.ts');
  const child = spawn(process.execPath, [script, newsroom.folder, String(aheadMs)], {
    env: { ...process.env, ...newsroom.variables, DATABASE_URL: url, STRILLONE_ROLES: roles },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return Object.assign(child, {
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) await end(child);
    },
  });
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGCONT');
  child.kill('SIGKILL');
  await gone;
}

/** Resolves when it is ready. */
export const started = (child: ChildProcess) => once(child.stdout!, 'data');

/** How many posts stand, on each platform. */
export const texts = ({ telegram, discord }: PlatformWorld) => [
  telegram.messages('@canale').length,
  discord.messages(ids.text).length,
];
