import { afterEach, describe, expect, test } from 'vitest';
import type { WaitingPost } from '../../src/desk/approval/waiting-post.ts';
import { telegramIds } from '../fakes/telegram-world.ts';
import { fastClock, run, type FastClock, type Running } from './newsroom-world.ts';
import { openPlatforms, SEED, TELEGRAM_EDITOR, type PlatformWorld } from './platforms.ts';
import { runCommand } from './run-command.ts';

const READER = { id: 5, language_code: 'it' };
const EDITOR = { id: 'telegram:4242', name: 'Ada' };
const DIGEST = 'digest:07:30';

let world: PlatformWorld;
let running: Running;
let clock: FastClock;
afterEach(async () => {
  await running[Symbol.asyncDispose]();
  expect([...world.telegram.violations, ...world.discord.violations]).toEqual([]);
  await world[Symbol.asyncDispose]();
});

/** A newsroom whose first slot has proposed an article, and a reader who wants all of them. */
async function open({ schedule = 'first: now', newsroom = APPROVAL, digest = '' } = {}): Promise<void> {
  world = await openPlatforms(schedule, '', { newsroom });
  world.newsroom.writeSeed('ponte.txt', SEED);
  clock = fastClock();
  running = await run(world.newsroom.config(), { clock });
  await world.telegram.userSays({ from: READER, text: `/subscribe ${digest}` });
}
const APPROVAL = `approval: { telegram: ${telegramIds.supergroup} }`;

const toReader = () =>
  world.telegram.messages(READER.id).flatMap(({ caption }) => (caption === null ? [] : [caption]));
const approval = () => running.app.newsroom.approval;
async function waiting(): Promise<WaitingPost> {
  await expect.poll(async () => (await approval().waiting()).length).toBe(1);
  const [one] = await approval().waiting();
  if (one === undefined) throw new Error('one waits');
  return one;
}
const decide = async (kind: 'approved' | 'skipped') => {
  const { proposal } = await waiting();
  await approval().decide({ post: proposal.post.id, by: EDITOR, kind });
};
const tell = async () => {
  await running.app.subscribers.deliverNews();
  await running.app.subscribers.fillDigests();
};
const untilDigest = async () => {
  const due = await running.app.store.subscriptions.nextDigest();
  clock.goOn((due ?? 0) - clock.now() + 1000);
  await running.app.subscribers.fillDigests();
};
const became = (kind: string) =>
  expect.poll(() => running.events.some(event => event.kind === kind), { timeout: 15_000 }).toBe(true);

describe('where posts wait for approval, subscribers get', () => {
  test('nothing before an editor has approved it, and then what was approved, in its words', async () => {
    await open();
    const { proposal } = await waiting();
    await tell();
    expect(toReader()).toEqual([]);
    await approval().choose(
      { post: proposal.post.id, by: EDITOR },
      { kind: 'words', text: 'Lo dice la redazione.' },
    );
    await tell();
    expect(toReader()).toEqual([]);
    await decide('approved');
    await expect.poll(() => toReader().length, { timeout: 15_000 }).toBe(1);
    expect(toReader()[0]).toContain('Lo dice la redazione.');
    await tell();
    expect(toReader()).toHaveLength(1);
  });

  test('nothing of what an editor skips, neither at once nor in a digest', async () => {
    await open();
    await world.telegram.userSays({ from: READER, text: `/subscribe ${DIGEST}` });
    await decide('skipped');
    await tell();
    await untilDigest();
    await became('digest-empty');
    expect(toReader()).toEqual([]);
  });

  test('a digest of what was approved', async () => {
    await open({ digest: DIGEST });
    world.newsroom.writeSeed('lampioni.txt', 'Cento lampioni\nLi accende il Comune.\nCosteranno meno.\n');
    await decide('approved');
    await expect.poll(() => running.app.store.articles.count()).toEqual([{ source: 'seeds', articles: 2 }]);
    await untilDigest();
    await expect.poll(() => toReader().length, { timeout: 15_000 }).toBe(1);
    expect(toReader()[0]).toContain('Il ponte di Valdorsa');
    expect(toReader()[0]).not.toContain('lampioni');
  });

  test('what an approved digest of a schedule tells, at once and in digests of their own', async () => {
    await open({ schedule: 'first: now, kind: digest, pick: { count: 5, within: 365d }' });
    await world.telegram.userSays({ from: { ...READER, id: 6 }, text: `/subscribe ${DIGEST}` });
    await tell();
    expect(toReader()).toEqual([]);
    await decide('approved');
    await expect.poll(() => toReader().length, { timeout: 15_000 }).toBe(1);
    await untilDigest();
    const toOther = () => world.telegram.messages(6).flatMap(({ caption }) => caption ?? []);
    await expect.poll(() => toOther().length, { timeout: 15_000 }).toBe(1);
    for (const caption of [...toReader(), ...toOther()]) expect(caption).toContain('Il ponte di Valdorsa');
  });

  test('what an editor posts by hand, though no schedule has picked it', async () => {
    await open({ schedule: 'first: wait' });
    await tell();
    expect(toReader()).toEqual([]);
    await world.telegram.userSays({ from: { id: TELEGRAM_EDITOR }, text: '/post ponte to:canale' });
    await expect.poll(() => toReader().length, { timeout: 15_000 }).toBe(1);
  });
});

test('what an editor has taken back is told to no reader who has not had it', async () => {
  await open({ newsroom: '', digest: DIGEST });
  await expect
    .poll(() => running.events.filter(({ kind }) => kind === 'delivery-sent').length, { timeout: 15_000 })
    .toBe(2);
  const retract = await runCommand(world.newsroom, 'retract', 'ponte');
  expect(retract).toMatchObject({ code: 0 });
  await world.telegram.userSays({ from: { ...READER, id: 6 }, text: '/subscribe' });
  await tell();
  await untilDigest();
  await became('digest-empty');
  expect(toReader()).toEqual([]);
});
