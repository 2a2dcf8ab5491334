import { writeFile } from 'node:fs/promises';
import { articleArgument } from './article-argument.ts';
import { isSet, textOf, type CliArguments, type CliCommand } from './command.ts';
import { previewCard } from './preview-card.ts';

/** Shows what would be posted, without posting it. */
export const previewCommand: CliCommand = {
  name: 'preview',
  usage:
    '<article> [--to NAME] [--out FILE] | --card [article|FILE] [--theme NAME] [--size SIZE] [--out FILE]',
  words: { min: 0, max: Infinity },
  summary: 'Show the post an article would become, without posting it.',
  options: {
    to: { type: 'string' },
    out: { type: 'string' },
    card: { type: 'boolean' },
    theme: { type: 'string' },
    size: { type: 'string' },
  },
  help: [
    '<article>    its id, or a few words of its title',
    '--to NAME    as this destination would get it (the first one)',
    '--out FILE   write the card there',
    '--card       only the card, also of a seed file; without an article, of the newest one',
    "--theme NAME of config/themes (the destination's)",
    "--size SIZE  wide, square or story (the destination's)",
  ],
  wrongWith,
  async run(args, world) {
    await using newsroom = await world.openNewsroom();
    if (newsroom === null) return 1;
    if (isSet(args, 'card')) return await previewCard(args, world, newsroom);
    if (!(await newsroom.serviceAlive())) await newsroom.refresh();
    const target = await articleArgument(args, world, newsroom);
    const [destination] = target?.destinations ?? [];
    if (target === null || destination === undefined) return 1;
    const { payload, card } = await newsroom.compose(target.article, destination);
    const file = textOf(args, 'out');
    if (file !== undefined) {
      if (card === null) {
        world.err(newsroom.voice().say('cli-no-card', { destination: destination.name }));
        return 1;
      }
      await writeFile(file, card.bytes);
    }
    if (isSet(args, 'json'))
      world.out(JSON.stringify({ destination: destination.name, payload, alt: card?.alt ?? null }, null, 2));
    else world.out(newsroom.print(payload));
    return 0;
  },
};

function wrongWith(args: CliArguments): string | null {
  if (isSet(args, 'card')) return null;
  const [option] = ['theme', 'size'].filter(name => textOf(args, name) !== undefined);
  if (option !== undefined) return `--${option} goes with --card`;
  const isMissing = args.positionals.every(word => word.trim() === '');
  return isMissing ? 'something is missing: name an article' : null;
}
