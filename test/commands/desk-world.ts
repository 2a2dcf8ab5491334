import { join } from 'node:path';
import { platforms } from '../../src/adapters/registry.ts';
import type { Caller, Reply } from '../../src/commands/command.ts';
import { createDesk } from '../../src/commands/desk.ts';
import type { Article } from '../../src/core/article.ts';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import type { RichText } from '../../src/core/rich-text.ts';
import type { NewsroomDesk } from '../../src/desk/newsroom-desk.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createWords } from '../../src/words.ts';
import { saveAll } from '../contract/store/open-store.ts';
import { ids } from '../fakes/discord-world.ts';
import { NOW } from '../fixtures/build.ts';
import { noApproval, noEditing } from './no-approval.ts';

export const words = createWords({
  directory: join(import.meta.dirname, '../../config/locales'),
  fallback: 'it',
});
export const EDITOR = '77';
const editors = { telegram: [Number(EDITOR)], discord: { users: [ids.editor], roles: [ids.editorRole] } };

/** The desk over a store in memory; `newsroom` takes the place of what is not the store's. */
export async function openDesk(
  newsroom: Partial<NewsroomDesk> = {},
  ...articles: readonly Partial<Article>[]
) {
  const store = await openSqliteStore({ file: ':memory:' });
  const saved = await saveAll(store, ...articles);
  const events: NewsroomEvent[] = [];
  const clock = { now: NOW };
  const desk = createDesk({
    newsroom: {
      articles: store.articles,
      reading: store.reading,
      readers: store.readers,
      forget: key => store.readers.forget(key),
      subscribe: () => Promise.resolve({ kind: 'closed' }),
      subscriptionsAt: () => Promise.resolve([]),
      unsubscribe: () => Promise.resolve([]),
      forgetSubscriptions: () => Promise.resolve(0),
      rezoneDigests: () => Promise.resolve(),
      destinations: [],
      order: () => Promise.reject(new Error('no order is expected')),
      takeIn: () => Promise.resolve({ kind: 'wrong', why: 'no page' }),
      discard: () => Promise.resolve(null),
      wordsCard: () => Promise.resolve(null),
      quoteCard: () => Promise.resolve(null),
      queue: () => Promise.resolve({ rows: [], counts: {}, toReaders: 0 }),
      held: () => Promise.resolve({ shown: [], count: 0 }),
      resolve: () => Promise.resolve({ kind: 'unknown' }),
      approval: noApproval,
      editing: noEditing,
      now: () => clock.now,
      timezone: 'Europe/Rome',
      ...newsroom,
    },
    isEditor: caller => platforms.isEditor(caller, editors),
    styleOf: platforms.styleOf,
    words,
    language: 'it',
    record: event => events.push(event),
  });
  return {
    desk,
    store,
    saved,
    events,
    clock,
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}

/** Somebody in private. */
export const person = (user: string, more: Partial<Caller> = {}): Caller => ({
  platform: 'telegram',
  user,
  roles: [],
  language: 'it',
  place: { kind: 'private', id: user, channel: user, topic: null },
  ...more,
});

/** Somebody in a group. */
export const member = (user: string, manages: boolean, more: Partial<Caller> = {}): Caller =>
  person(user, {
    place: { kind: 'shared', id: '-100', channel: '-100', topic: null },
    manages: () => Promise.resolve(manages),
    ...more,
  });

export const textOf = (text: RichText): string =>
  text
    .flatMap(block => (block.kind === 'list' ? block.items.flat() : block.spans))
    .map(span => span.text)
    .join(' ');

export const labelsOf = ({ buttons = [] }: Reply): readonly (readonly string[])[] =>
  buttons.map(row => row.map(({ label }) => label));
