import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findHighestId,
  findBehind,
} from '../../../../../src/adapters/telegram/publish/find/find-highest-id.ts';

/** A chat of which only can be asked how many of some ids exist. */
function openChat(hasMessage: (id: number) => boolean) {
  const probes: (readonly number[])[] = [];
  let copies = 0;
  return {
    probes,
    copies: () => copies,
    count: (ids: readonly number[]): Promise<number> => {
      probes.push(ids);
      const there = ids.filter(hasMessage).length;
      copies += there;
      return Promise.resolve(there);
    },
  };
}

const random = (id: number): number => {
  const mixed = Math.imul(id ^ (id >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 12)) >>> 0) / 2 ** 32;
};

describe('the highest id of a chat', () => {
  test.each([
    [1, 25],
    [2, 25],
    [10, 25],
    [100, 25],
    [1000, 25],
    [54_321, 25],
    [1_000_000, 25],
    [87_654_321, 35],
  ])(
    'of %i messages is found within %i probes of at most 100 ids in order, with few copies',
    async (highest, most) => {
      const chat = openChat(id => id >= 1 && id <= highest);
      expect(await findHighestId(chat.count)).toBe(highest);
      expect(chat.probes.length).toBeLessThanOrEqual(most);
      expect(chat.copies()).toBeLessThanOrEqual(60);
      for (const ids of chat.probes) {
        expect(ids.length).toBeLessThanOrEqual(100);
        expect(ids.every((id, i) => id > (ids[i - 1] ?? 0) && id < 2 ** 31)).toBe(true);
      }
    },
  );

  test.each([10, 1000, 1_000_000])(
    'of %i with a third deleted here and there is found nearly',
    async highest => {
      const chat = openChat(id => id <= highest && (id === highest || random(id) > 0.34));
      const found = await findHighestId(chat.count);
      expect(found).toBeLessThanOrEqual(highest);
      expect(highest - found).toBeLessThanOrEqual(8);
      expect(chat.probes.length).toBeLessThanOrEqual(40);
    },
  );

  test('behind a gap that a probe falls into is found all the same', async () => {
    const chat = openChat(id => id <= 1_000_000 && (id < 20_000 || id > 600_000));
    expect(await findHighestId(chat.count)).toBe(1_000_000);
  });

  test('of a chat without any message is none', async () => {
    expect(await findHighestId(openChat(() => false).count)).toBe(0);
  });

  test('is never said to be higher than it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.double({ min: 0, max: 1 }),
        fc.nat(),
        async (highest, holes, seed) => {
          const chat = openChat(id => id <= highest && random(id + seed) >= holes);
          expect(await findHighestId(chat.count)).toBeLessThanOrEqual(highest);
        },
      ),
    );
  });
});

describe('whether a chat ends', () => {
  test('is believed after hundreds of ids without a message, near and far', async () => {
    const chat = openChat(id => id <= 1000);
    expect(await findBehind(chat.count, 1000)).toBe(null);
    expect(chat.copies()).toBe(0);
    expect(chat.probes.length).toBeLessThanOrEqual(6);
  });

  test.each([
    ['a few of the newest after a purge of some hundred', (id: number) => id <= 1000 || id === 1400],
    ['many after a purge of very many', (id: number) => id <= 1000 || (id > 50_000 && id <= 70_000)],
  ])('is not: %s', async (_what, has) => {
    const behind = await findBehind(openChat(has).count, 1000);
    expect(behind).toBeGreaterThan(1000);
    expect(has(behind ?? 0)).toBe(true);
  });
});
