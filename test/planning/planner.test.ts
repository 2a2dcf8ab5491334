import { platforms } from '../../src/adapters/registry.ts';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Article } from '../../src/core/article.ts';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import type { Filter } from '../../src/core/filter/filter.ts';
import type { Gates } from '../../src/planning/picking/gates.ts';
import { filterOf } from '../core/filter/filter-of.ts';
import { articleIdOf } from '../../src/core/ids.ts';
import type { Store } from '../../src/core/ports/store.ts';
import type { QuietHours, Schedule } from '../../src/core/schedule.ts';
import { DAY, HOUR, MINUTE, type Duration } from '../../src/core/time.ts';
import { createComposer } from '../../src/planning/composer.ts';
import { reasonOf } from '../../src/core/reasons/reason.ts';
import { createPlanner } from '../../src/planning/planner.ts';
import { createWakeSignal } from '../../src/core/async/wake-signal.ts';
import { parseCron } from '../../src/config/parse-cron.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createWords } from '../../src/words.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { buildArticle, buildCard, buildDestination, buildDraft, buildRule } from '../fixtures/build.ts';

/** 09:00 in Rome on a day without a change of clocks. */
const START = Date.UTC(2026, 10, 24, 8);
const words = createWords({ directory: join(import.meta.dirname, '../../config/locales'), fallback: 'en' });
const place = (name: string) => buildDestination({ name, language: 'en', card: 'wide' });

let store: Store;
let events: NewsroomEvent[];
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' });
  events = [];
});
afterEach(() => store[Symbol.asyncDispose]());

function planning(
  overrides: Partial<Schedule> = {},
  world: {
    quiet?: QuietHours;
    failingCards?: boolean;
    approval?: boolean;
    gates?: Gates;
    breaking?: Duration;
    filters?: Readonly<Record<string, Filter>>;
  } = {},
) {
  const clock = createFakeClock(START);
  const record = (event: NewsroomEvent) => events.push(event);
  const schedule: Schedule = {
    name: 'hourly',
    kind: 'post',
    cron: '0 * * * *',
    timezone: 'Europe/Rome',
    to: ['canale'],
    pick: buildRule(),
    post: ['summary', 'quote-card'],
    missed: 'latest',
    first: 'wait',
    ...overrides,
  };
  const parsed = parseCron(schedule.cron);
  if (parsed.kind === 'fault') throw new Error(JSON.stringify(parsed.fault));
  const render = () =>
    world.failingCards ? Promise.reject(new Error('no font')) : Promise.resolve(buildCard());
  const composer = createComposer({
    formats: platforms,
    renderer: {
      render,
      showsPhoto: () => Promise.resolve(false),
      photograph: () => Promise.reject(new Error('no photographs')),
    },
    photos: { find: () => Promise.resolve({ kind: 'none' }) },
    words,
    record,
    brand: 'Strillone',
    paywall: 'mark',
    timezone: 'Europe/Rome',
  });
  const destinations = schedule.to.map(name => ({ ...place(name), filter: world.filters?.[name] ?? null }));
  const deps = {
    schedules: [{ ...schedule, rule: parsed.rule, destinations }],
    slots: store.slots,
    articles: store.articles,
    subscriptions: store.subscriptions,
    deliveries: store.deliveries,
    composer,
    clock,
    record,
    stories: store.stories,
    gates: world.gates ?? { sources: [], paywall: 'mark' as const },
    breaking: world.breaking === undefined ? null : { destinations, within: world.breaking },
    quiet: world.quiet ?? null,
    approval: world.approval === true ? { afterMs: HOUR } : null,
    pauses: store.pauses,
    updates: store.updates,
    outbox: store.outbox,
    wakeSignal: createWakeSignal(),
  };
  return { clock, deps, planner: createPlanner(deps), another: createPlanner(deps) };
}
const save = (...articles: Article[]) =>
  Promise.all(articles.map(article => store.articles.save(article, START)));
const queued = async () =>
  (await store.deliveries.queue({ limit: 50 })).map(row => `${row.destination}: ${row.articleTitle}`);
const article = (key: string, publishedAt = START - HOUR) =>
  buildArticle({
    key,
    title: key,
    url: `https://example.org/${key}`,
    text: `${key}\nText of ${key}.`,
    publishedAt,
  });

describe('a schedule', () => {
  test('seen for the first time waits for its rule, or begins at once when told to', async () => {
    await save(article('a'));
    await planning().planner.fillDue();
    expect(await queued()).toEqual([]);
    await planning({ name: 'eager', first: 'now' }).planner.fillDue();
    expect(await queued()).toEqual(['canale: a']);
  });

  test('fills each due slot once, though two processes ring and the clock goes back', async () => {
    await save(article('a'), article('b'));
    const { clock, planner, another } = planning();
    await planner.fillDue();
    clock.advance(HOUR);
    await Promise.all([planner.fillDue(), another.fillDue()]);
    clock.moveTo(START + MINUTE);
    await planner.fillDue();
    clock.moveTo(START + HOUR + MINUTE);
    await planner.fillDue();
    expect(await queued()).toHaveLength(1);
  });

  test.each(['now', 'wait'] as const)(
    'goes on by the right time when the clock was ahead by hours or years, and fills nothing twice (first: %s)',
    async first => {
      for (const ahead of [6 * HOUR, 3000 * DAY]) {
        await save(...'abcdefghij'.split('').map(key => article(`${key} ${ahead}`)));
        const name = `hourly-${ahead}`;
        const { clock, planner } = planning({ name, first });
        clock.moveTo(START + ahead + MINUTE);
        await planner.fillDue();
        clock.moveTo(START + MINUTE);
        for (let hour = 0; hour <= 8; hour++) {
          await planner.fillDue();
          clock.advance(HOUR);
        }
        const slots = (await store.slots.recent(99)).filter(slot => slot.schedule === name);
        const filled = slots.filter(({ state }) => state === 'filled').map(({ dueAt }) => dueAt);
        // the hour in which the wrong clock saw the schedule first has its slot already
        const hours = [1, 2, 3, 4, 5, 7, 8].map(hour => START + hour * HOUR);
        expect(new Set(filled).size).toBe(filled.length);
        expect(filled).toEqual(expect.arrayContaining(hours));
      }
    },
  );

  test('never sends an article to a place twice, and says so when nothing is left', async () => {
    await save(article('a'));
    const { clock, planner } = planning();
    await planner.fillDue();
    for (let hour = 1; hour <= 2; hour++) {
      clock.advance(HOUR);
      await planner.fillDue();
    }
    expect(await queued()).toEqual(['canale: a']);
    const [last] = await store.slots.recent(1);
    expect(last?.state).toBe('empty');
    const none = {
      later: 0,
      expired: 0,
      old: 0,
      language: 0,
      topic: 0,
      young: 0,
      paywalled: 0,
      filtered: 0,
      retracted: 0,
      unapproved: 0,
      story: 0,
    };
    expect(last?.reason).toEqual(reasonOf('nothing-fits', { ...none, there: 1 }));
  });

  test('gives each of its places what that place has not had', async () => {
    await save(article('a', START - 2 * HOUR), article('b', START - HOUR));
    const one = planning({ name: 'one', to: ['canale'], first: 'now' });
    await one.planner.fillDue();
    const both = planning({ name: 'both', to: ['canale', 'redazione'], first: 'now' });
    await both.planner.fillDue();
    expect((await queued()).sort()).toEqual(['canale: a', 'canale: b', 'redazione: b']);
  });

  test('tells what it will take next, and then takes it', async () => {
    await save(article('a', START - 2 * HOUR), article('b', START - HOUR));
    const { clock, planner } = planning();
    await planner.fillDue();
    expect(await planner.upcoming()).toMatchObject([
      { schedule: 'hourly', dueAt: START + HOUR, title: 'b', to: ['canale'] },
    ]);
    clock.advance(HOUR);
    await planner.fillDue();
    expect(await queued()).toEqual(['canale: b']);
  });

  test('records why this article', async () => {
    await save(article('a'));
    await planning({ first: 'now' }).planner.fillDue();
    expect((await store.deliveries.queue({ limit: 1 }))[0]?.why).toEqual(
      reasonOf('pick-newest', { count: 1, age: 60 }),
    );
  });
});

describe('slots that fell while the service was down', () => {
  async function missing(missed: Schedule['missed']) {
    await save(article('a'), article('b'), article('c'), article('d'), article('e'));
    const { clock, planner } = planning({ missed });
    await planner.fillDue();
    clock.advance(4 * HOUR + 30 * MINUTE);
    await planner.fillDue();
    return (await store.slots.recent(10)).map(({ state }) => state);
  }

  test('stay empty under skip', async () => {
    expect(await missing('skip')).not.toContain('filled');
    expect(await queued()).toEqual([]);
  });

  test('are filled but once under latest', async () => {
    expect((await missing('latest')).filter(state => state === 'filled')).toHaveLength(1);
    expect(await queued()).toHaveLength(1);
  });

  test('are each filled under all', async () => {
    expect((await missing('all')).filter(state => state === 'filled')).toHaveLength(4);
    expect(await queued()).toHaveLength(4);
  });
});

test('in quiet hours a post is written but waits until they end', async () => {
  await save(article('a'));
  const quiet = { from: 8 * 60, to: 10 * 60, timezone: 'Europe/Rome' };
  await planning({ first: 'now' }, { quiet }).planner.fillDue();
  expect((await store.deliveries.queue({ limit: 1 }))[0]?.notBefore).toBe(START + HOUR);
});

test('a card that cannot be drawn costs the post its picture, not the post', async () => {
  await save(article('a'));
  await planning({ first: 'now' }, { failingCards: true }).planner.fillDue();
  const [row] = await store.deliveries.queue({ limit: 1 });
  expect(row?.payload).toMatchObject({
    platform: 'preview',
    telegram: { kind: 'text' },
    discord: { card: null },
  });
  expect(events).toContainEqual(expect.objectContaining({ kind: 'card-failed', message: 'no font' }));
});

test('a year of missed minutes is passed over in one row', async () => {
  await save(article('a'));
  const { clock, planner } = planning({ cron: '*/30 * * * *', missed: 'skip' });
  await planner.fillDue();
  clock.advance(365 * DAY);
  await planner.fillDue();
  expect((await store.slots.recent(10)).length).toBeLessThanOrEqual(3);
});

test('where an editor approves first, a slot proposes and sends nothing, and the next one proposes another', async () => {
  await save(article('a'), article('b', START - 2 * HOUR));
  const { planner, clock } = planning({ first: 'now' }, { approval: true });
  await planner.fillDue();
  expect((await store.slots.recent(1))[0]).toMatchObject({
    state: 'filled',
    reason: reasonOf('slot-proposed', { titles: 'a' }),
  });
  const query = { platforms: ['telegram'], now: START + DAY, limit: 9, leaseMs: MINUTE };
  expect(await store.outbox.claim(query)).toEqual([]);
  expect(await store.proposals.waiting(9)).toMatchObject([
    { version: 1, round: 1, decideBy: START + HOUR, post: { state: 'proposed', schedule: 'hourly' } },
  ]);
  clock.advance(HOUR);
  await planner.fillDue();
  const rows = await store.deliveries.queue({ limit: 9 });
  expect(rows.map(({ state, articleTitle }) => `${state} ${articleTitle}`)).toEqual([
    'proposed a',
    'proposed b',
  ]);
});

describe('filters', () => {
  test('of source, destination and schedule keep articles away, each by itself, and the slot says how many', async () => {
    await save(article('sport'), article('cronaca'), article('meteo'), article('borsa'));
    const { planner } = planning(
      {
        first: 'now',
        to: ['canale', 'redazione'],
        pick: buildRule({ count: 9, filter: filterOf('-meteo') }),
      },
      {
        filters: { canale: filterOf('-sport') },
        gates: {
          sources: [
            { name: 'seeds', hold: null, filter: filterOf('-borsa') },
            // another source's filter is nothing to these
            { name: 'altra', hold: null, filter: filterOf('nothing of the kind') },
          ],
          paywall: 'mark',
        },
      },
    );
    await planner.fillDue();
    expect((await queued()).sort()).toEqual(['canale: cronaca', 'redazione: cronaca', 'redazione: sport']);
    const { clock, planner: later } = planning(
      { name: 'none', pick: buildRule({ filter: filterOf('pioggia') }) },
      {},
    );
    await later.fillDue();
    clock.advance(HOUR);
    await later.fillDue();
    const [slot] = await store.slots.recent(1);
    expect(slot?.reason.params).toMatchObject({ filtered: 3, there: 1 });
  });

  test('find an article behind hundreds that do not pass, slot after slot, in any order', async () => {
    const others = Array.from({ length: 2300 }, (_, i) => article(`other ${i}`, START - 2 * DAY + i));
    for (const one of others) await save(one);
    await save(article('ponte', START - HOUR));
    const { clock, planner } = planning({ pick: buildRule({ order: 'oldest', filter: filterOf('ponte') }) });
    await planner.fillDue();
    clock.advance(HOUR);
    await planner.fillDue();
    expect(await queued()).toEqual([]);
    clock.advance(HOUR);
    await planner.fillDue();
    expect(await queued()).toEqual(['canale: ponte']);
  }, 60_000);

  test('let a corrected article through that passes now', async () => {
    await save(article('sport'));
    const { clock, planner } = planning({ first: 'now', pick: buildRule({ filter: filterOf('ponte') }) });
    await planner.fillDue();
    await save({ ...article('sport'), title: 'Il ponte' });
    clock.advance(HOUR);
    await planner.fillDue();
    expect(await queued()).toEqual(['canale: Il ponte']);
  });
});

test('one slot takes one of two articles that are the same to a reader', async () => {
  await save(
    { ...article('a'), id: articleIdOf('one', 'a'), source: 'one' },
    { ...article('a'), id: articleIdOf('two', 'a'), source: 'two' },
  );
  await planning({ first: 'now', pick: buildRule({ count: 3 }) }).planner.fillDue();
  expect(await queued()).toHaveLength(1);
});

test('an article is held back until it is here for long enough, and goes out as it is by then', async () => {
  await save(article('a'));
  const sources = [{ name: 'seeds', hold: 90 * MINUTE, filter: null }];
  const { clock, planner } = planning({}, { gates: { sources, paywall: 'mark' } });
  await planner.fillDue();
  clock.advance(HOUR);
  await planner.fillDue();
  expect(await queued()).toEqual([]);
  await save({ ...article('a'), title: 'a, corrected' });
  clock.advance(HOUR);
  await planner.fillDue();
  expect(await queued()).toEqual(['canale: a, corrected']);
});

test('articles that one must pay for are picked, or not where the newsroom skips them', async () => {
  await save({ ...article('a'), paywalled: true });
  await planning({ name: 'x', first: 'now' }, { gates: { sources: [], paywall: 'skip' } }).planner.fillDue();
  expect(await queued()).toEqual([]);
  await planning({ name: 'y', first: 'now' }).planner.fillDue();
  expect(await queued()).toEqual(['canale: a']);
});

describe('breaking news', () => {
  const loud = (key: string, publishedAt = START - 10 * MINUTE) => ({
    ...article(key, publishedAt),
    priority: 10,
  });

  test('is posted at once, through quiet hours, a hold and approval, once by any number of processes', async () => {
    await save(loud('a'), loud('old', START - HOUR), article('quiet'));
    const world = {
      breaking: HOUR,
      approval: true,
      quiet: { from: 0, to: 23 * 60, timezone: 'Europe/Rome' },
      gates: { sources: [{ name: 'seeds', hold: DAY, filter: null }], paywall: 'mark' as const },
      filters: { redazione: filterOf('-a') },
    };
    const { planner, another } = planning({ to: ['canale', 'redazione'] }, world);
    await Promise.all([planner.fillDue(), another.fillDue(), planner.postBreaking()]);
    await planning({ to: ['canale', 'redazione'] }, world).planner.fillDue();
    expect(await queued()).toEqual(['canale: a']);
    const [row] = await store.deliveries.queue({ limit: 1 });
    expect(row).toMatchObject({ schedule: 'breaking', notBefore: null, notAfter: START + 50 * MINUTE });
    expect(row?.why).toEqual(reasonOf('pick-breaking', { age: 10, priority: 10 }));
    expect(events.filter(({ kind }) => kind === 'breaking-posted')).toHaveLength(1);
  });

  test.each([
    ['for the end of quiet hours', { quiet: { from: 0, to: 23 * 60, timezone: 'Europe/Rome' } }],
    ['for approval', { approval: true }],
  ])('goes in the place of what waits %s, when its priority is raised only then', async (_, waiting) => {
    const plain = article('a', START - 10 * MINUTE);
    await save(plain, article('b'));
    const world = { breaking: HOUR, ...waiting };
    const { planner } = planning({ first: 'now', pick: buildRule({ count: 2 }) }, world);
    await planner.fillDue();
    expect((await queued()).sort()).toEqual(['canale: a', 'canale: b']);
    await store.articles.save({ ...plain, priority: 10 }, START);
    await planner.postBreaking();
    await planner.postBreaking();
    expect((await queued()).sort()).toEqual(['canale: a', 'canale: b']);
    const rows = await store.deliveries.queue({ limit: 9 });
    expect(rows.find(({ articleTitle }) => articleTitle === 'a')).toMatchObject({
      schedule: 'breaking',
      state: 'queued',
      notBefore: null,
    });
  });

  test('goes in the place of what waits after it was corrected, too', async () => {
    const plain = article('a', START - 10 * MINUTE);
    await save(plain);
    const corrected = {
      orderedBy: 'correction',
      schedule: 'mattino',
      notBefore: START + 12 * HOUR,
    };
    await store.outbox.order(buildDraft({ article: plain.id, ...corrected }));
    await store.articles.save({ ...plain, priority: 10 }, START);
    await planning({}, { breaking: HOUR }).planner.postBreaking();
    expect(events.filter(({ kind }) => kind === 'breaking-posted')).toHaveLength(1);
  });

  test('leaves what an editor has given a time, and what was sent', async () => {
    const [ordered, sent] = [loud('ordered'), loud('sent')];
    await save(ordered, sent);
    await store.outbox.order(buildDraft({ article: ordered.id, orderedBy: '7', notBefore: START + HOUR }));
    await store.outbox.order(buildDraft({ article: sent.id }));
    const [claim] = await store.outbox.claim({
      platforms: ['telegram'],
      now: START,
      leaseMs: MINUTE,
      limit: 9,
    });
    expect(claim).toBeDefined();
    await planning({}, { breaking: HOUR }).planner.postBreaking();
    expect(events.filter(({ kind }) => kind === 'breaking-posted')).toEqual([]);
  });

  test('goes to all its places, though it comes while they are looked at', async () => {
    await save(loud('a'));
    const { deps } = planning({ to: ['canale', 'redazione'] }, { breaking: HOUR });
    let looks = 0;
    const articles = {
      ...store.articles,
      async candidates(...query: Parameters<Store['articles']['candidates']>) {
        const found = await store.articles.candidates(...query);
        if (++looks === 1) await save(loud('b'));
        return found;
      },
    };
    const planner = createPlanner({ ...deps, articles });
    await planner.postBreaking();
    await planner.postBreaking();
    expect((await queued()).sort()).toEqual(['canale: a', 'canale: b', 'redazione: a', 'redazione: b']);
  });

  test('goes to all its places, though there is more of it in one than is posted at once', async () => {
    await save(...Array.from({ length: 14 }, (_, at) => loud(`a${at}`, START - at * MINUTE)));
    const world = { breaking: HOUR, filters: { redazione: filterOf('a12|a13') } };
    const { planner } = planning({ to: ['canale', 'redazione'] }, world);
    for (let round = 0; round < 3; round++) await planner.postBreaking();
    const rows = await queued();
    expect(rows.filter(row => row.startsWith('canale'))).toHaveLength(14);
    expect(rows.filter(row => row.startsWith('redazione'))).toHaveLength(2);
  });

  test('waits for a slot like any other where nothing is said of it', async () => {
    await save(loud('a'));
    await planning().planner.fillDue();
    expect(await queued()).toEqual([]);
  });
});

describe('a schedule of digests', () => {
  const story = (key: string, more: Partial<Article> = {}) => {
    // no two have four words in a row in common
    const words = Array.from({ length: 60 }, (_, at) => `${key.replace(' ', '')}${at}`);
    const sentences = [words.slice(0, 30), words.slice(30)].map(part => `${part.join(' ')}.`);
    return { ...article(key), text: `${key}\n${sentences.join(' ')}`, ...more };
  };
  const digest = (overrides: Partial<Schedule> = {}) =>
    planning({ kind: 'digest', first: 'now', pick: buildRule({ count: 3 }), ...overrides });

  test('is one message with the best stories: what cannot wait, what several tell, what is new', async () => {
    const copy = story('tre');
    await save(
      story('uno'),
      story('due', { publishedAt: START - 2 * HOUR }),
      copy,
      {
        ...copy,
        id: buildArticle({ key: 'tre bis' }).id,
        key: 'tre bis',
        source: 'altra',
        url: null,
        title: 'tre bis',
        contentHash: 'of another outlet',
      },
      story('urgente', { publishedAt: START - 3 * HOUR, priority: 10 }),
    );
    await digest().planner.fillDue();
    const [row, ...others] = await store.deliveries.queue({ limit: 50 });
    expect(others).toEqual([]);
    expect(row).toMatchObject({ kind: 'digest', schedule: 'hourly' });
    const titles = await Promise.all((row?.articles ?? []).map(id => store.articles.get(id)));
    const [first, second, third] = titles.map(one => one?.title);
    expect([first, third]).toEqual(['urgente', 'uno']);
    expect(second).toMatch(/^tre/);
    expect(await store.outbox.post(row?.post ?? ('' as never))).toMatchObject({
      kind: 'digest',
      content: { digest: { at: START, timezone: 'Europe/Rome' } },
    });
  });

  test('repeats nothing, and what is left over is the next one’s; without news it is none', async () => {
    await save(story('a'), story('b'), story('c'), story('d'));
    const { clock, planner } = digest();
    await planner.fillDue();
    clock.advance(HOUR);
    await planner.fillDue();
    const rows = await store.deliveries.queue({ limit: 50 });
    expect(rows.map(({ articles }) => articles.length)).toEqual([3, 1]);
    expect(new Set(rows.flatMap(({ articles }) => articles)).size).toBe(4);
    clock.advance(HOUR);
    await planner.fillDue();
    expect(await store.deliveries.queue({ limit: 50 })).toHaveLength(2);
    expect(events.at(-1)).toMatchObject({ kind: 'slot-empty' });
  });
});
