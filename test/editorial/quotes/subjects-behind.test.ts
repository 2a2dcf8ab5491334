import { describe, expect, test } from 'vitest';
import { readQuotes } from './read-quotes.ts';

const people = (text: string, language: string) =>
  readQuotes(text, language).map(({ speaker, role }) => [speaker, role]);

describe('the subject behind its verb and whom or what it speaks to', () => {
  test.each([
    ['es', '“El puente es muy viejo”, dijo a este medio Ana Quilla, alcaldesa de Corvara.', 'Ana Quilla'],
    [
      'es',
      '“El puente es muy viejo”, declaró ante los medios Ana Quilla, alcaldesa de Corvara.',
      'Ana Quilla',
    ],
    ['es', '“El puente es muy viejo”, dijo a Costera Ana Quilla, alcaldesa de Corvara.', 'Ana Quilla'],
    [
      'it',
      '«Il ponte è vecchio», ha detto alla Gor Bridge Review Anna Quilli, sindaca di Corvara.',
      'Anna Quilli',
    ],
    ['fr', '« Le pont est très vieux », a déclaré à la presse Anna Quille, maire de Corvara.', 'Anna Quille'],
    ['fr', '« Le pont est vieux », explique à Franceponts Anna Quille, maire de Corvara.', 'Anna Quille'],
  ])('%s %s', (language, text, name) => {
    expect(people(text, language)).toEqual([[name, expect.stringMatching(/^(?:alcaldesa|sindaca|maire) /u)]]);
  });

  test('but a noun that is called so is no person', () => {
    const text = '“El puente es viejo”, dijo en el hospital Ana Quilla el médico Bruno Dessi.';
    expect(people(text, 'es').map(([who]) => who)).not.toContain('Ana Quilla');
  });
});

describe('the subject behind a comma', () => {
  test.each([
    ['es', '“El puente es muy viejo”, indicó, Ana Quilla, alcaldesa de Corvara.', 'Ana Quilla'],
    ['fr', '« Le pont est très vieux », a dit, à Caen, Anna Quille, 28 ans.', 'Anna Quille'],
    ['fr', '« Le pont est très vieux », tranche, par exemple, Anna Quille.', 'Anna Quille'],
  ])('%s %s', (language, text, name) => {
    expect(people(text, language).map(([who]) => who)).toEqual([name]);
  });

  test('not where a clause stands between', () => {
    const text = '« Le pont est vieux », a dit le maire, comme le pensait, hier, Anna Quille.';
    expect(people(text, 'fr').map(([who]) => who)).not.toContain('Anna Quille');
  });
});
