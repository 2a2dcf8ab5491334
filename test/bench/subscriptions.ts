import { join } from 'node:path';
import { platforms } from '../../src/adapters/registry.ts';
import { createWakeSignal } from '../../src/core/async/wake-signal.ts';
import { passes } from '../../src/core/filter/failed-clause.ts';
import { parseFilter } from '../../src/core/filter/parse-filter.ts';
import { searchArticle } from '../../src/core/filter/searched-article.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { HOUR, MINUTE, SECOND } from '../../src/core/time.ts';
import { createDispatcher } from '../../src/outbox/dispatcher.ts';
import { createComposer } from '../../src/planning/composer.ts';
import { createDestinationOf } from '../../src/planning/subscribers/subscribed-destination.ts';
import { createSubscriptionIndex } from '../../src/planning/subscribers/subscription-index.ts';
import { createSubscribers } from '../../src/planning/subscribers/subscribers.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { systemClock } from '../../src/system-clock.ts';
import { createWords } from '../../src/words.ts';
import { buildArticle } from '../fixtures/build.ts';
import { openWorld } from './delivery-world.ts';

/** Figures of subscriptions. `parts`: a part (match, hostile, digests, breaking) or all of them. */
export async function* subscriptionFigures(parts: readonly string[]): AsyncGenerator<string> {
  const wants = (part: string) => parts.length === 0 || parts.includes(part);
  if (wants('match')) yield await matching();
  if (wants('hostile')) yield hostileLengths();
  if (wants('digests')) yield await digests();
  if (wants('breaking')) yield await breaking();
}

/** What a text that repeats itself costs against phrases that nearly do: a search that tries each place anew takes sixteen times. */
function hostileLengths(): string {
  const read = parseFilter(`-"${'a '.repeat(200)}b" -"${'a '.repeat(90)}c*" -${'a'.repeat(80)}c*`);
  if (read.kind === 'fault') throw new Error(read.fault.code);
  const costOf = (length: number) => {
    const lead = `${'a'.repeat(length)}b`;
    const searched = searchArticle(
      buildArticle({ text: 'x', title: 'a '.repeat(length / 2), lead, body: [] }),
    );
    const before = performance.now();
    if (!passes(read.filter, searched)) throw new Error('a phrase was found that is not there');
    return performance.now() - before;
  };
  const best = (length: number) => Math.min(...Array.from({ length: 5 }, () => costOf(length)));
  const [small, large] = [best(250_000), best(1_000_000)];
  return `a text of 1 MB against hostile phrases ${large.toFixed(0)} ms: ${(large / small).toFixed(1)} times one of 250 kB (linear is 4)`;
}

interface Wish {
  readonly filter?: string;
  readonly digestDue?: number;
}

/** One subscription for each of so many people. */
async function subscribe(store: Store, people: number, wishOf: (person: number) => Wish): Promise<void> {
  for (let person = 1; person <= people; person++) {
    const { filter: text = '', digestDue = null } = wishOf(person);
    const read = parseFilter(text);
    if (read.kind === 'fault') throw new Error(`${text}: ${read.fault.code}`);
    await store.subscriptions.add(
      {
        place: {
          platform: 'telegram',
          place: { chat: person, topic: null, silent: false },
          orderingKey: `telegram:${person}`,
          language: 'it',
          reader: { kind: 'person', id: String(person) },
        },
        filter: read.filter,
        rhythm: digestDue === null ? { kind: 'now' } : { kind: 'digest', at: 450, timezone: 'Europe/Rome' },
        subscriber: `telegram:${person}`,
        digestDue,
      },
      20,
      Date.now() - HOUR,
    );
  }
}

const TOWNS = 2000;
const SUBJECTS = 'ponte piazza scuola treno pioggia mercato museo teatro strada porto'.split(' ');
/** As people write them: a town, a subject, a topic; some with what they do not want, a few everything. */
const filterOf = (person: number): string => {
  const town = `paese${(person * 7919) % TOWNS}`;
  const subject = SUBJECTS[person % SUBJECTS.length] ?? '';
  const forms = [
    town,
    `${town} ${subject}`,
    `topic:${town}|${subject}`,
    `"${subject} di ${town}"`,
    `${town} -sport`,
  ];
  return person % 1000 === 0 ? '' : (forms[person % forms.length] ?? '');
};

const newsOf = (number: number) => {
  const body = Array.from(
    { length: 12 },
    (_, at) =>
      `La sindaca di paese${(number * 31 + at) % TOWNS} racconta che il ${SUBJECTS[at % SUBJECTS.length]} numero ${at} riapre.`,
  );
  const title = `Il ponte di paese${(number * 31) % TOWNS} riapre ${number}`;
  return buildArticle({
    key: `news ${number}`,
    url: `https://example.org/${number}`,
    title,
    lead: null,
    body,
    text: [title, ...body].join('\n'),
    topics: [`paese${(number * 31) % TOWNS}`],
    contentHash: String(number),
    publishedAt: Date.now(),
  });
};

async function matching(): Promise<string> {
  const PEOPLE = 100_000;
  await using store = await openSqliteStore({ file: ':memory:' });
  await subscribe(store, PEOPLE, person => ({ filter: filterOf(person) }));
  const index = createSubscriptionIndex(store.subscriptions);
  const before = performance.now();
  await index.refresh();
  const readMs = performance.now() - before;
  const times: number[] = [];
  let found = 0;
  for (let number = 0; number < 200; number++) {
    const article = newsOf(number);
    const began = performance.now();
    found += index.match(searchArticle(article), Date.now()).length;
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const [p50 = 0, p95 = 0, most = 0] = [times[100], times[189], times.at(-1)];
  return `one article against ${PEOPLE} subscriptions: median ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, most ${most.toFixed(1)} ms (floor 50, aim 10), ${(found / 200).toFixed(0)} found each; all read in ${readMs.toFixed(0)} ms`;
}

/** The rooms that write for subscribers, as `createApp` wires them; cards are not drawn. */
function subscribersOf(store: Store, wakeSignal = createWakeSignal()) {
  const record = () => undefined;
  const words = createWords({ directory: join(import.meta.dirname, '../../config/locales'), fallback: 'it' });
  const gates = { sources: [], paywall: 'mark' } as const;
  const composer = createComposer({
    ...gates,
    formats: platforms,
    words,
    record,
    brand: 'Strillone',
    timezone: 'Europe/Rome',
    renderer: {
      render: () => Promise.reject(new Error('no card')),
      showsPhoto: () => Promise.resolve(false),
      photograph: () => Promise.reject(new Error('no photographs')),
    },
    photos: { find: () => Promise.resolve({ kind: 'none' }) },
  });
  return createSubscribers({
    ...store,
    composer,
    gates,
    record,
    wakeSignal,
    clock: systemClock,
    index: createSubscriptionIndex(store.subscriptions),
    needsApproval: false,
    quiet: null,
    destinationOf: createDestinationOf([], platforms, { theme: 'broadsheet' }),
  });
}

async function digests(): Promise<string> {
  const PEOPLE = 2000;
  await using store = await openSqliteStore({ file: ':memory:' });
  for (let number = 0; number < 300; number++) await store.articles.save(newsOf(number), Date.now());
  await subscribe(store, PEOPLE, person => ({
    filter: SUBJECTS[person % 10] ?? '',
    digestDue: Date.now() - MINUTE,
  }));
  const began = performance.now();
  await subscribersOf(store).fillDigests();
  const seconds = (performance.now() - began) / SECOND;
  const { queued = 0 } = await store.deliveries.counts();
  if (queued !== PEOPLE) throw new Error(`${queued} of ${PEOPLE} digests were written`);
  return `${PEOPLE} digests of one hour, ten filters, 300 articles: written in ${seconds.toFixed(1)} s`;
}

/** Real limits, real time: the first minute of a breaking article for 10 000 subscribers, from its arrival on. */
async function breaking(): Promise<string> {
  const [PEOPLE, SECONDS] = [10_000, 60];
  await using world = await openWorld(platforms.usualPacing, { flags: ['--limits'] });
  const { store } = world;
  await subscribe(store, PEOPLE, () => ({}));
  const wakeSignal = createWakeSignal();
  const subscribers = subscribersOf(store, wakeSignal);
  await subscribers.prepare();
  const stop = new AbortController();
  const all = Promise.withResolvers<undefined>();
  let sent = 0;
  const firstSent = Promise.withResolvers<number>();
  const dispatcher = createDispatcher({
    payloads: platforms,
    outbox: store.outbox,
    publishers: world.publishers,
    clock: systemClock,
    chance: Math.random,
    wakeSignal,
    limits: world.limits,
    record: event => {
      if (event.kind !== 'delivery-sent') return;
      if (sent === 0) firstSent.resolve(Date.now());
      if (++sent === 30 * SECONDS) all.resolve(undefined);
    },
  });
  const running = dispatcher.run(stop.signal);
  await store.articles.save({ ...newsOf(1), priority: 10 }, Date.now());
  const began = Date.now();
  const written = subscribers.deliverNews().then(() => Date.now() - began);
  await all.promise;
  const { first, telegram, last, tooMany } = await world.counts();
  stop.abort();
  await running;
  const writtenMs = await written;
  const { queued = 0, sent: done = 0 } = await store.deliveries.counts();
  if (queued + done < PEOPLE - 100) throw new Error(`${queued} + ${done} of ${PEOPLE} were written`);
  const rate = (telegram - 1) / ((last - first) / SECOND);
  return `a breaking article for ${PEOPLE} subscribers: written in ${(writtenMs / SECOND).toFixed(1)} s while it is sent, the first after ${(await firstSent.promise) - began} ms; in the first minute ${rate.toFixed(2)} a second of 30 = ${((100 * rate) / 30).toFixed(1)} % (floor 95 %, aim 98 %), ${tooMany} times 429 (floor 0)`;
}
