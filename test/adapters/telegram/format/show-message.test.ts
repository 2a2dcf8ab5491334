import { expect, test } from 'vitest';
import { showTelegramMessage } from '../../../../src/adapters/telegram/format/show-message.ts';
import { shownMarkdown } from '../../../../src/adapters/discord/format/shown-markdown.ts';

const text = {
  platform: 'telegram',
  chat: 1,
  topic: null,
  silent: false,
  kind: 'text',
  text: '<b>a</b>',
  preview: 'https://a.example/ponte',
} as const;

test('the page shows a link’s page where the place has it, and buttons row by row', () => {
  const buttons = [
    [
      { text: 'Leggi', url: 'https://a.example/ponte' },
      { text: 'Copia', copy: 'parole' },
    ],
  ];
  expect(
    showTelegramMessage({
      ...text,
      previewLook: { isAbove: true },
      buttons,
      invitation: { text: 'Abbonati', start: 's' },
    }),
  ).toMatchObject({
    isAbove: true,
    linked: 'https://a.example/ponte',
    buttons: [
      [
        { label: 'Leggi', href: 'https://a.example/ponte' },
        { label: 'Copia', href: null },
      ],
      [{ label: 'Abbonati', href: null }],
    ],
  });
  expect(showTelegramMessage(text)).not.toHaveProperty('buttons');
});

test.each([
  ['Gazzetta · https://a.example/a_b', 'https://a.example/a_b'],
  ['(https://a.example/ponte).', 'https://a.example/ponte'],
])('an address by itself in %j leads there, as Discord has it', (written, href) => {
  expect(shownMarkdown(written)).toContainEqual({ kind: 'link', href, children: [href] });
});
