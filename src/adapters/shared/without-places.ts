import type { Platform } from '../../core/destination.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import { refusal } from '../../outbox/refusal.ts';
import type { ConnectedPlatform } from './platform-module.ts';

/**
 * A platform that needs no token and none of whose destinations take part: what still waits for one that did is refused, and a
 * newsroom that posts elsewhere does not load its libraries.
 */
export function withoutPlaces(platform: Platform): ConnectedPlatform {
  const refuse = () => Promise.resolve(refusal('place', { reason: reasonOf('off-by-now'), afterMs: null }));
  return {
    publisher: { platform, repeatableForMs: 0, send: refuse, edit: refuse, delete: refuse },
    log: null,
    approval: null,
    run: () => Promise.resolve(),
    check: () => Promise.resolve([]),
  };
}
