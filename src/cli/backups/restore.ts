import { isSet, type CliCommand } from '../command.ts';

/** Puts a backup in the place of the database. */
export const restoreCommand: CliCommand = {
  name: 'restore',
  usage: 'FILE [--yes]',
  words: { min: 1, max: 1 },
  summary: 'Put a backup in the place of the database. The newsroom must have ended.',
  options: { yes: { type: 'boolean' } },
  help: [
    'FILE   a backup; "strillone doctor" names the newest',
    '--yes  do it; without it, only the backup is checked',
    'What was there is moved into a folder beside it. What was due is held, for it may have been sent since the backup.',
  ],
  async run(args, world) {
    const [backup = ''] = args.positionals;
    const restored = await world.restore(backup, isSet(args, 'yes'));
    if (restored === null) return 1;
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
