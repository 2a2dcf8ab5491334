import type { CardContent } from '../core/card.ts';
import { HYPHEN, piecesOf } from './pieces.ts';
import { body, textFaceOf, textPieces } from './card-body.ts';
import { digestBody } from './card-digest.ts';
import type { Bar, Box, CardDrawing, Ground, PlacedPhoto, TextLine, WidthOf } from './card-drawing.ts';
import { BETWEEN, footer } from './card-footer.ts';
import { masthead } from './card-masthead.ts';
import { FRAME_WIDTH, frameInset, pageOf } from './card-page.ts';
import type { CardLook, Part } from './card-page.ts';
import { boxWithout, photoPlaceOf, veilOver } from './card-photo.ts';
import { cardTextOf } from './card-text.ts';
import type { CardTheme, Face } from './card-theme.ts';
import { cardPixels } from './card.ts';
import { languageTagOf } from './language-tag.ts';

const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Everything whose width `layoutCard` will ask for, so that a renderer can measure it in one go. */
export function cardPieces(content: CardContent, look: CardTheme): { text: string; face: Face }[] {
  const { language } = content;
  const words = cardTextOf(content, look.layout);
  const theme = uprightFor(words.text, look);
  const { faces } = theme;
  const inFace = (texts: readonly string[], face: Face) =>
    [' ', '…', HYPHEN, ...texts].map(text => ({ text, face }));
  const wordsIn = (text: string) => piecesOf(text, language).map(piece => piece.text);
  const textFace = textFaceOf({ theme, words });
  return [
    ...inFace(
      textPieces({ theme, words, language }).map(piece => piece.text),
      textFace,
    ),
    ...(words.marks === null
      ? []
      : [
          { text: words.marks.open, face: textFace },
          { text: words.marks.close, face: textFace },
          { text: words.marks.open.trim(), face: faces.mark },
        ]),
    ...inFace([...wordsIn(words.name), ...wordsIn(words.label)], faces.name),
    ...inFace(wordsIn(words.role), faces.role),
    ...inFace(wordsIn(words.brand), faces.brand),
    ...inFace(
      [BETWEEN, ...[words.outlet, words.date, ...words.items.map(item => item.outlet)].flatMap(wordsIn)],
      faces.small,
    ),
    ...inFace(
      words.items.flatMap(item => wordsIn(item.title)),
      faces.quote,
    ),
  ];
}

/** Places everything on a card. Text that does not fit at its smallest size is shortened, never drawn over another. */
export function layoutCard(content: CardContent, look: CardLook, widthOf: WidthOf): CardDrawing {
  const { theme, size } = look;
  const { width, height } = cardPixels[size];
  const place = content.photo === null ? null : photoPlaceOf(theme, size);
  const words = cardTextOf(content, theme.layout);
  const zone = zoneBeside(panelOf(look, place !== null), { width, height });
  const page = pageOf(
    { theme: uprightFor(words.text, theme), size },
    { words, language: content.language, widthOf, zone },
  );
  const head = masthead(page);
  const foot = footer(page);
  const between = { top: head.bottom, bottom: foot.top };
  const middle = content.kind === 'digest' ? digestBody(page, between) : body(page, between);
  const parts: readonly Part[] = [head, middle, foot];
  const bars = parts.flatMap(part => part.bars);
  const lines = parts.flatMap(part => part.lines);
  const { colors } = theme;
  return {
    width,
    height,
    direction: RIGHT_TO_LEFT.has(content.language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr',
    language: languageTagOf(content.language),
    ground: groundOf(look, place !== null),
    photo:
      content.photo === null || place === null
        ? null
        : placedPhoto({ photo: content.photo, place, lines, bars, color: colors.paper }),
    bars: [...(theme.layout.frame === 'line' ? frame(look, zone) : []), ...bars],
    logo: head.logo ?? foot.logo,
    lines,
  };
}

/** Only these scripts have an italic; others would be drawn aslant, which is none. */
const ITALIC = /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]/u;

function uprightFor(text: string, theme: CardTheme): CardTheme {
  if (ITALIC.test(text) || !/\p{L}/u.test(text)) return theme;
  const faces = Object.fromEntries(
    Object.entries(theme.faces).map(([name, face]) => [name, { ...face, italic: false }]),
  ) as typeof theme.faces;
  return { ...theme, faces };
}

/** Behind a photograph, or beside it, there is nothing but paper; what stands for one has its place. */
function groundOf(look: CardLook, hasPhoto: boolean): Ground {
  const { background, colors } = look.theme;
  const { paper } = colors;
  if (background.kind !== 'photo') return { paper, background };
  if (hasPhoto) return { paper, background: { kind: 'plain' } };
  const box = panelOf(look, false);
  return { paper, background: background.fallback, ...(box === null ? {} : { box }) };
}

/** The part of a card that is not for words, photograph or not; null where they may stand anywhere. */
function panelOf({ theme, size }: CardLook, hasPhoto: boolean): Box | null {
  const { background } = theme;
  if (background.kind !== 'photo' || background.area === 'full') return null;
  if (hasPhoto) return photoPlaceOf(theme, size)?.box ?? null;
  return background.fallback.kind === 'plain' ? null : boxWithout(size);
}

/** What a photograph with a place of its own leaves for the words. */
function zoneBeside(photo: Box | null, { width, height }: { width: number; height: number }): Box {
  if (photo === null) return { x: 0, y: 0, width, height };
  return photo.width < width
    ? { x: 0, y: 0, width: width - photo.width, height }
    : { x: 0, y: photo.height, width, height: height - photo.height };
}

function placedPhoto(given: {
  photo: NonNullable<CardContent['photo']>;
  place: NonNullable<ReturnType<typeof photoPlaceOf>>;
  lines: readonly TextLine[];
  bars: readonly Bar[];
  color: string;
}): PlacedPhoto {
  const { photo, place, color } = given;
  const { box, background } = place;
  const { keep, open, area, duotone } = background;
  const covered = [...given.lines, ...given.bars].map(({ y, height }) => ({ top: y, bottom: y + height }));
  const veil =
    area === 'full'
      ? veilOver(covered, { height: box.height, color, keep, open })
      : {
          color,
          stops: [
            { at: 0, opacity: 1 - open },
            { at: 1, opacity: 1 - open },
          ],
        };
  return { ...box, photo, duotone, veil };
}

/** A thin line around everything. */
function frame({ theme, size }: CardLook, zone: Box): Bar[] {
  const inset = frameInset(theme.sizes[size].margin);
  const thick = FRAME_WIDTH;
  const { x, y } = { x: zone.x + inset, y: zone.y + inset };
  const width = zone.width - 2 * inset;
  const height = zone.height - 2 * inset;
  const color = theme.colors.rule;
  return [
    { x, y, width, height: thick, color },
    { x, y: y + height - thick, width, height: thick, color },
    { x, y, width: thick, height, color },
    { x: x + width - thick, y, width: thick, height, color },
  ];
}
