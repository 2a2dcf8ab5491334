import { createFetch } from '../../src/net/create-fetch.ts';
import { FetchError } from '../../src/net/fetch.ts';

/** Fetches an address some times at once, and tells its parent what that cost this process. */
const [url = '', atOnce = '1'] = process.argv.slice(2);
const MB = 1024 * 1024;
const fetch = createFetch({ allow: ['127.0.0.1'] });
const failureOf = (bytes: number) =>
  fetch({ url, limits: { bytes, totalMs: 60_000 } }).then(
    () => 'taken',
    (error: unknown) => (error instanceof FetchError ? error.why : String(error)),
  );
await failureOf(1000);
globalThis.gc?.();

const before = process.memoryUsage.rss();
const began = process.cpuUsage();
let [peak, turn, own, last, on] = [before, 0, 0, performance.now(), true];
let used = process.threadCpuUsage();
const watch = () => {
  const { user, system } = process.threadCpuUsage(used);
  own = Math.max(own, (user + system) / 1000);
  turn = Math.max(turn, performance.now() - last);
  peak = Math.max(peak, process.memoryUsage.rss());
  [last, used] = [performance.now(), process.threadCpuUsage()];
  if (on) setImmediate(watch);
};
setImmediate(watch);
const failures = await Promise.all(Array.from({ length: Number(atOnce) }, () => failureOf(10 * MB)));
on = false;
const { user, system } = process.cpuUsage(began);
process.send?.(
  `${[...new Set(failures)].join()}, processor ${((user + system) / 1000).toFixed(0)} ms, longest turn ` +
    `${turn.toFixed(1)} ms (own ${own.toFixed(1)}), ${((peak - before) / MB).toFixed(0)} MB over the beginning`,
);
process.disconnect();
