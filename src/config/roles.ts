import { platforms } from '../adapters/registry.ts';
import type { Lookup } from './environment.ts';

/** What a process does; a platform's name means that it hears what people say there. */
export const ROLES: readonly string[] = [
  ...['sources', 'planner', 'dispatcher', 'web', 'maintenance'],
  ...platforms.modules.map(({ name }) => name),
];

/** The roles of a list such as `sources,planner`; all of them where none is named. */
export function rolesIn(list: string | undefined): ReadonlySet<string> {
  const names = (list ?? '').split(/[\s,]+/).filter(name => name !== '');
  return new Set(names.length === 0 ? ROLES : names);
}

/** What is wrong with the roles of the environment. */
export function rolesFaults(env: Lookup): readonly string[] {
  const roles = rolesIn(env('STRILLONE_ROLES'));
  const unknown = [...roles].filter(role => !ROLES.includes(role));
  if (unknown.length > 0)
    return [`STRILLONE_ROLES: ${unknown.join(', ')} is no role; there are ${ROLES.join(', ')}`];
  if (roles.size < ROLES.length && env('DATABASE_URL') === undefined)
    return [
      'STRILLONE_ROLES: only processes that share a PostgreSQL database can share the work; set DATABASE_URL, or leave the roles out',
    ];
  return [];
}
