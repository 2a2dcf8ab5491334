import { join } from 'node:path';
import { platforms } from '../../../src/adapters/registry.ts';
import { createWakeSignal } from '../../../src/core/async/wake-signal.ts';
import type { Article } from '../../../src/core/article.ts';
import type { Destination } from '../../../src/core/destination.ts';
import { deliveryIdOf } from '../../../src/core/ids.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { createCorrections } from '../../../src/intake/correct.ts';
import { createDestinations } from '../../../src/planning/subscribers/destinations.ts';
import { systemClock } from '../../../src/system-clock.ts';
import { buildArticle, buildDestination, buildPost } from '../../fixtures/build.ts';
import { createChaosComposer } from './chaos-composer.ts';
import { createEditors, type Decided } from './editors.ts';
import { channelOf, discordChannelOf, isStruckAt, PLACES } from './places.ts';
import { zoneOf } from './readers.ts';

/** What was ordered: so many posts for each platform, and what their articles say now; null = withdrawn. */
export interface Ordered {
  readonly posts: number;
  readonly titles: ReadonlyMap<number, string | null>;
  readonly changed: number;
  readonly decided: Decided;
}

/** Where the phrases are. */
export const LOCALES = join(import.meta.dirname, '../../../config/locales');
export const titleOf = (number: number): string => `post ${number} of chaos`;

/** Orders posts, corrects and withdraws their articles, and brings the copies up to date, as a newsroom does. */
export function createDesk(store: Store, fault: (message: string) => void) {
  const destinations = Array.from({ length: PLACES }, (_, place) => place).flatMap(place =>
    (['telegram', 'discord'] as const).map(platform => destinationOf(platform, place)),
  );
  const record = (event: { readonly kind: string; readonly error?: unknown }) => {
    if (event.kind === 'service-fault') fault(String(event.error));
  };
  const composer = createChaosComposer(LOCALES, record);
  const corrections = createCorrections({
    ...store,
    composer,
    payloads: platforms,
    clock: systemClock,
    record,
    wakeSignal: createWakeSignal(),
    destinations: createDestinations({
      destinations: destinations.map(destination => ({ destination })),
      formats: platforms,
      subscriptions: store.subscriptions,
      theme: 'broadsheet',
    }),
    refresh: () => Promise.resolve(true),
    parts: ['summary'],
  });
  const editors = createEditors(store, { composer, destinations, record });
  const titles = new Map<number, string | null>();
  let posts = 0;
  let changes = 0;
  const changed = new Set<number>();
  return {
    orders: (): Ordered => ({ posts, titles, changed: changed.size, decided: editors.decided() }),
    /** Proposes a post for each platform, on which two editors speak at once. Places take turns. */
    async propose(): Promise<void> {
      const place = editors.decided().size % PLACES;
      await editors.propose(destinations.filter(({ name }) => name.endsWith(` ${place}`)));
    },
    bringUpToDate: () => corrections.bringUpToDate(),
    /** Writes one post for each platform into the outbox. Places and kinds of message take turns. */
    async post(): Promise<void> {
      const number = posts++;
      titles.set(number, titleOf(number));
      const article = articleOf(number, titleOf(number));
      await store.articles.save(article, Date.now());
      const here = destinations.filter(({ name }) => name.endsWith(` ${number % PLACES}`));
      const content = {
        parts: number % 3 === 0 ? (['summary', 'quote-card'] as const) : (['summary'] as const),
      };
      const post = buildPost({ article: article.id, content, createdAt: Date.now() });
      const composed = await composer.compose({ article, content }, here);
      await store.outbox.order({
        post,
        deliveries: composed.map(({ destination, orderingKey, payload, wanted }) => ({
          id: deliveryIdOf(post.id, destination.name),
          destination: destination.name,
          platform: destination.platform,
          orderingKey,
          payload,
          wanted,
          notBefore: null,
          repostNumber: 0,
        })),
        cards: composed.flatMap(one => one.cards),
      });
    },
    async change(): Promise<void> {
      const number = Math.floor(Math.random() * posts);
      if (titles.get(number) == null) return;
      const title = Math.random() < 0.2 ? null : `${titleOf(number)}, corrected ${++changes}`;
      titles.set(number, title);
      changed.add(number);
      if (title === null) await store.articles.withdraw('seeds', keyOf(number), Date.now());
      else await store.articles.save(articleOf(number, title), Date.now());
      await corrections.bringUpToDate();
    },
  };
}

const keyOf = (number: number) => `post ${number}`;

const articleOf = (number: number, title: string): Article =>
  buildArticle({
    key: keyOf(number),
    text: `${title}\nDopo tre anni i pedoni tornano sul ponte.\nSuccede in ${zoneOf(number)}.`,
    publishedAt: Date.now(),
    receivedAt: Date.now(),
  });

const destinationOf = (platform: 'telegram' | 'discord', place: number): Destination =>
  buildDestination({
    name: `${platform} ${place}`,
    platform,
    retractions: isStruckAt(place) ? 'strike' : 'delete',
    place:
      platform === 'telegram'
        ? { chat: channelOf(place), topic: null, silent: false }
        : { channel: discordChannelOf(place), crosspost: false },
  });
