import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { MINUTE, SECOND } from '../../src/core/time.ts';
import type { Duration } from '../../src/core/time.ts';
import { copyCheckout, type NewsroomFolder } from '../e2e/newsroom-world.ts';
import { openPlatforms } from '../e2e/platforms.ts';
import { deliveriesFigure } from './memory-deliveries.ts';
import { residentMb, spawnAsService } from './spawn-as-service.ts';
import { writeArticles } from './write-articles.ts';

const ROOT = join(import.meta.dirname, '../..');
const FLOOR = 'floor 150';
/** A service that has logged nothing for so long is idle. */
const IDLE_AFTER: Duration = 10 * SECOND;
const LOOK_EVERY: Duration = 500;
const MANY_ARTICLES = 2000;

/**
 * What the service holds of the machine's memory (resident, in MB of 10^6 bytes) when it is started as `npm start` starts it and
 * has nothing to do.
 * `parts`: preview, platforms, idle (five minutes), articles, deliveries; none = all. Linux only, as it reads /proc.
 */
export async function* memoryFigures(parts: readonly string[]): AsyncGenerator<string> {
  const wants = (part: string) => parts.length === 0 || parts.includes(part);
  if (wants('preview')) {
    using newsroom = checkoutOnAnyPort();
    await using service = await startIdle(newsroom);
    yield `preview only ${rounded(service.residentMb())} MB (${FLOOR}), first post after ${service.firstPostMs()} ms`;
  }
  if (wants('deliveries')) yield await deliveriesFigure();
  if (!['platforms', 'idle', 'articles'].some(wants)) return;
  await using platforms = await openPlatforms();
  cpSync(join(ROOT, 'seeds'), join(platforms.newsroom.folder, 'seeds'), { recursive: true });
  await using service = await startIdle(platforms.newsroom);
  const atRest = service.residentMb();
  yield `Telegram and Discord connected ${rounded(atRest)} MB (${FLOOR})`;
  if (wants('idle')) {
    await wait(5 * MINUTE);
    yield `… after five minutes ${rounded(service.residentMb() - atRest)} MB more`;
  }
  if (wants('articles')) {
    const known = service.articles();
    writeArticles(platforms.newsroom.folder, MANY_ARTICLES);
    await service.idle();
    const read = service.articles() - known;
    if (read !== MANY_ARTICLES) throw new Error(`${read} of ${MANY_ARTICLES} articles were read`);
    yield `… after ${MANY_ARTICLES} more articles ${rounded(service.residentMb() - atRest)} MB more`;
  }
}

const rounded = (megabytes: number): string => megabytes.toFixed(0);

interface RunningService extends AsyncDisposable {
  residentMb(): number;
  firstPostMs(): number;
  /** Received so far. */
  articles(): number;
  /** Resolves when nothing has been logged for a while. */
  idle(): Promise<void>;
}

async function startIdle({ variables, folder }: NewsroomFolder): Promise<RunningService> {
  const startedAt = performance.now();
  const child = spawnAsService(['src/strillone.js', 'start'], {
    TELEGRAM_BOT_TOKEN: '', // a checkout's own .env must take no part
    DISCORD_BOT_TOKEN: '',
    ...variables,
    STRILLONE_CONFIG: join(folder, 'config/strillone.yaml'),
  });
  const ended = once(child, 'exit');
  let [saidAt, firstPostAt, articles] = [startedAt, Number.NaN, 0];
  createInterface({ input: child.stdout }).on('line', line => {
    saidAt = performance.now();
    if (line.includes('"article-received"')) articles++;
    if (Number.isNaN(firstPostAt) && line.includes('"delivery-sent"')) firstPostAt = saidAt;
  });
  const idle = async () => {
    saidAt = performance.now();
    while (performance.now() - saidAt < IDLE_AFTER) {
      if (child.exitCode !== null) throw new Error(`the service ended with ${child.exitCode}`);
      await wait(LOOK_EVERY);
    }
  };
  await idle();
  return {
    residentMb: () => residentMb(child.pid),
    articles: () => articles,
    firstPostMs: () => Math.round(firstPostAt - startedAt),
    idle,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function checkoutOnAnyPort(): NewsroomFolder {
  const newsroom = copyCheckout();
  const file = join(newsroom.folder, 'config/strillone.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('host: 127.0.0.1', 'port: 0'));
  return newsroom;
}
