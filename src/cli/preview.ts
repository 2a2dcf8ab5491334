import { writeFile } from 'node:fs/promises';
import type { Payload } from '../core/payload.ts';
import { articleArgument } from './article-argument.ts';
import { isSet, textOf, type CliCommand } from './command.ts';

/** Shows what would be posted, without posting it. */
export const previewCommand: CliCommand = {
  name: 'preview',
  usage: '<article> [--to NAME] [--out FILE]',
  words: { min: 1, max: Infinity },
  summary: 'Show the post an article would become, without posting it.',
  options: { to: { type: 'string' }, out: { type: 'string' } },
  help: [
    '<article>    its id, or a few words of its title',
    '--to NAME    as this destination would get it (the first one)',
    '--out FILE   write the card there',
  ],
  async run(args, world) {
    await using newsroom = await world.openNewsroom();
    if (newsroom === null) return 1;
    if (!(await newsroom.serviceAlive())) await newsroom.refresh();
    const target = await articleArgument(args, world, newsroom);
    const [destination] = target?.destinations ?? [];
    if (target === null || destination === undefined) return 1;
    const { payload, card } = await newsroom.compose(target.article, destination);
    const file = textOf(args, 'out');
    if (file !== undefined) {
      if (card === null) {
        world.err(`${destination.name} gets this article without a card; nothing was written`);
        return 1;
      }
      await writeFile(file, card.bytes);
    }
    if (isSet(args, 'json'))
      world.out(JSON.stringify({ destination: destination.name, payload, alt: card?.alt ?? null }, null, 2));
    else world.out(textOfPayload(payload));
    return 0;
  },
};

function textOfPayload(payload: Payload): string {
  switch (payload.platform) {
    case 'telegram':
      return payload.kind === 'photo' ? `[card]\n${payload.caption}` : payload.text;
    case 'discord': {
      const { author, title, url, description, footer } = payload.embed;
      return [author, title, url, description, payload.card && '[card]', footer].filter(Boolean).join('\n');
    }
    case 'preview':
      return [
        'Telegram',
        textOfPayload(payload.telegram),
        '',
        'Discord',
        textOfPayload(payload.discord),
      ].join('\n');
  }
}
