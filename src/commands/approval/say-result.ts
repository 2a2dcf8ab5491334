import type { WordResult } from '../../desk/approval/approvals.ts';
import { sayDecision } from '../../desk/approval/say-proposal.ts';
import type { MomentVoice } from '../../format/say-moment.ts';

/** Why a word on a proposal did not count; `done` says what it did. */
export function sayResult(
  result: WordResult,
  done: 'approved' | 'skipped' | 'later' | 'edited',
  voice: MomentVoice,
): string {
  const { say } = voice;
  switch (result.kind) {
    case 'done': {
      const names = result.deliveries.map(({ destination }) => destination).join(', ');
      return say(`decide-${done}`, { title: result.waiting.title, names });
    }
    case 'decided': {
      const { title, decision } = result;
      return say('decide-already', {
        title,
        decision: decision === null ? '—' : sayDecision(decision, voice),
      });
    }
    case 'changed':
      return say('decide-changed', { title: result.title });
    case 'own':
      return say('decide-own', { title: result.title });
    case 'unknown':
      return say('decide-unknown');
  }
}
