import type { CliName } from '../../core/cli/cli-words.ts';
import type { PostId } from '../../core/ids.ts';
import { findProposal } from '../../commands/approval/find-proposal.ts';
import { sayResult } from '../../commands/approval/say-result.ts';
import type { WaitingPost } from '../../desk/approval/waiting-post.ts';
import type { Newsroom } from '../../desk/newsroom.ts';
import { isSet, type CliArguments, type CliCommand, type CliWorld } from '../command.ts';
import { deliveryJson, deliveryLine } from '../deliveries.ts';

/** Sends what waits for approval, or lists it. */
export const approveCommand = deciding('approve', 'approved');
/** Has what waits for approval not be sent, or lists it. */
export const skipCommand = deciding('skip', 'skipped');

function deciding(name: CliName, kind: 'approved' | 'skipped'): CliCommand {
  return {
    name,
    usage: '[<proposal>]',
    words: { min: 0, max: Infinity },
    options: {},
    help: [['<proposal>', 'help-proposal']],
    async run(args, world) {
      await using newsroom = await world.openNewsroom();
      if (newsroom === null) return 1;
      const waiting = await newsroom.approval.waiting();
      const words = args.positionals.join(' ').trim();
      if (words === '') return await list(args, world, { newsroom, waiting });
      const found = findProposal(waiting, words);
      const [only] = found;
      const { say } = newsroom.voice();
      if (only === undefined) {
        world.err(say('approve-none-of', { words }));
        return 1;
      }
      if (found.length > 1) {
        await list(args, world, { newsroom, waiting: found });
        return 1;
      }
      return await decide(args, world, { newsroom, only, kind });
    },
  };
}

async function decide(
  args: CliArguments,
  world: CliWorld,
  at: { readonly newsroom: Newsroom; readonly only: WaitingPost; readonly kind: 'approved' | 'skipped' },
): Promise<number> {
  const { newsroom, only, kind } = at;
  const { id, version } = { id: only.proposal.post.id, version: only.proposal.version };
  const by = { id: 'cli', name: null };
  const result = await newsroom.approval.decide({ post: id, version, by, kind });
  if (result.kind !== 'done') {
    world.err(sayResult(result, kind, newsroom.voice()));
    return 1;
  }
  const alive = await newsroom.serviceAlive();
  if (kind === 'approved' && !alive) await newsroom.drain({ ordered: result.deliveries, standing: [] });
  await show(args, world, { newsroom, posts: [id] });
  if (kind === 'approved' && alive) world.err(newsroom.voice().say('cli-service-delivers'));
  return 0;
}

async function list(
  args: CliArguments,
  world: CliWorld,
  { newsroom, waiting }: { readonly newsroom: Newsroom; readonly waiting: readonly WaitingPost[] },
): Promise<number> {
  if (waiting.length === 0 && !isSet(args, 'json')) world.out(newsroom.voice().say('approve-none'));
  else await show(args, world, { newsroom, posts: waiting.map(({ proposal }) => proposal.post.id) });
  return 0;
}

/** The deliveries of these posts. */
async function show(
  args: CliArguments,
  world: CliWorld,
  { newsroom, posts }: { readonly newsroom: Newsroom; readonly posts: readonly PostId[] },
): Promise<void> {
  const { deliveries } = newsroom.store;
  const read = async (post: PostId) => [
    ...(await deliveries.queue({ post, limit: 100 })),
    ...(await deliveries.history({ post, limit: 100 })),
  ];
  const rows = (await Promise.all(posts.map(read))).flat();
  const voice = newsroom.voice();
  if (isSet(args, 'json'))
    world.out(
      JSON.stringify(
        rows.map(row => deliveryJson(row, voice.say)),
        null,
        2,
      ),
    );
  else world.out(rows.map(row => `${row.post ?? ''} ${deliveryLine(row, voice)}`).join('\n'));
}
