import { isBreaking, type Article, type Quote } from '../core/article.ts';
import type { CardImage } from '../core/card.ts';
import type { Destination } from '../core/destination.ts';
import type { Payload } from '../core/payload.ts';
import { payloadHashOf } from '../core/ids.ts';
import { orderingKeyOf, type OrderingKey } from '../core/ordering-key.ts';
import type { PostChoices, PostContent, PostMark } from '../core/post.ts';
import type { PostPart } from '../core/schedule.ts';
import type { Instant } from '../core/time.ts';
import type { Say } from '../core/words.ts';
import { hashtagsOf } from '../editorial/keywords.ts';
import { summarize } from '../editorial/summarize.ts';
import { formatDiscordPost } from '../adapters/discord/format/format-post.ts';
import { formatTelegramPost } from '../adapters/telegram/format/format-post.ts';
import { bestQuote } from './best-quote.ts';
import { createCardMaker, type CardMaker, type CardMakerDeps } from './card-maker.ts';

/** Reader-sized summaries, in characters: a caption under a card is taken in at a glance, a text may say more. */
const SUMMARY_CHARS = { caption: 420, text: 800, embed: 600 } as const;
const HASHTAGS = 3;

export type ComposerDeps = CardMakerDeps;

export interface Composed {
  readonly destination: Destination;
  readonly orderingKey: OrderingKey;
  readonly payload: Payload;
  readonly card: CardImage | null;
  /** `payloadHashOf` it without any mark of correction: equal for what shows the same. */
  readonly wanted: string;
}

/** What is to be said: an article in its present words, and what a person chose of it. */
export interface Said {
  readonly article: Article;
  readonly content: PostChoices;
}

/** Writes posts: what is to be said + destination → the final payload and its card. */
export interface Composer extends CardMaker {
  /** In the order of the destinations; those that look alike share a card. */
  compose(said: Said, destinations: readonly Destination[]): Promise<readonly Composed[]>;
  /**
   * What a message is to become when its article has changed: with a card if and only if it has one now, since no platform
   * makes a text of a picture. `standing` is the card it shows, which stays where a new one cannot be drawn; `mark`
   * says what the copy says of itself since `at`.
   */
  recompose(
    said: Said,
    destination: Destination,
    was: { readonly standing: CardImage | null; readonly mark: PostMark['kind']; readonly at: Instant },
  ): Promise<Composed>;
}

/** Breaking news is told by its headline; other cards show the best quote there is. */
export function createComposer(deps: ComposerDeps): Composer {
  const cards = createCardMaker(deps);

  const write = (
    { article, content: { parts } }: Said,
    destination: Destination,
    { card, mark = null }: { card: CardImage | null; mark?: PostMark | null },
  ): Composed => {
    const content = contentOf(article, { parts, quote: bestQuote(article), card, brand: deps.brand });
    const post = { article, destination, parts, say: deps.words(destination.language) };
    const plain = payloadFor(mark?.kind === 'retracted' ? { ...content, mark } : content, post);
    return {
      destination,
      orderingKey: orderingKeyOf(plain, destination.name),
      payload: mark?.kind === 'updated' ? payloadFor({ ...content, mark }, post) : plain,
      card,
      wanted: payloadHashOf(plain),
    };
  };

  return {
    ...cards,
    async compose(said, destinations) {
      const { article, content } = said;
      const drawn = new Map<string, Promise<CardImage | null>>();
      const cardFor = (destination: Destination): Promise<CardImage | null> => {
        if (destination.card === null || !content.parts.includes('quote-card')) return Promise.resolve(null);
        const look = `${destination.card} ${destination.theme}`;
        const card = drawn.get(look) ?? cards.tryCard(article, shownQuote(article), destination);
        drawn.set(look, card);
        return card;
      };
      return Promise.all(
        destinations.map(async destination => write(said, destination, { card: await cardFor(destination) })),
      );
    },
    async recompose(said, destination, { standing, mark: kind, at }) {
      const { article } = said;
      const card =
        standing === null
          ? null
          : kind === 'retracted'
            ? standing
            : ((await cards.tryCard(article, shownQuote(article), destination)) ?? standing);
      const mark = { kind, time: timeOfDay(at, destination.language, deps.timezone) };
      return write(said, destination, { card, mark });
    },
  };
}

/** "15.42" in the reader's way, in the newsroom's zone. */
const timeOfDay = (at: Instant, language: string, timeZone: string): string =>
  new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit', timeZone }).format(at);

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
