/** Where a platform speaks to us over HTTP: what comes there it has signed itself, so it stands before the page's door. */
export interface PlatformCallback {
  /** As in `/interactions/name`. */
  readonly path: string;
  /** Bytes of a body; more is not read. */
  readonly largest: number;
  /** Answers what came. Never rejects. */
  take(request: { readonly body: Uint8Array; header(name: string): string | null }): Promise<CallbackAnswer>;
}

export interface CallbackAnswer {
  readonly status: 200 | 202 | 400 | 401 | 500;
  readonly contentType: string;
  readonly body: Uint8Array | string;
}
