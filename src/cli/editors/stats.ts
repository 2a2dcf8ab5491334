import { sayTally } from '../../desk/explain.ts';
import { isSet, type CliCommand } from '../command.ts';

const DAYS = 7;

/** What was posted, changed and not posted in the last days, by destination. */
export const statsCommand: CliCommand = {
  name: 'stats',
  usage: '[<days>]',
  words: { min: 0, max: 1 },
  options: {},
  help: [['<days>', 'help-days', { count: DAYS }]],
  wrongWith: ({ positionals: [days] }) =>
    days === undefined || /^[1-9]\d{0,2}$/.test(days) ? null : ['cli-days'],
  async run(args, world) {
    await using newsroom = await world.openNewsroom();
    if (newsroom === null) return 1;
    const days = Number(args.positionals[0] ?? DAYS);
    const tallies = await newsroom.editing.stats(days);
    const { say } = newsroom.voice();
    if (isSet(args, 'json')) world.out(JSON.stringify(tallies, null, 2));
    else if (tallies.length === 0) world.out(say('stats-none'));
    else {
      for (const tally of tallies)
        world.out(`${tally.destination ?? say('stats-readers')}  ${sayTally(tally, say)}`);
      for (const [destination, count] of await newsroom.editing.reactions(days))
        world.out(`${destination}  ${say('stats-reactions', { count })}`);
    }
    return 0;
  },
};
