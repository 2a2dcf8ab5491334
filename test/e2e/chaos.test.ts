import { expect, test } from 'vitest';
import { bundleWorker } from '../chaos/bundle-worker.ts';
import { torment } from '../chaos/torment.ts';

/** The short form of `npm run chaos`. */
test(
  'an outbox that is killed again and again loses nothing and doubles nothing',
  { timeout: 120_000 },
  async () => {
    using worker = await bundleWorker();
    const { posts, lost, duplicated, unexplained, leftovers } = await torment(5, { probe: true, worker });
    expect(posts).toBeGreaterThan(20);
    expect({ lost, duplicated, unexplained, leftovers }).toEqual({
      ...{ lost: [], duplicated: [], unexplained: [], leftovers: 0 },
    });
  },
);
