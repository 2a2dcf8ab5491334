import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportLines } from '../../desk/transfer/transfer-lines.ts';
import { isSet, tell, type CliCommand } from '../command.ts';

/** Writes articles and subscriptions into a file of JSON lines; README.md here says what they hold. */
export const exportCommand: CliCommand = {
  name: 'export',
  usage: 'FILE',
  words: { min: 1, max: 1 },
  options: {},
  help: [
    ['FILE', 'help-export-file'],
    ['', 'help-export-rest'],
  ],
  async run(args, world) {
    const [file = ''] = args.positionals;
    if (existsSync(file)) {
      tell(world, 'cli-file-there', { file });
      return 1;
    }
    await using newsroom = await world.openNewsroom();
    if (newsroom === null) return 1;
    const { transfer } = newsroom.store;
    const counts = { article: 0, subscription: 0 };
    async function* lines() {
      for await (const { type, line } of exportLines(transfer)) {
        if (type === 'article' || type === 'subscription') counts[type]++;
        yield `${line}\n`;
      }
    }
    const part = `${file}.part`;
    try {
      await pipeline(Readable.from(lines()), createWriteStream(part));
      renameSync(part, file);
    } finally {
      rmSync(part, { force: true });
    }
    const told = { file, articles: counts.article, subscriptions: counts.subscription };
    world.out(
      isSet(args, 'json') ? JSON.stringify(told, null, 2) : newsroom.voice().say('cli-exported', told),
    );
    return 0;
  },
};
