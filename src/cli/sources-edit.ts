import { isSet, textOf, type CliArguments, type CliWorld } from './command.ts';

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
    faults.forEach(fault => {
      world.err(fault);
    });
    return 1;
  }
  const found = await world.findFeeds(address);
  if (found.length === 0) {
    world.err('no feed was found there; look for one in a browser and give its own address');
    return 1;
  }
  const chosen = found.length === 1 ? found[0] : found[Number(take) - 1];
  if (chosen === undefined) {
    found.forEach(({ title, address: place, items }, index) => {
      world.out(`${index + 1}  ${title ?? '(no title)'}  ${place}  ${items} items`);
    });
    world.err('several feeds are there: name one with --take NUMBER');
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
  for (const address of result.there) world.err(`${address} is a source already`);
  if (result.added.length > 0)
    world.err(`written to ${result.file}; a running newsroom reads it at its next start`);
  return 0;
}

function exportList(_args: CliArguments, world: CliWorld): Promise<number> {
  const list = world.feedList();
  if (list === null) return Promise.resolve(1);
  world.out(list.opml.trimEnd());
  for (const name of list.left) world.err(`${name} is left out: its address holds a key`);
  return Promise.resolve(0);
}

/** An editor's word on a quarantined feed. */
async function release(args: CliArguments, world: CliWorld): Promise<number> {
  const name = args.positionals[1] ?? '';
  await using newsroom = await world.openNewsroom();
  if (newsroom === null) return 1;
  if (!(await newsroom.store.feeds.release(name, isSet(args, 'news') ? 'news' : 'known'))) {
    world.err(`no source named "${name}" waits for an editor; see strillone sources`);
    return 1;
  }
  world.out(
    isSet(args, 'news')
      ? `${name}: what it shows is news, from its next poll on`
      : `${name}: what it shows now is known and is not posted; what comes after is news`,
  );
  return 0;
}
