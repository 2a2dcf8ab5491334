import { platforms } from '../adapters/registry.ts';
import { reasonOf, type Reason } from '../core/reasons/reason.ts';
import type { Lookup } from './environment.ts';

/** What a process does; a platform's name means that it hears what people say there. */
export const ROLES: readonly string[] = [
  ...['sources', 'planner', 'dispatcher', 'web', 'maintenance'],
  ...platforms.modules.map(({ name }) => name),
];

/** A list of roles, and who gave it. */
export interface GivenRoles {
  readonly by: '--roles' | 'STRILLONE_ROLES';
  readonly list: string;
}

/** What the command line says goes before the environment; null = neither says anything. */
export function givenRoles(option: string | undefined, env: Lookup): GivenRoles | null {
  if (option !== undefined) return { by: '--roles', list: option };
  const list = env('STRILLONE_ROLES');
  return list === undefined ? null : { by: 'STRILLONE_ROLES', list };
}

/** The roles of a list such as `sources,planner`; all of them where none was given. */
export function rolesIn(given: GivenRoles | null): ReadonlySet<string> {
  return new Set(given === null ? ROLES : namesIn(given.list));
}

const namesIn = (list: string): string[] => list.split(/[\s,]+/).filter(name => name !== '');

/** What is wrong with the roles that were given. */
export function rolesFaults(given: GivenRoles | null, env: Lookup): readonly Reason[] {
  const fault = given === null ? null : faultOf(given, env);
  if (given === null || fault === null) return [];
  return [given.by === '--roles' ? fault : reasonOf('environment', { detail: fault })];
}

function faultOf({ by, list }: GivenRoles, env: Lookup): Reason | null {
  const roles = new Set(namesIn(list));
  const unknown = [...roles].filter(role => !ROLES.includes(role));
  const names = ROLES.join(', ');
  if (roles.size === 0) return reasonOf('roles-none', { by, names });
  if (unknown.length > 0) return reasonOf('roles-unknown', { by, roles: unknown.join(', '), names });
  if (roles.size < ROLES.length && env('DATABASE_URL') === undefined) return reasonOf('roles-alone', { by });
  return null;
}
