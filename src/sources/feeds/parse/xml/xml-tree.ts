import { reasonOf, type Reason } from '../../../../core/reasons/reason.ts';
import { decodeHTMLStrict } from 'entities';
import { Parser } from 'htmlparser2';
import { declaredEntities } from './declared-entities.ts';
import { prefixOf } from './namespaces.ts';

/** An element as a feed means it, however it is spelled. */
export interface XmlElement {
  /** Lower case, with the house's prefix for its vocabulary ("dc:creator"), none for the format's own. */
  readonly name: string;
  /** By lower-case name as it is written. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly nodes: readonly (string | XmlElement)[];
  /** What relative addresses are relative to; null where nobody says. */
  readonly base: string | null;
  /** By `xml:lang`. */
  readonly language: string | null;
  /** Whether the document ended within it: what it says may be half of what it was to say. */
  readonly isCutOff?: true;
}

/** What is wrong with the XML itself. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault';
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reason.code);
    this.reason = reason;
  }
}

type Scope = ReadonlyMap<string, string>;
interface Open extends XmlElement {
  isCutOff?: true;
  readonly nodes: (string | XmlElement)[];
  readonly written: string;
  readonly scope: Scope;
}

/** Feeds nest some ten deep, the XHTML in them some thirty. */
const DEEPEST = 300;
const MOST_ELEMENTS = 500_000;
/** Letters that entities declared in the document may add. */
const MOST_ADDED = 1_000_000;
const NONE: ReadonlyMap<string, string> = new Map();

/**
 * Reads XML as publishers make it: what is not closed ends where its parent does, prefixes may be undeclared, ampersands bare,
 * the end missing. Entities of HTML and short ones declared in the document are read; external ones never. Answers the first
 * element, null when there is none. Throws `XmlFault` where it nests too deep or holds too much.
 */
export function parseXml(text: string, url: string | null): XmlElement | null {
  const decoded = createDecoder(declaredEntities(text));
  let root: Open | null = null;
  let home: string | null = null;
  const stack: Open[] = [];
  let count = 0;
  let inCdata = false;
  let attributes: Map<string, string> | null = null;

  const open = (written: string): void => {
    const parent = stack.at(-1);
    if (root !== null && parent === undefined) return;
    if (stack.length >= DEEPEST) throw new XmlFault(reasonOf('xml-deep', { count: DEEPEST }));
    if (++count > MOST_ELEMENTS) throw new XmlFault(reasonOf('xml-many', { count: MOST_ELEMENTS }));
    const scope = scopeOf(attributes, parent?.scope ?? NONE);
    const [prefix, local] = split(written, scope);
    home ??= prefix;
    const base = attributes?.get('xml:base');
    const element: Open = {
      name: prefix === '' || (prefix === home && home === 'atom') ? local : `${prefix}:${local}`,
      attributes: attributes ?? NONE,
      nodes: [],
      base:
        base === undefined
          ? parent === undefined
            ? url
            : parent.base
          : joined(base, parent === undefined ? url : parent.base),
      language: attributes?.get('xml:lang') ?? parent?.language ?? null,
      written,
      scope,
    };
    attributes = null;
    parent?.nodes.push(element);
    root ??= element;
    stack.push(element);
  };

  const parser = new Parser(
    {
      onopentagname() {
        attributes = null;
      },
      onattribute(name, value) {
        attributes ??= new Map();
        const key = name.toLowerCase();
        if (!attributes.has(key)) attributes.set(key, decoded(value));
      },
      onopentag: open,
      onclosetag(name) {
        if (stack.at(-1)?.written === name) stack.pop();
      },
      ontext(data) {
        stack.at(-1)?.nodes.push(inCdata ? data : decoded(data));
      },
      oncdatastart() {
        inCdata = true;
      },
      oncdataend() {
        inCdata = false;
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.write(text);
  // the end closes all that is open by then
  for (const element of stack) element.isCutOff = true;
  parser.end();
  return root;
}

/** Makes text of "&…;"; what the document's own entities add is bounded over all of it. */
function createDecoder(entities: ReadonlyMap<string, string>): (text: string) => string {
  if (entities.size === 0) return text => (text.includes('&') ? decodeHTMLStrict(text) : text);
  let added = 0;
  const replacement = (whole: string, name: string): string => {
    const value = entities.get(name);
    if (value === undefined) return whole;
    added += value.length;
    if (added > MOST_ADDED) throw new XmlFault(reasonOf('xml-grows'));
    return value;
  };
  return text =>
    text.includes('&') ? decodeHTMLStrict(text.replace(/&([\w.:-]{1,60});/g, replacement)) : text;
}

function scopeOf(attributes: ReadonlyMap<string, string> | null, outer: Scope): Scope {
  let scope: Map<string, string> | null = null;
  for (const [name, value] of attributes ?? NONE) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    scope ??= new Map(outer);
    scope.set(name.slice('xmlns:'.length), value);
  }
  return scope ?? outer;
}

/** "DC:creator" → the house's prefix and the name. A prefix nobody declared, or for something unknown, stands for itself. */
function split(written: string, scope: Scope): readonly [string, string] {
  const lower = written.toLowerCase();
  const colon = lower.indexOf(':');
  const prefix = colon === -1 ? '' : lower.slice(0, colon);
  const address = scope.get(prefix);
  const known = address === undefined ? null : prefixOf(address);
  return [known ?? (prefix === 'rss' ? '' : prefix), lower.slice(colon + 1)];
}

function joined(address: string, base: string | null): string | null {
  const url = URL.parse(address.trim(), base ?? undefined);
  return url === null ? base : url.href;
}
