import type { Renderer } from '@takumi-rs/core';
import { beforeEach, expect, test } from 'vitest';
import { createFontLoader, NoFontError, type FontLoader } from '../../../src/cards/draw/fonts/font-loader.ts';

const face = { family: 'Source Serif 4', weight: 440, opticalSize: 28, width: null, italic: false };
let registered: { name: string; style: string | null }[] = [];
let fonts: FontLoader;
beforeEach(() => {
  registered = [];
  fonts = createFontLoader({
    registerFont: (font: { name: string; style?: string }) => {
      registered.push({ name: font.name, style: font.style ?? null });
      return Promise.resolve([]);
    },
  } as unknown as Renderer);
});

const stackFor = async (text: string, language = 'it') =>
  (await fonts.prepare([{ text, face }], language)).stackOf(face);
const BESIDE = '"Source Serif 4", "Noto Sans"';

test('a text loads the files it needs, once, and no other', async () => {
  expect(await stackFor('Sì.')).toBe(BESIDE);
  await stackFor('No, anzi: sì.');
  expect(registered).toEqual([{ name: 'Source Serif 4', style: null }]);
});

test('an italic face loads italics', async () => {
  await fonts.prepare([{ text: 'Sì', face: { ...face, family: 'EB Garamond', italic: true } }], 'it');
  expect(registered).toEqual([{ name: 'EB Garamond', style: 'italic' }]);
});

test.each([
  ['سلام', 'ar', 'Noto Naskh Arabic'],
  ['שלום', 'he', 'Noto Serif Hebrew'],
  ['হ্যালো', 'bn', 'Noto Sans Bengali'],
  ['สวัสดี', 'th', 'Noto Sans Thai'],
  ['გამარჯობა', 'ka', 'Noto Sans Georgian'],
  ['Բարեւ', 'hy', 'Noto Sans Armenian'],
  ['ሰላም', 'am', 'Noto Sans Ethiopic'],
  ['வணக்கம்', 'ta', 'Noto Sans Tamil'],
  ['市場', 'ja', 'Noto Sans JP'],
  ['시장', 'ko', 'Noto Sans KR'],
  ['市场', 'zh', 'Noto Sans SC'],
  ['Grazie 👩‍👩‍👧 🇮🇹 👍🏽', 'it', 'Twemoji'],
  ['∮ 𝕋', 'it', 'Noto Sans Math'],
  ['4‰ ⅛ CO₂', 'it', 'DejaVu Sans'],
])('%s in %s needs %s', async (text, language, family) => {
  expect(await stackFor(text, language)).toBe(`${BESIDE}, "${family}"`);
});

test('letters that a condensed or a typewriter face borrows bring their own blanks', async () => {
  const stackIn = async (family: string, text: string) => {
    const narrow = { ...face, family, opticalSize: null };
    return (await fonts.prepare([{ text, face: narrow }], 'it')).stackOf(narrow);
  };
  expect(await stackIn('Archivo', 'Il ponte 2026')).toBe('"Archivo", "Noto Sans"');
  expect(await stackIn('Archivo', '2026!')).toBe('"Archivo", "Noto Sans"');
  expect(await stackIn('JetBrains Mono', 'الجسر')).toBe('"Noto Sans", "JetBrains Mono", "Noto Naskh Arabic"');
  expect(registered.map(({ name }) => name).filter(name => name === 'Noto Sans')).toHaveLength(1);
});

test('Han is drawn in the forms of its language, or of the letters around it', async () => {
  expect(await stackFor('直', 'ja')).toContain('"Noto Sans JP"');
  expect(await stackFor('直', 'zh')).toContain('"Noto Sans SC"');
  expect(await stackFor('直', 'zh-CN')).toContain('"Noto Sans SC"');
  for (const tag of ['zh-Hant', 'zh-TW', 'zh-HK'])
    expect(await stackFor('直', tag)).toContain('"Noto Sans TC"');
  expect(await stackFor('直', 'it')).toContain('"Noto Sans SC"');
  expect(await stackFor('直す', 'it')).toBe(`${BESIDE}, "Noto Sans JP"`);
});

test('a letter and its marks come from one font, or not at all', async () => {
  // the theme's families have e and many marks, but not this one
  expect(await stackFor('e\u{316}')).toBe(`${BESIDE}, "DejaVu Sans"`);
  await expect(stackFor('e\u{359}')).rejects.toThrow(
    'no font here draws e\u{359} (U+0065 U+0359); the post goes',
  );
});

test('what no font has is named, the first eight and how many more', async () => {
  await expect(stackFor('ᚠᚢ and \u{13000}')).rejects.toThrow(
    'no font here draws ᚠ (U+16A0), ᚢ (U+16A2), \u{13000} (U+13000); the post goes without a card',
  );
  await expect(stackFor('ᚠᚢᚦᚨᚱᚲᚷᚹᚺᚾ')).rejects.toThrow(/ and 2 more; the post/);
  await expect(stackFor('\u{F8FF}')).rejects.toBeInstanceOf(NoFontError);
});

test('a letter that a package lists and its font lacks comes from another', async () => {
  await stackFor('ő');
  expect(registered.map(({ name }) => name)).toEqual(['Source Serif 4']);
  await stackFor('Ĭ');
  expect(registered.map(({ name }) => name)).toEqual(['Source Serif 4', 'Noto Sans']);
});

test('blanks, joiners and selectors need no font', async () => {
  expect(await stackFor('a\u{200B}\u{2009}b\u{FE0E} \u{200E}c')).toMatch(/^"Source Serif 4", "Noto Sans"/);
});
