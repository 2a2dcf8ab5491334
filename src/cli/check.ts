import { sayReason } from '../format/say-reason.ts';
import { sayProblem } from '../format/say-problem.ts';
import { isSet, NO_WORDS, type CliCommand, type CliWorld } from './command.ts';

/** Says before the start what is wrong with the file, the folders of articles, the tokens, the rights in each chat, with the remedy. */
export const checkCommand: CliCommand = {
  name: 'check',
  usage: '',
  words: NO_WORDS,
  options: {},
  help: [],
  async run(args, world) {
    const json = isSet(args, 'json');
    const told = [...faultsOfConfig(world), ...world.localeFaults()];
    if (told.length > 0) {
      if (json) {
        const problems = told.map(why => ({ what: 'config', why, remedy: null, severity: 'error' }));
        world.out(JSON.stringify(problems, null, 2));
      } else for (const fault of told) world.out(fault);
      return 1;
    }
    await using newsroom = await world.openNewsroom();
    if (newsroom === null) return 1;
    const problems = await newsroom.check();
    const { say } = newsroom.voice();
    if (json) {
      const told = problems.map(problem => ({
        ...sayProblem(problem, say),
        // scripts know it by this, whatever the newsroom speaks
        what:
          problem.what.kind === 'setting' ? problem.what.name : `${problem.what.kind} ${problem.what.name}`,
        severity: problem.severity,
        code: problem.why.code,
      }));
      world.out(JSON.stringify(told, null, 2));
    } else {
      for (const problem of problems) {
        const { what, why, remedy } = sayProblem(problem, say);
        world.out(`${what}: ${why}. ${remedy}`);
      }
      if (problems.length === 0) world.out(say('cli-checked'));
    }
    return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};

function faultsOfConfig(world: CliWorld): readonly string[] {
  const faults = world.configFaults();
  if (faults.length === 0) return [];
  const { say } = world.voice();
  return faults.map(fault => sayReason(fault, say));
}
