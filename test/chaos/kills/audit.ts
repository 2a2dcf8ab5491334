import type { Store } from '../../../src/core/ports/store.ts';
import type { DeliveryState } from '../../../src/core/post.ts';
import type { FakeDiscord } from '../../fakes/discord-server.ts';
import type { FakeTelegram } from '../../fakes/telegram-server.ts';
import type { Ordered } from './desk.ts';
import { channelOf, discordChannelOf, isStruckAt, LOG, PLACES } from './places.ts';

export interface Audit {
  readonly posts: number;
  /** What the processes complained of. */
  readonly faults: readonly string[];
  readonly lost: readonly string[];
  readonly duplicated: readonly string[];
  /** Copies that do not show what was wanted of them last. */
  readonly outdated: readonly string[];
  /** How many articles were corrected or retracted. */
  readonly changed: number;
  readonly held: readonly string[];
  /** In a state that is no end, after everything had its time. */
  readonly unexplained: readonly string[];
  /** Copies that stayed in the editors' log. */
  readonly leftovers: number;
}

/** Every post against what readers see. */
export async function audit(
  world: Ordered & { readonly store: Store; readonly telegram: FakeTelegram; readonly discord: FakeDiscord },
): Promise<Omit<Audit, 'faults'>> {
  const { store, telegram, posts, titles, changed } = world;
  const limit = 20 * posts + 20;
  const rows = [...(await store.deliveries.queue({ limit })), ...(await store.deliveries.history({ limit }))];
  const ends: readonly DeliveryState[] = ['sent', 'held', 'withdrawn'];
  const unexplained = rows
    .filter(({ state }) => !ends.includes(state))
    .map(({ destination, operation, state, articleTitle: title, reason }) =>
      [destination, operation, title, state, reason?.code].join(' '),
    );
  const heldRows = rows.filter(({ state }) => state === 'held');
  const held = heldRows.map(({ destination, articleTitle: title }) => `${destination} ${title}`);
  const seen = copiesIn(world);
  const lost: string[] = [];
  const duplicated: string[] = [];
  const outdated: string[] = [];
  for (const [number, title] of titles)
    for (const platform of ['telegram', 'discord']) {
      const place = `${platform} ${number % PLACES}`;
      const copies = seen.get(`${place} ${number}`) ?? [];
      const what = `${place} post ${number}: ${copies.length} there`;
      const mine = rows.filter(row => row.destination === place && row.article === articleOf(number, rows));
      if (copies.length > 1) duplicated.push(what);
      if (mine.some(({ state }) => state === 'held')) continue;
      // what was withdrawn before anybody saw it never was there
      const wasSeen = mine.some(({ operation, state }) => operation === 'send' && state === 'sent');
      if (title === null) {
        const isRight = wasSeen && isStruckAt(number % PLACES) ? copies[0]?.isStruck : copies.length === 0;
        if (isRight !== true) outdated.push(`${what}, retracted`);
      } else if (copies.length === 0) lost.push(what);
      else if (copies[0]?.title !== title || copies[0].isStruck)
        outdated.push(`${what}, shows "${copies[0]?.title ?? ''}" and not "${title}"`);
    }
  return {
    posts,
    lost,
    duplicated,
    outdated,
    changed,
    held,
    unexplained,
    leftovers: telegram.messages(LOG).length,
  };
}

const articleOf = (
  number: number,
  rows: readonly { readonly article: string | null; readonly articleTitle: string }[],
) => rows.find(({ articleTitle }) => new RegExp(`^post ${number} of`).test(articleTitle))?.article;

interface Copy {
  readonly title: string;
  readonly isStruck: boolean;
}

/** What stands, by place and post. */
function copiesIn({
  telegram,
  discord,
}: {
  readonly telegram: FakeTelegram;
  readonly discord: FakeDiscord;
}): ReadonlyMap<string, readonly Copy[]> {
  const seen = new Map<string, Copy[]>();
  const see = (place: string, words: string) => {
    const [title = words, number = ''] = /post (\d+) of chaos(?:, corrected \d+)?/.exec(words) ?? [];
    const key = `${place} ${number}`;
    seen.set(key, [...(seen.get(key) ?? []), { title, isStruck: words.includes('Ritirato ') }]);
  };
  for (let place = 0; place < PLACES; place++) {
    for (const { text, caption } of telegram.messages(channelOf(place)))
      see(`telegram ${place}`, text ?? caption ?? '');
    for (const { embeds } of discord.messages(discordChannelOf(place)))
      see(`discord ${place}`, `${String(embeds[0]?.title)} ${String(embeds[0]?.description)}`);
  }
  return seen;
}
