import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLooseJson } from '../../../src/sources/pages/parse-json.ts';

test.each([
  ['{"a":"one\n\ttwo\u0001"}', { a: 'one\n\ttwo\u0001' }],
  ['{"a":[1,2,],"b":{"c":1,},}', { a: [1, 2], b: { c: 1 } }],
  ['{,"a":[,1,,2]}', { a: [1, 2] }],
  ['<!-- {"a":1} -->', { a: 1 }],
  ['//<![CDATA[\n{"a":1}\n//]]>', { a: 1 }],
  ['/*<![CDATA[*/ {"a":1}; /*]]>*/', { a: 1 }],
  ['<!--//--><![CDATA[//><!--\n{"a":1}\n//--><!]]>', { a: 1 }],
  ['{"a":1 /* why */, // what\n "b":"//no /*comment*/"}', { a: 1, b: '//no /*comment*/' }],
  ['{"a":"it\\\'s \\x"}', { a: "it's x" }],
  ['{"a":1}{"b":2}', [{ a: 1 }, { b: 2 }]],
  ['{"a":1},{"b":2},', [{ a: 1 }, { b: 2 }]],
  ['{&quot;a&quot;:&quot;b&quot;}', { a: 'b' }],
  ["{'a':'it\\'s \"so\"', b: 1, c: undefined}", { a: 'it\'s "so"', b: 1, c: null }],
  ['{"a":"the "old" one","b":["so "called"",2]}', { a: 'the "old" one', b: ['so "called"', 2] }],
  ['{"a":[{"b":1]', { a: [{ b: 1 }] }],
  ['{"a":{"b":"c"', { a: { b: 'c' } }],
  ['// made by a plugin\n/* why */ {"a":1}', { a: 1 }],
  ['{"a":1 "b":2}', { a: 1, b: 2 }],
  ['[{"a":"b"}\n{"c":{}}]', [{ a: 'b' }, { c: {} }]],
  ['{"a":,"b":2,"c":}', { a: null, b: 2, c: null }],
  ['<b>Warning</b>: no file {"a":"b"}', { a: 'b' }],
  ['window.data = {"a":"b"};', { a: 'b' }],
])('%j is read', (text, value) => {
  expect(parseLooseJson(text)).toEqual(value);
});

test.each(['', '{', '{"a":"b', '{"a" 1}', 'var a = {}'])('%j is beyond repair', text => {
  expect(parseLooseJson(text)).toBeUndefined();
});

test('what is JSON comes out as JSON.parse has it', () => {
  fc.assert(
    fc.property(fc.json(), text => {
      expect(parseLooseJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('quotes, strokes and brackets that never end are gone through, and no stack ends', () => {
  for (const part of ['\\"', '"', '/*', '//', '{', ',', '{"a":', '<!--']) {
    expect(() => parseLooseJson(part.repeat(500_000 / part.length)), part).not.toThrow();
    expect(() => parseLooseJson(`[,${'['.repeat(400_000)}"a"`)).not.toThrow();
  }
});
