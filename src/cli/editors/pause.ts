import type { Pause } from '../../core/ports/pauses.ts';
import { nameOf } from '../../core/editors/proposal.ts';
import { toIso } from '../../core/time.ts';
import { parseDuration } from '../../desk/editing/parse-moment.ts';
import { sayResumed } from '../../desk/editing/say-resumed.ts';
import type { Newsroom } from '../../desk/newsroom.ts';
import { sayMoment } from '../../format/say-moment.ts';
import { isSet, textOf, type CliArguments, type CliCommand, type CliWorld } from '../command.ts';

const CLI = { id: 'cli', name: null };

/** Posts nothing to a destination, or to any, for a while. */
export const pauseCommand: CliCommand = {
  name: 'pause',
  usage: '[<destination>] [--for TIME]',
  words: { min: 0, max: 1 },
  options: { for: { type: 'string' } },
  help: [
    ['<destination>', 'help-pause-destination'],
    ['--for TIME', 'help-pause-for'],
  ],
  wrongWith(args) {
    const length = textOf(args, 'for');
    return length !== undefined && parseDuration(length) === null
      ? ['cli-length', { option: '--for', length }]
      : null;
  },
  async run(args, world) {
    await using newsroom = await world.openNewsroom();
    if (newsroom === null) return 1;
    const destination = named(args, world, newsroom);
    if (destination === undefined) return 1;
    const length = textOf(args, 'for');
    await newsroom.editing.pause({
      destination,
      by: CLI,
      forMs: length === undefined ? null : parseDuration(length),
    });
    return await list(args, world, newsroom);
  },
};

/** Posts again where nothing was posted. */
export const resumeCommand: CliCommand = {
  name: 'resume',
  usage: '[<destination>]',
  words: { min: 0, max: 1 },
  options: {},
  help: [['<destination>', 'help-resume-destination']],
  async run(args, world) {
    await using newsroom = await world.openNewsroom();
    if (newsroom === null) return 1;
    const destination = named(args, world, newsroom);
    if (destination === undefined) return 1;
    const ended = await newsroom.editing.resume({ destination, by: CLI });
    const left = await newsroom.editing.pauses();
    const told = sayResumed({ destination, ended, left }, newsroom.voice().say);
    if (ended.length === 0) world.err(told);
    else if (!isSet(args, 'json')) world.out(told);
    await list(args, world, newsroom);
    return ended.length === 0 ? 1 : 0;
  },
};

/** Null = all; undefined, and told by `err`, when there is none of that name. */
function named(args: CliArguments, world: CliWorld, newsroom: Newsroom): string | null | undefined {
  const [name] = args.positionals;
  if (name === undefined) return null;
  if (newsroom.places.includes(name)) return name;
  world.err(newsroom.voice().say('post-no-destination', { to: name, names: newsroom.places.join(', ') }));
  return undefined;
}

async function list(args: CliArguments, world: CliWorld, newsroom: Newsroom): Promise<number> {
  const pauses = await newsroom.editing.pauses();
  if (isSet(args, 'json'))
    world.out(
      JSON.stringify(
        pauses.map(({ destination, until, by, at }) => ({
          destination,
          until: toIso(until),
          by: by.id,
          at: toIso(at),
        })),
        null,
        2,
      ),
    );
  else for (const pause of pauses) world.out(sentenceOf(pause, newsroom));
  return 0;
}

function sentenceOf({ destination, until, by }: Pause, newsroom: Newsroom): string {
  const voice = newsroom.voice();
  const names = destination ?? voice.say('pause-all');
  const who = nameOf(by);
  return until === null
    ? voice.say('pause-open', { names, who })
    : voice.say('pause-until', { names, who, when: sayMoment(until, voice) });
}
