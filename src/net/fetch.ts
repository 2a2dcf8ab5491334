import type { Duration } from '../core/time.ts';

/** How much of a server's answer is waited for and taken. */
export interface FetchLimits {
  readonly redirects: number;
  /** Of the body, after decompression. */
  readonly bytes: number;
  /** From the first name look-up to the last byte, redirects included. */
  readonly totalMs: Duration;
}

export interface FetchRequest {
  /** http or https. User and password in it are taken for `credentials` where those are not given. */
  readonly url: string;
  /** Default: GET. */
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** HTTP Basic; sent to the origin of `url` only, never to where it redirects to. */
  readonly credentials?: { readonly user: string; readonly password: string };
  readonly limits?: Partial<FetchLimits>;
  /** Default: followed. `answer`: a redirect is an answer like others. */
  readonly onRedirect?: 'follow' | 'answer';
  readonly signal?: AbortSignal;
}

/** The beginning of a server's answer. */
export interface AnswerHead {
  readonly status: number;
  /** By lower-case name; a header that comes several times is joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A server's answer, whatever its status. */
export interface Fetched extends AnswerHead {
  /** Where it was found after all redirects; without user, password and fragment. */
  readonly url: string;
  /** Decompressed. */
  readonly bytes: Uint8Array;
  /** Where the resource lives from now on: all redirects on the way were permanent (301, 308). Null otherwise. */
  readonly movedTo: string | null;
}

/**
 * The one door to the network for whatever is fetched or posted by address. Private networks are never reached unless the
 * config allows the host: addresses are checked where the connection is made, at every redirect.
 * Throws `FetchError`.
 */
export type Fetch = (request: FetchRequest) => Promise<Fetched>;

/** Whether an address may be reached, as far as its name tells: nothing is sent to it. Throws what `Fetch` would throw. */
export type CheckAddress = (url: string) => Promise<void>;

/** Why there is no answer. The message names the place (without secrets), the rule and the remedy. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
  readonly why:
    'address' | 'private' | 'too-large' | 'too-long' | 'too-many-redirects' | 'unreadable' | 'network';
  /** What the server had answered, where only the rest of its answer could not be taken; null without an answer. */
  readonly head: AnswerHead | null;
  /** Whether it is sure that no server has had anything of the request. */
  readonly unsent: boolean;
  /** Where redirects had led when it failed, as errors may show it; null where there were none. */
  readonly at: string | null;

  constructor(
    why: FetchError['why'],
    message: string,
    options?: ErrorOptions & {
      readonly head?: AnswerHead | null;
      readonly unsent?: boolean;
      readonly at?: string | null;
    },
  ) {
    super(message, options);
    this.why = why;
    this.head = options?.head ?? null;
    this.unsent = options?.unsent ?? false;
    this.at = options?.at ?? null;
  }
}
