import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Kysely } from 'kysely';
import type { MoveRefusal, MoveRefusalCode } from '../../core/transfer/moving.ts';
import type { StoreEngine } from '../store-engine.ts';
import type { Tables } from '../tables.ts';

/** A move that is not made, and why. */
export class MoveRefusedError extends Error {
  readonly refusal: MoveRefusal;

  constructor(code: MoveRefusalCode, params: MoveRefusal['params'], options?: ErrorOptions) {
    super(`the newsroom is not moved: ${code}`, options);
    this.name = 'MoveRefusedError';
    this.refusal = { code, params };
  }

  /** For what failed while a place was opened; a refusal stays as it is. */
  static unopened(place: string, cause: unknown): MoveRefusedError {
    if (cause instanceof MoveRefusedError) return cause;
    // most of what a database says names the place itself
    const detail = (cause instanceof Error ? cause.message : String(cause)).replace(`${place}: `, '');
    return new MoveRefusedError('unopened', { place, detail }, { cause });
  }
}

/** A migrated database that nobody else runs on while it is open. */
export interface MoveEnd extends AsyncDisposable {
  /** For people, without a password. */
  readonly place: string;
  readonly db: Kysely<Tables>;
  readonly engine: StoreEngine;
  /** It holds the beginning of a move. */
  readonly isUnfinished: boolean;
}

/** What an address names: a SQLite file by its whole path, or a PostgreSQL database. */
export type MoveAddress =
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };

/** Reads `sqlite:PATH` or `postgres://…`; null for anything else. */
export function parseAddress(text: string): MoveAddress | null {
  const [, path] = /^sqlite:(.+)$/s.exec(text) ?? [];
  if (path !== undefined) return { kind: 'sqlite', file: realPath(resolve(path)) };
  const url = /^postgres(?:ql)?:\/\//.test(text) ? URL.parse(text) : null;
  return url === null || url.pathname.length < 2 ? null : { kind: 'postgres', url: text };
}

/** So that two names of one file are the same. */
function realPath(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  const folder = dirname(file);
  return existsSync(folder)
    ? resolve(realpathSync(folder), file.slice(folder.length).replace(/^[/\\]/, ''))
    : file;
}

/** Opens an end. Throws `MoveRefusedError` when it is not there, cannot be opened, or a newsroom runs on it. */
export async function openEnd(address: MoveAddress, role: 'from' | 'to'): Promise<MoveEnd> {
  if (address.kind === 'postgres') {
    const { openPostgresEnd } = await import('../postgres/postgres-end.ts');
    return openPostgresEnd(address.url);
  }
  const { file } = address;
  const isThere = statSync(role === 'from' ? file : dirname(file), { throwIfNoEntry: false });
  if (isThere === undefined)
    throw new MoveRefusedError('missing', { place: role === 'from' ? file : dirname(file) });
  const { openSqliteEnd } = await import('../sqlite/sqlite-end.ts');
  return openSqliteEnd(file);
}
