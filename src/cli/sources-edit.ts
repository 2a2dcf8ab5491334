import { sayReason } from '../format/say-reason.ts';
import { isSet, tell, textOf, type CliArguments, type CliWorld } from './command.ts';

/** What `sources` can do to the sources, by its first word. */
export const sourceActions: Readonly<
  Record<string, (args: CliArguments, world: CliWorld) => Promise<number>>
> = {
  add: addFeed,
  import: importList,
  export: exportList,
  release,
};

/** Says which feeds an address offers, and writes the one that was meant into the config. */
async function addFeed({ positionals, ...args }: CliArguments, world: CliWorld): Promise<number> {
  const [, address = ''] = positionals;
  const take = textOf({ positionals, ...args }, 'take');
  // what the config says of the network counts for the search already
  const faults = world.configFaults();
  if (faults.length > 0) {
    const { say } = world.voice();
    for (const fault of faults) world.err(sayReason(fault, say));
    return 1;
  }
  const found = await world.findFeeds(address);
  if (found.length === 0) {
    tell(world, 'cli-feed-none');
    return 1;
  }
  const chosen = found.length === 1 ? found[0] : found[Number(take) - 1];
  if (chosen === undefined) {
    const { say } = world.voice();
    found.forEach(({ title, address: place, items }, index) => {
      const count = say('cli-feed-items', { count: items });
      world.out(`${index + 1}  ${title ?? say('cli-feed-untitled')}  ${place}  ${count}`);
    });
    world.err(say('cli-feed-several', { option: '--take' }));
    return take === undefined ? 0 : 2;
  }
  const name = textOf({ positionals, ...args }, 'name');
  return addAll(world, [
    { ...chosen, title: name ?? chosen.title ?? URL.parse(chosen.address)?.host ?? 'feed' },
  ]);
}

async function importList({ positionals }: CliArguments, world: CliWorld): Promise<number> {
  return addAll(world, await world.readFeedList(positionals[1] ?? ''));
}

function addAll(world: CliWorld, sources: Parameters<CliWorld['addSources']>[0]): number {
  const result = world.addSources(sources);
  if (result === null) return 1;
  for (const { name, address } of result.added) world.out(`${name}  ${address}`);
  for (const address of result.there) tell(world, 'cli-feed-there', { address });
  if (result.added.length > 0) tell(world, 'cli-feed-written', { file: result.file });
  return 0;
}

function exportList(_args: CliArguments, world: CliWorld): Promise<number> {
  const list = world.feedList();
  if (list === null) return Promise.resolve(1);
  world.out(list.opml.trimEnd());
  for (const name of list.left) tell(world, 'cli-feed-key', { name });
  return Promise.resolve(0);
}

/** An editor's word on a quarantined feed, or on a folder that shows nothing. */
async function release(args: CliArguments, world: CliWorld): Promise<number> {
  const name = args.positionals[1] ?? '';
  await using newsroom = await world.openNewsroom();
  if (newsroom === null) return 1;
  const { say } = newsroom.voice();
  const withdrawn = await newsroom.releaseFolder(name);
  if (withdrawn !== null) {
    world.out(say('cli-folder-released', { name, count: withdrawn }));
    return 0;
  }
  if (!(await newsroom.store.feeds.release(name, isSet(args, 'news') ? 'news' : 'known'))) {
    world.err(say('cli-feed-not-waiting', { name }));
    return 1;
  }
  world.out(say(isSet(args, 'news') ? 'cli-feed-news' : 'cli-feed-known', { name }));
  return 0;
}
