import type { CardImage } from '../../src/core/card.ts';
import type { DeliveryRow } from '../../src/core/ports/store.ts';
import { HOUR, MINUTE } from '../../src/core/time.ts';
import type { NewsroomView, Numbers, Snapshot, SourceView } from '../../src/desk/view.ts';
import { buildDelivery, NOW, inWords } from '../fixtures/build.ts';

/** A newsroom on its first day: nothing set, nothing done. */
export const buildSnapshot = (overrides: Partial<Snapshot> = {}): Snapshot => ({
  at: NOW,
  brand: 'Lo Strillone',
  language: 'it',
  timezone: 'Europe/Rome',
  destinations: [],
  sources: [],
  faults: [],
  upcoming: [],
  slots: [],
  queue: [],
  held: (overrides.queue ?? []).filter(({ state }) => state === 'held'),
  proposals: [],
  history: [],
  needs: null,
  counts: {},
  openToReaders: 0,
  ...overrides,
});

/** A folder that can be read, unless said otherwise. */
export const buildSource = (overrides: Partial<SourceView> = {}): SourceView => ({
  name: 'seeds',
  kind: 'folder',
  place: 'seeds',
  articles: 1,
  lastReadAt: null,
  nextReadAt: null,
  state: 'ok',
  reason: null,
  failures: 0,
  ...overrides,
});

/** A delivery as the deliveries tells it: sent an hour ago, unless said otherwise. */
export const buildRow = (overrides: Partial<DeliveryRow> = {}): DeliveryRow => ({
  ...buildDelivery({ state: 'sent', sentAt: NOW - HOUR, attempts: 1, ...overrides }),
  kind: 'article',
  articles: [],
  decisions: [],
  articleTitle: 'Riapre il ponte di Valdorsa',
  articleSource: 'seeds',
  schedule: 'mattino',
  why: inWords('la più recente'),
  ...overrides,
});

/** A snapshot in which `text` stands wherever text can stand. */
export function snapshotOf(text: string): Snapshot {
  const card = 'a'.repeat(64) as CardImage['hash'];
  const telegram = { platform: 'telegram', chat: text, topic: null, silent: false } as const;
  const discord = {
    platform: 'discord',
    channel: text,
    crosspost: false,
    embed: {
      author: text,
      title: text,
      url: text,
      description: text,
      fields: [{ name: text, value: text }],
      footer: text,
      timestamp: text,
      color: 0x123456,
    },
    card: { hash: card, alt: text },
  } as const;
  const words = {
    articleTitle: text,
    articleSource: text,
    schedule: text,
    why: inWords(text),
    reason: inWords(text),
  };
  const payload = {
    platform: 'preview',
    telegram: { ...telegram, kind: 'photo', card, caption: text },
    discord,
  } as const;
  const row = (overrides: Partial<DeliveryRow>) =>
    buildRow({ ...words, destination: text, url: text, platform: 'preview', payload, ...overrides });
  const textOnly = { ...telegram, kind: 'text', text, preview: text } as const;
  return buildSnapshot({
    brand: text,
    language: text,
    destinations: [{ name: text, platform: 'preview', title: text, off: inWords(text) }],
    sources: [buildSource({ name: text, place: text, reason: inWords(text), state: 'failing' })],
    faults: [{ source: text, key: text, line: 3, reason: inWords(text), at: NOW }],
    upcoming: [{ schedule: text, dueAt: NOW + HOUR, to: [text], title: text, why: inWords(text) }],
    slots: [
      {
        id: text as never,
        schedule: text,
        dueAt: NOW,
        state: 'filled',
        reason: inWords(text),
        filledAt: NOW,
      },
    ],
    needs: {
      at: NOW,
      findings: [
        { area: 'platform', severity: 'needs', code: 'source-fault', params: { place: text, detail: text } },
      ],
    },
    queue: [
      row({ state: 'held', post: 'held' as never, id: 'held' as never }),
      row({ state: 'retry', notBefore: NOW + MINUTE, post: 'retry' as never, id: 'retry' as never }),
    ],
    history: [row({ id: text as never }), row({ platform: 'telegram', payload: textOnly })],
  });
}

/** The numbers of a snapshot, while nothing is open. */
export const numbersOf = ({ at, sources, faults, destinations, counts }: Snapshot): Numbers => ({
  at,
  sources,
  faults: faults.length,
  destinationsOn: destinations.filter(({ off }) => off === null).length,
  counts,
  open: [],
  oldestDue: [],
  limits: [],
});

/** A view that shows always the same. */
export const viewOf = (snapshot: Snapshot, overrides: Partial<NewsroomView> = {}): NewsroomView => ({
  snapshot: () => Promise.resolve(snapshot),
  numbers: () => Promise.resolve(numbersOf(snapshot)),
  card: () => Promise.resolve(null),
  notReady: () => Promise.resolve(null),
  ...overrides,
});
