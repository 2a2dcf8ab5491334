import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `node test/scripts/write-specs.ts OPENAPI API [OVERLAY]` writes `test/specs/*.json`: of the platforms' published specifications
 * what requests of a posting bot are held against, without descriptions and answers. test/specs/README.md says where they are from.
 */

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Map = Readonly<Record<string, Json>>;

const SPECS = join(import.meta.dirname, '../specs');
const read = (file: string): Map => JSON.parse(readFileSync(file, 'utf8')) as Map;
const mapOf = (value: Json | undefined): Map => (value ?? {}) as Map;
/** A line for each request, method and type, so that a review sees what a new version changes. */
const write = (name: string, groups: Readonly<Record<string, object>>) => {
  const written = Object.entries(groups).map(
    ([group, entries]) =>
      `"${group}": {\n${Object.entries(entries)
        .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
        .join(',\n')}\n}`,
  );
  writeFileSync(join(SPECS, name), `{\n${written.join(',\n')}\n}\n`);
};

/** What bots that post and answer ask for. */
const ROUTES =
  /^\/(?:channels\/\{channel_id\}(?:\/messages.*|\/threads|\/typing|\/webhooks|\/pins.*)?|webhooks\/.*|interactions\/.*|users\/@me(?:\/channels|\/guilds)?|applications\/(?:@me|\{application_id\}\/commands.*)|gateway.*)$/;
const WORDS = ['description', 'title', 'example', 'examples', 'x-discord-union', 'x-discord-meta'];

function withoutWords(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(withoutWords);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Map).filter(
    ([key, inner]) => !WORDS.includes(key) || typeof inner === 'object',
  );
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutWords(inner)]));
}

const refsIn = (value: Json): readonly string[] =>
  [...JSON.stringify(value).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
    ([, name = '']) => name,
  );

function discord(openapi: Map): Readonly<Record<string, object>> {
  const all = mapOf(mapOf(openapi.components).schemas);
  const requests: Record<string, Json> = {};
  for (const [path, methods] of Object.entries(mapOf(openapi.paths)))
    for (const [method, operation] of Object.entries(mapOf(methods)))
      if (ROUTES.test(path) && method !== 'parameters') {
        const content = mapOf(mapOf(mapOf(operation).requestBody).content);
        requests[`${method.toUpperCase()} ${path}`] = withoutWords(
          mapOf(content['application/json']).schema ?? null,
        );
      }
  const schemas: Record<string, Json> = {};
  const add = (names: readonly string[]) => {
    for (const name of names) {
      if (name in schemas || all[name] === undefined) continue;
      schemas[name] = withoutWords(all[name]);
      add(refsIn(schemas[name]));
    }
  };
  add(refsIn(requests));
  return { requests, schemas };
}

const METHODS =
  /^(?:get(?:Me|Updates|WebhookInfo|Chat|ChatMember|ChatAdministrators|ChatMemberCount|File|MyCommands|MyName|ForumTopicIconStickers)|(?:set|delete)(?:Webhook|MyCommands|MyName|MyDescription|MyShortDescription|MessageReaction)|logOut|close|send(?:Message|RichMessage|Photo|Document|MediaGroup|ChatAction)|(?:forward|copy|delete)Messages?|edit(?:MessageText|MessageCaption|MessageMedia|MessageReplyMarkup|ForumTopic)|answer(?:CallbackQuery|InlineQuery)|(?:pin|unpin)ChatMessage|(?:create|close|reopen)ForumTopic)$/;

interface Field {
  readonly name: string;
  readonly types: readonly string[];
  readonly required: boolean;
}
interface Shape {
  readonly fields?: readonly Field[];
  readonly subtypes?: readonly string[];
}

function telegram(api: Map, overlay: Map): Readonly<Record<string, object>> {
  const more = (group: 'methodFields' | 'typeFields', name: string): readonly Field[] =>
    Object.entries(mapOf(overlay[group])).flatMap(([names, fields]) =>
      names.split(',').includes(name) ? (fields as unknown as readonly Field[]) : [],
    );
  const optional = mapOf(overlay.optionalInTypes);
  const fieldsOf = (name: string, shape: Shape, group: 'methodFields' | 'typeFields') =>
    Object.fromEntries(
      [...(shape.fields ?? []), ...more(group, name)].map(field => {
        const isOptional =
          !field.required || ((optional[name] ?? []) as readonly string[]).includes(field.name);
        return [field.name, `${isOptional ? '?' : ''}${field.types.join('|')}`];
      }),
    );
  const known = { ...mapOf(api.types), ...mapOf(overlay.types) } as unknown as Readonly<
    Record<string, Shape>
  >;
  const asked = { ...mapOf(api.methods), ...mapOf(overlay.methods) } as unknown as Readonly<
    Record<string, Shape>
  >;
  const methods = Object.fromEntries(
    Object.entries(asked).flatMap(([name, shape]) =>
      METHODS.test(name) ? [[name, fieldsOf(name, shape, 'methodFields')] as const] : [],
    ),
  );
  const types: Record<string, object> = {};
  const add = (written: readonly string[]) => {
    for (const name of written.flatMap(one => one.match(/\w+/g) ?? [])) {
      const shape = known[name];
      if (shape === undefined || name in types) continue;
      const fields = fieldsOf(name, shape, 'typeFields');
      types[name] = shape.subtypes === undefined ? fields : [...shape.subtypes];
      add(shape.subtypes ?? Object.values(fields));
    }
  };
  for (const fields of Object.values(methods)) add(Object.values(fields));
  return { methods, types };
}

const [openapi, api, overlay] = process.argv.slice(2);
if (openapi === undefined || api === undefined) {
  process.stderr.write('usage: node test/scripts/write-specs.ts OPENAPI API [OVERLAY]\n');
  process.exitCode = 2;
} else {
  write('discord.json', discord(read(openapi)));
  write('telegram.json', telegram(read(api), overlay === undefined ? {} : read(overlay)));
}
