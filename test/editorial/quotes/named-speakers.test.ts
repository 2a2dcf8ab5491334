import { describe, expect, test } from 'vitest';
import { readQuotes } from './read-quotes.ts';

const likeliest = (text: string, language: string): readonly (string | null)[] =>
  readQuotes(text, language).map(({ speaker, guess }) => speaker ?? guess ?? null);

describe('verbs of saying of two words, and written without their hyphen', () => {
  test.each([
    ['fr', '« Le pont ouvrira en mai », avait fait savoir jeudi la maire Nora Quille (LP).'],
    ['es', '«El puente se abrirá en mayo», hizo saber la alcaldesa Nora Quille.'],
    ['it', '«Il ponte aprirà a maggio», ha fatto sapere ieri la sindaca Nora Quille.'],
    ['en', 'Nora Quille made clear: “The bridge will open in May.”'],
  ])('%s %s', (language, text) => {
    expect(likeliest(text, language)).toEqual(['Nora Quille']);
  });

  test('a pronoun hung on the verb without a hyphen is still that of the one who spoke', () => {
    const text =
      'Nora Quille garde le pont. « Il est vieux », a t-elle ajouté. « Il tiendra encore », assure t-elle.';
    expect(likeliest(text, 'fr')).toEqual(['Nora Quille', 'Nora Quille']);
    expect(readQuotes(text, 'fr').map(({ cue }) => cue)).toEqual(['a t-elle ajouté', 'assure t-elle']);
  });
});

describe('when and through what somebody speaks stands before the name', () => {
  test.each([
    ['fr', '« Le pont est sûr », expliquait la semaine dernière à l’AFP Nora Quille, ingénieure.'],
    ['fr', 'Nora garde le pont. « Le pont est vraiment sûr », avoue à l’AFP Nora, 31 ans.'],
    ['es', '«El puente es seguro», explicaba la semana pasada Nora Quille, ingeniera.'],
    ['it', '«Il ponte è sicuro», spiegava la settimana scorsa Nora Quille, ingegnera.'],
  ])('%s %s', (language, text) => {
    expect(likeliest(text, language)[0]).toMatch(/^Nora(?: Quille)?$/u);
  });
});

describe('the name behind a description', () => {
  test.each([
    [
      'fr',
      '« Le pont est sûr », a noté la présidente du groupe ADP (Amis du pont) du conseil de Lurville, Nora Quille.',
    ],
    ['fr', '« Le pont est sûr », a rapporté son conseil Me Nora Quille.'],
    ['fr', 'Le pont est « vieux » mais « encore bien solide », a exposé l’avocate du péage, Me Nora Quille.'],
    ['en', '“The bridge is safe,” says jury member Nora Quille.'],
    ['en', 'Nora Quille built it. “The bridge is safe,” said a surprised Quille.'],
    ['en', '“The bridge is safe,” tweets folk music legend Nora Quille.'],
  ])('%s %s', (language, text) => {
    expect(likeliest(text, language).at(-1)).toBe('Nora Quille');
  });

  test('is not that of another behind the noun that speaks', () => {
    const text = '“The bridge is safe,” says the report about Nora Quille.';
    expect(likeliest(text, 'en')).not.toContain('Nora Quille');
  });
});

describe('in whose eyes it is so', () => {
  test.each([
    ['fr', 'En revanche, pour Nora Quille, le pont est « vraiment trop vieux pour cela ».'],
    ['es', 'No obstante, para Nora Quille el puente es «demasiado viejo para todo eso».'],
    ['it', 'Tuttavia, per Nora Quille il ponte è «davvero troppo vecchio per tutto questo».'],
  ])('%s %s', (language, text) => {
    expect(likeliest(text, language)).toEqual(['Nora Quille']);
  });

  test.each([
    ['es', 'El puente se fue “oxidando poco a poco”, como dice Nora Quille.'],
    ['it', 'Il ponte si è andato “arrugginendo poco a poco”, come dice Nora Quille.'],
    ['fr', 'Le pont se met à « rouiller peu à peu », comme dit Nora Quille.'],
    ['fr', 'Le pont rouille, comme le précise la maire, Nora Quille : « Il a pris l’eau tout l’hiver. »'],
  ])('and in whose words: %s %s', (language, text) => {
    expect(likeliest(text, language)).toEqual(['Nora Quille']);
  });
});

describe('what touches a quotation tells of that one', () => {
  test.each([
    ['fr', 'C’est « un pont très sûr » selon Nora Quille, mais « une vieille passoire » selon Bruno Dessi.'],
    ['es', 'Es «un puente muy seguro» según Nora Quille, pero «un viejo colador» según Bruno Dessi.'],
    ['it', 'È «un ponte molto sicuro» secondo Nora Quille, ma «un vecchio colabrodo» secondo Bruno Dessi.'],
  ])('%s %s', (language, text) => {
    expect(likeliest(text, language)).toEqual(['Nora Quille', 'Bruno Dessi']);
  });
});

describe('all quotations of the sentence are of the source that opens it', () => {
  test.each([
    [
      'fr',
      'Pour Nora Quille, le pont est « beaucoup trop vieux pour cela » et « ne tiendra pas longtemps encore ».',
    ],
    ['es', 'Según Nora Quille, el puente es «demasiado viejo para eso» y «no aguantará mucho tiempo más».'],
    [
      'it',
      'Secondo Nora Quille il ponte è «davvero troppo vecchio per questo» e «non terrà ancora a lungo».',
    ],
  ])('%s %s', (language, text) => {
    expect(likeliest(text, language)).toEqual(['Nora Quille', 'Nora Quille']);
  });
});

describe('a clause before that of the speaker', () => {
  test.each([
    [
      'fr',
      'Ravie que les plans soient enfin dévoilés, Nora Quille savoure sa victoire : « Le pont est à nous ! »',
    ],
    ['es', 'Contenta de que los planes hayan sido anunciados, Nora Quille sonríe: «¡El puente es nuestro!»'],
    ['de', 'Diese Sorge teilt auch Nora Quille: „Wir wissen nicht, wie lange die Brücke noch hält.“'],
  ])('%s %s', (language, text) => {
    expect(likeliest(text, language)).toEqual(['Nora Quille']);
  });

  test('a participle leans on the subject of its sentence, not on the object before it', () => {
    const text =
      'La maire de Lurville, Nora Quille, a salué le travail des ouvriers, estimant que c’était « un très beau pont ».';
    expect(likeliest(text, 'fr')).toEqual(['Nora Quille']);
  });

  test('a participle behind an earlier quotation has the subject of that one', () => {
    const text =
      'Bruno Dessi se tait. La maire, Nora Quille, s’est dite « très surprise par ce choix », rappelant que « le pont est à tous ».';
    expect(likeliest(text, 'fr')).toEqual(['Nora Quille', 'Nora Quille']);
  });

  test('an infinitive gives way to the verb behind', () => {
    const text =
      'Le pont a été fermé mardi, pour répondre à une « forte demande des riverains », a expliqué Nora Quille.';
    expect(likeliest(text, 'fr')).toEqual(['Nora Quille']);
  });
});

test('"it was said" names nobody', () => {
  const text = [
    '„Die Brücke hält noch lange“, sagte Nora Quille.',
    'Aus der Verwaltung hieß es zu dem Plan: „Wir prüfen das sehr genau.“',
  ].join(' ');
  expect(likeliest(text, 'de')).toEqual(['Nora Quille', null]);
});

test('a surname that is also a noun for a body is a person', () => {
  const text = 'Nora Mesa cuida el puente. «El puente es muy seguro», declaró Mesa.';
  expect(likeliest(text, 'es')).toEqual(['Nora Mesa']);
});

test('a line that repeats a quotation has the speaker that the quotation names', () => {
  const text = [
    '« Le pont est à bout », dit Bruno Dessi.',
    '« Il faut le refaire entièrement »',
    'Nora Quille est plus dure : « Il faut le refaire entièrement », a tranché Nora Quille.',
  ].join('\n');
  expect(likeliest(text, 'fr').at(-1)).toBe('Nora Quille');
});

test('whom one calls something is not who says it', () => {
  const text =
    'Bruno Dessi aime peu la maire. Dans un tweet, il avait qualifié Nora Quille de « girouette du vieux pont ».';
  expect(likeliest(text, 'fr')).not.toContain('Nora Quille');
});

describe('somebody by age only is the one spoken of last', () => {
  test.each([
    ['en', 'Nora Quille built the bridge. “It will hold for a hundred years,” said the 31-year-old.'],
    ['de', 'Nora Quille hat die Brücke gebaut. „Sie hält noch hundert Jahre“, sagte die 31-Jährige.'],
    ['it', 'Nora Quille ha costruito il ponte. «Terrà ancora cento anni», ha detto la 31enne.'],
  ])('%s %s', (language, text) => {
    expect(likeliest(text, language)).toEqual(['Nora Quille']);
  });
});

test.each([
  [
    'it',
    '«Il ponte è molto fragile», ha commentato alla Bridge Engineering Gazette Bruno Quilli, ex custode.',
  ],
  ['es', '«El puente es muy frágil», comentó a la Bridge Engineering Gazette Bruno Quilli, ex guardián.'],
])('a paper through which somebody speaks is no part of the name: %s %s', (language, text) => {
  expect(likeliest(text, language)).toEqual(['Bruno Quilli']);
});

test('a verb with its particle before it ends the clause of who speaks', () => {
  const text =
    'Nora Quille hat Bruno Dessi geschrieben, wobei sie ihn auffordert, „die alte Brücke zu schonen“.';
  const [quote] = readQuotes(text, 'de');
  expect(quote?.cue).toContain('auffordert');
});
