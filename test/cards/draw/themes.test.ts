import { readdirSync } from 'node:fs';
import { Renderer } from '@takumi-rs/core';
import { expect, test } from 'vitest';
import { cardSizes } from '../../../src/core/card.ts';
import { cardPieces, layoutCard } from '../../../src/cards/layout/layout-card.ts';
import { createTextMeasurer } from '../../../src/cards/draw/text-measurer.ts';
import { readTheme } from '../../../src/cards/draw/themes/read-theme.ts';
import { createFontLoader } from '../../../src/cards/draw/fonts/font-loader.ts';
import { quoteCard } from '../layout/card-samples.ts';
import { THEMES } from './golden-cards.ts';

const renderer = new Renderer();
const fonts = createFontLoader(renderer);
const meter = createTextMeasurer(renderer);

const themes = readdirSync(THEMES).map(file => file.replace('.yaml', ''));
const photos = [null, { bytes: new Uint8Array(), hash: 'photo' }];
const looks = themes.flatMap(theme =>
  cardSizes.flatMap(size => photos.map(photo => ({ theme, size, photo }))),
);

/** Invented words, 400 characters of them. */
const long = {
  ...quoteCard,
  text: 'Non abbiamo chiuso il ponte perché il fiume era in piena, lo abbiamo chiuso perché per trent’anni nessuno ha guardato il muro, perché ogni giunta lo ha lasciato alla successiva e perché tagliare un nastro è più facile che pulire un canale. Se c’è una cosa che chiedo a chi verrà dopo di noi è questa: andate a vedere, ogni primavera, con gli occhi, e scrivete quello che vedete, anche quando è niente',
  speaker: 'Maria Giovanna Della Scala Montecuccoli',
  role: 'presidente della commissione parlamentare d’inchiesta sul crollo del ponte',
};

test.each(looks)(
  '400 characters stand whole on a card in $theme, $size',
  async ({ theme: name, size, photo }) => {
    const theme = readTheme([THEMES], name);
    const content = { ...long, photo };
    const pieces = cardPieces(content, theme);
    const widthOf = await meter.widthsOf(pieces, await fonts.prepare(pieces, content.language));
    const { lines } = layoutCard(content, { theme, size }, widthOf);
    expect(content.text).toHaveLength(400);
    expect(lines.filter(line => line.text.includes('…'))).toEqual([]);
  },
);
