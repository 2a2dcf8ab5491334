import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { telegramIds } from '../fakes/telegram-world.ts';
import { fastClock, run } from './newsroom-world.ts';
import { openPlatforms, SEED, TELEGRAM_EDITOR, type PlatformWorld } from './platforms.ts';

const GROUP = telegramIds.supergroup;
const LONG = `${SEED.split('\nArgomenti')[0] ?? ''}
${Array.from({ length: 12 }, (_, at) => `Il capitolo ${at + 1} dei lavori ha riguardato la pila ${at + 1}, rifatta con pietre di fiume e calce di Montelupo.`).join('\n')}
`;

async function open(more = '') {
  const world = await openPlatforms('first: now', '', { telegram: `, comments: ${GROUP}${more}` });
  const { chats } = world.telegram.world;
  const [channel, group] = [chats.get(telegramIds.channel), chats.get(GROUP)];
  if (channel === undefined || group === undefined) throw new Error('the fake has both');
  [channel.linked, group.linked] = [group.id, channel.id];
  group.standing = 'administrator';
  return world;
}
const commentsIn = ({ telegram }: PlatformWorld) =>
  telegram.messages(GROUP).filter(({ from }) => from === telegram.world.bot.id);

test('a post gets a longer summary in the discussion of its channel, once, corrected and withdrawn with it', async () => {
  await using world = await open();
  const { telegram, newsroom } = world;
  newsroom.writeSeed('ponte.txt', LONG);
  {
    await using running = await run(newsroom.config(), { clock: fastClock() });
    await expect.poll(() => commentsIn(world)).toHaveLength(1);
    const [post] = telegram.messages('@canale');
    const [forwarded] = telegram.messages(GROUP);
    const [comment] = commentsIn(world);
    expect(comment?.replyTo).toBe(forwarded?.id);
    expect(comment?.text).toContain('Il capitolo 7');
    expect(post?.caption).not.toContain('Il capitolo 7');
    // told again, by another update
    const again = {
      message_id: forwarded?.id,
      date: 1,
      chat: { id: GROUP, type: 'supergroup', title: 'Gruppo' },
      is_automatic_forward: true,
      forward_origin: forwarded?.origin,
    };
    telegram.updates.push('message', again);
    await telegram.until(() => telegram.updates.unconfirmed.length === 0);
    expect(await running.app.store.deliveries.queue({ limit: 9 })).toEqual([]);
    newsroom.writeSeed('ponte.txt', LONG.replace('pila 7', 'pila sette'));
    await running.app.newsroom.refresh();
    await expect.poll(() => commentsIn(world)[0]?.text).toContain('pila sette');
  }
  await using running = await run(newsroom.config(), { clock: fastClock() });
  telegram.say({ from: { id: TELEGRAM_EDITOR }, text: '/retract ponte to:canale' });
  await expect.poll(() => telegram.messages('@canale')).toHaveLength(0);
  await expect.poll(() => commentsIn(world)).toHaveLength(0);
  expect(await running.app.newsroom.check()).toEqual([]);
  expect(telegram.violations).toEqual([]);
});

test('a comment is not lost when the process dies just after its post has come to the discussion', async () => {
  await using world = await open();
  const { telegram, newsroom } = world;
  const file = join(newsroom.folder, 'config/strillone.yaml');
  const log = `] }, log: { telegram: ${telegramIds.forum} } }`;
  writeFileSync(file, readFileSync(file, 'utf8').replace('] } }', log));
  newsroom.writeSeed('ponte.txt', LONG);
  telegram.remember('@canale', 30);
  // whether the post is there is known after a restart only
  telegram.fault({ on: 'sendPhoto', trouble: { kind: 'drop', when: 'after' } });
  {
    await using running = await run(newsroom.config());
    await expect.poll(() => running.app.store.updates.discussed()).toHaveLength(1);
    await telegram.until(() => telegram.updates.unconfirmed.length === 0);
    expect(commentsIn(world)).toEqual([]);
  }
  await using running = await run(newsroom.config(), { clock: fastClock(50), maxInFlightMs: 20 });
  await expect.poll(() => commentsIn(world), { timeout: 20_000 }).toHaveLength(1);
  await expect.poll(() => running.app.store.updates.discussed()).toEqual([]);
  expect(telegram.violations).toEqual([]);
});

test('an article without more to say gets no comment, nor does what others post in the channel', async () => {
  await using world = await open();
  const { telegram, newsroom } = world;
  newsroom.writeSeed('ponte.txt', SEED.split('\n').slice(0, 5).join('\n'));
  await using running = await run(newsroom.config(), { clock: fastClock() });
  await expect.poll(() => telegram.messages('@canale')).toHaveLength(1);
  await telegram.until(
    () => telegram.messages(GROUP).length === 1 && telegram.updates.unconfirmed.length === 0,
  );
  await expect
    .poll(() => running.app.store.deliveries.history({ limit: 9 }))
    .toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
  expect(await running.app.store.deliveries.queue({ limit: 9 })).toEqual([]);
});

test('check tells when the group is another, or the bot hears nothing there', async () => {
  await using world = await open();
  const { telegram, newsroom } = world;
  await using running = await run(newsroom.config(), { clock: fastClock() });
  const group = telegram.chat(GROUP);
  group.standing = 'member';
  const codes = async () => (await running.app.newsroom.check()).map(({ why }) => why.code);
  expect(await codes()).toEqual(['discussion-unheard']);
  telegram.chat('@canale').linked = null;
  expect(await codes()).toEqual(['no-discussion']);
});
