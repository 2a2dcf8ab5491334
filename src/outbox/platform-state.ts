import type { Platform } from '../core/destination.ts';
import type { RecordEvent } from '../core/ports/ports.ts';
import type { Detail } from '../core/reasons/reason.ts';

/** How the connection to a platform does; each change is recorded once. */
export interface PlatformState {
  readonly up: () => void;
  readonly down: (reason: Detail) => void;
  /** The platform does not let us in, and will not by itself. */
  readonly refused: (reason: Detail) => void;
}

export function createPlatformState(platform: Platform, record: RecordEvent): PlatformState {
  let isUp: boolean | null = null;
  return {
    up: () => {
      if (isUp !== true) record({ kind: 'platform-up', platform, reason: null });
      isUp = true;
    },
    down: reason => {
      if (isUp !== false) record({ kind: 'platform-down', platform, reason });
      isUp = false;
    },
    refused: reason => {
      record({ kind: 'platform-down', platform, reason, refused: true });
      isUp = false;
    },
  };
}
