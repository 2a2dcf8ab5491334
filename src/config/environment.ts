import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

/** Looks a variable up; undefined when it is not set or empty. */
export type Lookup = (name: string) => string | undefined;

/**
 * The environment as the newsroom sees it: the process's variables, then those of a `.env` file in `folder`; and for
 * every `X`, `X_FILE` may name a file that holds the value (as container secrets do). Faults are told through
 * `onFault` and the variable counts as not set.
 */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
  folder: string,
  onFault: (fault: string) => void,
): Lookup {
  const file = join(folder, '.env');
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const plain = (name: string) => variables[name] ?? fromFile[name];
  const found = new Map<string, string | undefined>();
  const read = (name: string): string | undefined => {
    const [value, path] = [plain(name), plain(`${name}_FILE`)];
    if (!path) return value === '' ? undefined : value;
    if (value) {
      onFault(`${name} and ${name}_FILE are both set: keep one of them`);
      return undefined;
    }
    try {
      return readFileSync(path, 'utf8').trim() || undefined;
    } catch (error) {
      onFault(
        `${name}_FILE names a file that cannot be read (${codeOf(error)}): check the path and its rights`,
      );
      return undefined;
    }
  };
  return name => {
    if (!found.has(name)) found.set(name, read(name));
    return found.get(name);
  };
}

/** The system's code of a file error, as ENOENT. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
