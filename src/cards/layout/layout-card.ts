import type { CardContent } from '../../core/card.ts';
import { HYPHEN, partsOf, piecesOf } from './type/pieces.ts';
import type { Piece } from './type/pieces.ts';
import { body, textFaceOf, textPieces } from './card-body.ts';
import { digestBody } from './card-digest.ts';
import type { Bar, Box, CardDrawing, WidthOf } from './card-drawing.ts';
import { BETWEEN, footer } from './card-footer.ts';
import { masthead } from './card-masthead.ts';
import { FRAME_WIDTH, frameInset, pageOf } from './card-page.ts';
import type { CardLook, Part } from './card-page.ts';
import { groundOf, placePhoto, zoneOf } from './card-ground.ts';
import { cardTextOf } from './card-text.ts';
import type { CardTheme, Face } from './theme/card-theme.ts';
import { cardPixels } from '../card-content.ts';
import { baseOf, languageOf } from '../../core/language.ts';

const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);
const FIRST_LETTER_FROM_THE_RIGHT = /^\P{L}*[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}]/u;

/** Where a language is not known, the first letter tells. */
function directionOf(text: string, language: string): CardDrawing['direction'] {
  const isFromTheRight =
    languageOf(language) === null
      ? FIRST_LETTER_FROM_THE_RIGHT.test(text)
      : RIGHT_TO_LEFT.has(baseOf(language));
  return isFromTheRight ? 'rtl' : 'ltr';
}

/** Everything whose width `layoutCard` will ask for, so that a renderer can measure it in one go. */
export function cardPieces(content: CardContent, given: CardTheme): { text: string; face: Face }[] {
  const { language } = content;
  const words = cardTextOf(content, given.layout);
  const theme = uprightFor(words.text, given);
  const { faces } = theme;
  const inFace = (texts: readonly string[], face: Face) =>
    [' ', '…', HYPHEN, ...texts].map(text => ({ text, face }));
  const wordsIn = (text: string) => piecesOf(text, language).flatMap(textsOf);
  const textFace = textFaceOf({ theme, words });
  return [
    ...inFace(textPieces({ theme, words, language }).flatMap(textsOf), textFace),
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
      [
        `${words.outlet} ${BETWEEN} ${words.date}`,
        ...[words.outlet, words.date, ...words.items.map(item => item.outlet)],
      ].flatMap(wordsIn),
      faces.small,
    ),
    ...inFace(
      words.items.flatMap(item => wordsIn(item.title)),
      faces.quote,
    ),
  ];
}

/** Shorter words fit the narrowest line. */
const NEVER_WIDE = 9;

/** A piece, and what it may have to be parted into. */
const textsOf = (piece: Piece): string[] => [
  piece.text,
  ...(piece.text.length > NEVER_WIDE ? partsOf(piece).map(part => part.text) : []),
];

/** Places everything on a card. Text that does not fit at its smallest size is shortened, never drawn over another. */
export function layoutCard(content: CardContent, look: CardLook, widthOf: WidthOf): CardDrawing {
  const { theme, size } = look;
  const { width, height } = cardPixels[size];
  const words = cardTextOf(content, theme.layout);
  const zone = zoneOf(look, content.photo);
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
  const logo = head.logo ?? foot.logo;
  return {
    width,
    height,
    direction: directionOf(words.text, content.language),
    language: languageOf(content.language),
    ground: groundOf(look, content.photo),
    photo:
      content.photo && placePhoto(look, content.photo, [...bars, ...lines, ...(logo === null ? [] : [logo])]),
    bars: [...(theme.layout.frame === 'line' ? frame(look, zone) : []), ...bars],
    logo,
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
