import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/core/article.ts';
import type { PickRule } from '../../src/core/schedule.ts';
import { DAY, HOUR } from '../../src/core/time.ts';
import { pick } from '../../src/planning/picking/pick.ts';
import { shuffle } from '../../src/planning/picking/shuffle.ts';
import { createWords } from '../../src/words.ts';
import { buildArticle, buildRule, NOW } from '../fixtures/build.ts';

const say = createWords({ directory: join(import.meta.dirname, '../../config/locales'), fallback: 'en' })(
  'en',
);
const article = (key: string, overrides: Partial<Article> = {}) =>
  buildArticle({ key, title: key, ...overrides });
const picking = (candidates: readonly Article[], rule: Partial<PickRule> = {}, seed = 'seed') =>
  pick({ candidates, rule: buildRule(rule), now: NOW, seed, say });
const titles = (...args: Parameters<typeof picking>) =>
  picking(...args).picks.map(({ article: { title } }) => title);

const old = article('old', { publishedAt: NOW - 3 * DAY });
const middle = article('middle', { publishedAt: NOW - DAY, priority: 5, topics: ['Esteri'], language: 'en' });
const fresh = article('fresh', { publishedAt: NOW - HOUR, keywords: ['Corea del Nord'] });
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

describe('what the rule asks', () => {
  test('is age, language, topic and the article’s own dates', () => {
    expect(titles(all, { within: 2 * DAY, count: 3 })).toEqual(['fresh', 'middle']);
    expect(titles(all, { languages: ['en'] })).toEqual(['middle']);
    expect(titles(all, { topics: ['#esteri', 'corea  del nord'], count: 3 })).toEqual(['fresh', 'middle']);
    expect(titles([article('later', { notBefore: NOW + 1 }), article('over', { expiresAt: NOW })])).toEqual(
      [],
    );
  });

  test('takes a language of any country unless a country is named', () => {
    const brazil = article('brazil', { language: 'pt-BR' });
    expect(titles([brazil], { languages: ['pt'] })).toEqual(['brazil']);
    expect(titles([brazil], { languages: ['pt-PT'] })).toEqual([]);
  });

  test('that nothing fits is said with counts, that there is nothing is said too', () => {
    const { none } = picking(all, { languages: ['en'], within: 2 * HOUR });
    expect(none).toBe('no article fits: 2 too old, 1 in other languages');
    expect(picking([]).none).toBe(say('pick-none'));
    expect(picking(all).none).toBeNull();
  });
});

test('each pick says why in words', () => {
  expect(picking(all).picks[0]?.why).toBe('the newest of 3 that fit, one hour old');
  expect(picking(all, { order: 'priority' }).picks[0]?.why).toMatch(/^priority 5, the highest of 3/);
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
      const { picks, none } = picking(candidates, rule, seed);
      expect(picks.length).toBe(Math.min(rule.count, candidates.length));
      expect(new Set(picks.map(({ article: { id } }) => id)).size).toBe(picks.length);
      expect(picks.every(chosen => candidates.includes(chosen.article))).toBe(true);
      expect(none === null).toBe(picks.length > 0);
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
