import { findArticle, findPosted } from '../commands/articles/find-article.ts';
import { ECHOED } from '../commands/echo.ts';
import type { Article } from '../core/article.ts';
import type { Destination } from '../core/destination.ts';
import type { Newsroom } from '../desk/newsroom.ts';
import { shorten } from '../format/clean-text.ts';
import { textOf, type CliArguments, type CliWorld } from './command.ts';

interface Named {
  readonly article: Article;
  readonly destinations: readonly Destination[];
}

/** The article named on the command line and where to; null, and told by `err`, when either is not clear. */
export const articleArgument = (
  args: CliArguments,
  world: CliWorld,
  newsroom: Newsroom,
): Promise<Named | null> => namedBy(findArticle, args, { world, newsroom });

/** The same, also where the article was withdrawn and a copy of it stands. */
export const postedArgument = (
  args: CliArguments,
  world: CliWorld,
  newsroom: Newsroom,
): Promise<Named | null> => namedBy(findPosted, args, { world, newsroom });

async function namedBy(
  find: typeof findPosted,
  args: CliArguments,
  { world, newsroom }: { readonly world: CliWorld; readonly newsroom: Newsroom },
): Promise<Named | null> {
  const { say } = newsroom.voice();
  const words = args.positionals.join(' ').trim();
  const to = textOf(args, 'to');
  const destinations = newsroom.destinations.filter(({ name }) => to === undefined || name === to);
  if (destinations.length === 0) {
    const names = newsroom.destinations.map(({ name }) => name).join(', ');
    world.err(say('post-no-destination', { to: to ?? '', names }));
    return null;
  }
  const found = await find(newsroom.store.articles, words);
  switch (found.kind) {
    case 'one':
      return { article: found.article, destinations };
    case 'none':
      world.err(say('article-none', { words: shorten(words, ECHOED) }));
      return null;
    case 'several':
      world.err(say('article-several'));
      for (const { id, title } of found.articles) world.err(`  ${id}  ${title}`);
      return null;
  }
}
