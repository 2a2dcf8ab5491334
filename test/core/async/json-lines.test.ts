import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { linesOf } from '../../../src/core/async/json-lines.ts';

async function lines(chunks: readonly Buffer[], signal = new AbortController().signal) {
  const found: string[] = [];
  for await (const line of linesOf(Readable.from(chunks), signal)) found.push(line);
  return found;
}

test('only line feeds end a line, wherever the chunks end', async () => {
  const text = '{"a":"x\u2028y\u2029z è"}\r\n\n{"b":1}';
  const bytes = Buffer.from(text);
  const single = [...bytes].map(byte => Buffer.of(byte));
  for (const chunks of [[bytes], single])
    expect(await lines(chunks)).toEqual(['{"a":"x\u2028y\u2029z è"}', '', '{"b":1}']);
});

test('nothing comes after the reader has gone', async () => {
  const gone = new AbortController();
  gone.abort();
  expect(await lines([], gone.signal)).toEqual([]);
});
