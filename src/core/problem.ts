import type { Detail } from './reasons/reason.ts';

/** What `check` can find, by code, with the names of its parameters. A locale says each as `problem-<code>`. */
export const problemParams = {
  'token-refused': ['platform', 'detail'],
  'platform-unreachable': ['detail'],
  'no-text-channel': ['place'],
  /** `right`: as the platform calls it. */
  'right-missing': ['right', 'place'],
  /** The right by which lost messages are looked for. */
  'history-missing': ['right', 'place'],
  'no-announcements': ['place'],
  'channel-unknown': ['place'],
  'channel-unseen': ['place'],
  'place-unchecked': ['place', 'detail'],
  'same-chat': ['id', 'destination'],
  'shared-log': ['destination'],
  'no-topics': ['topic', 'place'],
  'group-moved': ['id'],
  'bot-outside': ['place'],
  'chat-unseen': ['place', 'detail'],
  'write-forbidden': ['place'],
  'photo-forbidden': ['place'],
  'no-administrator': ['place'],
  'host-private': ['host'],
  'host-no-server': ['host'],
  'host-unknown': ['host'],
  'folder-missing': ['folder'],
  'folder-no-folder': ['folder'],
  'folder-forbidden': ['folder'],
  'folder-unreadable': ['folder', 'code'],
  'destination-off': ['detail'],
  'address-gone': [],
  /** A right without which it works, with a loss. */
  'right-useful': ['right', 'place'],
  'thread-locked': ['place'],
  'role-unknown': ['role'],
  /** It can be written, and nobody is told. */
  'role-silent': ['role'],
  /** `group`: the channel's own, by its id; empty where it has none. */
  'no-discussion': ['place', 'group'],
  'discussion-unheard': ['place'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What to do about it: a whole sentence, as `remedy-<code>`. */
export const remedyParams = {
  token: ['from', 'name'],
  network: ['name'],
  'text-channel': [],
  right: ['right', 'place'],
  announcements: ['place'],
  'channel-id': [],
  invite: ['link'],
  again: [],
  'one-of-two': [],
  'own-log': [],
  discussion: [],
  'role-id': [],
  mentionable: ['role'],
  'make-administrator': [],
  topics: [],
  'new-id': ['id'],
  'add-bot': [],
  'chat-name': [],
  'channel-rights': [],
  'group-rights': [],
  'allow-host': ['host'],
  address: [],
  'make-folder': [],
  'name-folder': [],
  'folder-rights': [],
  disk: [],
  'set-it': [],
  'new-address': [],
  unlock: ['place'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ProblemCode = keyof typeof problemParams;
export type RemedyCode = keyof typeof remedyParams;
export const problemCodes = Object.keys(problemParams) as readonly ProblemCode[];
export const remedyCodes = Object.keys(remedyParams) as readonly RemedyCode[];

type Params = Readonly<Record<string, Detail>>;

/** Whom or what a problem concerns; a `setting` is named as the config or the environment has it. */
export interface Concern {
  readonly kind: 'destination' | 'source' | 'setting';
  readonly name: string;
}

/** Something `strillone check` found: whom or what it concerns, what is wrong, what to do. Holds no secrets. */
export interface Problem {
  /** error: it will not work; warning: it works, with a loss. */
  readonly severity: 'error' | 'warning';
  readonly what: Concern;
  readonly why: { readonly code: ProblemCode; readonly params: Params };
  readonly remedy: { readonly code: RemedyCode; readonly params: Params };
}

type ParamsOf<Names extends readonly string[]> = Readonly<Record<Names[number], Detail>>;
type Arguments<Names extends readonly string[]> = Names extends readonly [] ? [] : [ParamsOf<Names>];

export const whyOf = <Code extends ProblemCode>(
  code: Code,
  params: ParamsOf<(typeof problemParams)[Code]>,
): Problem['why'] => ({ code, params });

export const remedyOf = <Code extends RemedyCode>(
  code: Code,
  ...[params]: Arguments<(typeof remedyParams)[Code]>
): Problem['remedy'] => ({ code, params: params ?? {} });
