import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import type { CardContent, CardStyle, DrawnCard } from '../../core/card.ts';
import type { Duration } from '../../core/time.ts';
import type { CardRenderer } from '../../core/ports/ports.ts';
import type { CardTheme } from '../layout/theme/card-theme.ts';
import type { CallDrawing, Drawing } from './process/drawing.ts';
import { ProcessEndedError, createDrawingProcess } from './process/drawing-process.ts';
import type { DrawingProcessOptions } from './process/drawing-process.ts';
import { readTheme } from './themes/read-theme.ts';

/** Cards drawn lately: the same one goes to several destinations. */
const CACHE_BYTES = 4 * 1024 * 1024;
/** One a core is fastest; of Node's four threads two stay free for files, and memory stays small. */
const CONCURRENCY = 2;
/** Cards given up that are remembered: none is there where nothing is wrong. */
const MAX_GIVEN_UP = 200;

export interface CardRendererOptions extends DrawingProcessOptions {
  /** Folders of themes: `<name>.yaml` is read from the first that has it, at its first use, and kept. */
  readonly themes: readonly string[];
  /** Told when a process ended or hung while it drew, although the card was then drawn by another. */
  readonly onCrash?: (error: ProcessEndedError) => void;
  /** Told how long each card took that was drawn. */
  readonly onDrawn?: (tookMs: Duration) => void;
}

/** The renderer and the other work on pictures, done where a crash ends nothing else. */
export interface ProcessCardRenderer extends CardRenderer, AsyncDisposable {
  /**
   * Has the process draw a card that nobody sees, beside whatever else begins: its first one takes five times as long as the next,
   * for it loads the fonts.
   */
  readonly warmUp: (content: CardContent, style: CardStyle) => void;
  /** See `shrink-card.ts`. */
  readonly shrinkCard: Drawing['shrinkCard'];
}

/**
 * Draws cards in a child process, which exists from the first card, or `warmUp`, until two minutes after the last. What was under way when it
 * ends or hangs is drawn once more, each card in a process of its own: one that ends that, too, is at fault, and is not tried again
 * before the service restarts. The same card is drawn once. `render` throws `ThemeError` for a faulty theme, and `Error` for
 * characters without a font, for an engine that fails and for a card that was given up.
 */
export function createCardRenderer(options: CardRendererOptions): ProcessCardRenderer {
  const { themes, onCrash } = options;
  const shared = createDrawingProcess(options);
  const themesRead = new Map<string, CardTheme>();
  const cards = new LRUCache<string, DrawnCard>({
    maxSize: CACHE_BYTES,
    sizeCalculation: ({ bytes }) => bytes.length,
  });
  const underWay = new Map<string, Promise<DrawnCard>>();
  const givenUp = new LRUCache<string, Error>({ max: MAX_GIVEN_UP });
  const limit = pLimit(CONCURRENCY);
  const alone = pLimit(1);

  let isDisposed = false;

  const call: CallDrawing = (name, ...args) =>
    shared.call(name, ...args).catch((error: unknown) => {
      if (!(error instanceof ProcessEndedError) || isDisposed) throw error;
      onCrash?.(error);
      return alone(() => {
        const own = createDrawingProcess(options);
        return own.call(name, ...args).finally(() => own[Symbol.asyncDispose]());
      });
    });

  /** A theme with faults is not kept: one that was mended is read again. */
  const themeOf = async (name: string): Promise<CardTheme> => {
    const kept = themesRead.get(name);
    if (kept) return kept;
    const read = readTheme(themes, name);
    const theme = read.logo === null ? read : { ...read, logo: await call('shrinkLogo', read.logo) };
    themesRead.set(name, theme);
    return theme;
  };

  const draw = async (key: string, content: CardContent, style: CardStyle): Promise<DrawnCard> => {
    try {
      const since = performance.now();
      const card = await call('drawCard', content, { theme: await themeOf(style.theme), size: style.size });
      options.onDrawn?.(performance.now() - since);
      // the bytes as they came are part of a message that may hold more
      const kept = { ...card, bytes: Uint8Array.from(card.bytes) };
      cards.set(key, kept);
      return kept;
    } catch (error) {
      if (!(error instanceof ProcessEndedError)) throw error;
      const fault = new Error(`this card ended its drawing process twice and is not drawn: ${error.message}`);
      givenUp.set(key, fault);
      throw fault;
    }
  };

  return {
    async render(content, style, alt) {
      const key = keyOf(content, style);
      const fault = givenUp.get(key);
      if (fault) throw fault;
      const kept = cards.get(key);
      if (kept) return { ...kept, alt };
      shared.start(); // meanwhile the theme is read here
      const drawing =
        underWay.get(key) ??
        limit(() => draw(key, content, style)).finally(() => {
          underWay.delete(key);
        });
      underWay.set(key, drawing);
      return { ...(await drawing), alt };
    },
    showsPhoto: async theme => (await themeOf(theme)).background.kind === 'photo',
    async photograph(photo, alt) {
      const picture = await call('photograph', photo);
      return { ...picture, alt, bytes: Uint8Array.from(picture.bytes) };
    },
    warmUp(content, { theme, size }) {
      shared.start(); // meanwhile the theme is read here
      const drawn = themeOf(theme).then(read => call('drawCard', content, { theme: read, size }));
      drawn.catch(() => undefined); // whoever wants a card is told what is wrong
    },
    shrinkCard: (card, maxBytes) => call('shrinkCard', card, maxBytes),
    async [Symbol.asyncDispose]() {
      isDisposed = true;
      await shared[Symbol.asyncDispose]();
    },
  };
}

/** Names all that a picture is made from. */
function keyOf(content: CardContent, style: CardStyle): string {
  const { photo, ...words } = content;
  return createHash('sha256')
    .update(JSON.stringify([words, photo?.hash, style]))
    .digest('base64url');
}
