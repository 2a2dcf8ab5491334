import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { platforms } from '../adapters/registry.ts';
import { reasonOf, type Reason } from '../core/reasons/reason.ts';
import { assemble, healthPortFrom } from './assemble-config.ts';
import { parseConfigFile } from './config-file.ts';
import { isLogLevel, logLevels, type ConfigResult } from './config.ts';
import { codeOf, readEnvironment, systemLanguage, type Lookup } from './environment.ts';
import { PROXY_VARIABLES, proxyFaults } from './proxy.ts';
import { givenRoles, rolesFaults } from './roles.ts';
import { themeFaultFor } from './themes.ts';

/** What a command line says of settings that the environment has, too; it goes before that. */
export interface ConfigOptions {
  readonly roles?: string;
}

/** Reads environment and config file of the newsroom whose checkout (or working folder) is `folder`. */
export function loadConfig(
  folder: string = process.cwd(),
  variables: Readonly<Record<string, string | undefined>> = process.env,
  options: ConfigOptions = {},
): ConfigResult {
  const faults: Reason[] = [];
  const env = readEnvironment(variables, folder, fault => faults.push(ofEnvironment(fault)));
  const file = resolve(folder, env('STRILLONE_CONFIG') ?? 'config/strillone.yaml');
  const shown = shownPath(folder, file);
  if (!existsSync(file)) {
    const fault = reasonOf('at-place', { place: shown, detail: reasonOf('config-missing') });
    return { kind: 'faults', faults: [...faults, fault], language: null };
  }
  const roles = givenRoles(options.roles, env);
  faults.push(...environmentFaults(env), ...rolesFaults(roles, env));
  const read = readText(file, shown);
  if (read.kind === 'faults') return { ...read, faults: [...faults, ...read.faults], language: null };
  const language = languageNamedIn(read.text);
  const parsed = parseConfigFile({ text: read.text, shown, env, themeFault: themeFaultFor(file) });
  if (parsed.kind === 'faults') return { ...parsed, faults: [...faults, ...parsed.faults], language };
  if (faults.length > 0) return { kind: 'faults', faults, language };
  return { kind: 'ok', config: assemble({ folder, file, env, roles, parsed: parsed.value }) };
}

/** Also of a file that cannot be read as YAML. */
const languageNamedIn = (text: string): string | null =>
  /^language:\s*["']?([a-z]{2,3}(?:-[A-Za-z\d]+)*)["']?\s*(?:#.*)?$/m.exec(text)?.[1] ?? null;

/** Where the config is or is to be, the environment, whatever is wrong with either, and the language of the machine's user. */
export function newsroomPlace(
  folder: string = process.cwd(),
  variables: Readonly<Record<string, string | undefined>> = process.env,
): {
  readonly config: string;
  readonly env: string;
  readonly lookup: Lookup;
  readonly language: string;
} {
  const lookup = readEnvironment(variables, folder, () => undefined);
  const config = resolve(folder, lookup('STRILLONE_CONFIG') ?? 'config/strillone.yaml');
  return { config, env: join(folder, '.env'), lookup, language: systemLanguage(variables) };
}

/** A path as a person in `folder` would write it: relative inside it, whole elsewhere. */
export const shownPath = (folder: string, file: string): string => {
  const path = relative(folder, file);
  return path.startsWith('..') || isAbsolute(path) ? file : path;
};

function readText(
  file: string,
  shown: string,
):
  | { readonly kind: 'ok'; readonly text: string }
  | { readonly kind: 'faults'; readonly faults: readonly Reason[] } {
  try {
    return { kind: 'ok', text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)) };
  } catch (error) {
    const isEncoding = error instanceof TypeError;
    const detail = isEncoding
      ? reasonOf('config-encoding')
      : reasonOf('config-unread', { code: codeOf(error) });
    return { kind: 'faults', faults: [reasonOf('at-place', { place: shown, detail })] };
  }
}

/** Looked up before anything else, so that a file one of them names and that cannot be read is told with the rest. */
const VARIABLES = [
  ...['STRILLONE_DATA', 'DATABASE_URL', 'STRILLONE_ROLES', 'STRILLONE_WEB_PASSWORD', 'LOG_LEVEL'],
  'STRILLONE_HEALTH_PORT',
  ...PROXY_VARIABLES,
  ...platforms.modules.flatMap(({ config }) => config.environment.map(({ name }) => name)),
];

function isPostgresUrl(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
}

/** What is wrong with the environment, whatever the file says. Never repeats a secret. */
function environmentFaults(env: Lookup): Reason[] {
  const faults: Reason[] = [];
  VARIABLES.forEach(env);
  for (const { name, wrong } of platforms.modules.flatMap(({ config }) => config.environment)) {
    const value = env(name);
    const fault = value === undefined ? null : (wrong?.(value) ?? null);
    if (fault !== null) faults.push(fault);
  }
  const database = env('DATABASE_URL');
  if (database !== undefined && !isPostgresUrl(database)) faults.push(reasonOf('database-address'));
  faults.push(...proxyFaults(env));
  if (healthPortFrom(env) === undefined)
    faults.push(reasonOf('health-port', { name: 'STRILLONE_HEALTH_PORT' }));
  const level = env('LOG_LEVEL');
  if (level !== undefined && !isLogLevel(level))
    faults.push(reasonOf('variable-none-of', { name: 'LOG_LEVEL', names: logLevels.join(', ') }));
  return faults.map(ofEnvironment);
}

const ofEnvironment = (detail: Reason): Reason => reasonOf('environment', { detail });
