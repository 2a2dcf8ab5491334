import { readdir } from 'node:fs/promises';
import type { Problem } from '../../core/problem.ts';

/** What keeps a source from reading its folder, with the remedy; null when nothing does. `folder` is whole. */
export async function checkFolder(source: {
  readonly name: string;
  readonly folder: string;
}): Promise<Problem | null> {
  const { name, folder } = source;
  try {
    await readdir(folder);
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    const [why, remedy] = REFUSALS[code] ?? [`cannot be read (${code})`, 'Look at the folder and its disk.'];
    return { severity: 'error', what: `source ${name}`, why: `its folder ${folder} ${why}`, remedy };
  }
}

const REFUSALS: Readonly<Record<string, readonly [why: string, remedy: string]>> = {
  ENOENT: ['is not there', 'Make it, or name another in the config: a path counts from the config file.'],
  ENOTDIR: ['is no folder', 'Name the folder that the article files lie in.'],
  EACCES: ['may not be read by this user', 'Give this user the right to read it and to enter it.'],
  EPERM: ['may not be read by this user', 'Give this user the right to read it and to enter it.'],
};
