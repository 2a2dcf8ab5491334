import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import type { Store } from '../../src/core/ports/store.ts';
import { HOUR, MINUTE, SECOND } from '../../src/core/time.ts';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createWords } from '../../src/words.ts';
import { postgresDatabases } from '../store/postgres/databases.ts';
import { openPlatforms, TELEGRAM_EDITOR, type PlatformWorld } from './platforms.ts';
import { serve } from './serve-process.ts';
import { serveShared } from './serve-shared.ts';

const say = createWords({ directory: join(import.meta.dirname, '../../config/locales'), fallback: 'it' })(
  'de',
);
const EDITOR = { id: TELEGRAM_EDITOR, language_code: 'de' };
/** By then nobody has said for a minute that a command is under way. */
const LATER = MINUTE + SECOND;

const told = (world: PlatformWorld, key: 'interrupted-command', command: string) =>
  (world.telegram.world.find(TELEGRAM_EDITOR)?.messages ?? []).filter(({ text }) =>
    text?.startsWith(say(key, { command })),
  );

describe.each([
  { place: 'SQLite', isThere: true },
  { place: 'PostgreSQL', isThere: inject('postgres') !== null },
])(
  'a process that is killed with commands in its hands: $place',
  { timeout: 60_000 },
  ({ place, isThere }) => {
    const { urlOf } = postgresDatabases();

    test.skipIf(!isThere)('whoever asked is told in their language, and nothing is done twice', async () => {
      await using world = await openPlatforms('first: wait');
      const { telegram, newsroom } = world;
      const url = place === 'SQLite' ? null : await urlOf('interrupted');
      const start = (aheadMs: number) =>
        url === null ? serve(world, aheadMs) : serveShared(world, url, { roles: 'telegram', aheadMs });
      const open = (): Promise<Store> =>
        url === null
          ? openSqliteStore({ file: join(newsroom.folder, 'data/strillone.db') })
          : openPostgresStore({ url });
      await using killed = start(0);
      await telegram.userSays({ from: EDITOR, text: '/help' });
      await telegram.until(() => telegram.updates.isPolled && telegram.updates.unconfirmed.length === 0);
      // the answer to the first hangs, and the second waits behind it
      telegram.fault({ on: 'sendMessage', trouble: { kind: 'hang', when: 'before' } });
      telegram.say({ from: EDITOR, text: '/schedules' });
      telegram.say({ from: EDITOR, text: '/pause canale' });
      await telegram.until(() => telegram.updates.isPolled && telegram.updates.unconfirmed.length === 0);
      await telegram.until(() => telegram.received('sendMessage').length === 2);
      const gone = once(killed, 'exit');
      killed.kill('SIGKILL');
      await gone;

      await using _next = start(LATER);
      await using store = await open();
      for (const command of ['/schedules', '/pause'])
        await expect
          .poll(() => told(world, 'interrupted-command', command).length, { timeout: 20_000 })
          .toBe(1);
      expect(told(world, 'interrupted-command', '/pause')[0]?.text).toContain('/queue');
      expect(await store.updates.takeInterrupted('telegram', Date.now() + HOUR)).toEqual([]);
      await telegram.userSays({ from: EDITOR, text: '/help' });
      expect(await store.pauses.list()).toEqual([]);
      expect(told(world, 'interrupted-command', '/help')).toEqual([]);
      for (const command of ['/schedules', '/pause'])
        expect(told(world, 'interrupted-command', command)).toHaveLength(1);
      expect(telegram.violations).toEqual([]);
    });
  },
);
