import type { Delivery } from '../post.ts';
import type { DeliveryRow } from '../ports/store.ts';
import type { Problem } from '../problem.ts';
import type { Reason } from './reason.ts';
import type { Instant } from '../time.ts';

/** What can be known of a newsroom, by code, with the names of what each is told with; a locale says it as `diagnosis-<code>`. */
export const diagnosisParams = {
  'database-whole': ['place'],
  'database-damaged': ['place', 'problems', 'backup'],
  /** It could not be opened: `detail` in the words of whatever failed. */
  'database-unreadable': ['detail'],
  'backup-none': [],
  /** Whoever runs the database's server backs it up. */
  'backup-by-server': ['place'],
  'backup-newest': ['file', 'at'],
  /** In megabytes. */
  room: ['size', 'free'],
  'room-tight': ['size', 'free'],
  'service-none': [],
  'service-starting': [],
  'service-runs': ['pid', 'host', 'at'],
  'service-page': ['pid', 'host', 'at', 'page'],
  /** Of several processes none has these roles. */
  'service-lacks': ['roles'],
  'destination-open': ['name', 'platform', 'count'],
  'destination-off': ['name', 'platform', 'count', 'detail'],
  /** The config names it no more. */
  'destination-removed': ['name', 'count'],
  /** `why`: of the delivery that found it closed. */
  'destination-closed': ['count', 'at', 'why'],
  /** So many posts wait for approval, which is switched off. */
  'approval-off': ['count'],
  delivery: ['title', 'id', 'why'],
  'delivery-unexplained': ['title', 'id', 'destination', 'state'],
  'delivery-invalid': ['id', 'destination', 'flaw'],
  /** Posts wait for approval, and the config asks for none any more. */
  'alerts-wait': ['destination', 'count', 'at'],
  'alerts-stopped': ['destination', 'count', 'at', 'why'],
  'schedule-next': ['schedule', 'names', 'title', 'at'],
  'schedule-nothing': ['schedule', 'names', 'at', 'why'],
  /** What `check` found. */
  problem: ['what', 'detail', 'remedy'],
  'source-articles': ['name', 'place', 'count'],
  /** `why`: it cannot be read, is gone, or shows too much that is new. */
  'source-trouble': ['name', 'place', 'why'],
  'source-fault': ['place', 'detail'],
  'audit-explained': ['count'],
  'audit-unexplained': ['count', 'pairs', 'examples'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type DiagnosisCode = keyof typeof diagnosisParams;
export const diagnosisCodes = Object.keys(diagnosisParams) as readonly DiagnosisCode[];

/** What a diagnosis is about; a locale says it as `area-<area>`. */
export const areas = [
  'database',
  'service',
  'destination',
  'delivery',
  /** A delivery that waits for an editor's word. */
  'held',
  'schedule',
  'platform',
  'source',
  'audit',
] as const;
export type Area = (typeof areas)[number];

/** One thing that is known of the newsroom, put into words where it is shown. */
export interface Diagnosis {
  readonly area: Area;
  /** `needs`: a person has something to do. */
  readonly severity: 'fine' | 'note' | 'needs';
  readonly code: DiagnosisCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** The parameter `at`. */
  readonly at?: Instant;
  /** The parameters `why` and `state`: what this delivery goes through; or `why` is this reason. */
  readonly about?: Delivery & Pick<DeliveryRow, 'block'>;
  readonly reason?: Reason;
  /** The parameter `detail`, where it is one. */
  readonly detail?: Reason;
  /** The parameters `what`, `detail` and `remedy`. */
  readonly problem?: Problem;
  /** The parameter `flaw`. */
  readonly flaw?: Flaw;
}

/** What a person has to do, and when that was found. */
export interface Needs {
  readonly at: Instant;
  readonly findings: readonly Diagnosis[];
}

/** What of a delivery cannot be; a locale says it as `flaw-<code>`. */
export const flaws = [
  'sent-at-no-moment',
  'sent-without-message',
  'message-unknown',
  'no-reason',
  /** It does not keep its article from going there again. */
  'no-items',
  'no-lane',
  /** It waits where nobody looks. */
  'lane-asleep',
  'claim-forgotten',
  'alert-with-items',
  'alert-held',
  'no-card',
] as const;
export type Flaw = (typeof flaws)[number];
