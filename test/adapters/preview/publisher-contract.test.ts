import { platforms } from '../../../src/adapters/registry.ts';
import { createPreviewPublisher } from '../../../src/adapters/preview/preview-publisher.ts';
import { publisherContract } from '../../contract/publisher-contract.ts';
import {
  buildCard,
  buildDelivery,
  buildPost,
  buildPreviewPayload,
  buildTelegramPayload,
} from '../../fixtures/build.ts';

publisherContract('preview', { troubles: [], repeats: true, finds: false, forgets: true }, () => {
  const publisher = createPreviewPublisher(payload => platforms.cardsOf(payload));
  const card = buildCard();
  const posted = new Map<string, string>();
  let asked = 0;
  let made = 0;
  return Promise.resolve({
    publisher: {
      ...publisher,
      async send(...attempt) {
        asked++;
        const outcome = await publisher.send(...attempt);
        if (outcome.kind === 'sent')
          outcome.messageIds.forEach(id => posted.set(id, JSON.stringify(attempt[0].payload)));
        return outcome;
      },
      async edit(...attempt) {
        const outcome = await publisher.edit(...attempt);
        if (outcome.kind === 'sent')
          outcome.messageIds.forEach(id => posted.set(id, JSON.stringify(attempt[0].payload)));
        return outcome;
      },
      async delete(...attempt) {
        const outcome = await publisher.delete(...attempt);
        if (outcome.kind === 'sent') outcome.messageIds.forEach(id => posted.delete(id));
        return outcome;
      },
    },
    delivery(kind) {
      const payload = buildPreviewPayload();
      const post = buildPost({ occasion: `order-${made++}` }).id;
      const base = { post, platform: 'preview' } as const;
      if (kind === 'text') return { delivery: buildDelivery({ ...base, payload }), card: null };
      const discord = { ...payload.discord, card: { hash: card.hash, alt: card.alt } };
      const withCard = { ...payload, discord };
      return { delivery: buildDelivery({ ...base, payload: withCard }), card };
    },
    foreignDelivery: () => buildDelivery({ platform: 'telegram' }),
    prepare: trouble => Promise.reject(new Error(`the preview knows no trouble, so not ${trouble}`)),
    stored: () => Promise.resolve(),
    posted: () => [...posted.keys()],
    shown: () => [...posted.values()],
    remove: () => {
      posted.clear();
    },
    edition: delivery => ({
      ...delivery,
      payload: {
        ...(delivery.payload as ReturnType<typeof buildPreviewPayload>),
        telegram: buildTelegramPayload('altro'),
      },
    }),
    attempts: () => asked,
    violations: () => [],
    secret: 'the preview has no secret',
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
});
