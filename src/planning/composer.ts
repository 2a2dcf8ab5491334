import { isBreaking, type Article, type Quote } from '../core/article.ts';
import type { CardImage } from '../core/card.ts';
import type { Destination } from '../core/destination.ts';
import type { Payload } from '../core/payload.ts';
import type { OrderingKey } from '../core/ordering-key.ts';
import type { Formats } from '../core/ports/platform.ts';
import type { PostContent } from '../core/post.ts';
import type { PostPart } from '../core/schedule.ts';
import { hashtagsOf } from '../editorial/keywords.ts';
import { summarize } from '../editorial/summarize.ts';
import { bestQuote } from './best-quote.ts';
import { createCardMaker, type CardMaker, type CardMakerDeps } from './card-maker.ts';

const HASHTAGS = 3;

export interface ComposerDeps extends CardMakerDeps {
  readonly formats: Formats;
}

export interface Composed {
  readonly payload: Payload;
  readonly orderingKey: OrderingKey;
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
      const words = {
        content: (summaryChars: number): PostContent => ({
          ...content,
          summary: parts.includes('summary')
            ? summarize(article, { chars: summaryChars }).map(sentence => sentence.text)
            : [],
        }),
        articles: [article],
        card,
      };
      return {
        payload: deps.formats.format(words, destination, deps.words(destination.language)),
        orderingKey: deps.formats.orderingKeyOf(destination),
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
