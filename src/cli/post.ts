import { articleArgument } from './article-argument.ts';
import { isSet, type CliCommand } from './command.ts';
import { deliveryJson, deliveryLine } from './deliveries.ts';

/** An order from the command line: written for a running service to deliver, or delivered here when none runs. */
export const postCommand: CliCommand = {
  name: 'post',
  usage: '<article> [--to NAME] [--again]',
  summary: 'Post an article now.',
  options: { to: { type: 'string' }, again: { type: 'boolean' } },
  help: [
    '<article>   its id, or a few words of its title',
    '--to NAME   to this destination only',
    '--again     also where it was sent already',
  ],
  async run(args, world) {
    await using newsroom = await world.openNewsroom();
    if (newsroom === null) return 1;
    const alive = await newsroom.serviceAlive();
    if (!alive) await newsroom.refresh();
    const target = await articleArgument(args, world, newsroom);
    if (target === null) return 1;
    const again = isSet(args, 'again');
    const result = await newsroom.order(target.article, {
      destinations: target.destinations,
      by: 'cli',
      again,
    });
    for (const delivery of result.standing) {
      world.err(
        `${delivery.destination}: it is there already or on its way (${delivery.state}); --again repeats it`,
      );
    }
    if (result.ordered.length === 0) return 1;
    if (!alive) await newsroom.drain(result);
    const ids = new Set(result.ordered.map(({ id }) => id));
    const filter = { limit: ids.size * 2, article: target.article.id };
    const [open, ended] = [
      await newsroom.store.ledger.queue(filter),
      await newsroom.store.ledger.history(filter),
    ];
    const rows = [...open, ...ended].filter(({ id }) => ids.has(id));
    if (isSet(args, 'json')) world.out(JSON.stringify(rows.map(deliveryJson), null, 2));
    else world.out(rows.map(deliveryLine).join('\n'));
    if (alive) world.err('the running service delivers it');
    return rows.some(({ state }) => state === 'dead' || state === 'held' || state === 'suspended') ? 1 : 0;
  },
};
