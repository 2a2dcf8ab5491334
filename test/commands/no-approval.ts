import type { ApprovalDesk } from '../../src/desk/approval/approvals.ts';

/** A desk where nothing waits for approval. */
export const noApproval: ApprovalDesk = {
  waiting: () => Promise.resolve([]),
  find: () => Promise.resolve(null),
  decide: () => Promise.resolve({ kind: 'unknown' }),
  postpone: () => Promise.resolve({ kind: 'unknown' }),
  choose: () => Promise.resolve({ kind: 'unknown' }),
  decisions: () => Promise.resolve([]),
};
