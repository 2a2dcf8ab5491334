import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { CardContent, CardImage, CardStyle, DrawnCard } from '../../core/card.ts';
import type { CardRenderer } from '../../core/ports/ports.ts';
import { SECOND, type Duration } from '../../core/time.ts';
import { photoPlaceOf } from '../layout/card-photo.ts';
import type { CardLook } from '../layout/card-page.ts';
import type { CardTheme } from '../layout/theme/card-theme.ts';
import { readTheme } from './themes/read-theme.ts';
import type { CrashJournal } from './crash-journal.ts';
import { createEngine, type Engine } from './engine.ts';
import { createSemaphore, createLru, createShared } from './lru.ts';
import { PhotoError, createPhotoProcessor } from './pictures/photo-processor.ts';
import type { Pixels } from './pictures/pictures.ts';
import { shrinkLogo } from './pictures/shrink-logo.ts';
import { NoFontError } from './fonts/font-loader.ts';

/** Cards drawn lately: the same one goes to several destinations. */
const KEPT_BYTES = 4 * 1024 * 1024;
/** One a core is fastest; of Node's four threads two stay free for files and names, and memory stays small. */
const AT_A_TIME = 2;
/** Far beyond the slowest card; an engine that needs longer does not answer at all. */
const MOST_MS = 20 * SECOND;

export interface CardRendererOptions {
  /** Folders of themes: `<name>.yaml` is read from the first that has it, at its first use, and kept. */
  readonly themes: readonly string[];
  /** What draws; a test puts one here that fails. */
  readonly engine?: () => Promise<Engine>;
  readonly mostMs?: Duration;
  /** Keeps a card that ends the process from being drawn for ever; without them it is. */
  readonly notes?: CrashJournal;
}

/**
 * Draws cards with Takumi, off the main thread. Fonts are loaded when a text first needs them, the library for photographs
 * when a photograph comes. The same card is drawn once. `render` throws `ThemeError` for a faulty theme, `NoFontError` for
 * characters that no font here has, and `Error` when the engine fails or does not answer within 20 s: the next card is then
 * drawn by a new one.
 */
export function createCardRenderer(options: CardRendererOptions): CardRenderer {
  let engine: Promise<Engine> | null = null;
  const photos = createPhotoProcessor();
  const known = new Map<string, CardTheme>();
  const cards = createLru<DrawnCard>({ maxBytes: KEPT_BYTES, sizeOf: ({ bytes }) => bytes.length });
  const share = createShared<DrawnCard>();
  const gate = createSemaphore(AT_A_TIME);
  const notes = options.notes ?? UNNOTED;

  /** A theme with faults is not kept: one that was mended is read again. */
  const themeOf = async (name: string): Promise<CardTheme> => {
    const kept = known.get(name);
    if (kept) return kept;
    const theme = await readAndShrink(options.themes, name);
    known.set(name, theme);
    return theme;
  };

  const draw = async (content: CardContent, style: CardStyle): Promise<DrawnCard> => {
    const look = { theme: await themeOf(style.theme), size: style.size };
    const print = printFor(content, look);
    const plain = { ...content, photo: null };
    if (print === null) return drawWith(ready => ready.draw(plain, look, null));
    try {
      return await drawWith(ready => ready.draw(content, look, print));
    } catch (error) {
      if (!(error instanceof PhotoError)) throw error;
      const card = await drawWith(ready => ready.draw(plain, look, null));
      return { ...card, photoFault: error.message };
    }
  };

  const drawWith = async (work: (engine: Engine) => Promise<CardImage>): Promise<CardImage> => {
    engine ??= (options.engine ?? createEngine)();
    const used = engine;
    try {
      return await within(options.mostMs ?? MOST_MS, used.then(work));
    } catch (error) {
      const isOfCard = error instanceof NoFontError || error instanceof PhotoError;
      if (!isOfCard && engine === used) engine = null;
      throw error;
    }
  };

  /** The photograph as the theme wants it, under way; null where it wants none or there is none. */
  const printFor = ({ photo }: CardContent, { theme, size }: CardLook): Promise<Pixels> | null => {
    const place = photoPlaceOf(theme, size);
    if (place === null || photo === null) return null;
    const { width, height } = place.box;
    const print = photos.printOf(photo, { width, height, duotone: place.background.duotone });
    // whoever draws waits for it; a drawing that fails before then hears no more of it
    print.catch(() => undefined);
    return print;
  };

  return {
    async render(content, style, alt) {
      const key = keyOf(content, style);
      const kept = cards.get(key);
      if (kept) return { ...kept, alt };
      const card = await share(key, async () => {
        const drawn = await gate(() => notes.noted(key, () => draw(content, style)));
        cards.set(key, drawn);
        return drawn;
      });
      return { ...card, alt };
    },
    showsPhoto: async theme => (await themeOf(theme)).background.kind === 'photo',
  };
}

const UNNOTED: CrashJournal = { noted: (_key, work) => work() };

async function readAndShrink(folders: readonly string[], name: string): Promise<CardTheme> {
  const theme = readTheme(folders, name);
  // to read and check a theme takes some 10 ms: others go first now
  await setImmediate();
  return theme.logo === null ? theme : { ...theme, logo: await shrinkLogo(theme.logo) };
}

/** Names all that a picture is made from. */
function keyOf(content: CardContent, style: CardStyle): string {
  const { photo, ...words } = content;
  return createHash('sha256')
    .update(JSON.stringify([words, photo?.hash, style]))
    .digest('base64url');
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`drawing took longer than ${ms / 1000} s; the post goes without a card`));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
