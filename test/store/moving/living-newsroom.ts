import { parseFilter } from '../../../src/core/filter/parse-filter.ts';
import { alertIdOf, changeIdOf, filterKeyOf } from '../../../src/core/ids.ts';
import type { AlertDraft } from '../../../src/core/ports/outbox.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import type { Payload } from '../../../src/core/payload.ts';
import { reasonOf } from '../../../src/core/reasons/reason.ts';
import { DAY, HOUR, MINUTE } from '../../../src/core/time.ts';
import { saveAll } from '../../contract/store/open-store.ts';
import {
  buildArticle,
  buildCard,
  buildDraft,
  buildSlot,
  buildTelegramPayload,
  inWords,
  NOW,
  withPayload,
} from '../../fixtures/build.ts';

const ANNA = { id: 'telegram:1', name: 'Anna' };
const article = (key: string) => buildArticle({ key }).id;
const claim = (store: Store, limit = 99) =>
  store.outbox.claim({ platforms: ['telegram'], now: NOW, limit, leaseMs: MINUTE });

/** A newsroom in the middle of its work: rows in every table, deliveries in every state. */
export async function fillNewsroom(store: Store): Promise<void> {
  await writePast(store);
  await writeArticles(store);
  await writePosts(store);
  await writeEditors(store);
  await writeReaders(store);
}

/** What was forgotten, and what waited for too long. */
async function writePast(store: Store): Promise<void> {
  const then = NOW - 500 * DAY;
  await store.articles.save(buildArticle({ key: 'old', publishedAt: then }), then);
  await store.articles.save(buildArticle({ key: 'never', publishedAt: then }), then);
  const rule = { now: NOW, keepMs: 400 * DAY, standing: [] };
  await store.outbox.order(buildDraft({ article: article('never'), to: ['expired'], createdAt: then }));
  await store.maintenance.expireWaiting(rule);
  await store.maintenance.prune(rule);
}

async function writeArticles(store: Store): Promise<void> {
  const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'urgent', 'blocked'];
  await saveAll(
    store,
    ...keys.map((key, at) => ({
      key,
      topics: ['Città', key],
      keywords: ['ponte'],
      priority: at / 4,
      notBefore: at % 2 === 0 ? null : NOW - at,
    })),
  );
  // a row that went leaves a gap among the numbers
  await store.articles.withdraw('seeds', 'j', NOW);
  await store.stories.put(
    { article: article('a'), story: article('a'), at: NOW - HOUR },
    [7, -2147483648],
    NOW,
  );
  const filter = filterKeyOf('-sport', null);
  await store.articles.block([{ article: article('blocked'), revision: 1, filter }]);
  await store.articles.saveFault(
    { source: 'seeds', key: 'x', line: 3, reason: reasonOf('article-no-date', { value: '“ieri”' }) },
    NOW,
  );
  await store.feeds.save(
    {
      source: 'agency',
      addressHash: 'abc',
      movedTo: null,
      etag: '"1"',
      lastModified: null,
      bodyHash: 'def',
      documentAt: NOW,
      firstReadAt: NOW - DAY,
      lastReadAt: NOW,
      nextReadAt: NOW + MINUTE,
      state: 'quarantined',
      reason: reasonOf('feed-quarantined', { count: 9, total: 10, name: 'agency' }),
      failures: 2,
      newsEveryMs: HOUR,
      lastNewsAt: NOW - HOUR,
      release: null,
      hub: null,
    },
    { items: [{ key: '1', marks: ['g1', 'l1'], toldHash: null, published: NOW, seenAt: NOW }] },
  );
}

/** One place for each end that a delivery can come to, so that none waits behind another. */
async function writePosts(store: Store): Promise<void> {
  const { outbox } = store;
  const card = buildCard();
  const plain = buildDraft({ article: article('a'), to: ['sent'], cards: [card] });
  const photo = {
    ...buildTelegramPayload(),
    kind: 'photo',
    chat: '@sent',
    caption: 'ponte',
    card: card.hash,
  };
  const draft = {
    ...plain,
    deliveries: plain.deliveries.map(delivery => withPayload(delivery, photo as Payload)),
  };
  await store.slots.fill(buildSlot(), [draft]);
  const ends = ['retry', 'held', 'dead', 'suspended'] as const;
  for (const [at, to] of ends.entries())
    await outbox.order(buildDraft({ article: article('bcde'.charAt(at)), to: [to] }));
  for (const { delivery, ...claimed } of await claim(store)) {
    const isSent = delivery.destination === 'sent';
    const state = isSent ? 'sent' : (ends.find(end => end === delivery.destination) ?? 'dead');
    const settlement = {
      state,
      reason: isSent ? null : inWords(`non è andata: ${state}`),
      ...(isSent
        ? { cardFiles: new Map([[card.hash, 'AgAC']]), messageIds: ['7'], url: 'https://t.me/sent/7' }
        : {}),
      ...(state === 'retry' ? { notBefore: NOW + HOUR } : {}),
    } as const;
    await outbox.settle({ ...claimed, delivery }, settlement, NOW);
  }
  await outbox.order(buildDraft({ article: article('f'), to: ['claimed'] }));
  await claim(store);
  await outbox.order(buildDraft({ article: article('g'), to: ['withdrawn'] }));
  await outbox.withdraw(article('g'), inWords('tolta'), NOW);
  await outbox.order(buildDraft({ article: article('h'), to: ['queued', 'queued later'] }));
  await store.slots.postBreaking(article('urgent'), [buildDraft({ article: article('urgent') })], NOW);
  await outbox.order(buildDraft({ article: article('i'), to: ['waiting'], notBefore: NOW + DAY }));
  const message = draft.deliveries[0]?.id;
  if (message === undefined) throw new Error('one was sent');
  await saveAll(store, { key: 'a', title: 'Il ponte riapre, corretto', topics: ['Città'] });
  await outbox.change(
    [
      {
        post: draft.post.id,
        items: [{ article: article('a'), revision: 2 }],
        changes: [
          {
            id: changeIdOf(message, 'words'),
            operation: 'edit',
            message,
            payload: buildTelegramPayload('corretto'),
            wanted: 'words',
            notBefore: null,
          },
        ],
        cards: [],
      },
    ],
    NOW,
  );
  await outbox.retract(article('a'), [message], NOW);
  await outbox.move('telegram:@gruppo', -100123456789012, NOW);
}

const alert = (text: string): AlertDraft => ({
  id: alertIdOf(text, 'editors', NOW),
  destination: 'editors (Telegram)',
  platform: 'telegram',
  orderingKey: 'telegram:@log',
  payload: { ...buildTelegramPayload(text), chat: '@log' },
});

async function writeEditors(store: Store): Promise<void> {
  const proposed = (key: string) => ({
    ...buildDraft({
      article: article(key),
      occasion: 'proposal',
      state: 'proposed',
      to: [`proposed ${key}`],
    }),
    decideBy: NOW + HOUR,
  });
  const copy = { post: proposed('b').post.id, platform: 'telegram', round: 1, version: 1 };
  for (const key of ['b', 'c']) await store.outbox.order(proposed(key));
  await store.proposals.decide(
    { post: proposed('c').post.id, by: ANNA, kind: 'skipped', notBefore: null },
    NOW,
  );
  await store.proposals.send({ ...copy, draft: alert('preview'), cards: [] }, NOW);
  await store.pauses.pause({ destination: 'queued later', until: NOW + HOUR, by: ANNA, at: NOW });
  await store.outbox.takeBack({ article: article('d'), by: ANNA.id }, NOW);
  const subject = { kind: 'held', subject: 'c' };
  await store.outbox.alert(
    {
      begins: [subject],
      ends: [],
      drafts: [alert('una è in dubbio')],
    },
    NOW,
  );
}

async function writeReaders(store: Store): Promise<void> {
  const reader = { platform: 'telegram', kind: 'person', id: '7' } as const;
  await store.readers.change(
    reader,
    { language: 'it', timezone: 'Europe/Rome', mutedUntil: NOW + HOUR },
    NOW,
  );
  await store.readers.keepText('un testo troppo lungo per un bottone', NOW);
  await store.updates.takeOnce(
    'telegram',
    [
      { id: '123456789/7001', asking: null },
      { id: '123456789/7002', asking: { command: 'post' } },
    ],
    { now: NOW, until: NOW + MINUTE },
  );
  await store.updates.noteDiscussed(
    {
      id: 'telegram:-1/2',
      of: { platform: 'telegram', chats: ['telegram:@canale'], messageId: '7' },
      here: ['telegram:-1'],
      reply: { replyTo: 2 },
    },
    NOW,
  );
  await store.updates.noteLinks('canale', ['gazzetta.example/ponte'], NOW);
  const [sent] = await store.deliveries.history({ limit: 1, state: 'sent' });
  if (sent === undefined) throw new Error('something was sent');
  await store.updates.noteReactions(sent.id, 3, NOW);
  for (const [at, text] of ['topic:esteri -sport', ''].entries()) {
    const read = parseFilter(text);
    if (read.kind === 'fault') throw new Error(read.fault.code);
    await store.subscriptions.add(
      {
        place: {
          platform: 'telegram',
          place: { chat: 7, topic: null, silent: false },
          orderingKey: 'telegram:7',
          language: 'it',
          reader: { kind: 'person', id: '7' },
        },
        filter: read.filter,
        rhythm: at === 0 ? { kind: 'now' } : { kind: 'digest', at: 450, timezone: 'Europe/Rome' },
        subscriber: 'telegram:7',
        digestDue: at === 0 ? null : NOW + HOUR,
      },
      20,
      NOW,
    );
  }
}
