import { isMap, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { parse as parseToml, TomlDate, TomlError } from 'smol-toml';
import { joined } from '../../core/reasons/reason-error.ts';
import { reasonOf, type Reason } from '../../core/reasons/reason.ts';
import type { RawValues } from './generator-fields.ts';
import { faulty, ok, type Parsed } from './seed-fault.ts';

/** Fields as they were written, not understood yet. */
export interface Fields {
  readonly values: RawValues;
  /** The line of a field, counted from 1 in the file. */
  readonly lineOf: (field: string) => number;
}

export function readYaml(yaml: string, above = 1): Parsed<Fields> {
  const lines = new LineCounter();
  // failsafe: every value is the text that was written, so that YAML guesses neither numbers nor booleans
  const document = parseDocument(yaml, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line + above;
  if (document.errors.length > 0) {
    const complaints = document.errors.map(({ message, pos }) => ({
      line: lineAt(pos[0]),
      reason: reasonOf('front-matter-yaml', { detail: message }),
    }));
    return complain(complaints);
  }
  if (document.contents === null) return ok({ values: {}, lineOf: () => 1 });
  if (!isMap(document.contents)) return faulty(2, reasonOf('front-matter-lines'));
  const alias = firstAlias(document);
  if (alias !== null) return faulty(lineAt(alias), reasonOf('front-matter-alias'));
  return ok({
    values: document.toJS() as RawValues,
    lineOf: field => lineAt(offsetOf(document, field)),
  });
}

/** Aliases could make a small file grow without bounds, and no article needs one. */
function firstAlias(document: Document): number | null {
  let offset: number | null = null;
  visit(document, {
    Alias(_key, node) {
      offset = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

function offsetOf(document: Document, key: string): number {
  if (!isMap(document.contents)) return 0;
  const pair = document.contents.items.find(item => isScalar(item.key) && item.key.value === key);
  return (isScalar(pair?.key) ? pair.key.range?.[0] : undefined) ?? 0;
}

export function readTomlBlock(toml: string): Parsed<Fields> {
  try {
    return ok({ values: asWritten(parseToml(toml)) as RawValues, lineOf: lineFinder(toml, 2) });
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [what = ''] = error.message.split('\n');
    return faulty(
      error.line + 1,
      reasonOf('front-matter', { detail: what.replace('Invalid TOML document: ', '') }),
    );
  }
}

export function readJson(json: string, firstLine: number): Parsed<Fields> {
  try {
    return ok({ values: asWritten(JSON.parse(json)) as RawValues, lineOf: lineFinder(json, firstLine) });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return faulty(firstLine, reasonOf('front-matter', { detail: reasonOf('json-invalid') }));
  }
}

/** Everything as text, as YAML has it: so one set of rules reads all. */
export function asWritten(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(asWritten);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asWritten(one)]));
  return typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
}

function lineFinder(text: string, firstLine: number): (field: string) => number {
  const lines = text.split('\n').map(line => line.trimStart());
  return field => {
    const at = lines.findIndex(line =>
      line
        .replace(/^\{\s*/, '')
        .replace(/^"/, '')
        .startsWith(field),
    );
    return Math.max(0, at) + firstLine;
  };
}

export interface Complaint {
  readonly line: number;
  readonly reason: Reason;
}

/** Several faults of front matter as one, at the first one's line. */
export function complain(complaints: readonly Complaint[]): Parsed<never> {
  const sorted = complaints.toSorted((a, b) => a.line - b.line);
  const [first] = sorted;
  const detail = joined(sorted.length === 1 ? sorted.map(({ reason }) => reason) : sorted.map(withLine));
  return faulty(first?.line ?? null, reasonOf('front-matter', { detail }));
}

const withLine = ({ line, reason }: Complaint): Reason =>
  reasonOf('at-line', { line: String(line), detail: reason });
