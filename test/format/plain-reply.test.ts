import { expect, test } from 'vitest';
import { paragraph } from '../../src/core/rich-text.ts';
import { plainReply } from '../../src/format/plain-reply.ts';

test('an answer as bare text has a line for each block and item, without style and empty lines', () => {
  const text = plainReply([
    { kind: 'heading', spans: [{ text: 'Titolo' }] },
    paragraph('A ', { text: '<b>', style: 'bold' }),
    paragraph(''),
    { kind: 'list', items: [[{ text: 'uno' }], [{ text: 'due', href: 'https://x.example' }]] },
    { kind: 'list', isNumbered: true, items: [[{ text: 'tre' }], [{ text: 'quattro' }]] },
  ]);
  expect(text).toBe('Titolo\nA <b>\nuno\ndue\n1 · tre\n2 · quattro');
});
