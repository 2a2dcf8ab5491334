import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Audit } from './kills/audit.ts';
import { PLACES } from './kills/places.ts';
import { openChaosWorld, type ChaosOptions, type ChaosWorld } from './world.ts';

const POSTS_PER_KILL = 4;
const PROPOSALS_PER_KILL = 2;
/** Corrections and retractions of what stands, some of one message in a row. */
const CHANGES_PER_KILL = 3;
/** What a kill brings to send: each post to a place and a reader of each platform, what is approved, and a digest on each. */
const SENDS_PER_KILL = 4 * POSTS_PER_KILL + 2 * PROPOSALS_PER_KILL + 2;
/** An outbox writes at most so many outcomes before it is killed: twice what a kill brings, so that it keeps up. */
const MOST_WRITTEN = 2 * SENDS_PER_KILL;
/** And lives at most so much longer: from one request to the next. */
const LONGEST_MORE = 30;
const RESTART_EVERY = 100;
/** Twice the longest wait before a look is made again. */
const STUCK = 60_000;
/** Ways to lose an answer. That platforms say "too many" is tried in virtual time: here it would only cost waits. */
const troubles = [
  { kind: 'drop', when: 'before' },
  { kind: 'drop', when: 'after' },
  { kind: 'hang', when: 'after' },
  { kind: 'status', when: 'after', status: 502, html: '<h1>Bad Gateway</h1>' },
] as const;

export interface Torment extends Audit {
  /** Deliveries of all that were sent while it went on; the others are left for the calm end. */
  readonly sentMeanwhile: number;
}

export interface TormentOptions extends ChaosOptions {
  /** Outboxes at work at once on the one database, of which one is killed each time. */
  readonly processes?: number;
  /** Ends the database's server as a crash does, and starts it again: once each hundred kills. */
  readonly restart?: () => Promise<void>;
}

/** Kills an outbox so many times while it delivers, lets the last ones finish in peace, and looks for every post. */
export async function torment(
  kills: number,
  { processes = 1, restart, ...options }: TormentOptions,
): Promise<Torment> {
  await using world = await openChaosWorld(options);
  await beginCalmly(world);
  let next = world.load();
  const atWork: ChildProcess[] = [];
  for (let kill = 0; kill < kills; kill++) {
    for (let post = 0; post < POSTS_PER_KILL; post++) await world.post();
    for (let post = 0; post < PROPOSALS_PER_KILL; post++) await world.propose();
    await world.askForDigests();
    for (let change = 0; change < CHANGES_PER_KILL; change++) await world.change();
    if (Math.random() < 0.3) addTrouble(world);
    while (atWork.length < processes) {
      const child = await next;
      next = world.load();
      await world.setToWork(child);
      atWork.push(child);
    }
    const [victim] = atWork.splice(Math.floor(Math.random() * processes), 1);
    if (victim === undefined) throw new Error('one of them is at work');
    await world.untilWritten(victim, Math.floor((Math.random() * (MOST_WRITTEN + 1)) / processes));
    await sleep(Math.random() * LONGEST_MORE);
    await world.bringUpToDate();
    await end(victim, 'SIGKILL');
    if ((kill + 1) % RESTART_EVERY === 0) await restart?.();
  }
  const { sent: sentMeanwhile = 0 } = await world.store.deliveries.counts();
  await endCalmly(world, await next);
  for (const child of atWork) await end(child, 'SIGTERM');
  return { ...(await world.audit()), sentMeanwhile };
}

/** Every place gets a first message in peace: a look begins behind the newest one that is known. */
async function beginCalmly(world: ChaosWorld): Promise<void> {
  for (let post = 0; post < PLACES; post++) await world.post();
  await endCalmly(world, await world.load());
}

function addTrouble({ telegram, discord }: ChaosWorld): void {
  const trouble = troubles[Math.floor(Math.random() * troubles.length)];
  if (trouble === undefined) return;
  telegram.fault({ on: /^(?:send|edit|delete)/, trouble });
  discord.fault({ on: /^(?:POST|PATCH|DELETE) \/channels/, trouble });
}

/** Lets the outbox work until all it can settle is settled, or nothing has moved for so long that the audit has to tell. */
async function endCalmly(world: ChaosWorld, child: ChildProcess): Promise<void> {
  await world.setToWork(child);
  let before = '';
  let movedAt = performance.now();
  for (let calm = 0; calm < 3 && performance.now() - movedAt < STUCK;) {
    await sleep(100);
    await world.bringUpToDate();
    // counts are of sends: edits and deletions are at work, too
    const open = (await world.store.deliveries.queue({ limit: 1000 })).filter(
      ({ state }) => state !== 'held',
    );
    calm = open.length === 0 ? calm + 1 : 0;
    const now = JSON.stringify(open.map(({ id, state, attempts }) => [id, state, attempts]));
    if (now !== before) movedAt = performance.now();
    before = now;
  }
  await end(child, 'SIGTERM');
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
