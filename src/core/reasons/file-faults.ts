import { faultAt } from './reason-error.ts';
import { reasonOf, type Reason } from './reason.ts';

/** Why a file is not read, with what a person can do about it. */
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
    case 'ENOSPC':
      return reasonOf('disk-full');
    default:
      return reasonOf('file-unreadable', { code });
  }
}

/** What failed while a file was read: what the file system said of it as `ReasonError`, anything else as it is. */
export const unread = (file: string, error: unknown): unknown =>
  isOfSystem(error) ? faultAt(file, refusalOf(error), { cause: error }) : error;

/** The same of a file that was to be written. */
export const unwritten = (file: string, error: unknown): unknown =>
  isOfSystem(error) ? faultAt(file, writingRefusal(error.code), { cause: error }) : error;

const isOfSystem = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'syscall' in error && 'code' in error;

function writingRefusal(code: string): Reason {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EEXIST':
      return reasonOf('folder-missing');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return reasonOf('file-closed');
    case 'EISDIR':
      return reasonOf('file-is-folder');
    case 'ENOSPC':
      return reasonOf('disk-full');
    default:
      return reasonOf('file-unwritten', { code });
  }
}
