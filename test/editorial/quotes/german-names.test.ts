import { describe, expect, test } from 'vitest';
import { readQuotes } from './read-quotes.ts';

const likeliest = (text: string): readonly (string | null)[] =>
  readQuotes(text, 'de').map(({ speaker, guess }) => speaker ?? guess ?? null);

describe('a German name ends where the object of the verb begins, which has a capital too', () => {
  test.each([
    'Gestern forderte die Ministerin Nora Quill Reparaturen an der Brücke. „Die Brücke ist sehr alt“, sagte Quill.',
    'Der Gemeinde machte die Ministerin Nora Quill Hoffnung: „Die Brücke wird im Mai eröffnet.“',
    'Am Fluss baut Nora Quill Boote. „Die Brücke ist sehr alt“, sagt Quill.',
    'Nora Quill plant die Brücke. Von der Stadt wünscht sich Quill Geduld. „Die Brücke ist sehr alt“, sagt Quill.',
    'Die Brücke ist sehr alt. „Wir bauen sie im Mai neu“, sagte Nora Quill ZEIT ONLINE.',
    'Die Brücke plant Nora Quill. Sie sagte Donnerstagnacht: „Die Brücke ist sehr alt.“',
  ])('%s', text => {
    expect(likeliest(text).at(-1)).toBe('Nora Quill');
  });
});

describe('the genitive is not the name', () => {
  test.each([
    'Nora Quills Stimme klingt müde. Die Ingenieurin Nora Quill plant die Brücke. „Sie ist sehr alt“, sagt Quill.',
    '„Die Brücke ist sehr alt“, sagt Nora Quill. „Sie muss bald erneuert werden“, lautet das Urteil Quills.',
  ])('%s', text => {
    expect(new Set(likeliest(text))).toEqual(new Set(['Nora Quill']));
  });
});

describe('what stands before the name is its office, whatever it begins with', () => {
  test.each([
    ['„Die Brücke ist sehr alt“, sagte Alba-Managerin Nora Quill.', 'Alba-Managerin'],
    [
      '„Die Brücke ist sehr alt“, sagte MeG-Geschäftsstellenleiterin Nora Quill.',
      'MeG-Geschäftsstellenleiterin',
    ],
  ])('%s', (text, role) => {
    expect(readQuotes(text, 'de').map(q => [q.speaker ?? q.guess, q.role])).toEqual([['Nora Quill', role]]);
  });
});

test('what an office is for stands between it and the name', () => {
  expect(likeliest('„Die Brücke ist sehr alt“, sagte Geschäftsführerin Technik Nora Quill.')).toEqual([
    'Nora Quill',
  ]);
});

test('a surname that is a trade as well stands for its bearer', () => {
  const text =
    'Vizepräsident Rainer Koch plant die Brücke. „Sie ist wirklich alt“, sagte Koch. „Sie hält noch“, so Präsident Koch.';
  expect(likeliest(text)).toEqual(['Rainer Koch', 'Rainer Koch']);
});

describe('a noun that says what body is named makes its name no person', () => {
  test.each([
    '„Die Brücke ist wirklich sehr alt“, teilte das Unternehmen Quillfleisch mit.',
    '„Die Brücke ist wirklich sehr alt“, schrieb die Wochenzeitung New Bridgeman.',
    '„Die Brücke ist wirklich sehr alt“, sagte die Fluggesellschaft Quillwings.',
    'Die Brücke von Bad Quillau ist alt. Bad Quillau sagte, sie werde „ganz bestimmt im Mai erneuert“.',
  ])('%s', text => {
    expect(readQuotes(text, 'de').map(({ speaker }) => speaker)).toEqual([null]);
  });
});

describe('an adverb, a feeling or a compound cut short is nobody', () => {
  test.each([
    'Nora Quill plant die Brücke und äußerte Verständnis: „Sie ist wirklich sehr alt.“',
    'Nora Quill plant die Brücke. Trotzdem warnt sie: „Sie ist wirklich sehr alt.“',
    '„Die Brücke ist wirklich sehr alt“, sagte Wirtschafts- und Verkehrsministerin Nora Quill.',
  ])('%s', text => {
    expect(likeliest(text)).toEqual(['Nora Quill']);
  });
});

describe('nouns that are read like a name are nobody', () => {
  test.each([
    'Weiterführende Informationen liefert die Brückenrunde: „Die Brücke ist wirklich sehr alt.“',
    '„Die Brücke ist wirklich sehr alt“, sagen Kommissionskreise.',
    '„Die Brücke ist wirklich sehr alt“, schrieb die Lurviller Allgemeine Brückenzeitung.',
  ])('%s', text => {
    expect(readQuotes(text, 'de').map(({ speaker }) => speaker)).toEqual([null]);
  });
});

test('a surname may be a day of the week', () => {
  expect(likeliest('„Die Brücke ist wirklich sehr alt“, sagte Nora Freitag.')).toEqual(['Nora Freitag']);
});

describe('a surname that is a little word as well stands for its bearer', () => {
  test.each([
    [
      'Die Brücke plant Lurvilles Bürgermeisterin Nora Weil (SPD). „Sie ist sehr alt“, sagte Weil.',
      'Nora Weil',
    ],
    ['„Die Brücke ist sehr alt“, sagte Bausprecherin Nora Herr.', 'Nora Herr'],
    [
      '„Die Brücke ist sehr alt“, sagte Ministerin Anna Freitag. „Sie hält noch“, so Freitag.',
      'Anna Freitag',
    ],
  ])('%s', (text, name) => {
    expect(new Set(likeliest(text))).toEqual(new Set([name]));
  });

  test('and a day is none', () => {
    const text = 'Die Brücke plant Anna Freitag. „Sie ist sehr alt“, sagte am Freitag Ministerin Nora Quill.';
    expect(likeliest(text)).toEqual(['Nora Quill']);
  });
});

describe('a noun is no name where the verb before it has its subject, or behind "kein"', () => {
  test.each([
    'Nora Quill plant die Brücke. Es gab Zeiten, in denen hier eine Fähre fuhr. „Die Brücke ist sehr alt“, sagt sie.',
    'Nora Quill plant die Brücke. Kein Zweifel, die Leiterin meint es ernst. „Die Brücke ist sehr alt“, sagt die Leiterin.',
  ])('%s', text => {
    expect(likeliest(text)).toEqual(['Nora Quill']);
  });
});

describe('a body that the genitive names is nobody', () => {
  test.each([
    'Nora Quill plant die Brücke. Eine Sprecherin des Lurvischen Roten Brückenbundes kam dazu. „Sie ist sehr alt“, sagte die Sprecherin.',
    'Nora Quill plant die Brücke. Der Präsident des Internationalen Olympischen Komitees kam dazu. „Sie ist sehr alt“, sagte der Präsident.',
  ])('%s', text => {
    expect(likeliest(text).join()).not.toMatch(/Brückenbund|Komitee/u);
  });
});

test('what somebody belongs to is no part of the name', () => {
  const text = 'Sergi von der Brückenhilfe sieht zu. „Die Brücke ist wirklich sehr alt“, sagt Sergi.';
  expect(likeliest(text)).toEqual(['Sergi']);
});

test('a month between an office and more of a name begins it', () => {
  const text = '„Die Brücke ist wirklich sehr alt“, sagte die Ingenieurin Mai Lin Quill-Weber am Montag.';
  expect(likeliest(text)).toEqual(['Mai Lin Quill-Weber']);
});

test('a prince is not the other one of that forename', () => {
  const text =
    'Auf der Brücke stand Charles Quill. Prinz Charles baut eine neue. „Sie wird ganz besonders schön“, sagte Charles.';
  expect(likeliest(text)).toEqual(['Charles']);
});

test('a forename stands for its bearer behind an article and what else he is', () => {
  const text =
    'Nora und Paul spielen auf der Brücke. „Sie ist doch noch gar nicht so alt“, sagt der sechsjährige Paul.';
  expect(likeliest(text)).toEqual(['Paul']);
});

describe('what is of a town, or a noun for what is written, is nobody', () => {
  test.each([
    'Nora Quill plant die Brücke. Berliner Brückenträger sehen zu. „Sie ist wirklich sehr alt“, sagt sie.',
    'Nora Quill plant die Brücke. Zweieinhalb Wochen fehlen noch. „Sie ist wirklich sehr alt“, sagt sie.',
    'Nora Quill plant die Brücke. Dazu sagte sie: „Sie ist wirklich sehr alt.“ Überschriften machte das nicht.',
  ])('%s', text => {
    expect(likeliest(text)).toEqual(['Nora Quill']);
  });
});

test('a name ends before marks that open behind it', () => {
  const text =
    'Nora Quill „Brückenfee“ Weber sah zu. Paul Quill „Zirkus Brücke“ heißt das Lied. „Sie ist sehr alt“, sagte Paul Quill.';
  expect(likeliest(text).at(-1)).toBe('Paul Quill');
});
