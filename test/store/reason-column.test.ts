import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reasonCodes, reasonOf, reasonParams } from '../../src/core/reasons/reason.ts';
import { fromReasonColumn, fromReasonColumnOrNull, toReasonColumn } from '../../src/store/reason-column.ts';

test('a reason comes back as it was stored', () => {
  const stored = fc.constantFrom(...reasonCodes).chain(code =>
    fc.record({
      code: fc.constant(code),
      params: fc.record(
        Object.fromEntries(reasonParams[code].map(name => [name, fc.oneof(fc.string(), fc.integer())])),
      ),
    }),
  );
  fc.assert(
    fc.property(stored, reason => {
      expect(fromReasonColumn(toReasonColumn(reason))).toEqual(reason);
    }),
  );
  expect(fromReasonColumnOrNull(toReasonColumn(null))).toBeNull();
});

test('what an older version wrote, or one that knew other codes, is its words; nothing is no reason', () => {
  for (const words of [
    'no answer came; it may be there or not',
    '{',
    '{"code":1}',
    '{"code":"hurricane","params":{}}',
    '{"code":"restored","params":{"by":{}}}',
    '{"code":"toString","params":{}}',
    'null',
    '[]',
  ])
    expect(fromReasonColumn(words)).toEqual(reasonOf('words', { words }));
  expect([null, ''].map(fromReasonColumnOrNull)).toEqual([null, null]);
});
