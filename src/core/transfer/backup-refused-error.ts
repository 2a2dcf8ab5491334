/**
 * A copy that is not made here: `by-server` because its server's owner makes them, and no file was named; `no-program` because
 * what makes one is not on this machine. A locale says it as `backup-<why>`.
 */
export class BackupRefusedError extends Error {
  readonly why: 'by-server' | 'no-program';
  readonly place: string;

  constructor(why: BackupRefusedError['why'], place: string, options?: ErrorOptions) {
    super(`${place}: no copy is made (${why})`, options);
    this.name = 'BackupRefusedError';
    this.why = why;
    this.place = place;
  }
}
