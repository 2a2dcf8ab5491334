import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Claim, Outbox } from '../../src/core/ports/outbox.ts';
import { StoreDownError } from '../../src/core/ports/store-down-error.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { MINUTE } from '../../src/core/time.ts';
import { createGroupCommit } from '../../src/outbox/group-commit.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { buildArticle, buildDraft, NOW } from '../fixtures/build.ts';

const SENT = { state: 'sent', reason: null } as const;

let store: Store;
let claims: readonly Claim[];
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' });
  const article = buildArticle();
  await store.articles.save(article, NOW);
  await store.outbox.order(buildDraft({ article: article.id, to: ['a', 'b', 'c'] }));
  claims = await store.outbox.claim({ platforms: ['telegram'], now: NOW, limit: 9, leaseMs: MINUTE });
});
afterEach(() => store[Symbol.asyncDispose]());

/** Whose turn to write comes when the test says so; `groups` are how many were written together. */
function waitingTurns(fails: (at: 'before' | 'after', turn: number) => boolean = () => false) {
  const groups: number[] = [];
  const turns = [Promise.withResolvers<undefined>()];
  const isAsked = [Promise.withResolvers<undefined>()];
  let turn = 0;
  const down = () => new StoreDownError('the database', 'server-lost', { words: 'gone' });
  const outbox: Outbox = {
    ...store.outbox,
    async settleAll(arrived, now) {
      const mine = turn++;
      isAsked[mine]?.resolve(undefined);
      await turns[mine]?.promise;
      if (fails('before', mine)) throw down();
      return store.outbox.settleAll(() => {
        const all = arrived();
        groups.push(all.length);
        if (fails('after', mine)) throw down();
        return all;
      }, now);
    },
  };
  const letWrite = () => {
    turns[0]!.resolve(undefined);
  };
  return { outbox, groups, asked: isAsked[0]!.promise, letWrite };
}

const settling = (outbox: Outbox) => {
  const clock = createFakeClock(NOW);
  return { clock, settle: createGroupCommit({ outbox, clock, giveUp: new AbortController().signal }) };
};

test('outcomes that arrive while others write are written with those that waited for their turn', async () => {
  const { outbox, groups, asked, letWrite } = waitingTurns();
  const { settle } = settling(outbox);
  const first = settle(claims[0]!, SENT);
  await asked;
  const later = claims.slice(1).map(claim => settle(claim, SENT));
  letWrite();
  expect(await Promise.all([first, ...later])).toEqual([true, true, true]);
  expect(groups).toEqual([3]);
});

for (const at of ['before', 'after'] as const)
  test(`a database that goes down ${at} it was their turn loses none of them, and writes none twice`, async () => {
    const { outbox, groups, asked, letWrite } = waitingTurns((when, turn) => when === at && turn === 0);
    const { clock, settle } = settling(outbox);
    const answers = [settle(claims[0]!, SENT)];
    await asked;
    answers.push(...claims.slice(1).map(claim => settle(claim, SENT)));
    letWrite();
    await expect
      .poll(() => {
        clock.advance(1000);
        return groups.at(-1) === 3 && groups.length === (at === 'before' ? 1 : 2);
      })
      .toBe(true);
    expect(await Promise.all(answers)).toEqual([true, true, true]);
  });
