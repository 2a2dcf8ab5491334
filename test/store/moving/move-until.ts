/** A move in a process of its own, which kills itself as soon as a table is being copied. */
import { moveNewsroom } from '../../../src/store/moving/move-newsroom.ts';

const [from = '', to = '', table] = process.argv.slice(2);
await moveNewsroom({
  from,
  to,
  onProgress({ at }) {
    if (at === table) process.kill(process.pid, 'SIGKILL');
  },
});
