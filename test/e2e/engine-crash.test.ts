import { platforms } from '../../src/adapters/registry.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createNewsroomFolder, type NewsroomFolder } from './newsroom-world.ts';

const YAML = `language: it
web: { port: 0 }
sources: [{ name: seeds, folder: ../seeds }]
destinations: [{ name: anteprima, preview: true, card: wide }]
schedules: [{ name: mattino, cron: "0 8 1 1 *", to: [anteprima], first: now, pick: { count: 3, within: 8760h } }]
`;

const PROGRAMS = join(import.meta.dirname, '../cards/draw');

/** Runs until it ends by itself; answers how it did, and what it said. */
async function runOnce({ folder, variables }: NewsroomFolder) {
  const args = [
    join(import.meta.dirname, 'serve-crashing.ts'),
    folder,
    join(PROGRAMS, 'crashing-drawing.ts'),
  ];
  const child = spawn(process.execPath, args, {
    // what a crash may leave behind lies there
    cwd: folder,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [said, [code, signal]] = await Promise.all([
    text(child.stdout),
    once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>,
  ]);
  return { said, code, signal };
}

test(
  'an engine that crashes costs one post its picture and ends nothing: the others go out with theirs',
  { timeout: 60_000 },
  async ({ expect }) => {
    using newsroom = createNewsroomFolder(YAML);
    for (const river of ['Mareno', 'Roggio', 'Serra'])
      newsroom.writeSeed(
        `${river}.txt`,
        `Il ponte sul ${river} riapre\n\nIl ponte sul ${river} riapre lunedì mattina.`,
      );

    const { said, code, signal } = await runOnce(newsroom);

    expect({ code, signal }).toEqual({ code: 0, signal: null });
    expect(said).toContain('the drawing process ended (SIGABRT)');
    expect(said).toContain('this card ended its drawing process twice');
    await using store = await openSqliteStore({ file: join(newsroom.folder, 'data/strillone.db') });
    const sent = await store.deliveries.history({ limit: 9 });
    const shown = sent.map(({ articleTitle, state, payload }) => [
      articleTitle,
      state,
      platforms.cardsOf(payload).length > 0,
    ]);
    expect(shown.sort()).toEqual([
      ['Il ponte sul Mareno riapre', 'sent', false],
      ['Il ponte sul Roggio riapre', 'sent', true],
      ['Il ponte sul Serra riapre', 'sent', true],
    ]);
  },
);
