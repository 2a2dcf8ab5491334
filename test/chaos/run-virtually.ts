import { once } from 'node:events';
import { join } from 'node:path';
import { spawnAsService } from '../bench/spawn-as-service.ts';

/** Runs figures of virtual time in a process with the settings of `npm start`; answers whether their floors were held. */
export async function runVirtually(part: 'outage' | 'month', size: string): Promise<boolean> {
  const { TMPDIR } = process.env;
  const program = join(import.meta.dirname, 'virtual-process.ts');
  const child = spawnAsService([program, part, size], TMPDIR === undefined ? {} : { TMPDIR });
  child.stdout.pipe(process.stdout);
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}
