import { platforms } from '../../src/adapters/registry.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDiscordPublisher } from '../../src/adapters/discord/publish/discord-publisher.ts';
import { createTelegramPublisher } from '../../src/adapters/telegram/publish/telegram-publisher.ts';
import type { CardImage } from '../../src/core/card.ts';
import type { Payload } from '../../src/core/payload.ts';
import type { PostContent } from '../../src/core/post.ts';
import { formatDiscordPost } from '../../src/adapters/discord/format/format-post.ts';
import { formatTelegramMessage } from '../../src/adapters/telegram/format/format-message.ts';
import { postButtons } from '../../src/adapters/telegram/format/post-buttons.ts';
import { buildArticle } from '../fixtures/build.ts';
import { startFakeDiscord } from '../fakes/discord-server.ts';
import { ids } from '../fakes/discord-world.ts';
import { startFakeTelegram } from '../fakes/telegram-server.ts';
import { hostilePost, sayItalian } from '../format/post-samples.ts';
import { buildDiscordDelivery, discordCard } from './discord/publish/deliveries.ts';
import { buildTelegramDelivery, telegramCard, TOKEN } from './telegram/publish/deliveries.ts';

const calm = new AbortController().signal;
const RUNS = { numRuns: 150 };

/** The payload, and all it may be lightened to. */
function versionsOf(payload: Payload): readonly Payload[] {
  const versions: Payload[] = [payload];
  for (const version of versions)
    for (const remedy of ['plain-text', 'no-card'] as const) {
      const lighter = platforms.degrade(version, remedy);
      if (lighter !== null) versions.push(lighter);
    }
  return versions;
}

const withCard = (card: CardImage) =>
  fc.tuple(hostilePost, fc.boolean()).map(([post, has]): PostContent => ({
    ...post,
    card: has ? { hash: card.hash, alt: post.title } : null,
  }));

test('no post is refused by Telegram for what it holds, nor is any lightened one', async () => {
  await using fake = await startFakeTelegram({ token: TOKEN });
  const publisher = createTelegramPublisher({ token: TOKEN, apiRoot: fake.apiRoot });
  fake.world.bot.hasInline = true;
  const place = {
    chat: '@canale',
    topic: null,
    silent: false,
    buttons: postButtons,
    subscribe: true,
  } as const;
  await fc.assert(
    fc.asyncProperty(withCard(telegramCard), async post => {
      const quotes = post.quote === null ? [] : [post.quote, post.quote];
      const about = { articles: [buildArticle({ quotes })], card: null };
      const formatted = [place, { ...place, layout: 'rich' as const }].map(at =>
        formatTelegramMessage(post, { ...about, place: at, say: sayItalian }),
      );
      for (const payload of formatted.flatMap(versionsOf)) {
        const cards = platforms.cardsOf(payload).length === 0 ? [] : [telegramCard];
        const outcome = await publisher.send({ ...buildTelegramDelivery(), payload }, cards, calm);
        expect(outcome).toMatchObject({ kind: 'sent' });
      }
    }),
    RUNS,
  );
  expect(fake.violations).toEqual([]);
});

test('no post is refused by Discord for what it holds, nor is any lightened one', async () => {
  await using fake = await startFakeDiscord({ token: 'NzAw.TEST.token', limits: false });
  const publisher = createDiscordPublisher({ token: 'NzAw.TEST.token', apiRoot: fake.apiRoot });
  const place = { channel: ids.text, crosspost: false };
  await fc.assert(
    fc.asyncProperty(withCard(discordCard), async post => {
      for (const payload of versionsOf(formatDiscordPost(post, place, sayItalian))) {
        const cards = platforms.cardsOf(payload).length === 0 ? [] : [discordCard];
        const outcome = await publisher.send({ ...buildDiscordDelivery(), payload }, cards, calm);
        expect(outcome).toMatchObject({ kind: 'sent' });
      }
    }),
    RUNS,
  );
  expect(fake.violations).toEqual([]);
});
