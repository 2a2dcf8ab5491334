import { expect, test } from 'vitest';
import { containment, isSameNews } from '../../src/editorial/similarity.ts';

const NEWS =
  'The council of Low Harbour voted on Monday to reopen the old bridge over the Marrow, which a flood had closed three years ago. Masons rebuilt the walls with stones from the river.';

test('an edited, shortened or lengthened copy is the same news', () => {
  expect(containment(NEWS, NEWS)).toBe(1);
  expect(isSameNews(NEWS, NEWS.replace('on Monday ', '').replace('Masons', 'Builders'))).toBe(true);
  expect(isSameNews(NEWS, `${NEWS} The mayor thanked them. A feast is planned for the summer.`)).toBe(true);
  expect(isSameNews(NEWS.slice(0, 110), NEWS)).toBe(true);
});

test('another article on the same subject is not', () => {
  const other =
    'A flood three years ago closed the bridge over the Marrow at Low Harbour; since then the ferry has carried everyone, and its owner fears for her trade when the bridge is open again.';
  expect(isSameNews(NEWS, other)).toBe(false);
});

test('texts too short for a shingle are never the same', () => {
  expect(containment('', '')).toBe(0);
  expect(isSameNews('One two', 'One two')).toBe(false);
});
