/** What the file system said, in words a person can act on. */
export function refusalOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  switch (code) {
    case 'ENOENT':
      return 'there is no such file; check the name';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read; give the newsroom the right to read it';
    case 'EISDIR':
      return 'is a folder; name a file in it';
    default:
      return `cannot be read (${code}); check the file and its disk`;
  }
}
