import { articleArgument } from './article-argument.ts';
import { cardSizes } from '../core/card.ts';
import { isSet, textOf, type CliArguments, type CliCommand, type Phrase } from './command.ts';
import { isCardSize, previewCard, writeCard } from './preview-card.ts';

/** Shows what would be posted, without posting it. */
export const previewCommand: CliCommand = {
  name: 'preview',
  usage:
    '<article> [--to NAME] [--out FILE] | --card [<article>|FILE] [--theme NAME] [--size SIZE] [--out FILE]',
  words: { min: 0, max: Infinity },
  options: {
    to: { type: 'string' },
    out: { type: 'string' },
    card: { type: 'boolean' },
    theme: { type: 'string' },
    size: { type: 'string' },
  },
  help: [
    ['<article>', 'help-article'],
    ['--to NAME', 'help-preview-to'],
    ['--out FILE', 'help-preview-out'],
    ['--card', 'help-preview-card'],
    ['--theme NAME', 'help-preview-theme'],
    ['--size SIZE', 'help-preview-size', { names: cardSizes.join(', ') }],
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
    const {
      payload,
      cards: [card],
    } = await newsroom.compose(target.article, destination);
    const file = textOf(args, 'out');
    if (file !== undefined) {
      if (card === undefined) {
        world.err(newsroom.voice().say('cli-no-card', { destination: destination.name }));
        return 1;
      }
      await writeCard(file, card);
    }
    if (isSet(args, 'json'))
      world.out(JSON.stringify({ destination: destination.name, payload, alt: card?.alt ?? null }, null, 2));
    else world.out(newsroom.print(payload));
    return 0;
  },
};

function wrongWith(args: CliArguments): Phrase | null {
  if (isSet(args, 'card')) return wrongSize(textOf(args, 'size'));
  const [option] = ['theme', 'size'].filter(name => textOf(args, name) !== undefined);
  if (option !== undefined) return ['cli-goes-with', { option: `--${option}`, other: '--card' }];
  const isMissing = args.positionals.every(word => word.trim() === '');
  return isMissing ? ['cli-missing-article'] : null;
}

const wrongSize = (size: string | undefined): Phrase | null =>
  size === undefined || isCardSize(size)
    ? null
    : ['cli-none-of', { word: size, names: cardSizes.join(', ') }];
