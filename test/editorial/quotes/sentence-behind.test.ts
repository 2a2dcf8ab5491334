import { describe, expect, test } from 'vitest';
import { readQuotes } from './read-quotes.ts';

const names = (text: string, language: string) =>
  readQuotes(text, language).map(({ speaker, guess }) => speaker ?? guess);

describe('the sentence behind a quotation that points back at it says who spoke', () => {
  test.each([
    ['it', 'Il ponte chiude. «Il ponte è troppo vecchio per tutti noi». Lo ha detto la sindaca Nora Quilli.'],
    ['it', 'Il ponte chiude. «Il ponte è troppo vecchio per tutti noi». È quanto ha detto ieri Nora Quilli.'],
    [
      'it',
      'Il ponte chiude. «Il ponte è troppo vecchio per tutti noi». Così la sindaca Nora Quilli in aula.',
    ],
    ['it', 'Il ponte chiude. «Il ponte è troppo vecchio». Così la sindaca, Nora Quilli, aprendo la seduta.'],
    [
      'it',
      '«Il ponte è troppo vecchio per noi». La sindaca Nora Quilli spiega così la sua scelta di chiuderlo.',
    ],
    [
      'it',
      'Il ponte chiude. «Il ponte è troppo vecchio per tutti noi». È il commento della sindaca Nora Quilli.',
    ],
    ['it', 'Il ponte chiude. «Il ponte è troppo vecchio per tutti noi», così la sindaca Nora Quilli.'],
    ['es', 'El puente cierra. “El puente es demasiado viejo”. Así lo dijo la alcaldesa Nora Quilla.'],
    ['de', 'Die Brücke ist zu. „Die Brücke ist für uns alle zu alt.“ Das sagte Bürgermeisterin Nora Quill.'],
  ])('%s %s', (language, text) => {
    expect(names(text, language)).toEqual([
      language === 'it' ? 'Nora Quilli' : text.includes('Quilla') ? 'Nora Quilla' : 'Nora Quill',
    ]);
  });

  test.each([
    'Bruno Dessi ama il ponte. «Il ponte è vecchio ma ancora bello». Così Nora Quilli decise di comprarlo.',
    'Bruno Dessi ama il ponte. «Il ponte è vecchio ma ancora bello». Così ripete a Nora Quilli ogni giorno.',
  ])('but not of what somebody then did: %s', text => {
    expect(readQuotes(text, 'it').map(({ speaker }) => speaker)).not.toContain('Nora Quilli');
  });
});
