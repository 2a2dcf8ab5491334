import { joined } from '../reasons/reason-error.ts';
import { reasonOf, type Reason } from '../reasons/reason.ts';
import { editDistance } from '../text/edit-distance.ts';
import {
  formsOf,
  partNames,
  takesLimit,
  type Address,
  type Alternative,
  type PartForm,
  type PartName,
  type Piece,
  type Template,
  type TemplateBlock,
  type TemplateStyle,
} from './template.ts';

/** `fault`: the rule and the remedy, with the template's own line. */
export type ParsedTemplate =
  { readonly kind: 'ok'; readonly template: Template } | { readonly kind: 'fault'; readonly fault: Reason };

/** A template is read with each post that is composed; what is longer is no look but an article. */
const LIMITS = { text: 2000, parts: 60 } as const;

const MARKS: Readonly<Record<string, TemplateStyle>> = {
  '**': 'bold',
  '~~': 'strike',
  _: 'italic',
  '`': 'code',
};

/** Carries a fault out of the parser; it never leaves this file. */
class Refusal extends Error {
  readonly fault: Reason;
  constructor(fault: Reason) {
    super(fault.code);
    this.fault = fault;
  }
}

/** Reads a template in time that goes with its length. */
export function parseTemplate(text: string): ParsedTemplate {
  try {
    return { kind: 'ok', template: { text, blocks: readBlocks(text) } };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'fault', fault: error.fault };
    throw error;
  }
}

function readBlocks(text: string): readonly TemplateBlock[] {
  if (text.length > LIMITS.text) throw new Refusal(reasonOf('template-long', { most: String(LIMITS.text) }));
  const blocks: { kind: TemplateBlock['kind']; lines: (readonly Piece[])[] }[] = [];
  let parts = 0;
  let isApart = true;
  for (const [at, line] of text.split(/\r\n?|\n/u).entries()) {
    const [, sign, words = ''] = /^\s*(?:(#|>)(?:\s+|$))?(.*?)\s*$/u.exec(line) ?? [];
    if (sign === undefined && words === '') {
      isApart = true;
      continue;
    }
    const kind = sign === '#' ? 'heading' : sign === '>' ? 'quote' : 'paragraph';
    const read = readLine(words, at + 1);
    parts += read.parts;
    const last = blocks.at(-1);
    if (!isApart && last?.kind === kind && kind !== 'heading') last.lines.push(read.pieces);
    else blocks.push({ kind, lines: [read.pieces] });
    isApart = false;
  }
  if (parts === 0) throw new Refusal(reasonOf('template-nothing', { example: '{title}' }));
  if (parts > LIMITS.parts) throw new Refusal(reasonOf('template-many', { most: String(LIMITS.parts) }));
  return blocks;
}

/** One line; `number` counts from 1. */
function readLine(
  line: string,
  number: number,
): { readonly pieces: readonly Piece[]; readonly parts: number } {
  let at = 0;
  let parts = 0;
  const fail: (fault: Reason) => never = fault => {
    throw new Refusal(reasonOf('at-line', { line: String(number), detail: fault }));
  };

  /** Up to `end`, or to the end of the line where that is null. */
  const pieces = (end: string | null, inside: readonly string[]): readonly Piece[] => {
    const found: Piece[] = [];
    let words = '';
    const push = (piece: Piece) => {
      if (words !== '') found.push({ kind: 'words', text: words });
      words = '';
      found.push(piece);
    };
    while (at < line.length) {
      if (end !== null && endsAt(line, at, end)) {
        at += end.length;
        if (words !== '') found.push({ kind: 'words', text: words });
        return found;
      }
      const mark = markAt(line, at);
      const sign = line.charAt(at);
      if (sign === '\\' && at + 1 < line.length) {
        words += line.charAt(at + 1);
        at += 2;
      } else if (sign === '{') push(part());
      else if (line.startsWith('[[', at)) push(condition(inside));
      else if (sign === '[') push(link(inside));
      else if (mark !== null) push(styled(mark, inside));
      else {
        words += sign;
        at++;
      }
    }
    if (end !== null) fail(open(inside.at(-1) ?? '', end));
    if (words !== '') found.push({ kind: 'words', text: words });
    return found;
  };

  const opened = (sign: string, inside: readonly string[]): readonly string[] => {
    at += sign.length;
    return [...inside, sign];
  };

  const styled = (mark: string, inside: readonly string[]): Piece => {
    if (inside.some(sign => sign in MARKS)) fail(reasonOf('template-emphasis', { sign: quoted(mark) }));
    const inner = pieces(mark, opened(mark, inside));
    if (inner.length === 0) fail(reasonOf('template-between', { sign: quoted(mark) }));
    return { kind: 'styled', style: MARKS[mark] ?? 'bold', pieces: inner };
  };

  const condition = (inside: readonly string[]): Piece => {
    if (inside.includes('[[')) fail(reasonOf('template-nested', { sign: quoted('[[') }));
    const before = parts;
    const inner = pieces(']]', opened('[[', inside));
    if (parts === before)
      fail(reasonOf('template-condition', { form: quoted('[[…]]'), example: '[[di {author}]]' }));
    return { kind: 'condition', pieces: inner };
  };

  const link = (inside: readonly string[]): Piece => {
    if (inside.includes('[')) fail(reasonOf('template-link-nested'));
    const inner = pieces(']', opened('[', inside));
    const [whole, written = ''] =
      /^\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)/u.exec(line.slice(at, at + 2100)) ?? [];
    if (whole === undefined) fail(reasonOf('template-link', { example: '[Leggi]({url})', escaped: '\\[' }));
    at += whole.length;
    if (written === '{url}') {
      parts++;
      return { kind: 'link', address: null, pieces: inner };
    }
    return { kind: 'link', address: addressIn(written), pieces: inner };
  };

  /** Its host is the template's own: an article never says where a link leads. */
  const addressIn = (written: string): Address => {
    const pieces = written.split(/\{([^{}]*)\}/u);
    const [host = ''] = pieces;
    const address = URL.parse(pieces.map((piece, index) => (index % 2 === 0 ? piece : 'x')).join(''));
    if (address === null || !/^https?:\/\/[^/?#{}]+(?:[/?#]|$)/u.test(host) || pieces.some(hasBrace))
      fail(reasonOf('template-address', { address: quoted(written), example: '{url}' }));
    if (pieces.length > 1 && !/^https?:\/\/[^/?#]+[/?#]/u.test(host))
      fail(reasonOf('template-host', { address: quoted(written) }));
    return pieces.flatMap((piece, index): Address => {
      if (index % 2 === 0) return piece === '' ? [] : [{ kind: 'words', text: piece }];
      parts++;
      return isPartName(piece) ? [{ kind: 'name', name: piece }] : fail(unknownPart(piece));
    });
  };

  const part = (): Piece => {
    const from = at;
    const alternatives: Alternative[] = [];
    do {
      at++;
      alternatives.push(alternative());
    } while (line.charAt(at) === '|');
    if (line.charAt(at) !== '}') fail(open(line.slice(from, at + 1), '}', '{'));
    at++;
    parts++;
    return { kind: 'part', alternatives };
  };

  const alternative = (): Alternative => {
    const [blank = ''] = /^\s*/u.exec(line.slice(at)) ?? [];
    at += blank.length;
    if (line.charAt(at) === '"') {
      const end = line.indexOf('"', at + 1);
      if (end < 0) fail(reasonOf('template-words-open', { end: '"' }));
      const text = line.slice(at + 1, end);
      at = end + 1;
      skipBlanks();
      return { kind: 'words', text };
    }
    const [whole = '', name = '', after = ''] =
      /^([^\s{}|:"]*)\s*((?::\s*[^\s{}|:"]*\s*)*)/u.exec(line.slice(at, at + 100)) ?? [];
    at += whole.length;
    if (!isPartName(name)) return fail(unknownPart(name));
    let limit: number | null = null;
    let form: PartForm | null = null;
    for (const suffix of after
      .split(':')
      .slice(1)
      .map(one => one.trim()))
      if (form === null && isFormOf(name, suffix)) form = suffix;
      else if (limit === null) limit = limitIn(name, suffix);
      else fail(reasonOf('part-more', { written: quoted(`:${suffix}`), part: `{${name}}` }));
    return { kind: 'name', name, limit, ...(form === null ? {} : { form }) };
  };

  const limitIn = (name: PartName, written: string): number => {
    const failAt: (fault: Reason) => never = fault => fail(joined([fault, ...formsSaid(name)]));
    if (!takesLimit(name))
      failAt(reasonOf('part-no-limit', { part: `{${name}}`, written: quoted(`:${written}`) }));
    if (!/^[1-9]\d{0,3}$/u.test(written))
      failAt(reasonOf('part-limit', { written: quoted(written), example: `{${name}:200}` }));
    return Number(written);
  };

  const skipBlanks = () => {
    while (/\s/u.test(line.charAt(at))) at++;
  };

  return { pieces: pieces(null, []), parts };
}

/** The mark of emphasis that stands there; "_" within a word is a letter of it. */
function markAt(line: string, at: number): string | null {
  const sign = line.charAt(at);
  if (sign === '_') return /[\p{L}\p{N}]/u.test(line.charAt(at - 1)) ? null : '_';
  if (sign === '`') return '`';
  const two = line.slice(at, at + 2);
  return two === '**' || two === '~~' ? two : null;
}

const endsAt = (line: string, at: number, end: string): boolean =>
  line.startsWith(end, at) && !(end === '_' && /[\p{L}\p{N}]/u.test(line.charAt(at + 1)));

const hasBrace = (text: string): boolean => /[{}]/u.test(text);

const isFormOf = (name: PartName, form: string): form is PartForm =>
  (formsOf(name) as readonly string[]).includes(form);

const isPartName = (name: string): name is PartName => (partNames as readonly string[]).includes(name);

function unknownPart(name: string): Reason {
  const [near] = [...partNames].sort((a, b) => editDistance(name, a) - editDistance(name, b));
  const isNear = near !== undefined && editDistance(name, near) <= Math.max(1, Math.floor(near.length / 3));
  const names = `{${partNames.join('}, {')}}`;
  if (name === '') return reasonOf('part-unnamed', { names });
  const part = `{${name}}`;
  return isNear
    ? reasonOf('part-near', { part, near: `{${near}}` })
    : reasonOf('part-unknown', { part, names });
}

/** In which forms a part may be shown, where it has any. */
function formsSaid(name: PartName): readonly Reason[] {
  const [form, other] = formsOf(name).map(one => `:${one}`);
  return form === undefined || other === undefined ? [] : [reasonOf('part-forms', { form, other })];
}

const open = (begun: string, end: string, sign = begun): Reason =>
  reasonOf('template-open', { sign: quoted(begun), end: quoted(end), escaped: `\\${sign}` });

const quoted = (written: string): string => `"${written}"`;
