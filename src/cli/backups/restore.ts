import { isSet, type CliArguments, type CliCommand, type CliWorld } from '../command.ts';

/** Puts a backup in the place of the database. */
export const restoreCommand: CliCommand = {
  name: 'restore',
  usage: 'FILE [--yes]',
  words: { min: 0, max: 1 },
  summary: 'Put a backup in the place of the database. The newsroom must have ended.',
  options: { yes: { type: 'boolean' }, hold: { type: 'boolean' } },
  help: [
    'FILE   a backup; "strillone doctor" names the newest',
    '--yes  do it; without it, only the backup is checked',
    '--hold  without FILE, after a PostgreSQL server has put a copy back: hold what was due',
    'What was there is moved into a folder beside it. What was due is held, for it may have been sent since the backup.',
  ],
  wrongWith({ positionals, values }) {
    if (values.hold === true) return positionals.length === 0 ? null : 'with --hold, name no file';
    return (positionals[0] ?? '').trim() === '' ? 'something is missing' : null;
  },
  async run(args, world) {
    const [backup = ''] = args.positionals;
    if (isSet(args, 'hold')) return hold(args, world);
    const restored = await world.restore(backup, isSet(args, 'yes'));
    if (restored === null) return 1;
    if ('command' in restored) {
      const { place, command } = restored;
      if (isSet(args, 'json')) world.out(JSON.stringify({ done: false, place, command }, null, 2));
      else world.out(world.voice().say('restore-by-program', { place, command }));
      return 1;
    }
    if (isSet(args, 'json')) {
      world.out(JSON.stringify(restored, null, 2));
    } else if (restored.done) {
      world.out(`${restored.file} is now ${backup}`);
      if (restored.aside !== null) world.out(`what was there before is in ${restored.aside}`);
      if (restored.held > 0) {
        world.out(
          `${restored.held} deliveries are held: they may have been sent since. Editors are asked when the newsroom runs.`,
        );
      }
    } else {
      world.out(`${backup} is whole. To put it in the place of ${restored.file}, say so with --yes.`);
    }
    return restored.done ? 0 : 1;
  },
};

/** Holds what was due in a database that a server has put back. */
async function hold(args: CliArguments, world: CliWorld): Promise<number> {
  const answer = await world.holdDue();
  if (answer === null) return 1;
  const { say } = world.voice();
  if (answer.kind === 'refused') {
    const { code, params } = answer.refusal;
    world.err(say(`move-refused-${code}`, params));
    return 1;
  }
  const { place, held } = answer;
  if (isSet(args, 'json')) world.out(JSON.stringify({ place, held }, null, 2));
  else world.out(held === 0 ? say('restore-none', { place }) : say('restore-held', { place, count: held }));
  return 0;
}
