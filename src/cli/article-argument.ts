import type { Article } from '../core/article.ts';
import type { Destination } from '../core/destination.ts';
import { findArticle } from '../commands/articles/find-article.ts';
import type { Newsroom } from '../desk/newsroom.ts';
import { textOf, type CliArguments, type CliWorld } from './command.ts';

/** The article named on the command line and where to; null, and told by `err`, when either is not clear. */
export async function articleArgument(
  args: CliArguments,
  world: CliWorld,
  newsroom: Newsroom,
): Promise<{ readonly article: Article; readonly destinations: readonly Destination[] } | null> {
  const { say } = newsroom.voice();
  const words = args.positionals.join(' ').trim();
  const to = textOf(args, 'to');
  const destinations = newsroom.destinations.filter(({ name }) => to === undefined || name === to);
  if (destinations.length === 0) {
    const names = newsroom.destinations.map(({ name }) => name).join(', ');
    world.err(say('post-no-destination', { to: to ?? '', names }));
    return null;
  }
  const found = await findArticle(newsroom.store.articles, words);
  switch (found.kind) {
    case 'one':
      return { article: found.article, destinations };
    case 'none':
      world.err(say('article-none', { words }));
      return null;
    case 'several':
      world.err(say('article-several'));
      for (const { id, title } of found.articles) world.err(`  ${id}  ${title}`);
      return null;
  }
}
