import { findPosted } from '../commands/articles/find-article.ts';
import { ECHOED } from '../commands/echo.ts';
import { shorten } from '../format/clean-text.ts';
import { isSet, type CliCommand } from './command.ts';
import { deliveryJson } from './deliveries.ts';

/** Why an article is where it is, and why it is not where it is not. */
export const whyCommand: CliCommand = {
  name: 'why',
  usage: '<article> [<destination>]',
  words: { min: 1, max: 2 },
  options: {},
  help: [
    ['<article>', 'help-why-article'],
    ['<destination>', 'help-why-destination'],
  ],
  async run(args, world) {
    await using newsroom = await world.openNewsroom();
    if (newsroom === null) return 1;
    const [words = '', to] = args.positionals;
    const voice = newsroom.voice();
    const { say } = voice;
    const found = await findPosted(newsroom.store.articles, words);
    if (found.kind === 'none') {
      world.err(say('article-none', { words: shorten(words, ECHOED) }));
      return 1;
    }
    if (found.kind === 'several') {
      world.err(say('article-several'));
      for (const { id, title } of found.articles) world.err(`  ${id}  ${title}`);
      return 1;
    }
    const told = await newsroom.why(found.article, to);
    if (told === null) {
      const names = newsroom.places.join(', ');
      world.err(say('post-no-destination', { to: to ?? '', names }));
      return 1;
    }
    if (isSet(args, 'json')) {
      const deliveries = told.whys.flatMap(({ deliveries: rows }) => rows.map(row => deliveryJson(row, say)));
      world.out(JSON.stringify({ sentence: told.sentence, deliveries }, null, 2));
    } else for (const line of [told.title, ...told.lines.map(one => `  ${one}`)]) world.out(line);
    return 0;
  },
};
