import { LRUCache } from 'lru-cache';
import type { Article } from '../core/article.ts';
import type { CardImage } from '../core/card.ts';
import type { Destination } from '../core/destination.ts';
import { payloadHashOf, type ArticleId } from '../core/ids.ts';
import type { Formats } from '../core/ports/platform.ts';
import type { DigestContent, DigestLine, PostMark } from '../core/post.ts';
import type { Instant } from '../core/time.ts';
import type { Language } from '../core/language.ts';
import type { Say } from '../core/words.ts';
import { summarize } from '../editorial/summary/summarize.ts';
import { siteOf } from '../format/clean-text.ts';
import { withCampaign } from '../format/links/with-campaign.ts';
import { templatePartsOf } from '../format/template/template-parts.ts';
import { shownQuote } from './best-quote.ts';
import { lookOf, readdressed } from './readdress.ts';
import { unreadCard, type CardMaker, type CardMakerDeps } from './card-maker.ts';
import type { Composed, StandingCard } from './composer.ts';

/** A digest that is to be said. */
export interface SaidDigest {
  /** In their present words, best story first; at least one. */
  readonly articles: readonly Article[];
  readonly retracted?: ReadonlySet<ArticleId>;
  /** Where a post of an article stands. */
  readonly links: ReadonlyMap<ArticleId, string>;
  /** The moment it is dated, and the zone in which its readers date. */
  readonly at: Instant;
  readonly timezone: string;
}

/** What a digest's message becomes when one of its articles has changed. `standing`: the pictures it shows, its cover first. */
export interface DigestChange {
  readonly standing: readonly StandingCard[];
  readonly changedAt: Instant;
}

export interface DigestComposer {
  /** `was`: it stands already; a cover if and only if it has one now. */
  composeDigest(said: SaidDigest, destination: Destination, was?: DigestChange): Promise<Composed>;
  /** As `Composer.preview`. */
  previewDigest(said: SaidDigest, destination: Destination, shown: ShownToEditors): Promise<Composed>;
}

/** The line for editors below a preview. `standing`: what a message that is there shows; absent = there is none. */
export interface ShownToEditors {
  readonly note: string;
  readonly standing?: CardImage | null;
}

/** Digests that are remembered, with their covers. */
const KEPT = 30;
/** A sentence of a digest is read at a glance. */
const SENTENCE_CHARS = 180;

export function createDigestComposer(
  deps: Pick<CardMakerDeps, 'words' | 'brand'> & { readonly formats: Formats; readonly cards: CardMaker },
): DigestComposer {
  const { words, brand, formats, cards } = deps;
  /** Thousands of readers get the same digest at one hour: it is written, and its cover drawn, once for each look. */
  const written = new LRUCache<string, Composed>({ max: KEPT });

  const composer: DigestComposer = {
    async composeDigest(said, destination, was) {
      const key = was === undefined ? digestLookOf(said, destination) : null;
      const like = key === null ? undefined : written.get(key);
      const same = like === undefined ? null : readdressed(formats, like, destination);
      if (same !== null) return same;
      const composed = await write(said, destination, { was });
      if (key !== null) written.set(key, composed);
      return composed;
    },
    previewDigest: (said, destination, { note, standing }) =>
      write(said, { ...destination, cards: 1, ...(standing === null ? { card: null } : {}) }, { note }),
  };
  return composer;

  async function write(
    said: SaidDigest,
    destination: Destination,
    how: { readonly was?: DigestChange | undefined; readonly note?: string },
  ): Promise<Composed> {
    const { was, note } = how;
    const { articles, at, timezone } = said;
    const say = words(destination.language);
    const heading = digestHeading(said, say, destination.language);
    // a struck story keeps its line, and loses its place on the cover
    const shownStories = articles.filter(({ id }) => said.retracted?.has(id) !== true);
    const draw = async (most: number): Promise<readonly CardImage[]> => {
      if (destination.card === null || most === 0) return [];
      const { language } = destination;
      const cover = await cards.tryCover(
        { text: heading, language, at, articles: shownStories },
        destination,
      );
      if (cover === null) return [];
      const drawn = new Map([[cover.hash, cover]]);
      for (const article of shownStories.slice(0, most - 1)) {
        const card = await cards.tryCard(article, shownQuote(article), destination);
        if (card !== null) drawn.set(card.hash, card);
      }
      return [...drawn.values()];
    };
    const standing = was?.standing ?? [];
    const drawn = await draw(was === undefined ? (destination.cards ?? 1) : standing.length);
    // of a picture that is not kept any more nothing but its name is known: it stays as it is where it stands
    const shown =
      drawn.length > 0
        ? drawn
        : standing.map(({ hash, image }) => image ?? { ...unreadCard(hash, destination.card), alt: heading });
    const [card = null, ...more] = shown.map(({ hash, alt }) => ({ hash, alt }));
    const payloadWith = (mark: PostMark | null) => {
      const content: DigestContent = {
        heading,
        lines: articles.map(article => lineOf(article, said, destination)),
        brand,
        card,
        ...(more.length > 0 ? { more } : {}),
        mark,
        ...(note === undefined ? {} : { note }),
      };
      return formats.formatDigest({ content, articles, card: shown[0] ?? null }, destination, say);
    };
    const plain = payloadWith(null);
    return {
      destination,
      orderingKey: formats.orderingKeyOf(destination),
      payload:
        was === undefined
          ? plain
          : payloadWith({
              kind: 'updated',
              time: timeOf(was.changedAt, destination.language, timezone),
              at: was.changedAt,
            }),
      cards: drawn.length > 0 ? drawn : standing.flatMap(({ image }) => image ?? []),
      ...(drawn.length === 0 && standing.length > 0 && (said.retracted?.size ?? 0) > 0
        ? { cardStays: true }
        : {}),
      plain,
      wanted: payloadHashOf(plain),
    };
  }
}

/** Equal for what is the same but for its place. */
const digestLookOf = ({ articles, at, links, timezone }: SaidDigest, destination: Destination): string =>
  JSON.stringify([
    ...[lookOf(destination), at, timezone],
    articles.map(({ id, revision }) => [id, revision, links.get(id) ?? null]),
  ]);

const lineOf = (
  article: Article,
  { links, retracted, timezone }: SaidDigest,
  { link = null, language }: Pick<Destination, 'link' | 'language'>,
): DigestLine => ({
  article: article.id,
  title: article.title,
  sentence: summarize(article, { sentences: 1, chars: SENTENCE_CHARS })[0]?.text ?? null,
  outlet: article.outlet ?? siteOf(article.url),
  url: links.get(article.id) ?? (link === null ? article.url : withCampaign(article.url, link)),
  isRetracted: retracted?.has(article.id) ?? false,
  about: {
    ...templatePartsOf(article, { language, timezone }),
    publishedAt: article.publishedAt,
    isPaywalled: article.paywalled,
  },
});

/** What a digest is called: its dated heading. */
export const digestHeading = (
  { at, timezone }: Pick<SaidDigest, 'at' | 'timezone'>,
  say: Say,
  language: Language,
): string => say('digest-heading', { date: dateOf(at, language, timezone) });

const dateOf = (at: Instant, language: string, timeZone: string): string =>
  new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(at);

const timeOf = (at: Instant, language: string, timeZone: string): string =>
  new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  }).format(at);
