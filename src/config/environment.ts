import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { refusalOf } from '../core/reasons/file-faults.ts';
import { reasonOf, type Reason } from '../core/reasons/reason.ts';

/** Looks a variable up; undefined when it is not set or empty. */
export type Lookup = (name: string) => string | undefined;

/** A password may begin and end with quotes of its own. */
const QUOTES_KEPT: ReadonlySet<string> = new Set(['STRILLONE_WEB_PASSWORD']);
/** `trim` knows all blanks but these, which look like nothing at all. */
const BLANK = String.raw`[\s\u200B-\u200D\u2060]`;
/** A `.env` file's "\r" stays as it is written. */
const AROUND = new RegExp(String.raw`^${BLANK}+|(?:${BLANK}|\\[rn])+$`, 'gu');

/** A value without what was copied along with it: blanks, line ends and quotes around it; undefined when nothing is left. */
function cleaned(name: string, value: string): string | undefined {
  const bare = value.replace(AROUND, '');
  const quoted = QUOTES_KEPT.has(name) ? null : /^(["'])(.*)\1$/su.exec(bare);
  return (quoted?.[2] ?? bare).replace(AROUND, '') || undefined;
}

/**
 * The environment as the newsroom sees it: the process's variables, then those of a `.env` file in `folder`; and for
 * every `X`, `X_FILE` may name a file that holds the value (as container secrets do). Values come without blanks, line
 * ends and quotes around them. Faults are told through `onFault` and the variable counts as not set.
 */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
  folder: string,
  onFault: (fault: Reason) => void,
): Lookup {
  const file = join(folder, '.env');
  let fromFile: NodeJS.Dict<string> = {};
  try {
    if (existsSync(file)) fromFile = parseEnv(readFileSync(file, 'utf8'));
  } catch (error) {
    onFault(reasonOf('at-place', { place: file, detail: refusalOf(error) }));
  }
  const plain = (name: string) => variables[name] ?? fromFile[name];
  const found = new Map<string, string | undefined>();
  const read = (name: string): string | undefined => {
    const [value, path] = [name, `${name}_FILE`].map(one => cleaned(one, plain(one) ?? ''));
    if (path === undefined) return value;
    if (value !== undefined) {
      onFault(reasonOf('variable-both', { name, other: `${name}_FILE` }));
      return undefined;
    }
    try {
      return cleaned(name, readFileSync(path, 'utf8'));
    } catch (error) {
      onFault(reasonOf('variable-file', { name: `${name}_FILE`, code: codeOf(error) }));
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

/** The language of messages that a user of the machine has set, as a tag (POSIX, "Internationalization Variables"); `en` where none is. */
export function systemLanguage(variables: Readonly<Record<string, string | undefined>>): string {
  const set = [variables.LC_ALL, variables.LC_MESSAGES, variables.LANG].find(value => value) ?? '';
  const [, tag] = /^([a-z]{2,3}(?:_[A-Z]{2})?)(?:[.@]|$)/.exec(set) ?? [];
  return tag?.replace('_', '-') ?? 'en';
}
