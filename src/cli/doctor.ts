import { detailOf } from '../core/reasons/reason-error.ts';
import { sayDetail } from '../format/say-reason.ts';
import { areas, type Diagnosis } from '../core/reasons/diagnosis.ts';
import { sayDiagnosis } from '../desk/say-diagnosis.ts';
import type { MomentVoice } from '../format/say-moment.ts';
import { isSet, NO_WORDS, type CliCommand, type CliWorld } from './command.ts';

const MARKS = { needs: '!!', note: ' ·', fine: 'ok' } as const;

/** Explains the state of the newsroom in sentences, and says what a person has to do. */
export const doctorCommand: CliCommand = {
  name: 'doctor',
  usage: '',
  words: NO_WORDS,
  options: {},
  help: [['', 'help-doctor-code']],
  async run(args, world) {
    const examined = await examine(world);
    if (examined === null) return 1;
    const { findings, voice } = examined;
    const { say } = voice;
    const sentenceOf = (finding: Diagnosis) => sayDiagnosis(finding, voice);
    const needy = findings.filter(({ severity }) => severity === 'needs');
    if (isSet(args, 'json')) {
      const told = findings.map(finding => ({
        area: finding.area,
        severity: finding.severity,
        code: finding.code,
        sentence: sentenceOf(finding),
      }));
      world.out(JSON.stringify({ well: needy.length === 0, findings: told }, null, 2));
    } else {
      const width = Math.max(...areas.map(area => say(`area-${area}`).length));
      for (const finding of findings) {
        const area = say(`area-${finding.area}`).padEnd(width);
        world.out(`${MARKS[finding.severity]} ${area} ${sentenceOf(finding)}`);
      }
      world.out(needy.length === 0 ? say('cli-well') : say('cli-needs', { count: needy.length }));
    }
    return needy.length === 0 ? 0 : 1;
  },
};

/** A database that cannot be opened is a finding too, and the only one there can be. */
async function examine(
  world: CliWorld,
): Promise<{ readonly findings: readonly Diagnosis[]; readonly voice: MomentVoice } | null> {
  try {
    await using newsroom = await world.openNewsroom();
    if (newsroom === null) return null;
    if (!(await newsroom.serviceAlive())) await newsroom.refresh();
    return { findings: await newsroom.examine(), voice: newsroom.voice() };
  } catch (error) {
    const code = 'database-unreadable';
    const voice = world.voice();
    const detail = sayDetail(detailOf(error), voice.say);
    return { findings: [{ area: 'database', severity: 'needs', code, params: { detail } }], voice };
  }
}
