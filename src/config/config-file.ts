import { LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'zod';
import { createRedactor } from '../adapters/shared/redact.ts';
import { mapTexts, reasonOf, type Reason } from '../core/reasons/reason.ts';
import { reasonOfIssue, reasonOfYaml } from '../core/reasons/setting-faults.ts';
import { crossFaults, type Fault, type ThemeFault } from './cross-faults.ts';
import { configSchema, type ConfigFile } from './config-schema.ts';
import type { Lookup } from './environment.ts';

type ParsedFile =
  | { readonly kind: 'ok'; readonly value: ConfigFile }
  | { readonly kind: 'faults'; readonly faults: readonly Reason[] };

/** YAML text → checked settings. `shown` is the file's name in faults. */
export function parseConfigFile(input: {
  readonly text: string;
  readonly shown: string;
  readonly env: Lookup;
  readonly themeFault: ThemeFault;
}): ParsedFile {
  const { text, shown, env } = input;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number | undefined) => (offset === undefined ? 1 : lines.linePos(offset).line);
  const inFile = (line: number, detail: Reason) => reasonOf('in-file', { place: `${shown}:${line}`, detail });
  if (document.errors.length > 0) {
    const faults = document.errors.map(error => inFile(lineAt(error.pos[0]), reasonOfYaml(error)));
    return { kind: 'faults', faults };
  }
  const faults: Reason[] = [];
  const hidden = createHiddenValues();
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value !== 'string') return;
      const written = node.value;
      const value = substitute(written, hidden.lookup(env), missing => {
        const unset = reasonOf('variable-unset', { name: `\${${missing}}`, other: `\${${missing}:-}` });
        faults.push(inFile(lineAt(node.range?.[0]), unset));
      });
      hidden.replaced(written, value);
      node.value = value;
    },
  });
  const data: unknown = document.toJS();
  if (data === null) {
    return { kind: 'faults', faults: [inFile(1, reasonOf('config-empty'))] };
  }
  // read once: to compile a parser first takes longer
  const result = configSchema.safeParse(data, { jitless: true });
  const lineOf = (path: readonly PropertyKey[]) => lineAt(offsetOf(document, path));
  const told = ({ path, reason }: Fault, offender = '') =>
    reasonOf('at-place', {
      place: `${shown}:${lineOf(path)} ${fieldName(path)}${offender}`,
      detail: reason,
    });
  if (!result.success) {
    const issues = result.error.issues.flatMap(issue => flattenIssue(issue, data));
    faults.push(...issues.map(issue => told(issue, quoted(valueAt(data, issue.path)))));
  }
  // told beside the others: whoever mends one round of faults should not meet a second
  const across = crossFaults(data, { themeFault: input.themeFault, lineOf });
  faults.push(...across.map(fault => told(fault)));
  return faults.length > 0 || !result.success
    ? {
        kind: 'faults',
        faults: faults.map(fault => mapTexts(fault, text => withoutSecrets(hidden.hide(text)))),
      }
    : { kind: 'ok', value: result.data };
}

/** Of an address that is written in the file, user, password and query are left out. */
const withoutSecrets = createRedactor([]);

/** Shorter ones are found in words by chance. */
const SHORTEST_FOUND = 6;

/** Keeps what came from the environment, to show `${NAME}` in its place in what people read. */
function createHiddenValues() {
  const names = new Map<string, string>();
  return {
    lookup:
      (env: Lookup): Lookup =>
      name => {
        const value = env(name);
        if (value !== undefined) names.set(value, `\${${name}}`);
        return value;
      },
    /** A setting that was written so has this value. */
    replaced(written: string, value: string): void {
      if (value !== written && value !== '') names.set(value, written);
    },
    hide: (text: string): string => {
      let shown = text;
      for (const [value, name] of [...names].sort(([a], [b]) => b.length - a.length)) {
        shown = shown.replaceAll(JSON.stringify(value), JSON.stringify(name));
        if (value.length >= SHORTEST_FOUND) shown = shown.replaceAll(value, name);
      }
      return shown;
    },
  };
}

/** `${NAME}` → its value; `${NAME:-default}` → the default while NAME is not set. */
function substitute(text: string, env: Lookup, onMissing: (name: string) => void): string {
  return text.replace(/\$\{([A-Za-z_]\w*)(?::-([^}]*))?\}/g, (_all, name: string, fallback?: string) => {
    const value = env(name) ?? fallback;
    if (value === undefined) onMissing(name);
    return value ?? '';
  });
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (typeof node === 'object' && node !== null && 'range' in node) {
      return (node.range as [number] | undefined)?.[0];
    }
  }
  return undefined;
}

/** `['schedules', 0, 'cron']` → `schedules[0].cron` */
const fieldName = (path: readonly PropertyKey[]): string =>
  path
    .map(part => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

const valueAt = (data: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined,
    data,
  );

/** What has lines of its own is not repeated: its fault names the line. */
const quoted = (value: unknown): string =>
  (typeof value === 'string' && !value.includes('\n')) || typeof value === 'number'
    ? ` ${JSON.stringify(value)}`
    : '';

type Branch = readonly z.core.$ZodIssue[];

/** Which branch of a union was meant: the one whose keys are all there, else the one that knows most of the keys; null when several do. */
function meantOf(branches: readonly Branch[], value: unknown): Branch | null {
  const whole = branches.filter(branch =>
    branch.every(({ path }) => valueAt(value, path) !== undefined || path.length === 0),
  );
  if (whole.length === 1) return whole[0] ?? null;
  const strange = branches.map(strangeIn);
  const least = Math.min(...strange);
  const nearest = branches.filter((_branch, index) => strange[index] === least);
  return nearest.length === 1 ? (nearest[0] ?? null) : null;
}

/** How many of the keys a branch does not know. */
const strangeIn = (branch: Branch): number =>
  branch.reduce((sum, one) => sum + (one.code === 'unrecognized_keys' ? one.keys.length : 0), 0);

/**
 * A union ("a destination is one of several shapes") fails in every branch at once: only the faults of the one that was
 * meant are told. `above`: the path to `data`.
 */
function flattenIssue(
  issue: z.core.$ZodIssue,
  data: unknown,
  above: readonly PropertyKey[] = [],
): readonly Fault[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      path: [...path, key],
      reason: reasonOf('setting-unknown'),
    }));
  }
  if (issue.code !== 'invalid_union') {
    const reason = reasonOfIssue(issue, path);
    const missing = valueAt(data, issue.path) === undefined && issue.code === 'invalid_type';
    return [{ path, reason: missing ? reasonOf('setting-missing', { detail: reason }) : reason }];
  }
  const value = valueAt(data, issue.path);
  const branch = typeof value === 'object' ? meantOf(issue.errors, value) : null;
  if (branch === null) {
    return [{ path, reason: reasonOfIssue(issue, path) }];
  }
  return branch.flatMap(one => flattenIssue(one, value, path));
}
