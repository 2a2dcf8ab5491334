import { expect, test } from 'vitest';
import { setType } from '../../src/format/set-type.ts';

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
  ['Il 40 % a 3 €', 'Il 40\u00A0% a 3\u00A0€', 'it'],
])('%s', (text, expected, language) => {
  expect(set(text, language)).toBe(expected);
});

test('a headline takes the outer marks', () => {
  expect(setType('"No" al ponte', { language: 'it', within: 'nothing' })).toBe('«No» al ponte');
});

test('what is set once stays as it is', () => {
  for (const text of ['L’«eco» dell’anno…', 'a – b', 'Elle dit “non”\u202F!'])
    expect(set(set(text, 'fr'), 'fr')).toBe(set(text, 'fr'));
});
