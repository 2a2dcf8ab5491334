import { join } from 'node:path';
import { platforms } from '../../src/adapters/registry.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CliWorld } from '../../src/cli/command.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import type { DeliveryId } from '../../src/core/ids.ts';
import { reasonOf } from '../../src/core/reasons/reason.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { MINUTE } from '../../src/core/time.ts';
import type { Newsroom } from '../../src/desk/newsroom.ts';
import { createWaitingDesk } from '../../src/desk/waiting-desk.ts';
import { createWakeSignal } from '../../src/core/async/wake-signal.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createWords } from '../../src/words.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { buildArticle, buildDraft, inWords, NOW } from '../fixtures/build.ts';

const say = createWords({ directory: join(import.meta.dirname, '../../config/locales'), fallback: 'en' })(
  'en',
);
let store: Store;
let id: DeliveryId;
let out: string[];
let err: string[];
let drained: number;
beforeEach(async () => {
  [out, err, drained] = [[], [], 0];
  store = await openSqliteStore({ file: ':memory:' });
  await store.articles.save(buildArticle(), NOW);
  const [row] = await store.outbox.order(buildDraft());
  const [claim] = await store.outbox.claim({ platforms: ['telegram'], now: NOW, limit: 1, leaseMs: MINUTE });
  if (claim) await store.outbox.settle(claim, { state: 'held', reason: inWords('no answer') }, NOW);
  id = row?.id ?? ('' as DeliveryId);
  return () => store[Symbol.asyncDispose]();
});

/** The command line over an open newsroom, of which it takes only what it needs. */
function strillone(...argv: string[]): Promise<number> {
  const desk = createWaitingDesk({
    ...store,
    findLink: platforms.findLink,
    clock: createFakeClock(NOW),
    wakeSignal: createWakeSignal(),
    record: () => undefined,
  });
  const newsroom: Pick<Newsroom, 'held' | 'resolve' | 'store' | 'serviceAlive' | 'drain' | 'voice'> &
    AsyncDisposable = {
    ...desk,
    store,
    voice: () => ({ say, language: 'en', timezone: 'UTC', now: NOW }),
    serviceAlive: () => Promise.resolve(false),
    drain() {
      drained++;
      return Promise.resolve();
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  const world: Pick<CliWorld, 'out' | 'err' | 'openNewsroom' | 'voice'> = {
    voice: newsroom.voice,
    out: text => out.push(text),
    err: text => err.push(text),
    openNewsroom: () => Promise.resolve(newsroom as Newsroom),
  };
  return runCli(argv, world as CliWorld);
}

describe('held', () => {
  test('shows what is on hold with its id, its reason and where to look', async () => {
    expect(await strillone('held')).toBe(0);
    expect(out.join('\n')).toMatch(
      new RegExp(`^${id} .*waits for an editor.*no answer.*https://t\\.me/canale`),
    );
    expect(await strillone('held', '--json')).toBe(0);
    expect(JSON.parse(out.at(-1) ?? '')).toMatchObject([{ delivery: id, state: 'held' }]);
  });

  test('takes the word that it is there, once', async () => {
    expect(await strillone('held', id, 'there')).toBe(0);
    expect(await store.outbox.get(id)).toMatchObject({
      state: 'sent',
      reason: reasonOf('said-there', { by: 'cli' }),
    });
    expect(await strillone('held', id, 'again')).toBe(1);
    expect(err.join()).toContain('is sent');
    expect(drained).toBe(0);
    expect(await strillone('held')).toBe(0);
    expect(out.at(-1)).toBe(say('held-none'));
  });

  test('takes the word to send again, and delivers it when no service runs', async () => {
    expect(await strillone('held', id, 'again', '--json')).toBe(0);
    expect(JSON.parse(out.join(''))).toMatchObject({ delivery: id, state: 'queued' });
    expect(drained).toBe(1);
  });

  test.each([
    ['held', 'x'],
    ['held', 'x', 'maybe'],
    ['held', 'a', 'there', 'now'],
  ])('used wrongly says so: %s %s %s', async (...argv) => {
    expect(await strillone(...argv)).toBe(2);
    expect(await store.outbox.get(id)).toMatchObject({ state: 'held' });
  });

  test('does not know what is not there', async () => {
    expect(await strillone('held', 'nothing', 'there')).toBe(1);
    expect(err.join()).toContain(say('held-not-found'));
  });
});
