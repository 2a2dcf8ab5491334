import type { Article, Quote } from '../core/article.ts';
import type { CardContent, CardImage } from '../core/card.ts';
import type { Destination } from '../core/destination.ts';
import type { Payload } from '../core/payload.ts';
import type { CardRenderer, RecordEvent } from '../core/ports.ts';
import type { PostContent } from '../core/post.ts';
import type { PostPart } from '../core/schedule.ts';
import type { Say, Words } from '../core/words.ts';
import { hashtagsOf } from '../editorial/keywords.ts';
import { summarize } from '../editorial/summarize.ts';
import { cardAltText } from '../format/card.ts';
import { formatDiscordPost } from '../format/discord.ts';
import { formatTelegramPost } from '../format/telegram.ts';
import { bestQuote } from './best-quote.ts';

/** Reader-sized summaries, in characters: a caption under a card is taken in at a glance, a text may say more. */
const SUMMARY_CHARS = { caption: 420, text: 800, embed: 600 } as const;
const HASHTAGS = 3;

export interface ComposerDeps {
  readonly renderer: Pick<CardRenderer, 'render' | 'showsPhoto'>;
  readonly words: Words;
  readonly record: RecordEvent;
  /** The newsroom's name. */
  readonly brand: string;
  readonly timezone: string;
}

export interface Composed {
  readonly payload: Payload;
  readonly card: CardImage | null;
}

/** Writes posts: article + destination + parts → the final payload and its card. */
export interface Composer {
  compose(article: Article, destination: Destination, parts: readonly PostPart[]): Promise<Composed>;
  /** The card of a quote, or of the headline; null, and an event, when it cannot be drawn. */
  tryCard(
    article: Article,
    quote: Quote | null,
    look: Pick<Destination, 'card' | 'theme'>,
  ): Promise<CardImage | null>;
}

/** A card that fails costs the post its picture, never the post. */
export function createComposer(deps: ComposerDeps): Composer {
  const tryCard: Composer['tryCard'] = async (article, quote, look) => {
    const content = cardContentOf(article, quote, deps);
    const style = { size: look.card ?? 'square', theme: look.theme } as const;
    try {
      return await deps.renderer.render(content, style, cardAltText(content, deps.words(article.language)));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      deps.record({ kind: 'card-failed', article: article.id, message });
      return null;
    }
  };
  return {
    tryCard,
    async compose(article, destination, parts) {
      const quote = bestQuote(article);
      const wanted = destination.card !== null && parts.includes('quote-card');
      const card = wanted ? await tryCard(article, quote, destination) : null;
      const content = contentOf(article, { parts, quote, card, brand: deps.brand });
      return {
        payload: payloadFor(content, { article, destination, parts, say: deps.words(destination.language) }),
        card,
      };
    },
  };
}

function cardContentOf(article: Article, quote: Quote | null, deps: ComposerDeps): CardContent {
  const frame = {
    outlet: article.outlet,
    publishedAt: article.publishedAt,
    language: article.language,
    brand: deps.brand,
    timezone: deps.timezone,
    photo: null,
  };
  return quote
    ? { kind: 'quote', text: quote.text, speaker: quote.speaker, role: quote.role, ...frame }
    : { kind: 'headline', text: article.title, ...frame };
}

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
