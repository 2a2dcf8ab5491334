import { isBreaking, type Article, type Quote } from '../core/article.ts';
import type { CardImage } from '../core/card.ts';
import type { Destination } from '../core/destination.ts';
import type { Payload } from '../core/payload.ts';
import { payloadHashOf, type CardHash } from '../core/ids.ts';
import type { OrderingKey } from '../core/ordering-key.ts';
import type { Formats } from '../core/ports/platform.ts';
import type { PostChoices, PostContent, PostMark } from '../core/post.ts';
import type { PaywallPolicy, PostPart } from '../core/schedule.ts';
import type { Instant } from '../core/time.ts';
import { hashtagsOf } from '../editorial/keywords/hashtags.ts';
import { summarize } from '../editorial/summary/summarize.ts';
import { bestQuote } from './best-quote.ts';
import { lookOf, readdressed } from './readdress.ts';
import { createDigestComposer, type DigestComposer } from './digest-composer.ts';
import { createCardMaker, unreadCard, type CardMaker, type CardMakerDeps } from './card-maker.ts';

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
  /** The payload without any mark of correction; absent = it has none. */
  readonly plain?: Payload;
  /** `payloadHashOf` it without any mark of correction: equal for what shows the same. */
  readonly wanted: string;
}

/** What is to be said: an article in its present words, and what a person chose of it. */
export interface Said {
  readonly article: Article;
  readonly content: PostChoices;
}

/** The card that a message shows. `image` null: its bytes are not kept any more. */
export interface StandingCard {
  readonly hash: CardHash;
  readonly image: CardImage | null;
}

/** Writes posts: what is to be said + destination → the final payload and its card. */
export interface Composer extends CardMaker, DigestComposer {
  /** In the order of the destinations; those that look alike share a card. */
  compose(said: Said, destinations: readonly Destination[]): Promise<readonly Composed[]>;
  /**
   * What a message is to become when its article has changed: with a card if and only if it has one now, since no platform
   * makes a text of a picture. Where no new one can be drawn, or none is needed, the standing one stays; `mark` says what
   * the copy says of itself since `at`.
   */
  recompose(
    said: Said,
    destination: Destination,
    was: { readonly standing: StandingCard | null; readonly mark: PostMark['kind']; readonly at: Instant },
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
      plain,
      wanted: payloadHashOf(plain),
    };
  };

  return {
    ...cards,
    ...createDigestComposer({ ...deps, cards }),
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
      // thousands of readers get the same words: they are fitted once for each look
      const written = new Map<string, Composed>();
      const all: Composed[] = [];
      for (const destination of destinations) {
        const look = lookOf(destination);
        const like = written.get(look);
        const one =
          (like && readdressed(deps.formats, like, destination)) ??
          composed(said, destination, { card: await cardFor(destination) });
        if (like === undefined) written.set(look, one);
        all.push(one);
      }
      return all;
    },
    async recompose(said, destination, { standing, mark: kind, at }) {
      const { article } = said;
      const mark = { kind, time: dayAndTime(at, destination.language, deps.timezone) };
      if (standing === null) return composed(said, destination, { card: null, mark });
      const kept = kind === 'retracted' ? standing.image : null;
      const card = kept ?? (await cards.tryCard(article, shownQuote(article), destination)) ?? standing.image;
      if (card !== null) return composed(said, destination, { card, mark });
      const named = {
        ...unreadCard(standing.hash, destination.card),
        alt: cards.altOf(article, shownQuote(article)),
      };
      return { ...composed(said, destination, { card: named, mark }), card: null };
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
