import type { Article } from '../../core/article.ts';
import type { CliName } from '../../core/cli/cli-words.ts';
import type { Delivery } from '../../core/post.ts';
import { explain } from '../../desk/explain.ts';
import type { Newsroom } from '../../desk/newsroom.ts';
import { postedArgument } from '../article-argument.ts';
import { isSet, textOf, type CliCommand } from '../command.ts';

const CLI = { id: 'cli', name: null };

/** What was done about an article: by their names in JSON, the deliveries of each kind, and those among them that failed. */
interface Changed {
  readonly parts: Readonly<Record<string, readonly Delivery[]>>;
  readonly failed: readonly Delivery[];
}

/** A command that changes what stands of one article. `isBroughtUp`: in words that no service has read yet. */
const changing = (
  { name, none }: { readonly name: CliName; readonly none: 'correct-none' | 'retract-none' },
  isBroughtUp: boolean,
  change: (newsroom: Newsroom, article: Article, to: string | undefined) => Promise<Changed>,
): CliCommand => ({
  name,
  usage: '<article> [--to NAME]',
  words: { min: 1, max: Infinity },
  options: { to: { type: 'string' } },
  help: [
    ['<article>', 'help-article'],
    ['--to NAME', 'help-change-to'],
  ],
  async run(args, world) {
    await using newsroom = await world.openNewsroom();
    if (newsroom === null) return 1;
    if (isBroughtUp && !(await newsroom.serviceAlive())) await newsroom.refresh();
    const target = await postedArgument(args, world, newsroom);
    if (target === null) return 1;
    const { id, title } = target.article;
    const { parts, failed } = await change(newsroom, target.article, textOf(args, 'to'));
    const voice = newsroom.voice();
    const all = Object.values(parts).flat();
    if (isSet(args, 'json')) {
      const named = Object.entries(parts).map(([name, of]) => [name, of.map(shown)]);
      world.out(JSON.stringify({ article: id, ...Object.fromEntries(named) }, null, 2));
    } else if (all.length === 0) world.out(voice.say(none, { title }));
    else for (const delivery of all) world.out(explain(delivery, voice));
    return failed.length === 0 ? 0 : 1;
  },
});

const isDead = ({ state }: Delivery): boolean => state === 'dead';

/** Brings every posted copy of an article to its present words. */
export const correctCommand = changing(
  {
    name: 'correct',
    none: 'correct-none',
  },
  true,
  async (newsroom, article, to) => {
    const { written, undecided } = await newsroom.editing.correct(article, to);
    const changes = await carriedOut(newsroom, written);
    return { parts: { changes, undecided }, failed: [...undecided, ...changes.filter(isDead)] };
  },
);

/** Takes an article back where it was posted; ends with 1 when a copy could not be. */
export const retractCommand = changing(
  {
    name: 'retract',
    none: 'retract-none',
  },
  false,
  async (newsroom, article, to) => {
    const how = { by: CLI, ...(to === undefined ? {} : { to }) };
    const result = await newsroom.editing.retract(article, how);
    const { written, skipped, leftOut, outOfReach, undecided } = result;
    const changes = await carriedOut(newsroom, written);
    return {
      parts: { changes, skipped, leftOut, outOfReach, undecided },
      failed: [...outOfReach, ...undecided, ...changes.filter(isDead)],
    };
  },
);

/** These as they are when whoever delivers them has; a running service may still be at it. */
async function carriedOut(newsroom: Newsroom, written: readonly Delivery[]): Promise<readonly Delivery[]> {
  if (written.length === 0 || (await newsroom.serviceAlive())) return written;
  await newsroom.drain({ ordered: written, standing: [] });
  return Promise.all(written.map(async one => (await newsroom.store.outbox.get(one.id)) ?? one));
}

const shown = ({ id, destination, operation, state }: Delivery) => ({
  delivery: id,
  destination,
  operation,
  state,
});
