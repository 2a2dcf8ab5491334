import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { MINUTE } from '../../src/core/time.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { ids } from '../fakes/discord-world.ts';
import { telegramIds } from '../fakes/telegram-world.ts';
import { openPlatforms, SEED, TELEGRAM_EDITOR, type PlatformWorld } from './platforms.ts';
import { keysOf } from './reader-world.ts';
import { end, serve } from './serve-process.ts';

// each starts several processes one after the other
vi.setConfig({ testTimeout: 2 * MINUTE, hookTimeout: MINUTE });

const CHAT = telegramIds.supergroup;
const CHANNEL = ids.announcements;
const PREVIEW = `POST /channels/${CHANNEL}/messages`;

const openWorld = async (schedule: string) => {
  const world = await openPlatforms(schedule, '', {
    newsroom: `approval: { telegram: ${CHAT}, discord: "${CHANNEL}" }`,
  });
  world.newsroom.writeSeed('ponte.txt', SEED);
  return world;
};

/** What stands on both platforms; previews: how many of the editors' messages still have buttons. */
const standing = ({ telegram, discord }: PlatformWorld) => ({
  posted: [telegram.messages('@canale').length, discord.messages(ids.text).length],
  open: [
    telegram.messages(CHAT).filter(({ markup }) => keysOf(markup).length > 0).length,
    discord.messages(CHANNEL).filter(({ components }) => components.length > 0).length,
  ],
});
const previews = ({ telegram }: PlatformWorld) =>
  telegram.messages(CHAT).filter(({ markup }) => keysOf(markup).length > 0);

async function decisions({ newsroom }: PlatformWorld) {
  await using store = await openSqliteStore({ file: join(newsroom.folder, 'data/strillone.db') });
  const [row] = await store.deliveries.history({ limit: 1, destination: 'redazione' });
  return row?.decisions.map(({ kind }) => kind);
}
const approve = (world: PlatformWorld, message: number) => {
  const found = world.telegram.messages(CHAT).find(({ id }) => id === message);
  const data = keysOf(found?.markup)[0]?.callback_data ?? '';
  return world.telegram.presses({ chat: CHAT, message, from: TELEGRAM_EDITOR, data });
};

test.each(['first: now', 'first: now, kind: digest, pick: { count: 5, within: 365d }'])(
  '%s, killed while its previews go out, at the press, and after it: decided once, posted once, no button left',
  async schedule => {
    await using world = await openWorld(schedule);
    const { telegram, discord } = world;
    // both previews arrive, and their process never hears of it
    telegram.fault({ on: 'sendPhoto', chat: CHAT, trouble: { kind: 'hang', when: 'after' } });
    discord.fault({ on: PREVIEW, trouble: { kind: 'hang', when: 'after' } });
    await using first = serve(world);
    await telegram.until(() => telegram.messages(CHAT).length === 1);
    await discord.until(() => discord.messages(CHANNEL).length === 1);
    await end(first, 'SIGKILL');

    // killed before the press is answered, and before the post's answer comes
    await using second = serve(world);
    // one on Telegram cannot be told from none there: said twice rather than not at all
    await telegram.until(() => previews(world).length === 2);
    const [orphan, known] = previews(world);
    telegram.fault({ on: 'answerCallbackQuery', trouble: { kind: 'hang', when: 'before' } });
    discord.fault({
      on: `POST /channels/${ids.text}/messages`,
      trouble: { kind: 'hang', when: 'after' },
    });
    approve(world, orphan?.id ?? 0);
    await discord.until(() => discord.messages(ids.text).length === 1);
    await end(second, 'SIGKILL');

    // killed while the previews change
    const EDIT = /^editMessage(Caption|Media)$/;
    telegram.fault({ on: EDIT, chat: CHAT, trouble: { kind: 'hang', when: 'before' } });
    // later, when what was lost on the way must have landed
    await using third = serve(world, 2 * MINUTE);
    await discord.until(() => discord.messages(CHANNEL).every(({ components }) => components.length === 0));
    await telegram.until(() => telegram.requests.some(({ path }) => EDIT.test(path.split('/').at(-1) ?? '')));
    await end(third, 'SIGKILL');

    await using fourth = serve(world, 4 * MINUTE);
    await telegram.until(() => previews(world).every(({ id }) => id !== known?.id));
    await telegram.until(() => telegram.messages('@canale').length === 1);
    // nobody knows of the one whose process died: the next press ends it
    if (previews(world).length > 0) approve(world, orphan?.id ?? 0);
    await telegram.until(() => previews(world).length === 0);
    await end(fourth, 'SIGTERM');

    expect(standing(world)).toEqual({ posted: [1, 1], open: [0, 0] });
    expect(discord.messages(CHANNEL)).toHaveLength(1);
    // and who pressed, and got no answer, is told so
    const isTold = ({ text }: { readonly text: string | null }) => text?.includes('interrotto') === true;
    expect(telegram.messages(CHAT).filter(isTold)).toHaveLength(1);
    expect(telegram.messages(CHAT).filter(message => !isTold(message))).toHaveLength(2);
    expect(await decisions(world)).toEqual(['proposed', 'approved']);
    expect([...telegram.violations, ...discord.violations]).toEqual([]);
  },
);
