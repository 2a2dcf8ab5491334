/** A request to an endpoint that articles are pushed to, as it came. */
export interface PushRequest {
  readonly operation: 'push' | 'withdraw';
  readonly source: string;
  /** The header `authorization`. */
  readonly authorization: string | null;
  /** The header `x-hub-signature-256`. */
  readonly signature: string | null;
  readonly body: Uint8Array;
  /** Which article a withdrawal is about. */
  readonly key: string | null;
}

export interface PushAnswer {
  readonly status: 202 | 400 | 401 | 404 | 429;
  readonly body: Readonly<Record<string, unknown>>;
  /** With 429: after how many seconds the next one is taken. */
  readonly retryAfterS?: number;
}

/** Takes what is pushed. Does not throw for anything a sender can get wrong. */
export type ReceivePush = (request: PushRequest) => Promise<PushAnswer>;
