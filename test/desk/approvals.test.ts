import { expect, test } from 'vitest';
import { createWakeSignal } from '../../src/core/async/wake-signal.ts';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import { DAY, HOUR, MINUTE } from '../../src/core/time.ts';
import { createApprovals, type ApprovalRule } from '../../src/desk/approval/approvals.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { saveAll } from '../contract/store/open-store.ts';
import { buildDraft, NOW } from '../fixtures/build.ts';

const anna = { id: 'telegram:1', name: 'Anna' };

/** So many proposals, one a minute; `decideBy` of each, by its number. */
async function openWith(
  count: number,
  decideBy: (at: number) => number | null,
  then: ApprovalRule['then'] | null,
) {
  const store = await openSqliteStore({ file: ':memory:' });
  const saved = await saveAll(store, ...Array.from({ length: count }, (_, at) => ({ key: `k${at}` })));
  const posts = [];
  for (const [at, { id: article }] of saved.entries()) {
    const draft = buildDraft({ article, occasion: `p${at}`, state: 'proposed', createdAt: NOW + at });
    const { post } = draft;
    await store.outbox.order({ ...draft, post: { ...post, orderedBy: null }, decideBy: decideBy(at) });
    posts.push(post.id);
  }
  const clock = { at: NOW, now: () => clock.at, sleep: () => Promise.resolve() };
  const events: NewsroomEvent[] = [];
  const unexpected = () => Promise.reject(new Error('nothing is composed here'));
  const approvals = createApprovals({
    ...store,
    composer: { compose: unexpected, composeDigest: unexpected },
    clock,
    record: event => events.push(event),
    wakeSignal: createWakeSignal(),
    destinations: [],
    quiet: null,
    people: [],
    headingOf: () => '',
    rule: then === null ? null : { afterMs: HOUR, then, two: false },
    keepMs: 30 * DAY,
  });
  return {
    store,
    posts,
    clock,
    events,
    approvals,
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}

test.each([
  ['skip', 'skipped'],
  ['post', 'queued'],
] as const)('hundreds that are left too long are all decided: %s', async (then, state) => {
  await using world = await openWith(450, () => NOW + HOUR, then);
  world.clock.at = NOW + HOUR;
  await world.approvals.lapse();
  expect(await world.store.deliveries.counts()).toEqual({ [state]: 450 });
  expect(world.events).toHaveLength(450);
  await world.approvals.lapse();
  expect(world.events).toHaveLength(450);
});

test('what nobody has to decide keeps nothing from being decided that came after it', async () => {
  await using world = await openWith(230, at => (at < 220 ? null : NOW + HOUR), 'skip');
  world.clock.at = NOW + HOUR;
  await world.approvals.lapse();
  expect(await world.store.deliveries.counts()).toEqual({ proposed: 220, skipped: 10 });
});

test('put off after its moment, it comes back an hour before the rule decides', async () => {
  await using world = await openWith(1, () => NOW + HOUR, 'post');
  const [post] = world.posts;
  if (post === undefined) throw new Error('one');
  world.clock.at = NOW + 5 * HOUR;
  expect(await world.approvals.postpone({ post, by: anna, version: 1 })).toMatchObject({ kind: 'done' });
  await world.approvals.lapse();
  world.clock.at += 2 * HOUR - MINUTE;
  await world.approvals.lapse();
  expect(await world.store.deliveries.counts()).toEqual({ proposed: 1 });
  world.clock.at += MINUTE;
  await world.approvals.lapse();
  expect(await world.store.deliveries.counts()).toEqual({ queued: 1 });
});

test('what waits for an approval that is switched off is anybody’s to decide, and ends with what is kept', async () => {
  await using world = await openWith(2, () => null, null);
  await world.approvals.lapse();
  expect(await world.store.deliveries.counts()).toEqual({ proposed: 2 });
  const [post] = world.posts;
  expect(await world.approvals.decide({ post: post!, by: anna, kind: 'approved' })).toMatchObject({
    kind: 'done',
  });
  world.clock.at = NOW + 31 * DAY;
  await world.approvals.lapse();
  expect(await world.store.deliveries.counts()).toEqual({ queued: 1, skipped: 1 });
});
