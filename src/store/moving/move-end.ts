import { existsSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Kysely } from 'kysely';
import { faultAt } from '../../core/reasons/reason-error.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import type { StoreEngine } from '../store-engine.ts';
import type { Tables } from '../tables.ts';

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

/** Opens an end. Throws `ReasonError` when it is not there, cannot be opened, or a newsroom runs on it. */
export async function openEnd(address: MoveAddress, role: 'from' | 'to'): Promise<MoveEnd> {
  if (address.kind === 'postgres') {
    const { openPostgresEnd } = await import('../postgres/postgres-end.ts');
    return openPostgresEnd(address.url);
  }
  const { file } = address;
  if (role === 'from' && !existsSync(file)) throw faultAt(file, reasonOf('file-missing'));
  if (!existsSync(dirname(file))) throw faultAt(file, reasonOf('folder-missing'));
  const { openSqliteEnd } = await import('../sqlite/sqlite-end.ts');
  return openSqliteEnd(file);
}
