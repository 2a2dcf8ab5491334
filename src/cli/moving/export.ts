import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportLines } from '../../desk/transfer/transfer-lines.ts';
import { isSet, type CliCommand } from '../command.ts';

/** Writes articles and subscriptions into a file of JSON lines; README.md here says what they hold. */
export const exportCommand: CliCommand = {
  name: 'export',
  usage: 'FILE',
  words: { min: 1, max: 1 },
  summary: 'Write all articles and subscriptions as JSON Lines, while the newsroom runs or not.',
  options: {},
  help: [
    'FILE  must not be there; one object a line, of type article or subscription',
    'Posts and what became of them are not in it: strillone migrate moves all, strillone backup copies all.',
  ],
  async run(args, world) {
    const [file = ''] = args.positionals;
    if (existsSync(file))
      throw new Error(`${file}: there is a file of that name already; name one that is not there`);
    await using newsroom = await world.openNewsroom();
    if (newsroom === null) return 1;
    const { transfer } = newsroom.store;
    const counts = { article: 0, subscription: 0 };
    async function* lines() {
      for await (const { type, line } of exportLines(transfer)) {
        counts[type]++;
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
