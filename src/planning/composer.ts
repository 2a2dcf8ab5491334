import type { Article, Quote } from '../core/article.ts';
import type { CardImage } from '../core/card.ts';
import type { Destination } from '../core/destination.ts';
import type { Payload } from '../core/payload.ts';
import { payloadHashOf, type CardHash } from '../core/ids.ts';
import type { OrderingKey } from '../core/ordering-key.ts';
import type { Formats } from '../core/ports/platform.ts';
import type { PostChoices, PostContent, PostMark, Reporter } from '../core/post.ts';
import type { PaywallPolicy, PostPart } from '../core/schedule.ts';
import { isSubscribed } from '../core/subscriptions/subscription.ts';
import type { Instant } from '../core/time.ts';
import { hashtagsOf } from '../editorial/keywords/hashtags.ts';
import { summarizeAtLength } from '../editorial/summary/summarize.ts';
import type { StoryStore } from '../core/ports/story-store.ts';
import { reportersOf } from './also-reporting.ts';
import { chosenQuote, shownQuotes } from './best-quote.ts';
import { templatePartsOf } from '../format/template/template-parts.ts';
import { withCampaign } from '../format/links/with-campaign.ts';
import { lookOf, readdressed } from './readdress.ts';
import { createDigestComposer, type DigestComposer, type ShownToEditors } from './digest-composer.ts';
import { createCardMaker, unreadCard, type CardMaker, type CardMakerDeps } from './card-maker.ts';

const HASHTAGS = 3;

export interface ComposerDeps extends CardMakerDeps {
  readonly paywall: PaywallPolicy;
  readonly formats: Formats;
  /** Knows who else reports what an article tells; absent, null: that is not said. */
  readonly stories?: Pick<StoryStore, 'others'> | null;
}

export interface Composed {
  readonly destination: Destination;
  readonly orderingKey: OrderingKey;
  readonly payload: Payload;
  /** The pictures that the payload shows, each once. */
  readonly cards: readonly CardImage[];
  /** The card that stands says what is withdrawn, and no other could be drawn. */
  readonly cardStays?: true;
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

/** A card that a message shows. `image` null: its bytes are not kept any more. */
export interface StandingCard {
  readonly hash: CardHash;
  readonly image: CardImage | null;
}

/** Writes posts: what is to be said + destination → the final payload and its card. */
export interface Composer extends CardMaker, DigestComposer {
  /** In the order of the destinations; those that look alike share a card. */
  compose(said: Said, destinations: readonly Destination[]): Promise<readonly Composed[]>;
  /**
   * The post as a place of the editors shows it: with a line for them below it. `standing`: what a message that is there
   * shows (as for `recompose`); absent = there is none.
   */
  preview(said: Said, destination: Destination, shown: ShownToEditors): Promise<Composed>;
  /**
   * What a message is to become when its article has changed: with a card if and only if it has one now, since no platform
   * makes a text of a picture, and with no more of them than stand (`standing`); that of what is retracted says so and nothing else. Where no new one can be drawn, the standing
   * one stays; `mark` says what the copy says of itself since `at`; null: nothing.
   */
  recompose(
    said: Said,
    destination: Destination,
    was: {
      readonly standing: readonly StandingCard[];
      readonly mark: PostMark['kind'] | null;
      /** Of `retracted`: its time is over. */
      readonly isOver?: true;
      readonly at: Instant;
    },
  ): Promise<Composed>;
}

/** What stands with a post's words, in its order. */
interface Pictures {
  readonly cards: readonly CardImage[];
  /** The first is the article's photograph. */
  readonly isPhoto?: true;
}

const NO_PICTURE: Pictures = { cards: [] };

/** Where no cards are, a picture that stands is a photograph. */
const PHOTO = { isPhoto: true } as const;

const showsPicture = ({ content }: Said, { card, image }: Destination): boolean =>
  content.parts.includes('quote-card') && (card !== null || image === 'article');

/** Breaking news is told by its headline; other cards show the best quote there is. */
export function createComposer(deps: ComposerDeps): Composer {
  const cards = createCardMaker(deps);
  const alsoAt = async (article: Article, { name }: Destination) =>
    reportersOf(article, (await deps.stories?.others(article.id, name)) ?? []);

  const composed = (
    { article, content: choices }: Said,
    destination: Destination,
    {
      cards: shown = [],
      isPhoto,
      also,
      mark = null,
      note,
    }: Partial<Pictures> & { also: readonly Reporter[]; mark?: PostMark | null; note?: string },
  ): Composed => {
    const isPaywalled = article.paywalled && deps.paywall === 'mark';
    const content = {
      ...contentOf(article, {
        parts: choices.parts,
        quote: chosenQuote(article, choices),
        pictures: { cards: shown, ...(isPhoto === true ? { isPhoto } : {}) },
        brand: deps.brand,
      }),
      ...(destination.link == null ? {} : { url: withCampaign(article.url, destination.link) }),
      ...templatePartsOf(article, { language: destination.language, timezone: deps.timezone }),
      ...(isPaywalled ? { isPaywalled } : {}),
      ...(also.length > 0 ? { also } : {}),
      ...(note === undefined ? {} : { note }),
    };
    const write = (said: PostContent) => {
      const words = {
        content: (summaryChars: number) => ({ ...said, summary: summaryOf(article, choices, summaryChars) }),
        articles: [article],
        card: shown[0] ?? null,
      };
      return deps.formats.format(words, destination, deps.words(destination.language));
    };
    const plain = write(mark?.kind === 'retracted' ? { ...content, mark } : content);
    return {
      destination,
      orderingKey: deps.formats.orderingKeyOf(destination),
      payload: mark?.kind === 'updated' ? write({ ...content, mark }) : plain,
      cards: shown,
      plain,
      wanted: payloadHashOf(plain),
    };
  };

  const drawnCards = async (
    { article, content }: Said,
    destination: Destination,
    most: number,
  ): Promise<Pictures> => {
    const [first = null, ...others] = shownQuotes(article, content, most);
    const drawn = [await cards.tryCard(article, first, destination)];
    for (const quote of others) drawn.push(await cards.tryCard(article, quote, destination));
    const there = drawn.filter(card => card !== null);
    return { cards: [...new Map(there.map(card => [card.hash, card])).values()] };
  };
  const photoOf = async (article: Article): Promise<Pictures> => {
    const photo = await cards.tryPhoto(article);
    return photo === null ? NO_PICTURE : { cards: [photo], ...PHOTO };
  };
  /** The photograph where the destination shows those and it can be had, else its cards, so many at the most. */
  const picturesFor = async (said: Said, destination: Destination, most: number): Promise<Pictures> => {
    const photo = destination.image === 'article' ? await photoOf(said.article) : NO_PICTURE;
    if (photo.cards.length > 0 || destination.card === null) return photo;
    return drawnCards(said, destination, most);
  };
  const picturesOf = (said: Said, destination: Destination, most: number): Promise<Pictures> =>
    showsPicture(said, destination) ? picturesFor(said, destination, most) : Promise.resolve(NO_PICTURE);

  return {
    ...cards,
    ...createDigestComposer({ ...deps, cards }),
    async compose(said, destinations) {
      const { article } = said;
      const drawn = new Map<string, Promise<Pictures>>();
      const picturesAt = (destination: Destination): Promise<Pictures> => {
        const { card, cards: most = 1, theme, image } = destination;
        const look = JSON.stringify([card, most, theme, image]);
        const pictures = drawn.get(look) ?? picturesOf(said, destination, most);
        drawn.set(look, pictures);
        return pictures;
      };
      const named = new Map<string, Promise<readonly Reporter[]>>();
      const namedAt = (destination: Destination): Promise<readonly Reporter[]> => {
        const place = isSubscribed(destination.name) ? '' : destination.name;
        const also = named.get(place) ?? alsoAt(article, destination);
        named.set(place, also);
        return also;
      };
      // thousands of readers get the same words: they are fitted once for each look
      const written = new Map<string, Composed>();
      const all: Composed[] = [];
      for (const destination of destinations) {
        const also = await namedAt(destination);
        const look = `${lookOf(destination)} ${JSON.stringify(also)}`;
        const like = written.get(look);
        const one =
          (like && readdressed(deps.formats, like, destination)) ??
          composed(said, destination, { also, ...(await picturesAt(destination)) });
        if (like === undefined) written.set(look, one);
        all.push(one);
      }
      return all;
    },
    async preview(said, destination, { note, standing }) {
      const { article } = said;
      // one picture: an album has no buttons
      const drawn = standing === null ? NO_PICTURE : await picturesOf(said, destination, 1);
      const stays = drawn.cards.length === 0 && standing != null && showsPicture(said, destination);
      const pictures = stays ? { cards: [standing] } : drawn;
      return composed(said, destination, { also: await alsoAt(article, destination), ...pictures, note });
    },
    async recompose(said, destination, { standing, mark: kind, isOver, at }) {
      const { article, content } = said;
      const also = kind === 'retracted' ? [] : await alsoAt(article, destination);
      const time = dayAndTime(at, destination.language, deps.timezone);
      const mark = kind === null ? null : { kind, time, at, ...(isOver === true ? { isOver } : {}) };
      if (standing.length === 0) return composed(said, destination, { also, mark });
      const { language } = destination;
      const noticeOf = async (): Promise<Pictures> => {
        const text = deps.words(language)(isOver === true ? 'post-over' : 'post-retracted', { time });
        const card = await cards.tryNotice(article, { text, language }, destination);
        return card === null ? NO_PICTURE : { cards: [card] };
      };
      const drawn =
        kind === 'retracted' ? await noticeOf() : await picturesFor(said, destination, standing.length);
      if (drawn.cards.length > 0) return composed(said, destination, { also, ...drawn, mark });
      const quotes = shownQuotes(article, content, standing.length);
      const named = standing.map(
        ({ hash, image }, index) =>
          image ?? {
            ...unreadCard(hash, destination.card),
            alt: cards.altOf(article, quotes[index] ?? null),
          },
      );
      return {
        ...composed(said, destination, {
          also,
          cards: named,
          ...(destination.card === null ? PHOTO : {}),
          mark,
        }),
        cards: standing.flatMap(({ image }) => image ?? []),
        ...(kind === 'retracted' ? { cardStays: true } : {}),
      };
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

function contentOf(
  article: Article,
  post: { parts: readonly PostPart[]; quote: Quote | null; pictures: Pictures; brand: string },
): PostContent {
  const { cards, isPhoto } = post.pictures;
  const [card = null, ...more] = cards.map(({ hash, alt }) => ({ hash, alt }));
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
    card: card && { ...card, ...(isPhoto === true ? { isPhoto } : {}) },
    ...(more.length > 0 ? { more } : {}),
  };
}

/** An editor's own words, or the sentences a person chose as far as the article still has them, or those of the rule. */
export function summaryOf(article: Article, choices: PostChoices, chars: number): readonly string[] {
  const { parts, words, summary } = choices;
  if (words !== undefined) return words.split(/\n+/u).filter(line => line.trim() !== '');
  const has = (text: string) => article.sentences.some(sentence => sentence.text === text);
  const chosen = summary?.filter(has) ?? [];
  if (summary !== undefined && (chosen.length > 0 || summary.length === 0)) return chosen;
  return parts.includes('summary') ? summarizeAtLength(article, chars).map(sentence => sentence.text) : [];
}
