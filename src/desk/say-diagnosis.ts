import type { Diagnosis } from '../core/reasons/diagnosis.ts';
import { sayPast, type MomentVoice } from '../format/say-moment.ts';
import { sayProblem } from '../format/say-problem.ts';
import { sayReason } from '../format/say-reason.ts';
import { explain } from './explain.ts';

/** A diagnosis as a whole sentence. */
export function sayDiagnosis(diagnosis: Diagnosis, voice: MomentVoice): string {
  const { say } = voice;
  const { code, params, at, about, reason, detail, problem, flaw } = diagnosis;
  const words = new Map(Object.entries(params));
  if (at !== undefined) words.set('at', sayPast(at, voice));
  if (about !== undefined) {
    words.set('why', explain(about, voice));
    words.set('state', say(`page-state-${about.state}`));
  }
  if (reason !== undefined) words.set('why', sayReason(reason, say));
  if (problem !== undefined) {
    const { what, why, remedy } = sayProblem(problem, say);
    words.set('what', what).set('detail', why).set('remedy', remedy);
  }
  if (detail !== undefined) words.set('detail', sayReason(detail, say));
  if (flaw !== undefined) words.set('flaw', say(`flaw-${flaw}`));
  return say(`diagnosis-${code}`, Object.fromEntries(words));
}
