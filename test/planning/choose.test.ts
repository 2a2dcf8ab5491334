import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ArticleId } from '../../src/core/ids.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { HOUR } from '../../src/core/time.ts';
import { chooseDigests } from '../../src/planning/choose-digest.ts';
import { choose } from '../../src/planning/choose.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { buildArticle, buildDestination, buildDraft, buildRule, NOW } from '../fixtures/build.ts';

let store: Store;
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' });
});
afterEach(() => store[Symbol.asyncDispose]());

const rule = buildRule({ count: 5, within: null });
const elsewhere = [buildDestination({ name: 'altrove' })];
const deps = () => ({
  ...store,
  clock: createFakeClock(NOW),
  gates: { sources: [], paywall: 'mark' as const, stories: true },
  needsApproval: false,
});

/** One story of three outlets, the first the newest; their texts have no words in common. */
async function tellStory(): Promise<readonly ArticleId[]> {
  const ids: ArticleId[] = [];
  for (const [n, key] of ['uno', 'due', 'tre'].entries()) {
    const words = Array.from({ length: 30 }, (_, at) => `${key}${at}`).join(' ');
    const given = { key, title: key, url: `https://${key}.example/`, text: `${key}\n${words}.` };
    const saved = await store.articles.save(
      buildArticle({ ...given, publishedAt: NOW - (n + 1) * HOUR }),
      NOW,
    );
    if (saved.kind === 'duplicate') throw new Error('the fixture is a duplicate');
    ids.push(saved.article.id);
    await store.stories.put({ article: saved.article.id, story: ids[0]!, at: NOW - n * HOUR }, [], NOW);
  }
  return ids;
}
const chosen = async () => {
  const asked = { destinations: elsewhere, rule };
  const picked = await choose(deps(), { ...asked, seed: 'x', isRemembered: false });
  const digests = await chooseDigests(deps(), asked);
  return [picked, digests].map(choices => choices.map(({ article }) => article.id));
};

test('a story is told by its newest article, and where an editor has taken that back, by another', async () => {
  const [first, second, third] = await tellStory();
  expect(await chosen()).toEqual([[first], [first]]);
  await store.outbox.takeBack({ article: first!, to: 'canale', by: 'Ada' }, NOW);
  expect(await chosen()).toEqual([[second], [second]]);
  await store.articles.withdraw('seeds', 'due', NOW);
  expect(await chosen()).toEqual([[third], [third]]);
  // only there, and no other is left to tell it; a digest tells nothing that was taken back anywhere
  await store.articles.withdraw('seeds', 'tre', NOW);
  expect(await chosen()).toEqual([[first], []]);
});

test('a digest tells no story that another article has told there, be that too old for the digest', async () => {
  const [first] = await tellStory();
  const old = await store.articles.save(
    buildArticle({
      key: 'old',
      title: 'old',
      url: null,
      text: 'old\nOther words.',
      publishedAt: NOW - 50 * HOUR,
    }),
    NOW,
  );
  if (old.kind === 'duplicate') throw new Error('the fixture is a duplicate');
  await store.stories.put({ article: old.article.id, story: first!, at: NOW - 50 * HOUR }, [], NOW);
  const digest = async () => {
    const asked = { destinations: elsewhere, rule: buildRule({ count: 5, within: 24 * HOUR }) };
    return (await chooseDigests(deps(), asked)).map(({ article }) => article.id);
  };
  expect(await digest()).toEqual([first]);
  await store.outbox.order(buildDraft({ article: old.article.id, to: ['altrove'] }));
  expect(await digest()).toEqual([]);
});
