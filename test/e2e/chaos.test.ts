import { expect, test } from 'vitest';
import { bundleWorker } from '../chaos/bundle-worker.ts';
import { torment } from '../chaos/torment.ts';
import { PLACES } from '../chaos/kills/places.ts';

/** The short form of `npm run chaos`. */
test(
  'an outbox that is killed again and again loses nothing, doubles nothing and leaves nothing outdated',
  { timeout: 120_000 },
  async () => {
    using worker = await bundleWorker();
    const { posts, digests, sentMeanwhile, changed, ...found } = await torment(5, { probe: true, worker });
    const { lost, duplicated, outdated, unexplained } = found;
    expect(changed).toBeGreaterThan(2);
    expect(posts).toBeGreaterThan(20);
    expect(digests).toBe(10);
    // or nothing was at work when it was killed; the first messages of all places are sent in peace
    expect(sentMeanwhile).toBeGreaterThan(2 * PLACES);
    expect({ lost, duplicated, outdated, unexplained }).toEqual({
      lost: [],
      duplicated: [],
      outdated: [],
      unexplained: [],
    });
  },
);
