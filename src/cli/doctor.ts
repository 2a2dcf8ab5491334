import type { Diagnosis } from '../core/diagnosis.ts';
import { isSet, NO_WORDS, type CliCommand, type CliWorld } from './command.ts';

const MARKS = { needs: '!!', note: ' ·', fine: 'ok' } as const;

/** Explains the state of the newsroom in sentences, and says what a person has to do. */
export const doctorCommand: CliCommand = {
  name: 'doctor',
  usage: '',
  words: NO_WORDS,
  summary:
    'Explain the state of everything: database, service, destinations, deliveries, schedules, sources.',
  options: {},
  help: ['Ends with 1 when something needs a person.'],
  async run(args, world) {
    const findings = await findingsOf(world);
    if (findings === null) return 1;
    const needy = findings.filter(({ severity }) => severity === 'needs');
    if (isSet(args, 'json')) {
      world.out(JSON.stringify({ well: needy.length === 0, findings }, null, 2));
    } else {
      for (const { area, severity, sentence } of findings) {
        world.out(`${MARKS[severity]} ${area.padEnd(11)} ${sentence}`);
      }
      world.out(
        needy.length === 0 ? 'All well.' : `${needy.length} of these need a person: the lines with !!`,
      );
    }
    return needy.length === 0 ? 0 : 1;
  },
};

/** A database that cannot be opened is a finding too, and the only one there can be. */
async function findingsOf(world: CliWorld): Promise<readonly Diagnosis[] | null> {
  try {
    await using newsroom = await world.openNewsroom();
    if (newsroom === null) return null;
    if (!(await newsroom.serviceAlive())) await newsroom.refresh();
    return await newsroom.examine();
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    return [{ area: 'database', severity: 'needs', sentence }];
  }
}
