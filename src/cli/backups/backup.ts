import { toIso } from '../../core/time.ts';
import { isSet, NO_WORDS, textOf, type CliCommand } from '../command.ts';

/** Copies the database while the newsroom runs, and reads the copy from end to end. */
export const backupCommand: CliCommand = {
  name: 'backup',
  usage: '[--out FILE]',
  words: NO_WORDS,
  options: { out: { type: 'string' } },
  help: [
    ['--out FILE', 'help-backup-out'],
    ['', 'help-backup-postgres'],
  ],
  async run(args, world) {
    await using newsroom = await world.openNewsroom();
    if (newsroom === null) return 1;
    const out = textOf(args, 'out');
    const { say } = newsroom.voice();
    const { file, at, bytes } = await newsroom.backUp(out ?? null);
    if (isSet(args, 'json')) world.out(JSON.stringify({ file, at: toIso(at), bytes }, null, 2));
    else world.out(say(newsroom.store.files.keepsBackups ? 'cli-backed-up' : 'cli-dumped', { file, bytes }));
    return 0;
  },
};
