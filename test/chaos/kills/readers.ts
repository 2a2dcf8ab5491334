import { platforms } from '../../../src/adapters/registry.ts';
import { parseFilter } from '../../../src/core/filter/parse-filter.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import type { ChatPlace, Rhythm } from '../../../src/core/subscriptions/subscription.ts';
import { LOG } from './places.ts';

/** Who wants news at once, of each platform: on Telegram every other one in private, where nobody can look what arrived. */
export const READERS = 6;
const FIRST_PERSON = 500_000;
const FIRST_GROUP = LOG - 1000;
const FIRST_CHANNEL = 710_000_000_000_000_000n;
/** Digests are made anew all the time: each has a place of its own. */
const FIRST_DIGEST = 1000;

export interface ReaderPlace {
  /** As the audit calls it. */
  readonly name: string;
  readonly platform: 'telegram' | 'discord';
  readonly number: number;
  readonly chat: ChatPlace;
}

/** The place of a reader who wants news at once (below `READERS`), or of a digest. */
export function readerPlace(platform: 'telegram' | 'discord', number: number): ReaderPlace {
  const isPrivate = platform === 'telegram' && number % 2 === 0;
  const id =
    platform === 'discord'
      ? String(FIRST_CHANNEL + BigInt(number))
      : String(isPrivate ? FIRST_PERSON + number : FIRST_GROUP - number);
  return {
    name: number < FIRST_DIGEST ? `${platform} reader ${number}` : `${platform} digest ${number}`,
    platform,
    number,
    chat: { kind: isPrivate ? 'private' : 'shared', id, channel: id, topic: null },
  };
}

export const digestPlace = (platform: 'telegram' | 'discord', number: number): ReaderPlace =>
  readerPlace(platform, FIRST_DIGEST + number);

/** What the article of a post is about: the reader of that number wants it. */
export const zoneOf = (post: number): string => `zona${post % READERS}`;

/** Subscribes in a place, as the command does. */
export async function subscribeAt(
  store: Pick<Store, 'subscriptions'>,
  { platform, number, chat }: ReaderPlace,
  wish: { readonly filter: string; readonly rhythm: Rhythm },
): Promise<void> {
  const where = platforms.placeOf(platform, chat);
  const read = parseFilter(wish.filter);
  if (where === null || read.kind === 'fault') throw new Error(`no subscription of ${wish.filter}`);
  const isPrivate = chat.kind === 'private';
  const place = {
    platform,
    ...where,
    language: 'it',
    reader: { kind: isPrivate ? ('person' as const) : ('place' as const), id: chat.id },
  };
  const subscriber = `${platform}:${number}`;
  const digestDue = wish.rhythm.kind === 'now' ? null : Date.now();
  const draft = { place, filter: read.filter, rhythm: wish.rhythm, subscriber, digestDue };
  await store.subscriptions.add(draft, 20, Date.now());
}

/** Two subscriptions in each place, both of which want the same. */
export async function subscribeReaders(store: Pick<Store, 'subscriptions'>): Promise<void> {
  for (let number = 0; number < READERS; number++)
    for (const platform of ['telegram', 'discord'] as const)
      for (const filter of [zoneOf(number), `${zoneOf(number)}|nessuno`])
        await subscribeAt(store, readerPlace(platform, number), { filter, rhythm: { kind: 'now' } });
}
