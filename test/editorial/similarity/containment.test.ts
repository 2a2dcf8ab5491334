import { expect, test } from 'vitest';
import { containment } from '../../../src/editorial/similarity/containment.ts';

const NEWS =
  'The council of Low Harbour voted on Monday to reopen the old bridge over the Marrow, which a flood had closed three years ago. Masons rebuilt the walls with stones from the river.';

test('most of an edited, shortened or lengthened copy is contained', () => {
  expect(containment(NEWS, NEWS)).toBe(1);
  expect(containment(NEWS, NEWS.replace('on Monday ', '').replace('Masons', 'Builders'))).toBeGreaterThan(
    0.6,
  );
  expect(
    containment(NEWS, `${NEWS} The mayor thanked them. A feast is planned for the summer.`),
  ).toBeGreaterThan(0.6);
  expect(containment(NEWS.slice(0, 110), NEWS)).toBeGreaterThan(0.6);
});

test('hardly anything of another article on the same subject is', () => {
  const other =
    'A flood three years ago closed the bridge over the Marrow at Low Harbour; since then the ferry has carried everyone, and its owner fears for her trade when the bridge is open again.';
  expect(containment(NEWS, other)).toBeLessThan(0.1);
});

test('texts too short for a shingle have nothing in common', () => {
  expect(containment('', '')).toBe(0);
  expect(containment('One two', 'One two')).toBe(0);
});
