import type { Platform } from './destination.ts';

/**
 * What is sent, to the byte, decided before it is queued: the first try and the fifth are the same. Beyond these members it
 * is JSON that only its platform's adapter reads.
 */
export interface Payload {
  readonly platform: Platform;
  /** Where it goes, on platforms whose chats move to another address: the store writes the new one here. */
  readonly chat?: number | string;
}
