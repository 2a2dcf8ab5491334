import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { SECOND } from '../../src/core/time.ts';
import { LEADERS } from '../../src/store/postgres/advisory-locks.ts';
import { openPlatforms } from '../e2e/platforms.ts';
import { serveShared, started } from '../e2e/serve-shared.ts';
import { startPostgres } from '../store/postgres/start-postgres.ts';

const KILLS = 8;
const LOOK_EVERY = 10;
/** As `service/parts` names what is led; Telegram is polled, Discord's gateway is held by who leads it. */
const PARTS = {
  polling: 'telegram',
  gateway: 'discord',
  planner: 'planner',
  'reading of a source': 'source seeds',
};
type Part = keyof typeof PARTS;

/**
 * How long after SIGKILL of the process that polls Telegram another one leads what it led, and has asked Telegram for updates. Three
 * processes on one PostgreSQL server; the killed one is replaced each time.
 */
export async function* takeoverFigures(): AsyncGenerator<string> {
  await using server = await startPostgres();
  await using world = await openPlatforms();
  const url = await server.createDatabase('takeover');
  const client = new Client({ connectionString: url });
  await client.connect();
  await using all = new AsyncDisposableStack();
  all.defer(() => client.end());
  const serve = async () => {
    const child = all.use(serveShared(world, url));
    await started(child);
    return child;
  };
  const processes = [await serve(), await serve(), await serve()];
  /** The process that leads; undefined while none does. */
  const leaderOf = async (part: Part): Promise<number | undefined> => {
    const { rows } = await client.query<{ pid: number }>(
      `select i.pid from pg_locks l
       join pg_stat_activity a on a.pid = l.pid join instances i on a.application_name = 'strillone ' || i.id
       where l.locktype = 'advisory' and l.granted and l.classid = ${LEADERS}
         and l.database = (select oid from pg_database where datname = current_database())
         and l.objid::bigint = hashtext($1)::bigint & 4294967295`,
      [PARTS[part]],
    );
    return rows[0]?.pid;
  };
  const isShown = (part: Part, since: number) =>
    part !== 'polling' ||
    world.telegram.requests.some(({ call, at }) => call === 'getUpdates' && at >= since);
  const parts = Object.keys(PARTS) as Part[];
  const times = new Map(parts.map(part => [part, [] as number[]]));
  for (let kill = 0; kill < KILLS; kill++) {
    const leaders = new Map<Part, number>();
    while (leaders.size < parts.length) {
      for (const part of parts) {
        const pid = await leaderOf(part);
        if (pid !== undefined) leaders.set(part, pid);
      }
    }
    const killed = leaders.get('polling');
    const since = Date.now();
    const began = performance.now();
    processes.find(({ pid }) => pid === killed)?.kill('SIGKILL');
    const open = new Set(parts.filter(part => leaders.get(part) === killed));
    while (open.size > 0) {
      for (const part of open) {
        const pid = await leaderOf(part);
        if (pid === undefined || pid === killed || !isShown(part, since)) continue;
        times.get(part)?.push(performance.now() - began);
        open.delete(part);
      }
      await wait(LOOK_EVERY);
    }
    processes.push(await serve());
  }
  for (const [part, taken] of times) {
    const seconds = taken.map(ms => (ms / SECOND).toFixed(1));
    yield `take-over of ${part} after SIGKILL: ${seconds.join(', ')} s (floor 10, aim 5)`;
  }
}
