/** A moment: milliseconds since 1970-01-01T00:00Z. Times are numbers inside the house and ISO 8601 text at its doors. */
export type Instant = number;

/** A length of time in milliseconds. */
export type Duration = number;

export const SECOND: Duration = 1000;
export const MINUTE: Duration = 60 * SECOND;
export const HOUR: Duration = 60 * MINUTE;
export const DAY: Duration = 24 * HOUR;

/** What tells the time. Handed in everywhere, so that a test owns it. */
export interface Clock {
  now(): Instant;
  /** Resolves after `afterMs`, or at once when `signal` aborts; never rejects. */
  sleep(afterMs: Duration, signal?: AbortSignal): Promise<void>;
}

/** Whether `Intl` knows a time zone by this name. */
export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false; // how Intl says "unknown"
    throw error;
  }
}

/** ISO 8601 in UTC with milliseconds, or null for null: the form of every time that leaves the process. */
export function toIso(at: Instant): string;
export function toIso(at: Instant | null): string | null;
export function toIso(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
