import { expect, test } from 'vitest';
import { z } from 'zod';
import { configSchema } from '../../src/config/config-schema.ts';
import { isReasonCode, reasonParams, type Reason } from '../../src/core/reasons/reason.ts';
import { asMessage, reasonOfIssue } from '../../src/core/reasons/setting-faults.ts';
import { themeSchema } from '../../src/cards/draw/themes/theme-schema.ts';
import { reasonInEnglish } from '../fixtures/in-english.ts';
import { reasonOf } from '../../src/core/reasons/reason.ts';

interface Definition {
  readonly error?: (issue: object) => unknown;
  readonly [part: string]: unknown;
}

/** What the checks of a schema say by themselves, at whatever depth. */
function messagesOf(schema: unknown): readonly string[] {
  const messages = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    if (Array.isArray(node)) node.forEach(visit);
    else if ('_zod' in node) {
      const { error, ...parts } = (node._zod as { readonly def: Definition }).def;
      const message = error?.({ code: 'custom', input: undefined });
      if (typeof message === 'string') messages.add(message);
      visit(Object.values(parts));
    } else if (Object.getPrototypeOf(node) === Object.prototype) visit(Object.values(node));
  };
  visit(schema);
  return [...messages];
}

test.each([
  ['the config', configSchema, 20],
  ['a theme', themeSchema, 2],
])('each check of %s that says something says it by a code, with its parameters', (_what, schema, least) => {
  const messages = messagesOf(schema);
  expect(messages.length).toBeGreaterThan(least);
  for (const message of messages) {
    const { code, params } = JSON.parse(message) as Reason;
    expect(isReasonCode(code), message).toBe(true);
    expect(Object.keys(params).sort()).toEqual([...reasonParams[code]].sort());
  }
});

test.each<[z.ZodType, unknown, string]>([
  [z.string(), 5, 'it is a text, in quotes'],
  [z.number(), 'x', 'it is a number'],
  [z.int(), 1.5, 'it is a whole number'],
  [z.boolean(), 'x', 'it is true or false'],
  [z.array(z.string()), 'x', 'it is a list, as in [a, b]'],
  [z.strictObject({}), 'x', 'it holds settings of its own, as in { a: b }'],
  [z.record(z.string(), z.string()), 'x', 'it holds settings of its own, as in { a: b }'],
  [z.enum(['a', 'b']), 'x', 'it is one of a, b'],
  [z.array(z.enum(['a', 'b'])), ['x'], 'each of it is one of a, b'],
  [z.literal(true), false, 'it is true, or is left out'],
  [
    z.discriminatedUnion('it', [z.object({ it: z.literal('a') }), z.object({ it: z.literal('b') })]),
    {},
    'it is one of a, b',
  ],
  [z.int().positive(), 0, 'it is at least 1'],
  [z.number().max(1), 2, 'it is at most 1'],
  [z.string().min(1), '', 'it is empty; fill it in, or leave it out'],
  [z.array(z.string()).min(1), [], 'it is empty; fill it in, or leave it out'],
  [z.string().max(1), 'xx', 'it has at most 1 characters'],
  [z.array(z.string()).max(1), ['x', 'x'], 'it has at most 1 entries'],
  [z.url(), 'x', 'it is an http or https address'],
  [
    z.record(z.string().min(1, asMessage(reasonOf('topic-empty'))), z.string()),
    { '': 'x' },
    'an empty topic fits nothing; remove it',
  ],
  [z.string().regex(/y/), 'x', 'cannot be read like this; see config/README.md'],
])('what zod finds is told in words of ours: %#', (schema, value, sentence) => {
  const isUnion = schema instanceof z.ZodDiscriminatedUnion;
  const { error } = (isUnion ? schema : z.object({ it: schema })).safeParse(isUnion ? value : { it: value });
  expect(error?.issues.map(issue => reasonInEnglish(reasonOfIssue(issue)))).toEqual([sentence]);
});
