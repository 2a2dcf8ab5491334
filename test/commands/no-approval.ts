import type { ApprovalDesk } from '../../src/desk/approval/approvals.ts';
import type { EditorDesk } from '../../src/desk/editing/editor-desk.ts';

/** A desk where nothing waits for approval. */
export const noApproval: ApprovalDesk = {
  waiting: () => Promise.resolve([]),
  find: () => Promise.resolve(null),
  decide: () => Promise.resolve({ kind: 'unknown' }),
  postpone: () => Promise.resolve({ kind: 'unknown' }),
  choose: () => Promise.resolve({ kind: 'unknown' }),
  decisions: () => Promise.resolve([]),
};

/** A desk where nothing is paused, posted or known. */
export const noEditing: EditorDesk = {
  preview: () => Promise.reject(new Error('nothing to preview')),
  pause: ({ destination, by }) => Promise.resolve({ destination, by, until: null, at: 0 }),
  resume: () => Promise.resolve([]),
  pauses: () => Promise.resolve([]),
  lapse: () => Promise.resolve(),
  correct: () => Promise.resolve({ written: [], undecided: [] }),
  retract: () => Promise.resolve({ written: [], skipped: [], leftOut: [], outOfReach: [], undecided: [] }),
  why: () => Promise.resolve(null),
  schedules: () => [],
  sources: () => Promise.resolve([]),
  stats: () => Promise.resolve([]),
  reactions: () => Promise.resolve(new Map()),
  move: () => Promise.resolve(null),
  freeSlot: () => Promise.resolve(null),
  examine: () => Promise.resolve([]),
};
