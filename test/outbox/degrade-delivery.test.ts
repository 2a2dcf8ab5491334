import { platforms } from '../../src/adapters/registry.ts';
import { expect, test } from 'vitest';
import type { CardHash } from '../../src/core/ids.ts';
import { createDegrader } from '../../src/outbox/degrade-delivery.ts';
import { buildCard, buildDelivery, buildTelegramPayload } from '../fixtures/build.ts';

const large = buildCard({ bytes: new Uint8Array([1, 2, 3, 4]) });
const small = buildCard({ bytes: new Uint8Array([1]) });
const photo = {
  ...buildTelegramPayload(),
  kind: 'photo',
  card: large.hash,
  caption: '<b>Riapre il ponte</b>',
} as const;
const outbox = { card: (hash: CardHash) => Promise.resolve(hash === large.hash ? large : null) };

test('a card that is too large is drawn smaller, and left away when it cannot be', async () => {
  const shrunk = createDegrader({ outbox, payloads: platforms, shrink: () => Promise.resolve(small) });
  const lighter = await shrunk(buildDelivery({ payload: photo }), 'smaller-card');
  expect(lighter).toEqual({ payload: { ...photo, card: small.hash }, cards: [small] });

  const unable = createDegrader({ outbox, payloads: platforms, shrink: () => Promise.resolve(null) });
  const bare = await unable(buildDelivery({ payload: photo }), 'smaller-card');
  expect(bare?.payload).toMatchObject({ kind: 'text', text: photo.caption });
  expect(bare?.cards).toEqual([]);
});

test('whatever is refused, after a few times nothing is left to give up', async () => {
  const lightener = createDegrader({ outbox, payloads: platforms, shrink: () => Promise.resolve(null) });
  let payload = buildDelivery({ payload: photo }).payload;
  for (const remedy of ['plain-text', 'smaller-card'] as const) {
    const lighter = await lightener(buildDelivery({ payload }), remedy);
    expect(lighter).not.toBeNull();
    payload = lighter?.payload ?? payload;
  }
  for (const remedy of ['plain-text', 'smaller-card', 'no-card'] as const)
    expect(await lightener(buildDelivery({ payload }), remedy)).toBeNull();
});
