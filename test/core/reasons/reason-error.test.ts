import { expect, test } from 'vitest';
import { faultAt } from '../../../src/core/reasons/reason-error.ts';
import { reasonOf } from '../../../src/core/reasons/reason.ts';
import { failureOf } from '../../fixtures/in-english.ts';

test('of a failure, and of the closing after it that failed, too, the first is told', async () => {
  const unclosable = { [Symbol.asyncDispose]: () => Promise.reject(new Error('it cannot be closed')) };
  const failure = await failureOf(async () => {
    await using _it = unclosable;
    throw faultAt('strillone.db', reasonOf('disk-full'));
  });
  expect(failure).toBe('strillone.db: the disk is full; make room');
});
