import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isMap, isSeq, parseDocument, type YAMLSeq } from 'yaml';
import { unwritten } from '../core/reasons/file-faults.ts';
import { faultAt } from '../core/reasons/reason-error.ts';
import { reasonOf } from '../core/reasons/reason.ts';

/** A source to be written into the config file. */
export interface NewSource {
  readonly kind: 'feed' | 'sitemap';
  /** What it is to be called, as far as that is a name and free. */
  readonly title: string;
  readonly address: string;
}

export interface AddedSources {
  readonly added: readonly { readonly name: string; readonly address: string }[];
  /** Addresses that are in the file already. */
  readonly there: readonly string[];
}

/**
 * Writes sources as lines of the config file, behind the last one; nothing else in it changes, comments least of all. Throws
 * `ReasonError` where the file has no list of sources to add to.
 */
export function addSources(file: string, sources: readonly NewSource[]): AddedSources {
  const text = readFileSync(file, 'utf8');
  const document = parseDocument(text);
  const list = document.get('sources');
  if (document.errors.length > 0 || !isSeq(list)) throw faultAt(file, reasonOf('config-no-sources'));
  const names = new Set(valuesOf(list, 'name'));
  const addresses = new Set([...valuesOf(list, 'feed'), ...valuesOf(list, 'sitemap')].map(identity));
  const added: { name: string; address: string }[] = [];
  const there: string[] = [];
  const lines: string[] = [];
  for (const { kind, title, address } of sources) {
    if (addresses.has(identity(address))) {
      there.push(address);
      continue;
    }
    const name = freeName(title, names);
    names.add(name);
    addresses.add(identity(address));
    added.push({ name, address });
    const kept = kind === 'feed' && isTitle(title, name) ? `, title: ${JSON.stringify(title)}` : '';
    lines.push(`{ name: ${JSON.stringify(name)}, ${kind}: ${JSON.stringify(address)}${kept} }`);
  }
  if (lines.length > 0) write(file, withLines(text, list, lines));
  return { added, there };
}

function valuesOf(list: YAMLSeq, key: string): readonly string[] {
  return list.items.flatMap(item => {
    const value: unknown = isMap(item) ? item.get(key) : undefined;
    return typeof value === 'string' ? [value] : [];
  });
}

const identity = (address: string): string => URL.parse(address)?.href ?? address;

/** Whether it says more than the name, in a length that the config takes. */
const isTitle = (title: string, name: string): boolean =>
  title.trim() !== '' && title !== name && title.length <= LONGEST_TITLE;
const LONGEST_TITLE = 200;

/** A name by the rules of the config: letters, digits and a few signs, 64 at most, and no other's. */
function freeName(title: string, taken: ReadonlySet<string>): string {
  const plain = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} _.-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 56)
    .trim();
  const name = plain === '' ? 'feed' : plain;
  for (let number = 1; ; number++) {
    const wanted = number === 1 ? name : `${name} ${number}`;
    if (!taken.has(wanted)) return wanted;
  }
}

/** The text with these behind the last source, written as that is; the first of an empty list (`[]`) each on a line. */
function withLines(text: string, list: YAMLSeq, lines: readonly string[]): string {
  const last = list.items.at(-1) as { readonly range?: readonly [number, number, number] | null } | undefined;
  if (list.items.length === 0) {
    const [from, to] = list.range ?? [text.length, text.length];
    return `${text.slice(0, from).trimEnd()}${lines.map(line => `\n  - ${line}`).join('')}${text.slice(to)}`;
  }
  const [, end] = last?.range ?? [0, text.length];
  if (list.flow === true)
    return `${text.slice(0, end)}${lines.map(line => `, ${line}`).join('')}${text.slice(end)}`;
  const start = list.range?.[0] ?? 0;
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  // the last source ends within a line, or where the next one begins
  const from = text.slice(0, end).trimEnd().length;
  const newline = text.indexOf('\n', from);
  const at = newline < 0 ? text.length : newline;
  const written = lines.map(line => `\n${/^\s*$/.test(indent) ? indent : ''}- ${line}`).join('');
  return `${text.slice(0, at)}${written}${text.slice(at)}`;
}

/** Whole or not at all. */
function write(file: string, text: string): void {
  const beside = `${file}.new`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch (error) {
    throw unwritten(file, error);
  }
}
