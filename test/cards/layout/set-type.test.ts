import { expect, test } from 'vitest';
import { setType } from '../../../src/cards/layout/type/set-type.ts';

const set = (text: string, language = 'it') => setType(text, { language, within: 'quotation' });

test.each([
  ["L'Europa dell'anno '50 e un po' d'aria", 'L’Europa dell’anno ’50 e un po’ d’aria', 'it'],
  ['Aspetta... forse - dico forse -- domani', 'Aspetta… forse – dico forse – domani', 'it'],
  ['Ha detto "no" e poi "sì"', 'Ha detto “no” e poi “sì”', 'it'],
  ['Ha detto «no» e basta', 'Ha detto “no” e basta', 'it'],
  ['She said "no" and “yes”', 'She said ‘no’ and ‘yes’', 'en'],
  ['Er sagte „nein“ und "ja"', 'Er sagte ‚nein‘ und ‚ja‘', 'de'],
  ['Il a dit « non » : pourquoi ?', 'Il a dit “non”\u202F: pourquoi\u202F?', 'fr'],
  ["Ha detto 'così' e 'no'", 'Ha detto “così” e “no”', 'it'],
  ["«'Vieni'» disse", '“‘Vieni’” disse', 'it'],
  [`l'80% dell'"Unità"`, 'l’80% dell’“Unità”', 'it'],
  ["'Ndrangheta e 'o sole, un po' di pane", '’Ndrangheta e ’o sole, un po’ di pane', 'it'],
  ['- Vieni? - No', '– Vieni? – No', 'it'],
  ['tra il 2019-2024 e il 2026-03-14', 'tra il 2019–2024 e il 2026-03-14', 'it'],
  [`He said "she told me 'go'"`, 'He said ‘she told me “go”’', 'en'],
  ["the '90s and rock 'n' roll", 'the ’90s and rock ’n’ roll', 'en'],
  [`a 5" disk, 6'2" tall`, `a 5" disk, 6'2" tall`, 'en'],
  ['Il a dit: "non"; pourquoi?!', 'Il a dit\u202F: “non”\u202F; pourquoi\u202F?!', 'fr'],
  ['À 10:30 : http://a.fr?b=1', 'À 10:30\u202F: http://a.fr?b=1', 'fr'],
  ['Pourquoi?', 'Pourquoi?', 'fr-CA'],
  ['In 1\uFE0F\u20E3 parola', 'In 1 parola', 'it'],
  ["Ha detto ''no'' e <<mai>>, l'ho sentito", 'Ha detto “no” e “mai”, l’ho sentito', 'it'],
  [
    `Ha detto: "Mi ha risposto 'no' e poi "forse"" - sì`,
    'Ha detto: “Mi ha risposto ‘no’ e poi ‘forse’” – sì',
    'it',
  ],
  ['Ha scritto «Il titolo era “Domani” e basta»', 'Ha scritto “Il titolo era ‘Domani’ e basta”', 'it'],
  ['He wrote “don’t say ‘we can’t’ again”', 'He wrote ‘don’t say “we can’t” again’', 'en'],
  ['Cita: "Chi semina vento', 'Cita: “Chi semina vento', 'it'],
  ['una fine" senza inizio', 'una fine” senza inizio', 'it'],
  [`"...e poi", "un po'", ("sì")`, '“…e poi”, “un po’”, (“sì”)', 'it'],
  [`dal "2025" a "Via d'Azeglio"`, 'dal “2025” a “Via d’Azeglio”', 'it'],
  ['Он сказал "нет"', 'Он сказал „нет“', 'ru'],
  ['Powiedział "nie"', 'Powiedział «nie»', 'pl'],
  ['Hij zei "nee" en \'s avonds', 'Hij zei “nee” en ’s avonds', 'nl'],
  ['قال "لا"', 'قال ”لا“', 'ar'],
  ['¡Nadie! -respondió-. Fue en 2020-21', '¡Nadie! —respondió—. Fue en 2020–21', 'es'],
  ['Il 40 % a 3 €', 'Il 40\u00A0% a 3\u00A0€', 'it'],
])('%s', (text, expected, language) => {
  expect(set(text, language)).toBe(expected);
});

test('a headline takes the outer marks', () => {
  expect(setType('"No" al ponte', { language: 'it', within: 'nothing' })).toBe('«No» al ponte');
});

test('marks are those of the country where they differ', () => {
  const marks = (language: string) => setType('"a"', { language, within: 'nothing' });
  expect(['pt-BR', 'pt-PT', 'de-CH', 'de', 'zh-TW', 'zh', 'en-GB'].map(marks)).toEqual([
    ...['“a”', '«a»', '«a»', '„a“', '「a」', '“a”', '“a”'],
  ]);
});

test('what is set once stays as it is', () => {
  for (const text of ['L’«eco» dell’anno…', 'a – b', 'Elle dit “non”\u202F!'])
    expect(set(set(text, 'fr'), 'fr')).toBe(set(text, 'fr'));
});
