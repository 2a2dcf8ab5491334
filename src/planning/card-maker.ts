import { isBreaking, type Article, type Quote } from '../core/article.ts';
import type { CardContent, CardFrame, CardImage, CardPhoto, CardSize, DrawnCard } from '../core/card.ts';
import type { Destination } from '../core/destination.ts';
import type { CardHash } from '../core/ids.ts';
import type { CardRenderer, FoundPhoto, PhotoFinder, RecordEvent } from '../core/ports/ports.ts';
import { detailOf } from '../core/reasons/reason-error.ts';
import type { Detail } from '../core/reasons/reason.ts';
import type { Instant } from '../core/time.ts';
import type { Words } from '../core/words.ts';
import { cardAltText, cardPixels } from '../cards/card-content.ts';
import { detectLanguage } from '../editorial/language/detect-language.ts';
import { siteOf } from '../format/clean-text.ts';

export interface CardMakerDeps {
  readonly renderer: Pick<CardRenderer, 'render' | 'showsPhoto' | 'photograph'>;
  readonly photos: PhotoFinder;
  readonly words: Words;
  readonly record: RecordEvent;
  /** The newsroom's name. */
  readonly brand: string;
  readonly timezone: string;
}

/** How a destination wants its cards. */
export type CardLook = Pick<Destination, 'card' | 'theme'>;

/** A digest, as its cover shows it. */
export interface Cover {
  /** Its dated heading, in the reader's language. */
  readonly text: string;
  /** The reader's. */
  readonly language: string;
  readonly at: Instant;
  /** The first one's photograph is shown where the theme shows one. */
  readonly articles: readonly Article[];
}

/** Makes cards; with `try`, one that cannot be drawn is null, and an event. */
export interface CardMaker {
  /** Throws an `Error` that says why it cannot be drawn. */
  drawCard(article: Article, quote: Quote | null, look: CardLook): Promise<DrawnCard>;
  /** The card of a quote; without one, of the headline, marked where it cannot wait. */
  tryCard(article: Article, quote: Quote | null, look: CardLook): Promise<CardImage | null>;
  /** The article's own photograph, described by its title. */
  tryPhoto(article: Article): Promise<CardImage | null>;
  tryCover(cover: Cover, look: CardLook): Promise<CardImage | null>;
  /** A card of words that are no article's. */
  tryWords(words: string, speaker: string | null, look: CardLook): Promise<CardImage | null>;
  /** A card that says only this, in the place of one whose words hold no more. */
  tryNotice(
    article: Article,
    notice: { text: string; language: string },
    look: CardLook,
  ): Promise<CardImage | null>;
  /** What `tryCard` would say of its card to those who do not see it. */
  altOf(article: Article, quote: Quote | null): string;
}

/** A card that fails costs the post its picture, a photograph that fails costs the card its photograph. */
export function createCardMaker(deps: CardMakerDeps): CardMaker {
  const { renderer, record, words } = deps;

  const photoOf = async (article: Article | undefined, look: CardLook): Promise<FoundPhoto> =>
    article === undefined || article.image === null || !(await renderer.showsPhoto(look.theme))
      ? { kind: 'none' }
      : deps.photos.find(article);

  const draw = async (
    article: Article | undefined,
    look: CardLook,
    contentWith: (photo: CardPhoto | null) => CardContent,
  ): Promise<DrawnCard> => {
    const found = await photoOf(article, look);
    const content = contentWith(found.kind === 'photo' ? found.photo : null);
    const style = { size: look.card ?? 'square', theme: look.theme } as const;
    const card = await renderer.render(content, style, cardAltText(content, words(content.language)));
    return found.kind === 'fault' ? { ...card, photoFault: found.why } : card;
  };

  const contentOf = (article: Article, quote: Quote | null, photo: CardPhoto | null): CardContent => {
    const frame = { ...frameOf(article, deps), photo };
    if (quote) {
      const { text, speaker, role } = quote;
      return { kind: 'quote', text, speaker, role, ...frame };
    }
    return isBreaking(article)
      ? { kind: 'breaking', text: article.title, label: words(article.language)('card-breaking'), ...frame }
      : { kind: 'headline', text: article.title, ...frame };
  };

  const drawCard: CardMaker['drawCard'] = (article, quote, look) =>
    draw(article, look, photo => contentOf(article, quote, photo));

  /** Without the article's date and photograph: it is none of its own any more. */
  const drawNotice = (
    article: Article,
    { text, language }: { text: string; language: string },
    { card: size, theme }: CardLook,
  ): Promise<DrawnCard> => {
    const frame = { ...frameOf(article, deps), publishedAt: null, photo: null, language };
    const content: CardContent = { kind: 'headline', text, ...frame };
    return renderer.render(content, { size: size ?? 'square', theme }, text);
  };

  const drawCover = ({ text, language, at, articles }: Cover, look: CardLook): Promise<DrawnCard> =>
    draw(articles[0], look, photo => ({
      kind: 'digest',
      text,
      items: articles.map(article => ({ title: article.title, outlet: outletOf(article) })),
      outlet: null,
      publishedAt: at,
      language,
      brand: deps.brand,
      timezone: deps.timezone,
      photo,
    }));

  const recorded = async (
    article: Article | undefined,
    drawing: Promise<DrawnCard>,
  ): Promise<CardImage | null> => {
    const id = article?.id ?? '';
    try {
      const { photoFault, ...card } = await drawing;
      if (photoFault !== undefined) record({ kind: 'photo-failed', article: id, why: photoFault });
      return card;
    } catch (error) {
      record({ kind: 'card-failed', article: id, message: detailOf(error) });
      return null;
    }
  };

  return {
    drawCard,
    tryCard: (article, quote, look) => recorded(article, drawCard(article, quote, look)),
    altOf(article, quote) {
      const content = contentOf(article, quote, null);
      return cardAltText(content, words(content.language));
    },
    async tryPhoto(article) {
      const found = await deps.photos.find(article);
      const fault = (why: Detail) => {
        record({ kind: 'photo-failed', article: article.id, why });
        return null;
      };
      if (found.kind !== 'photo') return found.kind === 'none' ? null : fault(found.why);
      try {
        return await renderer.photograph(found.photo, article.title);
      } catch (error) {
        return fault(detailOf(error));
      }
    },
    tryNotice: (article, notice, look) => recorded(article, drawNotice(article, notice, look)),
    tryWords: (text, speaker, look) =>
      recorded(
        undefined,
        draw(undefined, look, photo => ({
          kind: 'quote',
          text,
          speaker,
          role: null,
          outlet: null,
          publishedAt: null,
          language: detectLanguage(text),
          brand: deps.brand,
          timezone: deps.timezone,
          photo,
        })),
      ),
    tryCover: (cover, look) => recorded(cover.articles[0], drawCover(cover, look)),
  };
}

/** Where a reader would find the article: its outlet or, where nobody names it, the site it stands on. */
const outletOf = ({ outlet, url }: Article): string | null => outlet ?? siteOf(url);

const frameOf = (article: Article, { brand, timezone }: CardMakerDeps): Omit<CardFrame, 'photo'> => ({
  outlet: outletOf(article),
  publishedAt: article.publishedAt,
  language: article.language,
  brand,
  timezone,
});

/** A card of which nothing but its name is known: it stays as it is where it stands. */
export const unreadCard = (hash: CardHash, size: CardSize | null): Omit<CardImage, 'alt'> => ({
  hash,
  mediaType: 'image/png',
  ...cardPixels[size ?? 'square'],
  bytes: new Uint8Array(),
});
