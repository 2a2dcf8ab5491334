import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { platforms } from '../../src/adapters/registry.ts';
import { createWakeSignal } from '../../src/core/async/wake-signal.ts';
import type { Destination } from '../../src/core/destination.ts';
import type { ArticleId } from '../../src/core/ids.ts';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import type { Claim, Outbox, Transition } from '../../src/core/ports/outbox.ts';
import { StoreDownError } from '../../src/core/ports/store-down-error.ts';
import type { Store } from '../../src/core/ports/store.ts';
import type { Delivery } from '../../src/core/post.ts';
import { MINUTE, SECOND } from '../../src/core/time.ts';
import { createCorrections } from '../../src/intake/correct.ts';
import { createComposer } from '../../src/planning/composer.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createWords } from '../../src/words.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { buildArticle, buildDestination, buildPost, inWords, NOW } from '../fixtures/build.ts';
import { configuredOnly } from '../fixtures/configured-only.ts';

const words = createWords({
  directory: join(import.meta.dirname, '../../config/locales'),
  fallback: 'it',
});
const SENT: Transition = { state: 'sent', reason: null, messageIds: ['7'] };
const NOT_NOW: Transition = {
  state: 'retry',
  reason: inWords('not now'),
  notBefore: NOW,
  confirmedNotSent: true,
};
const article = (key: string) => buildArticle({ key });

let store: Store;
let events: NewsroomEvent[];
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' });
  events = [];
});
afterEach(() => store[Symbol.asyncDispose]());

/** Corrections over the store; `outbox` may do something of its own. */
function correcting(outbox: Partial<Outbox> = {}) {
  const looks: ArticleId[] = [];
  const destinations: Destination[] = [];
  const clock = createFakeClock(NOW);
  const record = (event: NewsroomEvent) => events.push(event);
  const composer = createComposer({
    paywall: 'mark',
    formats: platforms,
    renderer: {
      render: () => Promise.reject(new Error('no card')),
      showsPhoto: () => Promise.resolve(false),
      photograph: () => Promise.reject(new Error('no photographs')),
    },
    photos: { find: () => Promise.resolve({ kind: 'none' }) },
    words,
    record,
    brand: 'Strillone',
    timezone: 'Europe/Rome',
  });
  const corrections = createCorrections({
    outbox: { ...store.outbox, ...outbox },
    deliveries: store.deliveries,
    articles: {
      get: id => {
        looks.push(id);
        return store.articles.get(id);
      },
    },
    composer,
    payloads: platforms,
    clock,
    record,
    wakeSignal: createWakeSignal(),
    destinations: configuredOnly(destinations),
    refresh: () => Promise.resolve(true),
    parts: ['summary'],
  });
  /** Orders a post of a new article for a destination of its own; answers its delivery. */
  const post = async (key: string, looks: Partial<Destination> = {}): Promise<Delivery> => {
    const saved = await store.articles.save(article(key), NOW);
    if (saved.kind === 'duplicate') throw new Error('the fixture is a duplicate');
    const destination = buildDestination({ name: key, card: null, ...looks });
    destinations.push(destination);
    const content = { parts: ['summary'] } as const;
    const [composed] = await composer.compose({ article: saved.article, content }, [destination]);
    const written = buildPost({ article: saved.article.id, content });
    const [delivery] = await store.outbox.order({
      post: written,
      deliveries: [
        {
          id: `delivery of ${key}` as Delivery['id'],
          destination: destination.name,
          platform: destination.platform,
          orderingKey: composed!.orderingKey,
          payload: composed!.payload,
          wanted: composed!.wanted,
          notBefore: null,
          repostNumber: 0,
        },
      ],
      cards: [],
    });
    return delivery!;
  };
  return { corrections, clock, looks, post };
}

const correct = async (key: string, word = 'tre') => {
  const { text } = article(key);
  await store.articles.save(
    buildArticle({ key, text: text.replace('Riapre', `Riapre dopo ${word} anni`) }),
    NOW,
  );
};
const claims = (limit = 9): Promise<readonly Claim[]> =>
  store.outbox.claim({ platforms: ['preview'], now: NOW, limit, leaseMs: MINUTE });
const open = async () =>
  (await store.deliveries.queue({ limit: 99 })).map(({ operation, state }) => `${operation} ${state}`);
const changed = async () => (await store.outbox.changedArticles(999)).length;
const base = (id: string) => ({ delivery: id, destination: 'canale', attempts: 1, reason: null });
const sent = (id: string): NewsroomEvent => ({
  ...base(id),
  kind: 'delivery-sent',
  article: null,
  platform: 'preview',
  messageIds: [],
});
const putOff = (id: string): NewsroomEvent => ({ ...base(id), kind: 'delivery-retry', notBefore: NOW });

describe('a send that is under way while its article is corrected', () => {
  test('keeps the change noted until it has ended, and is then edited', async () => {
    const { corrections, post } = correcting();
    const send = await post('a');
    const [claim] = await claims();
    await correct('a');
    await corrections.bringUpToDate();
    expect(await open()).toEqual(['send claimed']);
    expect(await changed()).toBe(1);
    await store.outbox.settle(claim!, SENT, NOW);
    corrections.note(sent(send.id));
    await expect.poll(changed).toBe(0);
    expect(await open()).toEqual(['edit queued']);
  });

  test('goes out in its new words when it is put off', async () => {
    const { corrections, post } = correcting();
    const send = await post('a');
    const [claim] = await claims();
    await correct('a');
    await corrections.bringUpToDate();
    await store.outbox.settle(claim!, NOT_NOW, NOW);
    corrections.note(putOff(send.id));
    await expect.poll(changed).toBe(0);
    expect(await open()).toEqual(['send queued']);
    expect((await store.outbox.get(send.id))?.state).toBe('withdrawn');
  });

  test('is noticed without an event, too: another process may have sent it', async () => {
    const { corrections, post } = correcting();
    await post('a');
    const [claim] = await claims();
    await correct('a');
    await corrections.bringUpToDate();
    await store.outbox.settle(claim!, SENT, NOW);
    await corrections.bringUpToDate();
    expect(await open()).toEqual(['edit queued']);
  });

  test('is noticed within seconds where another process ends it, and asked for ever less often', async () => {
    let asked = 0;
    const { corrections, clock, post } = correcting({
      get(id) {
        asked++;
        return store.outbox.get(id);
      },
    });
    const stop = new AbortController();
    const running = corrections.run(stop.signal);
    const pass = async (seconds: number) => {
      for (let second = 0; second < seconds; second++) {
        await expect.poll(() => clock.sleepers).toBe(2);
        clock.advance(SECOND);
      }
    };
    const begin = async (key: string) => {
      await post(key);
      const [claim] = await claims();
      await correct(key);
      await corrections.bringUpToDate();
      asked = 0;
      return claim!;
    };
    const claim = await begin('a');
    await pass(2);
    await store.outbox.settle(claim, SENT, NOW);
    await pass(3);
    expect(await open()).toEqual(['edit queued']);
    await begin('b');
    await pass(50);
    expect(asked).toBeLessThan(9);
    stop.abort();
    await running;
  });
});

describe('a send that is claimed in the moment in which its article is looked at', () => {
  test.each([
    ['and is still under way', false],
    ['and sent', true],
  ])('is looked at again: %s', async (_what, isSent) => {
    let before = async () => {
      const [claim] = await claims();
      if (isSent) await store.outbox.settle(claim!, SENT, NOW);
      before = () => Promise.resolve();
    };
    const { corrections, post } = correcting({
      async replace(...given) {
        await before();
        return store.outbox.replace(...given);
      },
    });
    await post('a');
    await correct('a');
    await corrections.bringUpToDate();
    expect(await open()).toEqual([isSent ? 'edit queued' : 'send claimed']);
    expect(await changed()).toBe(isSent ? 0 : 1);
  });

  test('is looked at again when it ends before anybody heard of it', async () => {
    const { corrections, post } = correcting({
      async copiesOf(id) {
        const copies = await store.outbox.copiesOf(id);
        if (claim !== undefined) await store.outbox.settle(claim, SENT, NOW);
        claim = undefined;
        return copies;
      },
    });
    await post('a');
    let [claim] = await claims();
    await correct('a');
    await corrections.bringUpToDate();
    expect(await open()).toEqual(['edit queued']);
    expect(await changed()).toBe(0);
  });
});

describe('many articles that changed', () => {
  test('one that cannot be looked at is told once and holds up no other', async () => {
    const { corrections, post } = correcting({
      copiesOf: id =>
        id === article('a').id ? Promise.reject(new Error('damaged row')) : store.outbox.copiesOf(id),
    });
    for (const key of ['a', 'b']) {
      await post(key);
      await correct(key);
    }
    await corrections.bringUpToDate();
    await corrections.bringUpToDate();
    expect(await store.outbox.changedArticles(9)).toMatchObject([{ article: article('a').id }]);
    expect(events.filter(({ kind }) => kind === 'service-fault')).toMatchObject([
      { part: `corrections of ${article('a').id}` },
    ]);
  });

  test('a database that is down ends the look, and the next one goes on, a second later', async () => {
    let isDown = true;
    const { corrections, clock, post } = correcting({
      copiesOf: id =>
        isDown
          ? Promise.reject(new StoreDownError('strillone.db', 'disk-full', { words: 'full' }))
          : store.outbox.copiesOf(id),
    });
    await post('a');
    await correct('a');
    await expect(corrections.bringUpToDate()).rejects.toThrow('full');
    isDown = false;
    const stop = new AbortController();
    const running = corrections.run(stop.signal);
    await expect.poll(() => clock.sleepers).toBe(2);
    clock.advance(SECOND);
    await expect.poll(changed).toBe(0);
    stop.abort();
    await running;
  });

  test('nor does one that fails just when a send has ended lose the correction', async () => {
    let isDown = false;
    const { corrections, clock, post } = correcting({
      copiesOf: id =>
        isDown
          ? Promise.reject(new StoreDownError('strillone.db', 'disk-full', { words: 'full' }))
          : store.outbox.copiesOf(id),
    });
    const send = await post('a');
    const [claim] = await claims();
    await correct('a');
    await corrections.bringUpToDate();
    await store.outbox.settle(claim!, SENT, NOW);
    isDown = true;
    corrections.note(sent(send.id));
    await expect.poll(() => events.some(({ kind }) => kind === 'service-fault')).toBe(true);
    isDown = false;
    const stop = new AbortController();
    const running = corrections.run(stop.signal);
    await expect.poll(() => clock.sleepers).toBe(2);
    clock.advance(SECOND);
    await expect.poll(changed).toBe(0);
    expect(await open()).toEqual(['edit queued']);
    stop.abort();
    await running;
  });

  test('more than a page that wait for their sends keep no other waiting, and are not looked at in vain', async () => {
    const { corrections, looks, post } = correcting();
    const keys = [...Array(101).keys()].map(number => `n${number}`);
    const sends: Delivery[] = [];
    for (const key of keys) sends.push(await post(key));
    const held = await claims(101);
    for (const claim of held)
      await store.outbox.settle(claim, { state: 'held', reason: inWords('who knows') }, NOW);
    for (const key of keys) await correct(key);
    await post('last');
    await correct('last');
    await corrections.bringUpToDate();
    expect(await changed()).toBe(101);
    expect((await open()).filter(line => line === 'send queued')).toHaveLength(1);
    looks.length = 0;
    await corrections.bringUpToDate();
    corrections.note(sent('another'));
    expect(looks).toEqual([]);
    await store.outbox.resolve(sends[3]!.id, { kind: 'there', by: 'cli' }, NOW);
    corrections.note({ ...base(sends[3]!.id), kind: 'delivery-resolved', verdict: 'there', by: 'cli' });
    await expect.poll(changed).toBe(100);
    expect(looks).toEqual([article('n3').id]);
  });
});

test('a withdrawn article that somebody is sending is deleted when it has arrived', async () => {
  const { corrections, post } = correcting({
    async withdraw(...given) {
      if (claim === undefined) [claim] = await claims();
      return store.outbox.withdraw(...given);
    },
  });
  let claim: Claim | undefined;
  const send = await post('a');
  await store.articles.withdraw('seeds', 'a', NOW);
  await corrections.bringUpToDate();
  expect(await changed()).toBe(1);
  await store.outbox.settle(claim!, SENT, NOW);
  corrections.note(sent(send.id));
  await expect.poll(open).toEqual(['delete queued']);
});

describe('what an editor retracts', () => {
  const correctBody = () =>
    store.articles.save(
      buildArticle({ key: 'a', text: article('a').text.replace('lunedì', 'martedì') }),
      NOW,
    );
  const settleAll = async () => {
    for (const claim of await claims()) await store.outbox.settle(claim, SENT, NOW);
  };
  const shown = async (send: Delivery) => {
    await settleAll();
    return JSON.stringify((await store.outbox.message(send.id))?.payload);
  };

  test('stays struck when its source corrects it', async () => {
    const { corrections, post } = correcting();
    const send = await post('a', { retractions: 'strike' });
    await settleAll();
    const { id } = (await store.articles.get(send.article!))!;
    await corrections.retract((await store.articles.get(id))!, { by: 'cli' });
    const struck = await shown(send);
    expect(struck).not.toContain('nastro');
    await correctBody();
    await corrections.bringUpToDate();
    expect(await shown(send)).toBe(struck);
  });

  test('is deleted once its send, of which nobody knew, turns out to be there', async () => {
    const { corrections, post } = correcting();
    const send = await post('a', { retractions: 'ignore' });
    const [claim] = await claims();
    const { undecided } = await corrections.retract((await store.articles.get(send.article!))!, {
      by: 'cli',
    });
    expect(undecided.map(({ id }) => id)).toEqual([send.id]);
    await store.outbox.settle(claim!, SENT, NOW);
    await corrections.bringUpToDate();
    expect(await open()).toEqual(['delete queued']);
  });

  test('may be posted again, and the new copy follows its article', async () => {
    const { corrections, post } = correcting();
    const send = await post('a', { retractions: 'strike' });
    await settleAll();
    const found = (await store.articles.get(send.article!))!;
    await corrections.retract(found, { by: 'cli' });
    await settleAll();
    const again = await store.outbox.order({
      post: buildPost({ article: found.id, occasion: 'again' }),
      deliveries: [
        { ...send, id: 'again' as Delivery['id'], wanted: send.wanted, notBefore: null, repostNumber: 1 },
      ],
      cards: [],
    });
    await settleAll();
    await correctBody();
    await corrections.bringUpToDate();
    const changes = await store.deliveries.queue({ limit: 9 });
    expect(changes.map(({ message }) => message)).toEqual(again.map(({ id }) => id));
  });
});
