import { platforms } from '../../src/adapters/registry.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/core/ports/store.ts';
import type { Outcome } from '../../src/core/post.ts';
import { HOUR, MINUTE, SECOND } from '../../src/core/time.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { sentByChat } from '../chaos/virtual.ts';
import { outage } from '../chaos/outage.ts';
import { deliverVirtually, earlyAmong, mostWithin, outOfOrder, queueFor, SENT } from '../chaos/virtual.ts';
import { NOW } from '../fixtures/build.ts';

let store: Store;
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:', pacing: platforms.rateLimits(platforms.usualPacing) });
});
afterEach(() => store[Symbol.asyncDispose]());

const sentCount = (arrivals: Parameters<typeof sentByChat>[0]) =>
  arrivals.filter(({ outcome }) => outcome.kind === 'sent').length;
const tooMany = (afterMs: number, scope: 'place' | 'platform'): Outcome => ({
  kind: 'retry',
  reason: 'too many requests',
  afterMs,
  scope,
});

describe('a platform in trouble', () => {
  test('that is down for two hours loses nothing and turns no order, and gets the rest at full speed', async () => {
    const [hours, articles, targets] = [2, 24, 6];
    const plan = { hours, articles, targets, expiringEach: 2, expiresAfterMs: HOUR / 2 };
    const report = await outage(store, plan, () => 0);
    expect(report).toMatchObject({ lost: 0, outOfOrder: 0, atTheWrongTime: 0, tooMany: 0 });
    expect(report.sent + report.expired).toBe(articles * targets);
    expect(report.expired).toBeGreaterThan(7 * targets);
    // one try a minute or so, not one a second, on each platform
    expect(report.triesInVain).toBeLessThan(2 * hours * 60 * 1.5);
    // every target at one a second, whatever expired before it; the first try comes within a minute
    expect(report.firstAfterMs).toBeLessThan(MINUTE);
    expect(report.doneAfterMs).toBeLessThan(MINUTE + ((report.sent / targets) * SECOND) / 0.7);
  });

  test('that says "too many" to nine of ten for an hour gets no request early, and few at all', async () => {
    const [articles, places] = [6, 10];
    await queueFor(store, articles, places);
    const end = NOW + HOUR;
    const storm = ({ at, number }: { at: number; number: number }): Outcome => {
      if (at >= end || number % 10 === 9) return SENT;
      return tooMany(
        [SECOND, 5 * SECOND, 30 * SECOND][number % 3] ?? SECOND,
        number % 7 === 0 ? 'platform' : 'place',
      );
    };
    const { arrivals } = await deliverVirtually(store, storm, all => sentCount(all) === articles * places);
    expect(earlyAmong(arrivals)).toEqual([]);
    expect(outOfOrder(arrivals)).toBe(0);
    const refused = arrivals.filter(({ outcome }) => outcome.kind === 'retry');
    for (const chat of new Set(refused.map(one => one.chat))) {
      const ofIt = refused.filter(one => one.chat === chat);
      expect(mostWithin(ofIt, 10 * MINUTE)).toBeLessThan(30);
    }
    expect(await store.deliveries.counts()).toEqual({ sent: articles * places });
  });

  test('in one chat alone delays no other', async () => {
    await queueFor(store, 5, 4);
    const { arrivals } = await deliverVirtually(
      store,
      ({ chat, at }) => (chat === 'telegram:1' && at < NOW + HOUR ? tooMany(43_837 * SECOND, 'place') : SENT),
      all => sentCount(all) === 20,
    );
    const others = arrivals.filter(({ chat }) => chat !== 'telegram:1');
    expect(others).toHaveLength(15);
    expect(others.every(({ at }) => at - NOW < 6 * SECOND)).toBe(true);
    const [first, second] = arrivals.filter(({ chat }) => chat === 'telegram:1');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(43_837 * SECOND);
  });

  test('whose answers poison one message sends the next one of that chat within two seconds', async () => {
    await queueFor(store, 3, 1);
    const refused: Outcome = { kind: 'rejected', reason: 'bad', scope: 'payload', remedy: 'plain-text' };
    const { arrivals } = await deliverVirtually(
      store,
      ({ number }) => (number === 0 ? refused : SENT),
      all => sentCount(all) === 2,
    );
    expect((arrivals[1]?.at ?? Infinity) - NOW).toBeLessThan(2 * SECOND);
    expect(await store.deliveries.counts()).toEqual({ dead: 1, sent: 2 });
  });

  test('that closes one place is asked there once a day', async () => {
    await queueFor(store, 4, 2);
    const closed: Outcome = { kind: 'rejected', reason: 'kicked', scope: 'destination' };
    const { arrivals } = await deliverVirtually(
      store,
      ({ chat }) => (chat === 'telegram:1' ? closed : SENT),
      (_, now) => now > NOW + 10 * 24 * HOUR,
    );
    const asked = arrivals.filter(({ chat }) => chat === 'telegram:1');
    expect(asked.length).toBeLessThanOrEqual(11);
    expect(mostWithin(asked, 24 * HOUR)).toBe(1);
    expect(await store.deliveries.counts()).toEqual({ suspended: 1, queued: 3, sent: 4 });
  });
});
