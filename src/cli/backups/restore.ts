import { isSet, type CliArguments, type CliCommand, type CliWorld } from '../command.ts';

/** Puts a backup in the place of the database. */
export const restoreCommand: CliCommand = {
  name: 'restore',
  usage: 'FILE [--yes]',
  words: { min: 0, max: 1 },
  options: { yes: { type: 'boolean' }, hold: { type: 'boolean' } },
  help: [
    ['FILE', 'help-restore-file'],
    ['--yes', 'help-restore-yes'],
    ['--hold', 'help-restore-hold'],
    ['', 'help-restore-aside'],
  ],
  wrongWith({ positionals, values }) {
    if (values.hold === true) return positionals.length === 0 ? null : ['cli-hold-no-file'];
    return (positionals[0] ?? '').trim() === '' ? ['cli-missing'] : null;
  },
  async run(args, world) {
    const [backup = ''] = args.positionals;
    if (isSet(args, 'hold')) return hold(args, world);
    const restored = await world.restore(backup, isSet(args, 'yes'));
    if (restored === null) return 1;
    const { say } = world.voice();
    if ('command' in restored) {
      const { place, command } = restored;
      if (isSet(args, 'json')) world.out(JSON.stringify({ done: false, place, command }, null, 2));
      else world.out(say('restore-by-program', { place, command }));
      return 1;
    }
    const { file, aside, held } = restored;
    if (isSet(args, 'json')) {
      world.out(JSON.stringify(restored, null, 2));
    } else if (restored.done) {
      world.out(say('cli-restored', { file, backup }));
      if (aside !== null) world.out(say('cli-restored-aside', { folder: aside }));
      if (held > 0) world.out(say('restore-held', { place: file, count: held }));
      world.out(say('restore-news', { place: file }));
    } else {
      world.out(say('cli-restored-whole', { file, backup }));
    }
    return restored.done ? 0 : 1;
  },
};

/** Holds what was due in a database that a server has put back. */
async function hold(args: CliArguments, world: CliWorld): Promise<number> {
  const answer = await world.holdDue();
  if (answer === null) return 1;
  const { say } = world.voice();
  const { place, held } = answer;
  if (isSet(args, 'json')) {
    world.out(JSON.stringify({ place, held }, null, 2));
  } else {
    world.out(held === 0 ? say('restore-none', { place }) : say('restore-held', { place, count: held }));
    world.out(say('restore-news', { place }));
  }
  return 0;
}
