import { expect, test } from 'vitest';
import { bundleWorker } from '../chaos/bundle-worker.ts';
import { torment } from '../chaos/torment.ts';
import { PLACES } from '../chaos/world.ts';

/** The short form of `npm run chaos`. */
test(
  'an outbox that is killed again and again loses nothing and doubles nothing',
  { timeout: 120_000 },
  async () => {
    using worker = await bundleWorker();
    const { posts, sentMeanwhile, lost, duplicated, unexplained } = await torment(5, { probe: true, worker });
    expect(posts).toBeGreaterThan(20);
    // or nothing was at work when it was killed; the first messages of all places are sent in peace
    expect(sentMeanwhile).toBeGreaterThan(2 * PLACES);
    expect({ lost, duplicated, unexplained }).toEqual({
      lost: [],
      duplicated: [],
      unexplained: [],
    });
  },
);
