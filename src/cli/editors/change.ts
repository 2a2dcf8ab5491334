import type { Delivery } from '../../core/post.ts';
import { explain } from '../../desk/explain.ts';
import type { Newsroom } from '../../desk/newsroom.ts';
import { articleArgument } from '../article-argument.ts';
import { isSet, textOf, type CliCommand, type CliWorld } from '../command.ts';

const usage = '<article> [--to NAME]';
const options = { to: { type: 'string' } } as const;
const help: CliCommand['help'] = [
  ['<article>', 'help-article'],
  ['--to NAME', 'help-change-to'],
];
const CLI = { id: 'cli', name: null };

/** Brings every posted copy of an article to its present words. */
export const correctCommand: CliCommand = {
  name: 'correct',
  usage,
  words: { min: 1, max: Infinity },
  options,
  help,
  async run(args, world) {
    await using newsroom = await world.openNewsroom();
    if (newsroom === null) return 1;
    if (!(await newsroom.serviceAlive())) await newsroom.refresh();
    const target = await articleArgument(args, world, newsroom);
    if (target === null) return 1;
    const { article } = target;
    const written = await newsroom.editing.correct(article, textOf(args, 'to'));
    const now = await carriedOut(newsroom, written);
    if (isSet(args, 'json'))
      world.out(JSON.stringify({ article: article.id, changes: now.map(shown) }, null, 2));
    else if (now.length === 0) world.out(newsroom.voice().say('correct-none', { title: article.title }));
    else tell(world, newsroom, now);
    return now.every(({ state }) => state !== 'dead') ? 0 : 1;
  },
};

/** Takes an article back where it was posted; ends with 1 when a copy could not be. */
export const retractCommand: CliCommand = {
  name: 'retract',
  usage,
  words: { min: 1, max: Infinity },
  options,
  help,
  async run(args, world) {
    await using newsroom = await world.openNewsroom();
    if (newsroom === null) return 1;
    const target = await articleArgument(args, world, newsroom);
    if (target === null) return 1;
    const { article } = target;
    const to = textOf(args, 'to');
    const result = await newsroom.editing.retract(article, { by: CLI, ...(to === undefined ? {} : { to }) });
    const { skipped, outOfReach, undecided } = result;
    const changes = await carriedOut(newsroom, result.written);
    const all = [...changes, ...skipped, ...outOfReach, ...undecided];
    if (isSet(args, 'json'))
      world.out(
        JSON.stringify(
          {
            article: article.id,
            changes: changes.map(shown),
            skipped: skipped.map(shown),
            outOfReach: outOfReach.map(shown),
            undecided: undecided.map(shown),
          },
          null,
          2,
        ),
      );
    else if (all.length === 0) world.out(newsroom.voice().say('retract-none', { title: article.title }));
    else tell(world, newsroom, all);
    return outOfReach.length + undecided.length === 0 && changes.every(({ state }) => state !== 'dead')
      ? 0
      : 1;
  },
};

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

function tell(world: CliWorld, newsroom: Newsroom, deliveries: readonly Delivery[]): void {
  const voice = newsroom.voice();
  for (const delivery of deliveries) world.out(explain(delivery, voice));
}
