import { isBreaking, type Article, type Quote } from '../core/article.ts';
import type { CardImage } from '../core/card.ts';
import type { Destination } from '../core/destination.ts';
import type { Payload } from '../core/payload.ts';
import { payloadHashOf } from '../core/ids.ts';
import type { OrderingKey } from '../core/ordering-key.ts';
import type { Formats } from '../core/ports/platform.ts';
import type { PostChoices, PostContent, PostMark } from '../core/post.ts';
import type { PaywallPolicy, PostPart } from '../core/schedule.ts';
import type { Instant } from '../core/time.ts';
import { hashtagsOf } from '../editorial/keywords/hashtags.ts';
import { summarize } from '../editorial/summary/summarize.ts';
import { bestQuote } from './best-quote.ts';
import { createCardMaker, type CardMaker, type CardMakerDeps } from './card-maker.ts';

const HASHTAGS = 3;

export interface ComposerDeps extends CardMakerDeps {
  readonly paywall: PaywallPolicy;
  readonly formats: Formats;
}

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

  const composed = (
    { article, content: { parts } }: Said,
    destination: Destination,
    { card, mark = null }: { card: CardImage | null; mark?: PostMark | null },
  ): Composed => {
    const isPaywalled = article.paywalled && deps.paywall === 'mark';
    const content = {
      ...contentOf(article, { parts, quote: bestQuote(article), card, brand: deps.brand }),
      ...(isPaywalled ? { isPaywalled } : {}),
    };
    const write = (said: PostContent) => {
      const words = {
        content: (summaryChars: number) => ({ ...said, summary: summaryOf(article, parts, summaryChars) }),
        articles: [article],
        card,
      };
      return deps.formats.format(words, destination, deps.words(destination.language));
    };
    const plain = write(mark?.kind === 'retracted' ? { ...content, mark } : content);
    return {
      destination,
      orderingKey: deps.formats.orderingKeyOf(destination),
      payload: mark?.kind === 'updated' ? write({ ...content, mark }) : plain,
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
        destinations.map(async destination =>
          composed(said, destination, { card: await cardFor(destination) }),
        ),
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
      const mark = { kind, time: dayAndTime(at, destination.language, deps.timezone) };
      return composed(said, destination, { card, mark });
    },
  };
}

/** "29 novembre alle ore 15:42" in the reader's way, in the newsroom's zone: a copy may be read on any later day. */
const dayAndTime = (at: Instant, language: string, timeZone: string): string =>
  new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  }).format(at);

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

const summaryOf = (article: Article, parts: readonly PostPart[], chars: number): readonly string[] =>
  parts.includes('summary') ? summarize(article, { chars }).map(sentence => sentence.text) : [];
