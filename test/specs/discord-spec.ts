import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As much of JSON Schema (2020-12) as Discord's requests use. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
}
interface Spec {
  readonly requests: Readonly<Record<string, Schema | null>>;
  readonly schemas: Readonly<Record<string, Schema>>;
}
const spec = JSON.parse(readFileSync(join(import.meta.dirname, 'discord.json'), 'utf8')) as Spec;

const routes = Object.entries(spec.requests)
  .map(([request, schema]) => {
    const [method = '', path = ''] = request.split(' ');
    const fixed = path.replaceAll(/\{\w+\}/g, '').length;
    return { method, schema, fixed, pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`) };
  })
  // "@original" before any message
  .sort((a, b) => b.fixed - a.fixed);

/** What is wrong with a request by Discord's published OpenAPI; `path` without "/api/v10". Null: it has no such route. */
export function discordSpecFaults(method: string, path: string, body: unknown): readonly string[] | null {
  const route = routes.find(one => one.method === method && one.pattern.test(path));
  if (route === undefined) return null;
  if (route.schema === null) return [];
  return body === undefined ? [] : faultsOf(route.schema, body, '');
}

function faultsOf(schema: Schema, value: unknown, at: string): readonly string[] {
  const { $ref } = schema;
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1) ?? '';
    const shape = spec.schemas[name];
    return shape === undefined ? [`${at}: ${name} is not published`] : faultsOf(shape, value, at);
  }
  const wrong = (isWrong: boolean, what: string): readonly string[] => (isWrong ? [`${at}: ${what}`] : []);
  const types = schema.type === undefined ? null : [schema.type].flat();
  if (types !== null && !types.some(type => isOf(type, value)))
    return wrong(true, `no ${types.join(' or ')}`);
  const choice = schema.oneOf ?? schema.anyOf;
  return [
    ...(choice === undefined
      ? []
      : nearest(
          choice.map(one => faultsOf(one, value, at)),
          at,
        )),
    ...(schema.allOf ?? []).flatMap(one => faultsOf(one, value, at)),
    ...wrong(schema.enum?.includes(value) === false, `none of ${JSON.stringify(schema.enum)}`),
    ...wrong(schema.const !== undefined && schema.const !== value, `not ${JSON.stringify(schema.const)}`),
    ...(typeof value === 'string' ? textFaults(schema, value, wrong) : []),
    ...(typeof value === 'number' ? numberFaults(schema, value, wrong) : []),
    ...(Array.isArray(value) ? listFaults(schema, value, at) : []),
    ...(isMap(value) ? mapFaults(schema, value, at) : []),
  ];
}

/** The faults of the choice that was meant: one that takes such a value at all, and finds the least wrong with it. */
function nearest(choices: readonly (readonly string[])[], at: string): readonly string[] {
  const distance = (faults: readonly string[]) =>
    faults.length + (faults.some(fault => fault.startsWith(`${at}: no `)) ? 1000 : 0);
  return [...choices].sort((a, b) => distance(a) - distance(b))[0] ?? [];
}

type Wrong = (isWrong: boolean, what: string) => readonly string[];

const textFaults = (
  { minLength = 0, maxLength = Infinity, pattern, format }: Schema,
  text: string,
  wrong: Wrong,
) => [
  // JSON Schema counts code points
  ...wrong(Array.from(text).length < minLength, `shorter than ${minLength}`),
  ...wrong(Array.from(text).length > maxLength, `longer than ${maxLength}`),
  ...wrong(pattern !== undefined && !new RegExp(pattern, 'u').test(text), `not like ${pattern ?? ''}`),
  ...wrong(format === 'snowflake' && !/^(?:0|[1-9]\d*)$/.test(text), 'no snowflake'),
  ...wrong(format === 'uri' && !isUri(text), 'no address'),
  ...wrong(format === 'date-time' && Number.isNaN(Date.parse(text)), 'no date'),
];

const numberFaults = ({ minimum = -Infinity, maximum = Infinity }: Schema, value: number, wrong: Wrong) =>
  wrong(value < minimum || value > maximum, `not between ${minimum} and ${maximum}`);

function listFaults(
  { minItems = 0, maxItems = Infinity, uniqueItems, items }: Schema,
  list: readonly unknown[],
  at: string,
) {
  const isTwice = uniqueItems === true && new Set(list.map(one => JSON.stringify(one))).size < list.length;
  return [
    ...(list.length < minItems || list.length > maxItems
      ? [`${at}: not ${minItems} to ${maxItems} items`]
      : []),
    ...(isTwice ? [`${at}: an item twice`] : []),
    ...(items === undefined ? [] : list.flatMap((one, i) => faultsOf(items, one, `${at}[${i}]`))),
  ];
}

function mapFaults(schema: Schema, map: Readonly<Record<string, unknown>>, at: string): readonly string[] {
  const { properties, additionalProperties, required = [] } = schema;
  const { minProperties = 0, maxProperties = Infinity } = schema;
  const given = Object.keys(map).filter(name => map[name] !== undefined);
  return [
    ...required.filter(name => !given.includes(name)).map(name => `${at}.${name}: missing`),
    ...(given.length < minProperties || given.length > maxProperties
      ? [`${at}: too few or too many members`]
      : []),
    ...given.flatMap(name => {
      const member = properties?.[name];
      if (member !== undefined) return faultsOf(member, map[name], `${at}.${name}`);
      if (typeof additionalProperties === 'object')
        return faultsOf(additionalProperties, map[name], `${at}.${name}`);
      // what it does not name it would pass over without a word, and so would a reader of the test
      return properties === undefined || additionalProperties === true
        ? []
        : [`${at}.${name}: no such field`];
    }),
  ];
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isMap(value);
    default:
      return typeof value === type;
  }
}

/** By RFC 3986, which has fewer signs than browsers take: brackets stand around a host's number only. */
const isUri = (text: string): boolean =>
  URL.canParse(text) &&
  /^[a-z][a-z0-9+.-]*:(?:\/\/(?:[\w.~!$&'()*+,;=:@%-]|\[[\da-f:.]+\])*)?[\w./?~!$&'()*+,;=:@%-]*(?:#[\w./?~!$&'()*+,;=:@%-]*)?$/iu.test(
    text,
  );
