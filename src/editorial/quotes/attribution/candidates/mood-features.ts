import type { Person } from '../../mentions/people.ts';
import type { SentenceModel } from '../../model.ts';
import { isReported } from '../attribution.ts';
import type { Scene } from './scene.ts';

/** Sentences further back are not looked at. */
const REACH = 5;

/** Whose words the sentence goes on to report, by its mood and that of those before it. */
export interface Report {
  /** Whether the sentence of the quotation is in that mood itself. */
  readonly here: boolean;
  /** How many sentences before it are. */
  readonly run: number;
  /** Who was reported or quoted where the run began; null where nobody is known. */
  readonly voice: Person | null;
}

/** Reads back over sentences in the mood of reported speech to whoever said all that; null where nothing is reported. */
export function readReport({ model, presences, heard }: Scene, sentence: SentenceModel): Report | null {
  if (model.lexicon.reportedMood.size === 0) return null;
  const here = isReported(model, sentence, sentence.span);
  let last = heard.length - 1;
  for (let run = 0; run < REACH; run++) {
    const index = sentence.index - run - 1;
    const before = model.sentences[index];
    if (before === undefined || before.paragraph.index < sentence.paragraph.index - 1) break;
    while ((heard[last]?.sentence ?? index) > index) last--;
    const spoke = heard[last]?.sentence === index ? heard[last] : undefined;
    const voice = spoke === undefined ? presences.reporterOf(index) : spoke.person;
    const isMood = isReported(model, before, before.span);
    if (voice !== null || spoke !== undefined || !isMood)
      return here || run > 0 ? { here, run, voice } : null;
  }
  return here ? { here, run: REACH, voice: null } : null;
}

/** Signs of whether the candidate is who is being reported; `null`: nobody. */
export function moodFeatures(report: Report | null, person: Person | null): string[] {
  if (report === null) return [];
  const whose = report.voice === person ? 'own' : report.voice === null ? 'nobody' : 'other';
  const of = person === null ? 'nobody ' : '';
  const feature = `${of}report of ${whose}`;
  return [feature, `${feature} ${report.here ? 'here' : 'before'} ${Math.min(report.run, 2)}`];
}
