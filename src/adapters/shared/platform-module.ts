import type { z } from 'zod';
import type { LogChannel } from '../../alerts/log-channel.ts';
import type { Caller, CommandDesk, CommandStyle } from '../../commands/command.ts';
import type { Destination, Platform } from '../../core/destination.ts';
import type { CardHash } from '../../core/ids.ts';
import type { MessageView } from '../../core/ports/message-view.ts';
import type { ChatKey, OrderingKey } from '../../core/ordering-key.ts';
import type { Payload } from '../../core/payload.ts';
import type { DigestWords, FindLink, PostWords, SmallerCards } from '../../core/ports/platform.ts';
import type { ChatStatusChange, Publisher, RecordEvent } from '../../core/ports/ports.ts';
import type { Discussed, PlatformCallback, Seen } from '../../core/ports/push.ts';
import type { DeliveryQueries } from '../../core/ports/store.ts';
import type { UpdateStore } from '../../core/updates/update-store.ts';
import type { ChatKind, Fallback } from '../../core/post.ts';
import type { Problem } from '../../core/problem.ts';
import type { Reason } from '../../core/reasons/reason.ts';
import type { ChatLimits, LimitedRequest, RateLimit } from '../../core/rate-limits.ts';
import type { ChatPlace } from '../../core/subscriptions/subscription.ts';
import type { Clock, Duration, Instant } from '../../core/time.ts';
import type { Say, Words } from '../../core/words.ts';
import type { ApprovalChannel } from '../../desk/approval/approval-channel.ts';
import type { CheckAddress, Fetch } from '../../net/fetch.ts';
import type { PlatformSetUp } from './set-up.ts';

/**
 * All that a platform is, for everybody outside its folder. This part is light: the libraries a platform stands on are loaded
 * by `connect`. `Place` is where a destination is, `Access` what opens the platform (a token, an address), `Editors` who may
 * give orders there; the registry forgets these types, and hands each module only what its own config part has made.
 */
export interface PlatformModule<Place = unknown, Access = unknown, Editors = unknown> {
  readonly name: Platform;
  /** Its name for people; null = the newsroom's own page. */
  readonly title: string | null;
  readonly config: PlatformConfig<Place, Access, Editors>;
  readonly limits: PlatformLimits;
  /** How long after it was sent a message can surely be deleted; absent = for ever. */
  readonly deletableForMs?: Duration;
  /** How commands are written there; null where none are heard. */
  readonly commands: CommandStyle | null;

  /** The queue of a destination: `name:address` or `name:address/part`. */
  orderingKeyOf(destination: Pick<Destination<Place>, 'name' | 'place'>): OrderingKey;
  format(post: PostWords, destination: Destination<Place>, say: Say): Payload;
  formatDigest(digest: DigestWords, destination: Destination<Place>, say: Say): Payload;
  /** The payload for another destination: all that it has of its place is replaced. Absent = it is written anew. */
  readdress?(payload: Payload, destination: Destination<Place>): Payload | null;
  /** A place that stands for the platform on the newsroom's page; absent = it is not shown there before anything is sent. */
  samplePlace?(name: string): Place;
  cardsOf(payload: Payload): readonly CardHash[];
  degrade(payload: Payload, remedy: Fallback, smaller: SmallerCards): Payload | null;
  show(payload: Payload): readonly MessageView[];
  /** The payload for a terminal. */
  print(payload: Payload): string;
  readonly findLink: FindLink;
  /** Where posts go to whoever asks in a chat; absent = nobody subscribes there. */
  placeIn?(chat: ChatPlace): Place;
  /** Whether a person may give orders: by the platform's own numeric ids, never by name. */
  isEditor(caller: Caller, editors: Editors): boolean;

  /** Sets it up for the first time; absent = nothing is to be had from the platform first. */
  readonly setUp?: PlatformSetUp<Access>;
  connect(settings: ConnectSettings<Place, Access>, rooms: PlatformRooms): Promise<ConnectedPlatform>;
}

/** A platform's part of the config file and of the environment. */
export interface PlatformConfig<Place, Access, Editors> {
  /** The setting by which a destination says that it is of this platform. */
  readonly key: string;
  /** What a destination of this platform holds, `key` among it, beside what all of them have. */
  readonly destination: z.ZodRawShape;
  /** What goes there is data for another program: it has no template, and the article's own link. Absent = people read it. */
  readonly isData?: true;
  /** Reads a destination that has that shape. */
  placeOf(entry: Entry): Place;
  /** Where its posts get a longer summary as a comment; null = nowhere. Absent: there is nothing of the kind. */
  commentsPlace?(place: Place): Place | null;
  /** Why a destination takes no part; null when it does. */
  offReason(place: Place, access: Access | null): Reason | null;
  /** Names the place of a destination that may be faulty otherwise: two of the same name would be posted to twice. */
  samePlace(entry: Entry): string | null;
  /** The variables it reads, and what is wrong with a value, which is never repeated: it may be a secret. */
  readonly environment: readonly {
    readonly name: string;
    readonly wrong?: (value: string) => Reason | null;
  }[];
  /** Null where the platform cannot be spoken to. */
  accessFrom(env: (name: string) => string | undefined): Access | null;
  /** What must never be written anywhere. */
  secretsOf(access: Access | null, places: readonly Place[]): readonly string[];
  /** Its part of `editors`; takes part without being named, too. Absent = nobody gives orders there. */
  readonly editors?: z.ZodType<Editors>;
  /** A person there, as `editors.people` names them: by the id that `Caller.user` has. Absent = nobody is told apart there. */
  readonly person?: z.ZodType<string | number>;
  /** Its part of `editors.log`. */
  readonly log?: z.ZodType;
  /** A section of the file of its own, under its name; absent = it has none. */
  readonly section?: z.ZodType;
  /** What is wrong with that section where the page is at that address (null: nowhere but here); null = nothing. */
  sectionFault?(section: unknown, pageAddress: string | null): Reason | null;
  /** Its settings of `approval`, all of them optional. */
  readonly approval?: z.ZodRawShape;
  /** Where posts wait for approval there; null = nowhere. */
  approvalPlace?(section: Entry): unknown;
  /** Readers may subscribe there. */
  readonly takesSubscriptions: boolean;
}

/** A map of the config file, as it was read. */
export type Entry = Readonly<Record<string, unknown>>;

/** How fast a platform takes messages. */
export interface PlatformLimits {
  /** By their names in `pacing` of the config; `all`, where there is one, holds for the whole platform. */
  readonly usual: Readonly<Record<string, RateLimit | null>>;
  /** Those that are counted in windows: `count` at once, and then none until the time is over. Absent = none are. */
  readonly windowed?: readonly string[];
  /** Which of them one request counts in. */
  inChat(
    limits: Readonly<Record<string, RateLimit | null>>,
    request: LimitedRequest,
    kind: ChatKind | null,
  ): ChatLimits;
  /** How many messages it counts one request as; absent = one. */
  messagesIn?(request: LimitedRequest): number;
}

/** What the config says of one platform. */
export interface ConnectSettings<Place, Access> {
  readonly access: Access;
  /** Those that take part. */
  readonly destinations: readonly Destination<Place>[];
  /** Who gives orders there: what `config.editors` has read; undefined = nobody. */
  readonly editors: unknown;
  /** Where editors are told: what `config.log` has read; undefined = nowhere. */
  readonly log: unknown;
  /** Where proposed posts wait: what `config.approvalPlace` has read; undefined = nowhere. */
  readonly approval: unknown;
  /** What `config.section` has read. */
  readonly section: unknown;
}

/** What platforms use of the newsroom. */
export interface PlatformRooms {
  /** Opens the desk, for platforms where people speak to it. */
  readonly desk: () => Promise<CommandDesk>;
  readonly words: Words;
  readonly record: RecordEvent;
  /** For what a lost message must not be mistaken for. */
  readonly deliveries: Pick<DeliveryQueries, 'queue' | 'history'>;
  readonly sleep: Clock['sleep'];
  /** How long a lost request may take to arrive where that is not bounded; the platform's own measure when left out. */
  readonly maxInFlightMs?: Duration;
  /** Told when a platform says by itself that a place opens, closes or moves; resolves when that is written down. */
  readonly onPlace?: (news: ChatStatusChange) => Promise<void>;
  /** Told when a post of a channel has come to its discussion. */
  readonly onDiscussed?: (discussed: Discussed) => Promise<void>;
  /** Told when somebody else has posted links at a place. */
  readonly onSeen?: (seen: Seen) => Promise<void>;
  /** Whether readers subscribe in a chat that many share; absent = nowhere. */
  readonly isSubscribed?: (chat: ChatKey) => boolean;
  /** By their former keys, the present keys of chats that go on under another address; absent = none do. */
  readonly moves?: () => Promise<ReadonlyMap<ChatKey, ChatKey>>;
  /** The clock by which platforms' waits are kept; the machine's when left out. */
  readonly now?: () => Instant;
  /** What is remembered of what platforms tell. */
  readonly updates: UpdateStore;
  /** Where the newsroom's page is, of whichever process, without a slash at the end; null while there is none. */
  readonly pageAddress: () => Promise<string | null>;
  /** For platforms without a library of their own. */
  readonly fetch: Fetch;
  readonly checkAddress: CheckAddress;
}

export interface ConnectedPlatform {
  readonly publisher: Publisher;
  /** Where editors are told. */
  readonly log: LogChannel | null;
  /** Where proposed posts wait. */
  readonly approval: ApprovalChannel | null;
  /** Where it speaks to us over HTTP, on every process that serves the page; absent, null = nowhere. */
  readonly callback?: PlatformCallback | null;
  /** Listens until `signal` aborts. */
  run(signal: AbortSignal): Promise<void>;
  /** Asks the platform about its token and our rights in each place. */
  check(): Promise<readonly Problem[]>;
}
