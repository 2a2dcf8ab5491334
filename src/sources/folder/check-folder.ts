import { readdir } from 'node:fs/promises';
import { remedyOf, whyOf, type Problem } from '../../core/problem.ts';

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
    const code = error instanceof Error && 'code' in error ? String(error.code) : '—';
    return { severity: 'error', what: { kind: 'source', name }, ...refusalOf(folder, code) };
  }
}

function refusalOf(folder: string, code: string): Pick<Problem, 'why' | 'remedy'> {
  switch (code) {
    case 'ENOENT':
      return { why: whyOf('folder-missing', { folder }), remedy: remedyOf('make-folder') };
    case 'ENOTDIR':
      return { why: whyOf('folder-no-folder', { folder }), remedy: remedyOf('name-folder') };
    case 'EACCES':
    case 'EPERM':
      return { why: whyOf('folder-forbidden', { folder }), remedy: remedyOf('folder-rights') };
    default:
      return { why: whyOf('folder-unreadable', { folder, code }), remedy: remedyOf('disk') };
  }
}
