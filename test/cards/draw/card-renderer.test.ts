import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { cardSizes } from '../../../src/core/card.ts';
import { cardHashOf } from '../../../src/core/ids.ts';
import { cardPixels } from '../../../src/cards/card-content.ts';
import { createCardRenderer } from '../../../src/cards/draw/card-renderer.ts';
import { quoteCard } from '../layout/card-samples.ts';
import { hostileText } from '../../format/post-samples.ts';
import { THEMES } from './golden-cards.ts';
import { failureOf } from '../../fixtures/in-english.ts';

const renderer = createCardRenderer({ themes: [THEMES] });
afterAll(() => renderer[Symbol.asyncDispose]());
const themes = readdirSync(THEMES).map(file => file.replace('.yaml', ''));
const broadsheet = { size: 'wide', theme: 'broadsheet' } as const;

test.each(themes.flatMap(theme => cardSizes.map(size => ({ theme, size }))))(
  'a card in $theme, $size is a PNG of its size, named by its bytes, with its words beside it',
  async style => {
    const card = await renderer.render(quoteCard, style, 'Citazione');
    const header = Buffer.from(card.bytes);
    expect(header.toString('latin1', 1, 4)).toBe('PNG');
    expect({ width: header.readUInt32BE(16), height: header.readUInt32BE(20) }).toEqual(
      cardPixels[style.size],
    );
    expect(card).toMatchObject({ ...cardPixels[style.size], mediaType: 'image/png', alt: 'Citazione' });
    expect(card.hash).toBe(cardHashOf(card.bytes));
  },
);

test('the same card is the same picture, in whatever company it is drawn', async () => {
  const alone = await renderer.render(quoteCard, broadsheet, '');
  const others = ['Sì.', 'Мост открыт', 'x'.repeat(60), 'Grazie 👩‍👩‍👧 🇮🇹'].map(text =>
    renderer.render({ ...quoteCard, text }, { size: 'square', theme: 'notte' }, ''),
  );
  const again = await renderer.render(quoteCard, broadsheet, '');
  await using other = createCardRenderer({ themes: [THEMES] });
  const fresh = await other.render(quoteCard, broadsheet, '');
  await Promise.all(others);
  expect([again.hash, fresh.hash]).toEqual([alone.hash, alone.hash]);
});

test('a script that no font here has is refused by name, and nothing but boxes is never drawn', async () => {
  await expect(renderer.render({ ...quoteCard, text: 'ᚠᚢᚦ' }, broadsheet, '')).rejects.toThrow(
    'no font here draws ᚠ (U+16A0), ᚢ (U+16A2), ᚦ (U+16A6)',
  );
});

test('marks piled on letters that no font has are left away, those of a spelling are not', async () => {
  const draw = (text: string) => renderer.render({ ...quoteCard, text }, broadsheet, '');
  const piled = await draw('pe\u{359}rche\u{301}\u{355}\u{346}\u{35C}\u{332} no\u{359}');
  expect(piled.hash).toBe((await draw('perché no')).hash);
  await expect(draw('no\u{359}')).rejects.toThrow('no font here draws o\u{359}');
});

test('a theme that is not there is refused by name, and asked for again when it is', async () => {
  const style = { size: 'wide', theme: 'mezzanotte' } as const;
  expect(await failureOf(() => renderer.render(quoteCard, style, ''))).toContain(
    'theme "mezzanotte": cannot read',
  );
  const other = { size: 'wide', theme: '../broadsheet' } as const;
  expect(await failureOf(() => renderer.render(quoteCard, other, ''))).toContain(
    'a theme’s name has letters',
  );
});

test('any text gives a card or a reason', async () => {
  await fc.assert(
    fc.asyncProperty(
      hostileText(40),
      hostileText(8),
      fc.constantFrom('it', 'ar', 'und', ''),
      async (text, name, language) => {
        const content = {
          ...quoteCard,
          text,
          speaker: name,
          role: name,
          outlet: text,
          brand: name,
          language,
        };
        const drawn = await renderer.render(content, broadsheet, '').catch((error: unknown) => error);
        if (drawn instanceof Error) expect(drawn.message).toMatch(/^no font here draws /u);
        else expect(drawn).toMatchObject({ width: 1200 });
      },
    ),
    { numRuns: 40 },
  );
});
