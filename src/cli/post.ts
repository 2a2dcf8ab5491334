import { explain } from '../desk/explain.ts';
import { parseMoment } from '../desk/editing/parse-moment.ts';
import { articleArgument } from './article-argument.ts';
import { isSet, textOf, type CliCommand } from './command.ts';
import { deliveryJson, deliveryLine } from './deliveries.ts';

/** An order from the command line: written for a running service to deliver, or delivered here when none runs. */
export const postCommand: CliCommand = {
  name: 'post',
  usage: '<article> [--to NAME] [--again] [--at MOMENT]',
  words: { min: 1, max: Infinity },
  options: { to: { type: 'string' }, again: { type: 'boolean' }, at: { type: 'string' } },
  help: [
    ['<article>', 'help-article'],
    ['--to NAME', 'help-post-to'],
    ['--again', 'help-post-again'],
    ['--at MOMENT', 'help-post-at', { time: '18:30', moment: '"2026-12-24 18:30"' }],
  ],
  async run(args, world) {
    await using newsroom = await world.openNewsroom();
    if (newsroom === null) return 1;
    const alive = await newsroom.serviceAlive();
    if (!alive) await newsroom.refresh();
    const target = await articleArgument(args, world, newsroom);
    if (target === null) return 1;
    const again = isSet(args, 'again');
    const written = textOf(args, 'at');
    const { now, timezone } = newsroom.voice();
    const at = written === undefined ? undefined : parseMoment(written, now, timezone);
    if (at === null) {
      world.err(newsroom.voice().say('post-at-unclear', { at: written ?? '' }));
      return 2;
    }
    const result = await newsroom.order(target.article, {
      destinations: target.destinations,
      by: 'cli',
      again,
      ...(at === undefined ? {} : { at }),
    });
    // one ordered before and never begun is delivered with these when nobody else does it
    const mine = [...result.ordered, ...result.standing.filter(({ state }) => state === 'queued')];
    if (!alive && at === undefined) await newsroom.drain(result);
    const voice = newsroom.voice();
    const { say } = voice;
    for (const delivery of result.standing) {
      if (delivery.state === 'sent')
        world.err(say('cli-there-already', { destination: delivery.destination }));
      else if (delivery.state !== 'queued') world.err(explain(delivery, voice));
    }
    for (const { destination, by } of result.takenBack)
      world.err(say('post-taken-back', { title: target.article.title, names: destination, who: by }));
    if (mine.length === 0) return 1;
    const ids = new Set(mine.map(({ id }) => id));
    const filter = { limit: 1000, article: target.article.id };
    const { deliveries } = newsroom.store;
    const rows = [...(await deliveries.queue(filter)), ...(await deliveries.history(filter))].filter(
      ({ id }) => ids.has(id),
    );
    if (isSet(args, 'json'))
      world.out(
        JSON.stringify(
          rows.map(row => deliveryJson(row, say)),
          null,
          2,
        ),
      );
    else world.out(rows.map(row => deliveryLine(row, voice)).join('\n'));
    if (alive) {
      world.err(say('cli-service-delivers'));
      return 0;
    }
    // what is to go later, or waits for an editor, is where it has to be
    if (at !== undefined || rows.some(({ state }) => state === 'proposed')) return 0;
    const isSent = rows.every(({ state }) => state === 'sent');
    if (!isSent) world.err(say('cli-still-waits'));
    return isSent ? 0 : 1;
  },
};
