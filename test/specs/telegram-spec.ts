import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Fields = Readonly<Record<string, string>>;
interface Spec {
  readonly methods: Readonly<Record<string, Fields>>;
  readonly types: Readonly<Record<string, Fields | readonly string[]>>;
}
const spec = JSON.parse(readFileSync(join(import.meta.dirname, 'telegram.json'), 'utf8')) as Spec;

/**
 * What is wrong with a request by the Bot API's published shapes: its method, what is missing, unknown, or of another type. A
 * parameter of a form is text, and JSON where it is no text (Bot API, "Making requests").
 */
export function telegramSpecFaults(
  method: string,
  params: Readonly<Record<string, unknown>>,
  files: readonly { readonly field: string }[],
): readonly string[] {
  const fields = spec.methods[method];
  if (fields === undefined) return [`no method ${method} in the published API`];
  const isFile = (name: string) => files.some(({ field }) => field === name);
  const present = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
  return fieldFaults(fields, present, { path: '', isForm: true, isFile });
}

interface At {
  readonly path: string;
  readonly isForm: boolean;
  readonly isFile: (name: string) => boolean;
}

function fieldFaults(fields: Fields, value: Readonly<Record<string, unknown>>, at: At): readonly string[] {
  const unknown = Object.keys(value).filter(name => !(name in fields));
  return [
    ...unknown.map(name => `${at.path}${name}: no such field`),
    ...Object.entries(fields).flatMap(([name, written]) => {
      const types = written.replace(/^\?/, '').split('|');
      if (!(name in value))
        return written.startsWith('?') || (at.path === '' && at.isFile(name))
          ? []
          : [`${at.path}${name}: missing`];
      const faults = types.map(type => typeFaults(type, value[name], { ...at, path: `${at.path}${name}` }));
      // of several types the one that comes nearest is told
      return faults.sort((a, b) => a.length - b.length)[0] ?? [];
    }),
  ];
}

function typeFaults(type: string, given: unknown, at: At): readonly string[] {
  const isText = type === 'String' || type === 'InputFile';
  const value = at.isForm && typeof given === 'string' && !isText ? jsonIn(given) : given;
  const inner = { ...at, isForm: false };
  const wrong = (isRight: boolean) => (isRight ? [] : [`${at.path}: no ${type}`]);
  const item = /^Array of (.*)$/.exec(type)?.[1];
  if (item !== undefined)
    return Array.isArray(value)
      ? value.flatMap((one, i) => typeFaults(item, one, { ...inner, path: `${at.path}[${i}]` }))
      : wrong(false);
  switch (type) {
    case 'Integer':
      return wrong(Number.isInteger(value));
    case 'Float':
      return wrong(typeof value === 'number');
    case 'Boolean':
      return wrong(typeof value === 'boolean');
    case 'True':
      return wrong(value === true);
    case 'String':
    case 'InputFile':
      return wrong(typeof value === 'string');
    case 'Any':
      return [];
  }
  const shape = spec.types[type];
  if (shape === undefined) return [`${at.path}: a ${type}, of which nothing is published`];
  if (isList(shape)) {
    const faults = shape.map(one => typeFaults(one, value, inner));
    return faults.sort((a, b) => a.length - b.length)[0] ?? [];
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? fieldFaults(shape, value as Readonly<Record<string, unknown>>, { ...inner, path: `${at.path}.` })
    : wrong(false);
}

const isList = (shape: Fields | readonly string[]): shape is readonly string[] => Array.isArray(shape);

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
