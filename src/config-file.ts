import { LineCounter, parseDocument, visit, type Document } from 'yaml';
import { z } from 'zod';
import { configSchema, type ConfigFile } from './config-schema.ts';
import type { Lookup } from './environment.ts';
import { parseCron } from './parse-cron.ts';

type ParsedFile =
  | { readonly kind: 'ok'; readonly value: ConfigFile }
  | { readonly kind: 'faults'; readonly faults: readonly string[] };

/** YAML text → checked settings. `shown` is the file's name in faults. */
export function parseConfigFile(input: {
  readonly text: string;
  readonly shown: string;
  readonly env: Lookup;
  /** Names a `theme` may be. */
  readonly themes: readonly string[];
}): ParsedFile {
  const { text, shown, env } = input;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number | undefined) => (offset === undefined ? 1 : lines.linePos(offset).line);
  if (document.errors.length > 0) {
    const faults = document.errors.map(error => `${shown}:${lineAt(error.pos[0])} ${error.message}`);
    return { kind: 'faults', faults };
  }
  const faults: string[] = [];
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value !== 'string') return;
      node.value = substitute(node.value, env, missing => {
        const remedy = `set it in .env, or write \${${missing}:-} where it may be left out`;
        faults.push(`${shown}:${lineAt(node.range?.[0])} \${${missing}} is not set; ${remedy}`);
      });
    },
  });
  const data: unknown = document.toJS();
  if (data === null) {
    return {
      kind: 'faults',
      faults: [`${shown}:1 the file is empty; copy config/strillone.yaml of the project there`],
    };
  }
  const result = configSchema.safeParse(data);
  const at = (path: readonly PropertyKey[]) =>
    `${shown}:${lineAt(offsetOf(document, path))} ${fieldName(path)}`;
  if (!result.success) {
    const issues = result.error.issues.flatMap(issue => flattenIssue(issue, data));
    faults.push(
      ...issues.map(issue => `${at(issue.path)}${quoted(valueAt(data, issue.path))}: ${issue.message}`),
    );
  }
  // told beside the others: whoever mends one round of faults should not meet a second
  faults.push(...crossFaults(data, input.themes).map(fault => `${at(fault.path)}: ${fault.message}`));
  return faults.length > 0 || !result.success
    ? { kind: 'faults', faults }
    : { kind: 'ok', value: result.data };
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

const quoted = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? ` ${JSON.stringify(value)}` : '';

interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * A union ("a destination is one of three shapes") fails in every branch at once: the branch whose required keys are
 * there is the one that was meant, and only its faults are told.
 */
function flattenIssue(issue: z.core.$ZodIssue, data: unknown): readonly Fault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      path: [...issue.path, key],
      message: 'no such setting; see config/README.md',
    }));
  }
  if (issue.code !== 'invalid_union') {
    const missing = valueAt(data, issue.path) === undefined && issue.code === 'invalid_type';
    return [{ path: issue.path, message: missing ? `missing (${issue.message})` : issue.message }];
  }
  const value = valueAt(data, issue.path);
  const meant = issue.errors.filter(branch =>
    branch.every(one => valueAt(value, one.path) !== undefined || one.path.length === 0),
  );
  const [branch] = meant;
  if (meant.length !== 1 || branch === undefined || typeof value !== 'object') {
    return [{ path: issue.path, message: issue.message }];
  }
  return branch.flatMap(one =>
    flattenIssue(one, value).map(fault => ({ path: [...issue.path, ...fault.path], message: fault.message })),
  );
}

const text = z.string().optional().catch(undefined);
const entry = z.object({ name: text, theme: text, cron: text, to: z.array(text).catch([]) });
const entries = z.array(entry.partial().catch({})).catch([]);
/** As much of a file as can be read, whatever else is wrong with it. */
const looseFile = z
  .object({
    theme: text,
    sources: entries,
    destinations: entries,
    schedules: entries,
    quiet: z.object({ from: text, to: text }).partial().catch({}),
  })
  .catch({ theme: undefined, sources: [], destinations: [], schedules: [], quiet: {} });

/** Rules that span fields: unique names, destinations and themes that exist, rules of time that can be read. */
function crossFaults(data: unknown, themes: readonly string[]): Fault[] {
  const file = looseFile.parse(data);
  const faults: Fault[] = [];
  const theme = (path: readonly PropertyKey[], name: string | undefined) => {
    if (name === undefined || themes.includes(name)) return;
    faults.push({ path, message: `no theme is named "${name}"; there are ${themes.join(', ')}` });
  };
  theme(['theme'], file.theme);
  file.destinations.forEach((destination, index) => {
    theme(['destinations', index, 'theme'], destination.theme);
  });
  for (const list of ['sources', 'destinations', 'schedules'] as const) {
    const seen = new Set<string>();
    file[list].forEach(({ name }, index) => {
      if (name === undefined) return;
      const path = [list, index, 'name'];
      if (seen.has(name)) faults.push({ path, message: `the name "${name}" is taken; names are unique` });
      seen.add(name);
    });
  }
  file.schedules.forEach((schedule, index) => {
    faults.push(
      ...scheduleFaults(
        schedule,
        index,
        file.destinations.flatMap(({ name }) => name ?? []),
      ),
    );
  });
  if (file.quiet.from !== undefined && file.quiet.from === file.quiet.to) {
    faults.push({
      path: ['quiet'],
      message: 'from and to are the same; leave quiet out to send at all hours',
    });
  }
  return faults;
}

function scheduleFaults(
  schedule: z.output<typeof entries>[number],
  index: number,
  places: readonly string[],
): Fault[] {
  const faults: Fault[] = [];
  const cron = schedule.cron === undefined ? null : parseCron(schedule.cron);
  if (cron?.kind === 'fault') {
    faults.push({ path: ['schedules', index, 'cron'], message: `"${schedule.cron ?? ''}": ${cron.message}` });
  }
  const named = schedule.to ?? [];
  named.forEach((name, at) => {
    if (name === undefined) return;
    const path = ['schedules', index, 'to', at];
    if (!places.includes(name)) {
      faults.push({ path, message: `no destination is named "${name}"; there are ${places.join(', ')}` });
    } else if (named.indexOf(name) < at) {
      faults.push({ path, message: `"${name}" is named twice; once is enough` });
    }
  });
  return faults;
}
