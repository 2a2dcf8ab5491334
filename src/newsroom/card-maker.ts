import { isBreaking, type Article, type Quote } from '../core/article.ts';
import type { CardContent, CardFrame, CardImage, CardPhoto } from '../core/card.ts';
import type { Destination } from '../core/destination.ts';
import type { CardRenderer, PhotoFinder, RecordEvent } from '../core/ports.ts';
import type { Instant } from '../core/time.ts';
import type { Words } from '../core/words.ts';
import { cardAltText } from '../format/card.ts';

export interface CardMakerDeps {
  readonly renderer: Pick<CardRenderer, 'render' | 'showsPhoto'>;
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

/** Makes cards; one that cannot be drawn is null, and an event. */
export interface CardMaker {
  /** The card of a quote; without one, of the headline, marked where it cannot wait. */
  tryCard(article: Article, quote: Quote | null, look: CardLook): Promise<CardImage | null>;
  tryCover(cover: Cover, look: CardLook): Promise<CardImage | null>;
}

/** A card that fails costs the post its picture, a photograph that fails costs the card its photograph. */
export function createCardMaker(deps: CardMakerDeps): CardMaker {
  const { renderer, record, words } = deps;

  const photoOf = async (article: Article | undefined, look: CardLook): Promise<CardPhoto | null> => {
    if (article === undefined || article.image === null || !(await renderer.showsPhoto(look.theme)))
      return null;
    const found = await deps.photos.find(article);
    if (found.kind === 'fault') record({ kind: 'photo-failed', article: article.id, message: found.message });
    return found.kind === 'photo' ? found.photo : null;
  };

  const tryDraw = async (
    article: Article | undefined,
    look: CardLook,
    contentWith: (photo: CardPhoto | null) => CardContent,
  ): Promise<CardImage | null> => {
    const id = article?.id ?? '';
    try {
      const content = contentWith(await photoOf(article, look));
      const style = { size: look.card ?? 'square', theme: look.theme } as const;
      const alt = cardAltText(content, words(content.language));
      const { photoFault, ...card } = await renderer.render(content, style, alt);
      if (photoFault !== undefined) record({ kind: 'photo-failed', article: id, message: photoFault });
      return card;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      record({ kind: 'card-failed', article: id, message });
      return null;
    }
  };

  return {
    tryCard: (article, quote, look) =>
      tryDraw(article, look, photo => {
        const frame = { ...frameOf(article, deps), photo };
        if (quote) {
          const { text, speaker, role } = quote;
          return { kind: 'quote', text, speaker, role, ...frame };
        }
        return isBreaking(article)
          ? {
              kind: 'breaking',
              text: article.title,
              label: words(article.language)('card-breaking'),
              ...frame,
            }
          : { kind: 'headline', text: article.title, ...frame };
      }),
    tryCover: ({ text, language, at, articles }, look) =>
      tryDraw(articles[0], look, photo => ({
        kind: 'digest',
        text,
        items: articles.map(({ title, outlet }) => ({ title, outlet })),
        outlet: null,
        publishedAt: at,
        language,
        brand: deps.brand,
        timezone: deps.timezone,
        photo,
      })),
  };
}

const frameOf = (article: Article, { brand, timezone }: CardMakerDeps): Omit<CardFrame, 'photo'> => ({
  outlet: article.outlet,
  publishedAt: article.publishedAt,
  language: article.language,
  brand,
  timezone,
});
