import { platforms } from '../../../src/adapters/registry.ts';
import type { DeliveryRow, Store } from '../../../src/core/ports/store.ts';
import type { DeliveryState } from '../../../src/core/post.ts';
import type { FakeDiscord } from '../../fakes/discord-server.ts';
import type { FakeTelegram } from '../../fakes/telegram-server.ts';
import type { Ordered } from './desk.ts';
import { PROPOSED } from './editors.ts';
import { channelOf, discordChannelOf, isStruckAt, LOG, PLACES } from './places.ts';
import { READERS, readerPlace, type ReaderPlace } from './readers.ts';

export interface Audit {
  readonly posts: number;
  /** Digests that readers asked for. */
  readonly digests: number;
  /** What the processes complained of. */
  readonly faults: readonly string[];
  readonly lost: readonly string[];
  readonly duplicated: readonly string[];
  /** Copies that do not show what was wanted of them last. */
  readonly outdated: readonly string[];
  /** How many articles were corrected or retracted. */
  readonly changed: number;
  /** How many proposals were approved, and skipped. */
  readonly approved: number;
  readonly skipped: number;
  readonly held: readonly string[];
  /** In a state that is no end, after everything had its time. */
  readonly unexplained: readonly string[];
  /** Copies that stayed in the editors' log. */
  readonly leftovers: number;
}

/** What an audit looks at. `digests`: the places where one digest was asked for. */
type Audited = Ordered & {
  readonly store: Store;
  readonly telegram: FakeTelegram;
  readonly discord: FakeDiscord;
  readonly digests: readonly ReaderPlace[];
};

/** Every post and every digest against what readers see. */
export async function audit(world: Audited): Promise<Omit<Audit, 'faults'>> {
  const { store, telegram, posts, titles, changed, digests } = world;
  const limit = 40 * posts + 20;
  const rows = [...(await store.deliveries.queue({ limit })), ...(await store.deliveries.history({ limit }))];
  const ends: readonly DeliveryState[] = ['sent', 'held', 'withdrawn', 'skipped'];
  const unexplained = rows
    .filter(row => !ends.includes(row.state) && !isUnsure(row))
    .map(({ destination, operation, state, articleTitle: title, reason }) =>
      [destination, operation, title, state, reason?.code].join(' '),
    );
  const heldRows = rows.filter(isUnsure);
  const held = heldRows.map(
    ({ destination, platform, articleTitle: title }) => `${platform}: ${destination} ${title}`,
  );
  const found: Found = { lost: [], duplicated: [], outdated: [] };
  const places = [...configuredPlaces(world), ...(await readerPlaces(world))];
  const articles = articlesByNumber(rows);
  for (const [number, title] of titles)
    for (const { name, destination, wants, copies } of places) {
      if (!wants(number)) continue;
      const mine = rows.filter(
        row => row.destination === destination && row.article === articles.get(number),
      );
      judge(found, {
        what: `${name} post ${number}`,
        title,
        copies: copies.get(number) ?? [],
        mine,
        isStruck: !name.includes('reader') && isStruckAt(number % PLACES),
      });
    }
  for (const place of digests) await judgeDigest(found, place, { ...world, rows });
  const decisions = [...world.decided.values()];
  judgeProposals(found, { ...world, rows });
  return {
    ...found,
    posts,
    approved: decisions.filter(kind => kind === 'approved').length,
    skipped: decisions.filter(kind => kind === 'skipped').length,
    digests: digests.length,
    changed,
    held,
    unexplained,
    leftovers: telegram.messages(LOG).length,
  };
}

type Found = Record<'lost' | 'duplicated' | 'outdated', string[]>;

function judge(
  { lost, duplicated, outdated }: Found,
  {
    what,
    title,
    copies,
    mine,
    isStruck,
  }: {
    readonly what: string;
    readonly title: string | null;
    readonly copies: readonly Copy[];
    readonly mine: readonly DeliveryRow[];
    /** What is withdrawn there is struck through. */
    readonly isStruck: boolean;
  },
): void {
  const said = `${what}: ${copies.length} there`;
  if (copies.length > 1) duplicated.push(said);
  if (mine.some(isUnsure)) return;
  // what was withdrawn before anybody saw it never was there
  const wasSeen = mine.some(({ operation, state }) => operation === 'send' && state === 'sent');
  if (title === null) {
    const isRight = wasSeen && isStruck ? copies[0]?.isStruck : copies.length === 0;
    if (isRight !== true) outdated.push(`${said}, retracted`);
  } else if (copies.length === 0) lost.push(said);
  else if (copies[0]?.title !== title || copies[0].isStruck)
    outdated.push(`${said}, shows "${copies[0]?.title ?? ''}" and not "${title}"`);
}

/** What may be there or not: held for an editor, or over, at a reader's place. */
const isUnsure = ({ state, reason }: DeliveryRow): boolean =>
  state === 'held' || (state === 'expired' && reason?.code === 'reader-unsure');

/** What was approved stands once at its place of each platform, what was skipped nowhere; one word on each counted. */
function judgeProposals(
  { lost, duplicated, outdated }: Found,
  world: Audited & { readonly rows: readonly DeliveryRow[] },
): void {
  for (const platform of ['telegram', 'discord'] as const) {
    const copies = new Map<number, number>();
    for (let place = 0; place < PLACES; place++) {
      const id = platform === 'telegram' ? String(channelOf(place)) : discordChannelOf(place);
      for (const words of wordsAt(world, { platform, chat: { id } })) {
        const number = Number(PROPOSED.exec(words)?.[1] ?? Number.NaN);
        if (!Number.isNaN(number)) copies.set(number, (copies.get(number) ?? 0) + 1);
      }
    }
    for (const [number, kind] of world.decided) {
      const there = copies.get(number) ?? 0;
      const said = `${platform} proposal ${number}, ${kind ?? 'decided not once'}: ${there} there`;
      const mine = world.rows.filter(
        row => row.platform === platform && row.articleTitle === `proposal ${number} of chaos`,
      );
      if (kind === null || (kind === 'skipped' && there > 0)) outdated.push(said);
      if (there > 1) duplicated.push(said);
      if (kind === 'approved' && there === 0 && !mine.some(isUnsure)) lost.push(said);
    }
  }
}

/** One message, of present titles only; none when all that it told was withdrawn. */
async function judgeDigest(
  { lost, duplicated, outdated }: Found,
  place: ReaderPlace,
  { rows, titles, ...world }: Audited & { readonly rows: readonly DeliveryRow[] },
): Promise<void> {
  const destination = await destinationOf(world.store, place);
  const mine = rows.filter(row => row.destination === destination);
  const messages = wordsAt(world, place);
  const said = `${place.name}: ${messages.length} there`;
  if (messages.length > 1) duplicated.push(said);
  if (mine.some(isUnsure)) return;
  const articles = articlesByNumber(rows);
  const told = new Set<string>(mine.flatMap(row => row.articles));
  const isAllGone = [...titles].every(
    ([number, title]) => title === null || !told.has(articles.get(number) ?? ''),
  );
  if (messages.length === 0 && (mine.length === 0 || !isAllGone)) lost.push(said);
  for (const words of messages)
    for (const [title, number] of words.matchAll(TITLES))
      if (titles.get(Number(number)) !== title) outdated.push(`${said}, shows "${title}"`);
}

const TITLES = /post (\d+) of chaos(?:, corrected \d+)?/g;

/** By the number of the post. */
const articlesByNumber = (rows: readonly DeliveryRow[]): ReadonlyMap<number, string | null> =>
  new Map(
    rows.flatMap(({ kind, article, articleTitle }) => {
      const number = /^post (\d+) of/.exec(articleTitle)?.[1];
      return kind === 'digest' || number === undefined ? [] : [[Number(number), article] as const];
    }),
  );

interface Copy {
  readonly title: string;
  readonly isStruck: boolean;
}

/** Where posts are looked for. `copies`: what stands there, by post. */
interface AuditedPlace {
  readonly name: string;
  readonly destination: string;
  readonly wants: (post: number) => boolean;
  readonly copies: ReadonlyMap<number, readonly Copy[]>;
}

const configuredPlaces = (world: Pick<Audited, 'telegram' | 'discord'>): readonly AuditedPlace[] =>
  Array.from({ length: PLACES }, (_, place) => place).flatMap(place =>
    (['telegram', 'discord'] as const).map(platform => {
      const name = `${platform} ${place}`;
      const id = platform === 'telegram' ? String(channelOf(place)) : discordChannelOf(place);
      const words = wordsAt(world, { platform, chat: { id } });
      return { name, destination: name, wants: post => post % PLACES === place, copies: copiesIn(words) };
    }),
  );

const readerPlaces = async (world: Audited): Promise<readonly AuditedPlace[]> =>
  Promise.all(
    Array.from({ length: READERS }, (_, number) => number).flatMap(number =>
      (['telegram', 'discord'] as const).map(async platform => {
        const place = readerPlace(platform, number);
        return {
          name: place.name,
          destination: await destinationOf(world.store, place),
          wants: (post: number) => post % READERS === number,
          copies: copiesIn(wordsAt(world, place)),
        };
      }),
    ),
  );

async function destinationOf({ subscriptions }: Store, { platform, chat }: ReaderPlace): Promise<string> {
  const where = platforms.placeOf(platform, chat);
  const [one] = where === null ? [] : await subscriptions.ofPlace(where.orderingKey);
  if (one === undefined) throw new Error(`nobody subscribes at ${platform} ${chat.id}`);
  return one.place.name;
}

/** The words of each message in a chat. */
function wordsAt(
  { telegram, discord }: Pick<Audited, 'telegram' | 'discord'>,
  { platform, chat: { id } }: { readonly platform: string; readonly chat: { readonly id: string } },
): readonly string[] {
  return platform === 'telegram'
    ? telegram.messages(Number(id)).map(({ text, caption }) => text ?? caption ?? '')
    : discord
        .messages(id)
        .map(({ embeds }) => `${String(embeds[0]?.title)} ${String(embeds[0]?.description)}`);
}

function copiesIn(messages: readonly string[]): ReadonlyMap<number, readonly Copy[]> {
  const seen = new Map<number, Copy[]>();
  for (const words of messages) {
    const [title = words, number = '-1'] = /post (\d+) of chaos(?:, corrected \d+)?/.exec(words) ?? [];
    const key = Number(number);
    seen.set(key, [...(seen.get(key) ?? []), { title, isStruck: words.includes('Ritirato ') }]);
  }
  return seen;
}
