import { describe, expect, test } from 'vitest';
import { readQuotes } from './read-quotes.ts';

const likeliest = (text: string, language: string): string | null | undefined => {
  const last = readQuotes(text, language).at(-1);
  return last?.speaker ?? last?.guess ?? null;
};

describe('a full name that stands only in the genitive is still the name', () => {
  test.each([
    'Nora Quilles Erfahrungen mit der Brücke sind lang. „Die Brücke ist sehr alt“, sagt Quille.',
    'Auf Nora Quilles Brücke ist es still. Lange hat Quille gebaut. „Die Brücke ist sehr alt“, sagt sie.',
  ])('%s', text => {
    expect(likeliest(text, 'de')).toBe('Nora Quille');
  });

  test('but a surname that ends in s, and stands alone so, is whole', () => {
    const text =
      'Gestern forderte Nora Quills Reparaturen. Quills baut gern. „Sie ist sehr alt“, sagt Quills.';
    expect(likeliest(text, 'de')).toBe('Nora Quills');
  });
});

test('what somebody is to somebody else is no part of the name, where it stands once with an adjective', () => {
  const text =
    'Es geht um Weber und seinen entschlossenen Herausforderer Joe Quill. Gestern kam Webers Herausforderer Joe Quill zur Brücke. „Die Brücke ist sehr alt“, sagte Quill.';
  expect(likeliest(text, 'de')).toBe('Joe Quill');
});

describe('a country or a house is nobody', () => {
  test.each([
    'Den Vereinigten Arabischen Emiraten fehlt die Brücke. „Die Brücke ist sehr alt“, sagt er.',
    'Er lebt auf Schloss Quillingen. „Die Brücke ist sehr alt“, sagte Quillingen.',
  ])('%s', text => {
    expect(readQuotes(text, 'de').at(-1)?.speaker).toBeNull();
  });

  test.each([
    ['fr', '« Le pont est vraiment vieux », témoigne la responsable du restaurant Paul, au numéro 84.'],
    ['it', '«Il ponte è davvero molto vecchio», racconta la titolare del bar Mario, in via Verdi.'],
    ['es', '«El puente es muy viejo y pequeño», cuenta la dueña de la tienda Pablo, en la plaza.'],
  ])('%s %s', (language, text) => {
    const [quote] = readQuotes(text, language);
    expect([quote?.speaker, quote?.guess]).toEqual([null, null]);
    expect(quote?.role).toMatch(/(?:Paul|Mario|Pablo)$/u);
  });

  test('but whoever keeps it is', () => {
    const text = '« Le pont est vraiment vieux », témoigne la responsable du restaurant Nora Quille.';
    expect(likeliest(text, 'fr')).toBe('Nora Quille');
  });
});

describe('a French surname goes on behind its particle', () => {
  test.each([
    '« Le pont est vraiment vieux », rappelle Nora Roux de Quille.',
    'Nora Roux de Quille garde le pont. « Le pont est vraiment vieux », rappelle-t-elle.',
  ])('%s', text => {
    expect(likeliest(text, 'fr')).toBe('Nora Roux de Quille');
  });

  test.each([
    '« Le pont est vraiment vieux », rappelle Nora Roux de la Croix-Verte.',
    '« Le pont est vraiment vieux », rappelle Nora Roux de la CFDT.',
    '« Le pont est vraiment vieux », rappelle Nora Roux de L’Éveil.',
    '« Le pont est vraiment vieux », rappelle Nora Roux de Lurville, 22 ans.',
  ])('but not by whom or whence she is: %s', text => {
    expect(likeliest(text, 'fr')).toBe('Nora Roux');
  });
});

test('English words join the name of a body, which is nobody', () => {
  const text =
    '«El puente es muy viejo y pequeño», reveló el fundador de la Zero Bridge Research and Initiatives (ZBRI), Pablo Quilla, en una entrevista.';
  expect(readQuotes(text, 'es').map(q => [q.speaker ?? q.guess, q.role])).toEqual([
    ['Pablo Quilla', 'fundador de la Zero Bridge Research and Initiatives (ZBRI)'],
  ]);
});

test('a district that is called like a woman is no part of the name behind it', () => {
  const text =
    'El gobernador del estado de Miranda Pablo Quilla habló. «El puente es muy viejo y pequeño», dijo Quilla.';
  expect(likeliest(text, 'es')).toBe('Pablo Quilla');
});

test('where somebody speaks is no part of a name that no list knows', () => {
  const text = '« Le pont est vraiment vieux », a déclaré à Marseille Quillia Morel, ingénieure.';
  expect(likeliest(text, 'fr')).toBe('Quillia Morel');
});

test('a forename that no list has, behind an office, is kept where two surnames also stand alone', () => {
  const text =
    'El ingeniero Dorwin Quilca Ordóñez explicó las obras. “Conviene acudir pronto al lugar”, dijo Quilca Ordóñez.';
  expect(likeliest(text, 'es')).toBe('Dorwin Quilca Ordóñez');
});
