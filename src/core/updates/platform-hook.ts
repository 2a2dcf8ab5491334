/** A request that a platform makes at the page. */
export interface HookRequest {
  /** By its name in any case; null = it has none. */
  readonly header: (name: string) => string | null;
  readonly body: Uint8Array;
}

/** `later`: we cannot take it now, and the platform is to send it again. */
export type HookAnswer = 'taken' | 'unauthorized' | 'unreadable' | 'later';

/** Takes what a platform sends to a path of the page. */
export interface PlatformHook {
  /** Begins with a slash. */
  readonly path: string;
  /** Never rejects. */
  take(request: HookRequest): Promise<HookAnswer>;
}
