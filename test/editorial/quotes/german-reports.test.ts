import { describe, expect, test } from 'vitest';
import { readQuotes } from './read-quotes.ts';

const likeliest = (text: string): readonly (string | null)[] =>
  readQuotes(text, 'de').map(({ speaker, guess }) => speaker ?? guess ?? null);

describe('whom reported speech tells of does not speak in it', () => {
  test.each([
    '„Die Brücke ist sehr alt“, sagte Nora Quill. Paul Weber habe „offenbar keine Ahnung von Brücken“.',
    '„Die Brücke ist sehr alt“, sagte Nora Quill. Deshalb müsse Paul Weber „endlich etwas dagegen unternehmen“.',
    '„Die Brücke ist sehr alt“, sagte Nora Quill. Paul Weber zahle damit „einen wirklich hohen Preis dafür“.',
  ])('%s', text => {
    expect(likeliest(text)).toEqual(['Nora Quill', 'Nora Quill']);
  });

  test('where it goes on over sentences, its speaker goes on', () => {
    const text =
      'Nora Quill sagte, die Brücke sei sehr alt. Sie müsse bald erneuert werden. Dafür brauche die Stadt Geld. „Wir fangen im Mai an.“';
    expect(likeliest(text)).toEqual(['Nora Quill']);
  });
});

describe('a source around its owner, or behind it', () => {
  test.each([
    'Die Brücke plant Nora Quill. Aus Quills Sicht ist sie „ein wirklich großes Wagnis für alle“.',
    'Die Brücke plant Nora Quill. Nach Quills Worten ist sie „ein wirklich großes Wagnis für alle“.',
    'Die Brücke plant Nora Quill. Sie ist Quill zufolge „ein wirklich großes Wagnis für alle“.',
    'Aus Sicht von Nora Quill ist die Brücke „ein wirklich großes Wagnis für alle“.',
  ])('%s', text => {
    expect(likeliest(text)).toEqual(['Nora Quill']);
  });

  test('is only where it stood, beside a verb of saying', () => {
    expect(
      likeliest('Nora Quill entgegnete dem Magazin zufolge: „Die Brücke ist wirklich sehr alt.“'),
    ).toEqual(['Nora Quill']);
    expect(
      likeliest('Weiter sagte Nora Quill laut Brückenblatt, sie sei „ein wirklich großes Wagnis“.'),
    ).toEqual(['Nora Quill']);
  });
});

test.each(['denn auch', 'kürzlich', 'daher', 'wiederum'])('between verb and name: %s', adverb => {
  expect(likeliest(`„Die Brücke ist sehr alt“, sagt ${adverb} Nora Quill von der Bauaufsicht.`)).toEqual([
    'Nora Quill',
  ]);
});

describe('a participle says that somebody spoke where it has its auxiliary', () => {
  test.each([
    '„Die Brücke wird im Mai neu gebaut“, hatte die Leiterin des Amtes, Nora Quill, zuvor auf Anfrage mitgeteilt.',
    'Paul Weber liebt die Brücke. Zuletzt hatte Nora Quill vor Rissen gewarnt: „Die Pfeiler sind wirklich in keinem guten Zustand.“',
  ])('%s', text => {
    expect(likeliest(text)).toEqual(['Nora Quill']);
  });

  test('and not where that is said of something', () => {
    const text =
      'Nora Quill baut die Brücke. Sie wird von allen „als wirklich großes Wagnis der Gegenwart“ beschrieben.';
    expect(readQuotes(text, 'de').map(({ speaker }) => speaker)).toEqual([null]);
  });
});

describe('a politician of a party is nobody who is said to be of another', () => {
  test.each([
    'Der CSU-Politiker Paul Weber sah zu. Nora Quill baut die Brücke. „Sie ist wirklich sehr alt“, sagte der FDP-Politiker.',
    'Zu Gast war Paul Weber (CSU). Nora Quill baut die Brücke. „Sie ist wirklich sehr alt“, sagte der FDP-Politiker.',
  ])('%s', text => {
    expect(likeliest(text)).not.toEqual(['Paul Weber']);
  });

  test('and one whose party the article gives is meant by it', () => {
    const text =
      'Die SPD-Politikerin Nora Quill und die CDU-Politikerin Anna Weber sind da. „Die Brücke ist sehr alt“, sagte die CDU-Politikerin.';
    expect(likeliest(text)).toEqual(['Anna Weber']);
  });
});

describe('a source between commas names whose words follow', () => {
  test.each([
    'Paul Weber ist hier. Die Brücke habe, so Nora Quill, „ganz sicher noch viele Jahre vor sich“.',
    'Paul Weber ist hier. Die Brücke sei zu alt, so die Ingenieurin Nora Quill, „und das wissen wirklich alle“.',
  ])('%s', text => {
    expect(likeliest(text)).toEqual(['Nora Quill']);
  });
});

test('who hears something does not say it', () => {
  const text =
    '„Die Brücke ist alt“, sagt Nora Quill. „Wann wird sie denn endlich neu gebaut?“, das hört Quill jeden Tag.';
  expect(readQuotes(text, 'de').map(({ speaker }) => speaker)).toEqual(['Nora Quill', null]);
});
