import { toIso } from '../core/time.ts';
import { verdicts, type Verdict } from '../desk/resolve-held.ts';
import { isSet, type CliArguments, type CliCommand, type CliWorld } from './command.ts';
import { deliveryJson, deliveryLine } from './deliveries.ts';

const SHOWN = 1000;
const isVerdict = (word: string): word is Verdict => (verdicts as readonly string[]).includes(word);

/** What may be there or not, and an editor's word on it. */
export const heldCommand: CliCommand = {
  name: 'held',
  usage: '[<delivery> there|again]',
  words: { min: 0, max: 2 },
  summary: 'Show what is on hold, or decide about one of these.',
  options: {},
  help: [
    '<delivery>  its id, as the list and queue --json show it',
    'there       it is there: nothing more is sent',
    'again       it is not: it is sent again',
  ],
  async run(args, world) {
    const [delivery, verdict = ''] = args.positionals;
    if (delivery !== undefined && !isVerdict(verdict)) {
      world.err(`say what is so of ${delivery}: there, or again`);
      return 2;
    }
    return delivery !== undefined && isVerdict(verdict)
      ? decide(world, args, { delivery, verdict })
      : list(world, args);
  },
};

async function list(world: CliWorld, args: CliArguments): Promise<number> {
  await using newsroom = await world.openNewsroom();
  if (newsroom === null) return 1;
  const { shown } = await newsroom.held(SHOWN);
  if (isSet(args, 'json'))
    world.out(
      JSON.stringify(
        shown.map(({ row }) => deliveryJson(row)),
        null,
        2,
      ),
    );
  else if (shown.length === 0) world.out('nothing');
  else
    for (const { row, link } of shown)
      world.out(`${row.id} ${deliveryLine(row)}${link === null ? '' : ` look: ${link}`}`);
  return 0;
}

async function decide(
  world: CliWorld,
  args: CliArguments,
  word: { readonly delivery: string; readonly verdict: Verdict },
): Promise<number> {
  await using newsroom = await world.openNewsroom();
  if (newsroom === null) return 1;
  const result = await newsroom.resolve({ ...word, by: 'cli' });
  if (result.kind === 'unknown') {
    world.err(`no delivery ${word.delivery}; \`strillone held\` shows those on hold`);
    return 1;
  }
  const { delivery, title } = result;
  if (result.kind === 'standing') {
    world.err(`${delivery.id} is not on hold: it is ${delivery.state}`);
    return 1;
  }
  const alive = await newsroom.serviceAlive();
  if (word.verdict === 'again' && !alive) await newsroom.drain({ ordered: [delivery], standing: [] });
  const { state, sentAt, url } = (await newsroom.store.outbox.get(delivery.id)) ?? delivery;
  const { id, destination } = delivery;
  if (isSet(args, 'json')) world.out(JSON.stringify({ delivery: id, state, sentAt: toIso(sentAt), url }));
  else world.out(`"${title}" to ${destination}: ${state}${url === null ? '' : ` ${url}`}`);
  if (word.verdict === 'again' && alive) world.err('the running service delivers it');
  return 0;
}
