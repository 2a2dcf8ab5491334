import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/core/article.ts';
import { reasonOf } from '../../src/core/reasons/reason.ts';
import type { PickRule } from '../../src/core/schedule.ts';
import { DAY, HOUR } from '../../src/core/time.ts';
import { pick } from '../../src/planning/picking/pick.ts';
import { shuffle } from '../../src/planning/picking/shuffle.ts';
import { buildArticle, buildRule, NOW } from '../fixtures/build.ts';

const article = (key: string, overrides: Partial<Article> = {}) =>
  buildArticle({ key, title: key, ...overrides });
const picking = (candidates: readonly Article[], rule: Partial<PickRule> = {}, seed = 'seed') =>
  pick({ candidates, rule: buildRule(rule), now: NOW, seed });
const titles = (...args: Parameters<typeof picking>) =>
  picking(...args).map(({ article: { title } }) => title);

const old = article('old', { publishedAt: NOW - 3 * DAY });
const middle = article('middle', { publishedAt: NOW - DAY, priority: 5 });
const fresh = article('fresh', { publishedAt: NOW - HOUR });
const all = [middle, old, fresh];

describe('the order', () => {
  test('is by time or by priority, and an article without a date counts from when it was received', () => {
    expect(titles(all, { order: 'newest', count: 3 })).toEqual(['fresh', 'middle', 'old']);
    expect(titles(all, { order: 'oldest', count: 2 })).toEqual(['old', 'middle']);
    expect(titles(all, { order: 'priority', count: 3 })).toEqual(['middle', 'fresh', 'old']);
    const undated = article('undated', { publishedAt: null, receivedAt: NOW });
    expect(titles([...all, undated])).toEqual(['undated']);
  });

  test('by lot is the same for the same seed, differs between seeds, and gives everyone a turn', () => {
    const many = Array.from({ length: 20 }, (_, index) => article(`a${index}`));
    expect(titles(many, { order: 'random' }, 'x')).toEqual(
      titles(many.toReversed(), { order: 'random' }, 'x'),
    );
    const first = new Set(
      Array.from({ length: 400 }, (_, seed) => titles(many, { order: 'random' }, String(seed))[0]),
    );
    expect(first.size).toBe(20);
  });
});

test('each pick says why', () => {
  expect(picking(all)[0]?.why).toEqual(reasonOf('pick-newest', { count: 3, age: 60 }));
  expect(picking(all, { order: 'oldest' })[0]?.why).toEqual(
    reasonOf('pick-oldest', { count: 3, age: 3 * 24 * 60 }),
  );
  expect(picking(all, { order: 'priority' })[0]?.why).toEqual(
    reasonOf('pick-priority', { count: 3, age: 24 * 60, priority: 5 }),
  );
  expect(picking([fresh], { order: 'priority' })[0]?.why.code).toBe('pick-newest');
  expect(picking(all, { order: 'random' })[0]?.why).toEqual(reasonOf('pick-random', { count: 3 }));
  expect(picking([])).toEqual([]);
});

test('of what has a date that cannot be read no pick tells an age', () => {
  const undated = { ...fresh, publishedAt: null, unreadDate: '2031-13-45' };
  for (const order of ['newest', 'oldest', 'priority'] as const)
    expect(picking([undated], { order })[0]?.why).toEqual(reasonOf('pick-undated', { count: 1 }));
});

test('whatever the candidates, a pick is one of them, none comes twice, and the rule is kept', () => {
  const some = fc.array(
    fc.record({
      key: fc.string({ minLength: 1 }),
      publishedAt: fc.option(fc.integer({ min: NOW - 9 * DAY, max: NOW + DAY })),
      priority: fc.integer(),
    }),
    { maxLength: 30 },
  );
  const rules = fc.record({
    count: fc.integer({ min: 1, max: 10 }),
    order: fc.constantFrom('newest', 'oldest', 'priority', 'random'),
  });
  fc.assert(
    fc.property(some, rules, fc.string(), (list, rule, seed) => {
      const candidates = [...new Map(list.map(item => [item.key, article(item.key, item)])).values()];
      const picks = picking(candidates, rule, seed);
      expect(picks.length).toBe(Math.min(rule.count, candidates.length));
      expect(new Set(picks.map(({ article: { id } }) => id)).size).toBe(picks.length);
      expect(picks.every(chosen => candidates.includes(chosen.article))).toBe(true);
    }),
  );
});

test('a shuffle keeps what it shuffles', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
      expect([...shuffle(items, seed)].sort()).toEqual([...items].sort());
    }),
  );
});
