import { reasonOf, type Reason } from '../../core/reasons/reason.ts';

/** What the file system said, with what a person can do about it. */
export function refusalOf(error: unknown): Reason {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  switch (code) {
    case 'ENOENT':
      return reasonOf('file-missing');
    case 'EACCES':
    case 'EPERM':
      return reasonOf('file-forbidden');
    case 'EISDIR':
      return reasonOf('file-is-folder');
    default:
      return reasonOf('file-unreadable', { code });
  }
}
