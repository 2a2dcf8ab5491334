import { faultParams } from './fault-reasons.ts';
import { settingParams } from './setting-reasons.ts';
import { storeParams } from './store-reasons.ts';

/** The codes of reasons, each with the names of its parameters. A locale says each as `reason-<code>`. */
export const reasonParams = {
  /** As an older version wrote it, in one language. */
  words: ['words'],

  // why a delivery is where it is; `detail` is what the platform said, in its own words, or a reason that we know
  'not-now': ['detail'],
  'too-many': ['detail'],
  'platform-trouble': ['detail'],
  'place-rests': [],
  'place-closed': ['detail'],
  'bot-refused': ['detail'],
  'payload-refused': ['detail'],
  moved: [],
  'message-gone': [],
  'no-answer': ['detail'],
  /** An answer came, and it was that of a server in trouble; it may have done what it was asked. */
  'out-of-order': ['status'],
  'process-ended': [],
  /** No answer came, and a look showed that it is not there. */
  'not-there': [],
  /** No answer came, and a look was not possible. */
  'not-seen': ['detail'],
  /** The same at a place that readers made, where no editor can look. */
  'reader-unsure': [],
  'article-withdrawn': [],
  'article-expired': [],
  'breaking-late': [],
  'article-corrected': [],
  /** Of a digest: what goes in its place has one story less, or more. */
  'story-gone': [],
  overtaken: [],
  'breaking-instead': [],
  /** Nobody subscribes there any more. */
  unsubscribed: [],
  /** Somebody wanted quiet there (`/mute`). */
  muted: [],
  /** A change of a copy whose message we do not know, or cannot ask for any more: a person can make it. */
  'copy-out-of-reach': [],
  /** The same, because its place is no destination of the config. */
  'place-unknown': [],
  /** The words of a copy are struck, and its picture could not be drawn anew. */
  'card-stays': [],
  'waited-too-long': [],
  restored: [],
  'said-there': ['by'],
  'said-again': ['by'],
  'waits-approval': [],
  'retracted-by': ['by'],
  'slot-paused': [],
  'kept-paused': [],
  'skipped-by': ['by'],
  /** Nobody decided in time, and the config says to skip then. */
  'approval-lapsed': [],

  // what one attempt, or one look at a place, ran into: details of the reasons above
  'called-off': [],
  'off-by-now': [],
  'card-missing': [],
  /** A chat is named by its name and, by `destination`, by its id. */
  'named-twice': ['name', 'id', 'destination'],
  'foreign-payload': ['platform'],
  /** Of a text a picture was to be made, or the reverse. */
  'fixed-form': [],
  'no-followers': [],
  comment: ['destination'],
  'no-pin-right': [],
  'no-unpin-right': [],
  'address-changed': ['host', 'status'],
  answered: ['host', 'status'],
  'too-slow': ['host'],
  'unreadable-answer': ['host'],
  'told-to-wait': ['host', 'seconds'],
  /** So many requests were refused that any more would shut the bot out. */
  'refused-often': [],
  'no-look': [],
  'nothing-to-know': [],
  'history-closed': [],
  'too-much-since': ['count'],
  'rival-in-doubt': [],
  'log-is-place': [],
  'ids-uncounted': [],
  'forwarding-closed': [],
  'end-unknown': [],
  /** Message `id` has the words of the one that is looked for, and is older. */
  'older-twin': ['id'],

  // what the door to the network says of an address
  'fetch-address': ['host'],
  'fetch-private': ['host'],
  'fetch-too-large': ['host'],
  'fetch-too-long': ['host'],
  'fetch-too-many-redirects': ['host'],
  /** `code`: the network's own. */
  'fetch-network': ['host', 'code'],

  // why a destination takes no part
  'off-no-place': [],
  'off-no-address': [],
  'off-no-secret': [],
  /** A variable of the environment. */
  'off-not-set': ['name'],

  // how a feed does; `detail` is what the door to the network or the parser said
  'feed-unreachable': ['detail'],
  'feed-refused': ['status'],
  'feed-unreadable': ['detail'],
  'feed-gone': [],
  /** `count` of the `total` items that it shows are new. */
  'feed-quarantined': ['count', 'total', 'name'],

  // what became of a slot
  'slot-filled': ['count', 'titles'],
  /** `policy`: skip, latest or all. */
  'slot-missed': ['count', 'policy'],
  'slot-new-schedule': [],
  'slot-proposed': ['titles'],
  'slot-no-destination': [],
  'slot-overtaken': [],
  'slot-restored': [],

  // why an article was picked; `count` of those that fit, `age` in minutes
  ordered: [],
  'pick-newest': ['count', 'age'],
  'pick-oldest': ['count', 'age'],
  'pick-priority': ['count', 'age', 'priority'],
  'pick-undated': ['count'],
  'pick-random': ['count'],
  'pick-breaking': ['age', 'priority'],
  'pick-subscribed': [],
  /** `count` of the stories that fit. */
  'pick-digest': ['count'],
  'nothing-new': [],
  'no-articles': [],
  /** How many articles failed which condition, each counted once. */
  'nothing-fits': [
    ...['later', 'expired', 'old', 'language', 'topic'],
    ...['young', 'paywalled', 'filtered', 'retracted', 'unapproved', 'story', 'there'],
  ],

  // why an article was not picked; `age`: for how many minutes it still is so
  'kept-later': ['age'],
  'kept-young': ['age', 'source'],
  'kept-paywalled': [],
  /** `filter`: the clause of it that the article does not fulfil. */
  'kept-source-filter': ['filter', 'source'],
  'kept-destination-filter': ['filter', 'destination'],
  'kept-schedule-filter': ['filter', 'schedule'],
  'kept-old': ['schedule'],
  'kept-language': ['schedule', 'language'],
  'kept-topic': ['schedule'],
  /** Another article with its words or address went there. */
  'kept-twin': [],
  'kept-posted': [],
  /** Another article of its story went there; `title`: that one's. */
  'kept-story': ['title'],
  'kept-off': ['detail'],
  'kept-no-schedule': [],
  /** It may be picked; others went before it. `age`: until the next slot. */
  'kept-waits': ['schedule', 'age'],
  'kept-no-slot': ['schedule'],

  ...faultParams,
  ...settingParams,
  ...storeParams,
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ReasonCode = keyof typeof reasonParams;
export const reasonCodes = Object.keys(reasonParams) as readonly ReasonCode[];

/** The words of a platform, a parser or the network as they are, or what we know ourselves: a reason of its own. */
export type Detail = string | Reason;

export type ReasonParams = Readonly<Record<string, string | number | Reason>>;

/** Why something is as it is: stored like this, and put into words where it is shown. */
export interface Reason {
  readonly code: ReasonCode;
  readonly params: ReasonParams;
}

type ParamsOf<Code extends ReasonCode> = Readonly<
  Record<(typeof reasonParams)[Code][number], string | number | Reason>
>;

/** A reason with the parameters of its code. */
export const reasonOf = <Code extends ReasonCode>(
  code: Code,
  ...[params]: (typeof reasonParams)[Code] extends readonly [] ? [] : [ParamsOf<Code>]
): Reason => ({ code, params: params ?? {} });

/** The same reason with each text in it, at whatever depth, as `change` makes it. */
export const mapTexts = ({ code, params }: Reason, change: (text: string) => string): Reason => ({
  code,
  params: Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? change(value) : typeof value === 'number' ? value : mapTexts(value, change),
    ]),
  ),
});

export const isReasonCode = (text: unknown): text is ReasonCode =>
  typeof text === 'string' && Object.hasOwn(reasonParams, text);
