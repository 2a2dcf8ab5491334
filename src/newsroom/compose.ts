import { isBreaking, type Article, type Quote } from '../core/article.ts';
import type { CardImage } from '../core/card.ts';
import type { Destination } from '../core/destination.ts';
import type { Payload } from '../core/payload.ts';
import type { PostContent } from '../core/post.ts';
import type { PostPart } from '../core/schedule.ts';
import type { Say } from '../core/words.ts';
import { hashtagsOf } from '../editorial/keywords/hashtags.ts';
import { summarize } from '../editorial/summary/summarize.ts';
import { formatDiscordPost } from '../format/discord.ts';
import { formatTelegramPost } from '../format/telegram.ts';
import { bestQuote } from './best-quote.ts';
import { createCardMaker, type CardMaker, type CardMakerDeps } from './card-maker.ts';

/** Reader-sized summaries, in characters: a caption under a card is taken in at a glance, a text may say more. */
const SUMMARY_CHARS = { caption: 420, text: 800, embed: 600 } as const;
const HASHTAGS = 3;

export type ComposerDeps = CardMakerDeps;

export interface Composed {
  readonly payload: Payload;
  readonly card: CardImage | null;
}

/** Writes posts: article + destination + parts → the final payload and its card. */
export interface Composer extends CardMaker {
  compose(article: Article, destination: Destination, parts: readonly PostPart[]): Promise<Composed>;
}

/** Breaking news is told by its headline; other cards show the best quote there is. */
export function createComposer(deps: ComposerDeps): Composer {
  const cards = createCardMaker(deps);
  return {
    ...cards,
    async compose(article, destination, parts) {
      const quote = bestQuote(article);
      const wanted = destination.card !== null && parts.includes('quote-card');
      const card = wanted ? await cards.tryCard(article, shownQuote(article), destination) : null;
      const content = contentOf(article, { parts, quote, card, brand: deps.brand });
      return {
        payload: payloadFor(content, { article, destination, parts, say: deps.words(destination.language) }),
        card,
      };
    },
  };
}

/** The quote on the card of a post; null = it shows the headline. */
export const shownQuote = (article: Article): Quote | null =>
  isBreaking(article) ? null : bestQuote(article);

function contentOf(
  article: Article,
  post: { parts: readonly PostPart[]; quote: Quote | null; card: CardImage | null; brand: string },
): PostContent {
  const speakers = article.quotes.flatMap(quote => quote.speaker ?? []);
  return {
    title: article.title,
    summary: [],
    quote: post.parts.some(part => part !== 'summary') ? post.quote : null,
    outlet: article.outlet,
    url: article.url,
    hashtags: hashtagsOf([...article.topics, ...article.keywords], [...new Set(speakers)], HASHTAGS),
    publishedAt: article.publishedAt,
    language: article.language,
    brand: post.brand,
    card: post.card && { hash: post.card.hash, alt: post.card.alt },
  };
}

function payloadFor(
  content: PostContent,
  post: { article: Article; destination: Destination; parts: readonly PostPart[]; say: Say },
): Payload {
  const { article, destination, say } = post;
  const withSummary = (chars: number): PostContent => ({
    ...content,
    summary: post.parts.includes('summary')
      ? summarize(article, { chars }).map(sentence => sentence.text)
      : [],
  });
  const forTelegram = withSummary(content.card ? SUMMARY_CHARS.caption : SUMMARY_CHARS.text);
  const forDiscord = withSummary(SUMMARY_CHARS.embed);
  switch (destination.platform) {
    case 'telegram':
      return formatTelegramPost(forTelegram, destination, say);
    case 'discord':
      return formatDiscordPost(forDiscord, destination, say);
    case 'preview':
      return {
        platform: 'preview',
        telegram: formatTelegramPost(
          forTelegram,
          { chat: destination.name, topic: null, silent: false },
          say,
        ),
        discord: formatDiscordPost(forDiscord, { channel: destination.name, crosspost: false }, say),
      };
  }
}
