import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App, type Overrides } from '../../src/app.ts';
import type { Config } from '../../src/config/config.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import type { Clock, Duration } from '../../src/core/time.ts';
import { startService, type Service } from '../../src/service/start-service.ts';
import { systemClock } from '../../src/system-clock.ts';
import { reasonInEnglish } from '../fixtures/in-english.ts';

const ROOT = join(import.meta.dirname, '../..');

/** A newsroom's files in a folder of their own: config, seeds, data. */
export interface NewsroomFolder extends Disposable {
  readonly folder: string;
  readonly variables: Readonly<Record<string, string>>;
  config(): Config;
  /** Moves a file there that was written an hour ago: one just written is waited for. */
  writeSeed(name: string, text: string): void;
  removeSeed(name: string): void;
}

export function createNewsroomFolder(
  yaml: string,
  variables: Readonly<Record<string, string>> = {},
): NewsroomFolder {
  const folder = mkdtempSync(join(tmpdir(), 'strillone-e2e-'));
  for (const part of ['config', 'seeds']) mkdirSync(join(folder, part));
  writeFileSync(join(folder, 'config/strillone.yaml'), yaml);
  const env = { ...variables, STRILLONE_DATA: join(folder, 'data') };
  return {
    folder,
    variables: env,
    config() {
      const loaded = loadConfig(folder, env);
      if (loaded.kind === 'faults') throw new Error(loaded.faults.map(reasonInEnglish).join('\n'));
      return loaded.config;
    },
    writeSeed: (name, text) => {
      const elsewhere = join(folder, name);
      writeFileSync(elsewhere, text);
      const at = Date.now() / 1000 - 3600;
      utimesSync(elsewhere, at, at);
      renameSync(elsewhere, join(folder, 'seeds', name));
    },
    removeSeed: name => {
      rmSync(join(folder, 'seeds', name));
    },
    [Symbol.dispose]: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The newsroom of a fresh checkout, its sample articles included, but for the page's port. */
export function copyCheckout(): NewsroomFolder {
  const newsroom = createNewsroomFolder('');
  cpSync(join(ROOT, 'seeds'), join(newsroom.folder, 'seeds'), { recursive: true, preserveTimestamps: true });
  cpSync(join(ROOT, 'config/strillone.yaml'), join(newsroom.folder, 'config/strillone.yaml'));
  return newsroom;
}

export interface FastClock extends Clock {
  /** Lets no time pass: what waits goes on waiting, though sleepers are woken. */
  stop(): void;
  /** Goes on, so much later. */
  goOn(laterMs: Duration): void;
}

/**
 * A clock that runs so many times as fast as the machine's: what is waited for in seconds is over in parts of one, in the
 * same order. The platforms' own clocks are not of it.
 */
export function fastClock(times = 20): FastClock {
  let since = systemClock.now();
  let [at, speed] = [since, times];
  const now = () => at + (systemClock.now() - since) * speed;
  const turn = (laterMs: Duration, to: number) => {
    [at, since, speed] = [now() + laterMs, systemClock.now(), to];
  };
  return {
    now,
    sleep: (afterMs, signal) => systemClock.sleep(afterMs / times, signal),
    stop() {
      turn(0, 0);
    },
    goOn(laterMs) {
      turn(laterMs, times);
    },
  };
}

export interface Running extends AsyncDisposable {
  readonly app: App;
  readonly service: Service;
  readonly events: readonly NewsroomEvent[];
}

/** Starts a newsroom in this process and waits until the sources were read and what was due was written. */
export async function run(config: Config, overrides: Overrides = {}): Promise<Running> {
  const events: NewsroomEvent[] = [];
  const app = await createApp(config, event => events.push(event), overrides);
  const service = await startService(app);
  await service.ready;
  return {
    app,
    service,
    events,
    async [Symbol.asyncDispose]() {
      await service[Symbol.asyncDispose]();
      await app[Symbol.asyncDispose]();
    },
  };
}
