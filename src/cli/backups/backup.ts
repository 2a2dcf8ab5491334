import { toIso } from '../../core/time.ts';
import { isSet, NO_WORDS, textOf, type CliCommand } from '../command.ts';

/** Copies the database while the newsroom runs, and reads the copy from end to end. */
export const backupCommand: CliCommand = {
  name: 'backup',
  usage: '[--out FILE]',
  words: NO_WORDS,
  summary: 'Copy the database, while the newsroom runs or not, and check the copy.',
  options: { out: { type: 'string' } },
  help: ['--out FILE  into this file, which must not be there; without it, among the hourly backups'],
  async run(args, world) {
    await using newsroom = await world.openNewsroom();
    if (newsroom === null) return 1;
    const out = textOf(args, 'out');
    const { file, at, bytes } = await newsroom.backUp(out ?? null);
    if (isSet(args, 'json')) world.out(JSON.stringify({ file, at: toIso(at), bytes }, null, 2));
    else world.out(newsroom.voice().say('cli-backed-up', { file, bytes }));
    return 0;
  },
};
