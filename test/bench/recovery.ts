import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ids } from '../fakes/discord-world.ts';
import { telegramIds } from '../fakes/telegram-world.ts';
import { openPlatforms, SEED, type PlatformWorld } from '../e2e/platforms.ts';

const SERVE = join(import.meta.dirname, '../e2e/serve.ts');
const PLACES = {
  Discord: (world: PlatformWorld) => world.discord.messages(ids.text).length,
  Telegram: (world: PlatformWorld) => world.telegram.messages('@canale').length,
} as const;

/**
 * How long after `kill -9` and restart the next message of a place comes whose last request was under way: two articles
 * wait, the answer to the first is lost with the process.
 */
export async function* recoveryFigures(): AsyncGenerator<string> {
  for (const name of ['Discord', 'Telegram'] as const) {
    await using world = await openPlatforms('first: now', `, log: { telegram: ${telegramIds.supergroup} }`);
    world.newsroom.writeSeed(
      'lampione.txt',
      SEED.replaceAll('ponte', 'lampione').replace('Il ponte', 'Un lampione'),
    );
    // the first message tells Telegram's place where its ids stand
    const first = serve(world);
    await until(() => Object.values(PLACES).every(count => count(world) === 1));
    await end(first, 'SIGTERM');
    const trouble = { kind: 'hang', when: 'after' } as const;
    if (name === 'Discord') world.discord.fault({ on: `POST /channels/${ids.text}/messages`, trouble });
    else world.telegram.fault({ on: /^send/, chat: '@canale', trouble });
    for (const word of ['ponte', 'mulino'])
      world.newsroom.writeSeed(
        `${word}.txt`,
        SEED.replaceAll('ponte', word).replace('Il ponte', `Il ${word}`),
      );
    await order(world, 'ponte valdorsa');
    await order(world, 'mulino');
    const killed = serve(world);
    await until(() => PLACES[name](world) === 2);
    await end(killed, 'SIGKILL');
    const began = performance.now();
    const next = serve(world);
    await until(() => PLACES[name](world) === 3);
    yield `next message after kill -9 and restart, ${name}: ${((performance.now() - began) / 1000).toFixed(1)} s`;
    await end(next, 'SIGTERM');
  }
}

const serve = ({ newsroom }: PlatformWorld): ChildProcess =>
  spawn(process.execPath, [SERVE, newsroom.folder, '0'], {
    env: { ...process.env, ...newsroom.variables },
    stdio: ['ignore', 'ignore', 'inherit'],
  });

/** An order that the next service finds: the command line waits for no answer of a platform that hangs. */
async function order({ newsroom }: PlatformWorld, words: string): Promise<void> {
  const { createApp } = await import('../../src/app.ts');
  await using app = await createApp(newsroom.config(), () => undefined);
  await app.newsroom.refresh();
  const [article] = await app.store.articles.search(words, 1);
  if (article === undefined) throw new Error(`no article has the words "${words}"`);
  const { destinations } = app.newsroom;
  await app.newsroom.order(article, { destinations, by: 'cli', again: false });
  // an editor's order passes what waits; a schedule's post does not
  using database = new DatabaseSync(join(newsroom.folder, 'data/strillone.db'));
  database.exec('update deliveries set rank = 1; update lanes set rank = 1');
}

async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; !isSo(); waited += 20) {
    if (waited > 120_000) throw new Error('nothing happened for two minutes');
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
