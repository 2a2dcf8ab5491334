import { describe, expect, test } from 'vitest';
import { findQuotes } from '../../../src/editorial/find-quotes.ts';

const said = (language: string, text: string) =>
  findQuotes({ text, title: null, paragraphs: [{ start: 0, end: text.length }], language }).map(
    ({ speaker, role }) => speaker ?? role,
  );

test('a body that speaks is called by its fullest words', () => {
  const text =
    'Le masque sera obligatoire, a annoncé la préfecture de Haute-Seille. « Il faut protéger tous les habitants de la ville », a indiqué la préfecture.';
  expect(said('fr', text)).toEqual(['préfecture de Haute-Seille']);
});

test('a pronoun behind a body means it still', () => {
  const text =
    '« Il faut protéger tous les habitants de la ville », a indiqué la préfecture de Haute-Seille. « La mesure vaut pour tous les quartiers », a-t-elle ajouté.';
  expect(said('fr', text)).toEqual(['préfecture de Haute-Seille', 'préfecture de Haute-Seille']);
});

test('of two bodies of one kind neither is taken for the other', () => {
  const text =
    'La préfecture de Haute-Seille et la préfecture de Basse-Seille en parlaient. « Il faut protéger tous les habitants de la ville », a indiqué la préfecture.';
  expect(said('fr', text)).not.toContain('préfecture de Haute-Seille');
});

describe('the name in what somebody is to another is not hers', () => {
  test.each([
    ['es', 'La esposa del presidente peruano Enrique Quillón dijo: «No venderé la casa del puerto».'],
    ['it', 'La moglie del presidente Enrico Quilli ha detto: «Non venderò la casa del porto a nessuno».'],
    ['fr', '« Je ne vendrai jamais la maison du port », a dit l’épouse du président Paul Quille.'],
  ])('%s', (language, text) => {
    expect(
      findQuotes({ text, title: null, paragraphs: [{ start: 0, end: text.length }], language })[0]?.speaker,
    ).toBeNull();
  });
});

test.each([
  ['es', 'Ana Quilla llegó al puerto. En el pueblo se afirma que «el río siempre gana al final».'],
  ['it', 'Anna Quilli è arrivata al porto. In paese si stima che «il fiume vinca sempre alla fine».'],
  ['es', 'Ana Quilla llegó al puerto. «El río siempre gana al final», adelantan sus asesores.'],
])('where nobody is said to say it, nobody is named: %s %s', (language, text) => {
  const [quote] = findQuotes({ text, title: null, paragraphs: [{ start: 0, end: text.length }], language });
  expect(quote?.speaker).toBeNull();
});
