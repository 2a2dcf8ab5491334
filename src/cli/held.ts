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
  options: {},
  help: [
    ['<delivery>', 'help-held-delivery'],
    ['there', 'help-held-there'],
    ['again', 'help-held-again'],
  ],
  wrongWith: ({ positionals: [delivery, verdict = ''] }) =>
    delivery === undefined || isVerdict(verdict) ? null : ['cli-verdict', { delivery }],
  async run(args, world) {
    const [delivery, verdict = ''] = args.positionals;
    return delivery !== undefined && isVerdict(verdict)
      ? decide(world, args, { delivery, verdict })
      : list(world, args);
  },
};

async function list(world: CliWorld, args: CliArguments): Promise<number> {
  await using newsroom = await world.openNewsroom();
  if (newsroom === null) return 1;
  const { shown } = await newsroom.held(SHOWN);
  const voice = newsroom.voice();
  const { say } = voice;
  if (isSet(args, 'json'))
    world.out(
      JSON.stringify(
        shown.map(({ row }) => deliveryJson(row, say)),
        null,
        2,
      ),
    );
  else if (shown.length === 0) world.out(say('held-none'));
  else
    for (const { row, link } of shown)
      world.out(
        `${row.id} ${deliveryLine(row, voice)}${link === null ? '' : ` · ${say('notice-open')}: ${link}`}`,
      );
  return 0;
}

async function decide(
  world: CliWorld,
  args: CliArguments,
  word: { readonly delivery: string; readonly verdict: Verdict },
): Promise<number> {
  await using newsroom = await world.openNewsroom();
  if (newsroom === null) return 1;
  const voice = newsroom.voice();
  const { say } = voice;
  const result = await newsroom.resolve({ ...word, by: 'cli' });
  if (result.kind === 'unknown') {
    world.err(say('held-not-found'));
    return 1;
  }
  const { delivery, title } = result;
  if (result.kind === 'standing') {
    const { destination, state } = delivery;
    world.err(say('resolved-already', { title, destination, state: say(`page-state-${state}`) }));
    return 1;
  }
  const alive = await newsroom.serviceAlive();
  if (word.verdict === 'again' && !alive) await newsroom.drain({ ordered: [delivery], standing: [] });
  const now = (await newsroom.store.outbox.get(delivery.id)) ?? delivery;
  const { id, state, sentAt, url } = now;
  if (isSet(args, 'json')) world.out(JSON.stringify({ delivery: id, state, sentAt: toIso(sentAt), url }));
  else world.out(deliveryLine({ ...now, articleTitle: title }, newsroom.voice()));
  if (word.verdict === 'again' && alive) world.err(say('cli-service-delivers'));
  return 0;
}
