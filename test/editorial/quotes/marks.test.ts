import { describe, expect, test } from 'vitest';
import { readQuotes } from './read-quotes.ts';

const texts = (text: string, language: string) => readQuotes(text, language).map(quote => quote.text);

describe('every usual pair of marks is found and left out of the text', () => {
  test.each([
    ['en', '“We will open the bridge in May,” said Nora Quill.'],
    ['en', '"We will open the bridge in May," said Nora Quill.'],
    ['en', '‘We will open the bridge in May,’ said Nora Quill.'],
    ['en', "''We will open the bridge in May'' said Nora Quill."],
    ['de', '„We will open the bridge in May,“ sagte Nora Quill.'],
    ['de', '»We will open the bridge in May,« sagte Nora Quill.'],
    ['de', '«We will open the bridge in May,» sagte Nora Quill.'],
    ['fr', '« We will open the bridge in May, » a dit Nora Quill.'],
    ['fr', '«\u00a0We will open the bridge in May,\u00a0» a dit Nora Quill.'],
    ['it', '“We will open the bridge in May,” ha detto Nora Quill.'],
  ])('%s %s', (language, text) => {
    expect(texts(text, language)).toEqual(['We will open the bridge in May']);
  });
});

describe('marks that page makers spoiled', () => {
  test('an opening mark closed by a straight one', () => {
    expect(texts('“We will open the bridge in May," said Nora Quill.', 'en')).toEqual([
      'We will open the bridge in May',
    ]);
  });
  test('a straight mark with a blank before it and a comma behind it closes', () => {
    expect(
      texts('"Il ponte aprirà a maggio ", ha detto Nora Quilli. "È molto vecchio ", ha aggiunto.', 'it'),
    ).toEqual(['Il ponte aprirà a maggio', 'È molto vecchio']);
  });
  test('an opening mark used to close', () => {
    expect(texts('“Il ponte aprirà a maggio“, ha detto Nora Quilli.', 'it')).toEqual([
      'Il ponte aprirà a maggio',
    ]);
  });
  test('the French pair turned round', () => {
    expect(texts('Il a répondu :  » Je ne sais pas encore quoi faire « , puis il est parti.', 'fr')).toEqual([
      'Je ne sais pas encore quoi faire',
    ]);
  });
  test('paragraphs of one speech that were joined, where only the last closes', () => {
    const text = '"We saw the bridge from the boat. "It was closed for the whole winter," said Nora Quill.';
    expect(texts(text, 'en')).toEqual([
      'We saw the bridge from the boat.',
      'It was closed for the whole winter',
    ]);
  });
  test('a blank that is missing behind the colon', () => {
    expect(texts('Nora Quilli ha detto:"Il ponte aprirà a maggio".', 'it')).toEqual([
      'Il ponte aprirà a maggio',
    ]);
  });
});

test('a quotation inside a quotation belongs to the outer one', () => {
  expect(texts('“He told me ‘the bridge is closed’ and left,” said Nora Quill.', 'en')).toEqual([
    'He told me ‘the bridge is closed’ and left',
  ]);
  expect(texts('« Il m’a dit “le pont est fermé” et il est parti », raconte Nora Quille.', 'fr')).toEqual([
    'Il m’a dit “le pont est fermé” et il est parti',
  ]);
  expect(texts('"He said "no" to all of us," Nora Quill said.', 'en')).toEqual(['He said "no" to all of us']);
});

test('apostrophes and feet open nothing', () => {
  expect(texts("It's the workers' own house, Nora Quill said, and it isn't the mayor's.", 'en')).toEqual([]);
  expect(texts("Un po' di pane, l'uomo dell'acqua e la 'ndrangheta, ha detto Nora Quilli.", 'it')).toEqual(
    [],
  );
  expect(texts('The door is 6\'2" high, Nora Quill said.', 'en')).toEqual([]);
});

test('speech over several paragraphs comes as one quotation a paragraph, with one speaker', () => {
  const quotes = readQuotes(
    'Nora Quill said: “The bridge is old and nobody looked after it.\n“We will open the new one in May.”',
    'en',
  );
  expect(quotes.map(q => [q.text, q.speaker])).toEqual([
    ['The bridge is old and nobody looked after it.', 'Nora Quill'],
    ['We will open the new one in May.', 'Nora Quill'],
  ]);
});

test('speech over several paragraphs whose speaker is named behind the last one', () => {
  const quotes = readQuotes(
    '“The bridge is old and nobody looked after it.\n“We will open the new one in May,” said Nora Quill.',
    'en',
  );
  expect(quotes.map(q => q.speaker)).toEqual(['Nora Quill', 'Nora Quill']);
});

describe('what is marked but is not speech is left out', () => {
  test.each([
    ['en', 'She sang in the musical “The Winter of the Foxes” for two years.'],
    ['en', 'Tom “The Hammer” Brady went home.'],
    ['it', 'Il film “La casa sul fiume” esce domani.'],
    ['it', 'Luca «Zanna» Moretti è tornato.'],
    ['de', 'Der Film „Das Haus am Fluss“ läuft morgen.'],
    ['fr', 'Le livre « La maison du fleuve » sort demain.'],
    ['es', 'La película “La casa del río” se estrena mañana.'],
    ['en', 'The so-called “expert” went home.'],
  ])('%s %s', (language, text) => {
    expect(texts(text, language)).toEqual([]);
  });
});

describe('dialogue by dashes', () => {
  test('Italian, with the clause between dashes', () => {
    expect(texts('– Non lo so ancora – disse Nora Quilli. – Vedremo domani mattina.', 'it')).toEqual([
      'Non lo so ancora',
      'Vedremo domani mattina.',
    ]);
  });
  test('Spanish, with the closing dash at the word', () => {
    expect(texts('—No lo sé todavía —dijo Nora Quilla—. Ya veremos mañana.', 'es')).toEqual([
      'No lo sé todavía',
      'Ya veremos mañana.',
    ]);
  });
  test('French, with the clause behind a comma', () => {
    expect(texts('– Je ne sais pas encore, dit-elle en partant.', 'fr')).toEqual(['Je ne sais pas encore']);
  });
  test('a list is no dialogue', () => {
    expect(texts('– pane e latte\n– due chili di mele', 'it')).toEqual([]);
  });
});

test('a reporting clause between dashes inside the marks is taken out', () => {
  const quotes = readQuotes(
    '«Non è vero che non costa – insorge Piero Garbi, capogruppo della lista civica –. I cittadini pagano più di tutti».',
    'it',
  );
  expect(quotes.map(q => [q.text, q.speaker])).toEqual([
    ['Non è vero che non costa', 'Piero Garbi'],
    ['I cittadini pagano più di tutti', 'Piero Garbi'],
  ]);
});

test('a language without words of ours: marks are found, nobody is named', () => {
  const quotes = readQuotes('“Most är öppen från och med maj”, sade Nora Kvill.', 'sv');
  expect(quotes.map(q => [q.text, q.speaker, q.role])).toEqual([
    ['Most är öppen från och med maj', null, null],
  ]);
});

test('what markup writes between marks is no quotation', () => {
  const text =
    'La diga tiene, secondo Nora Quilli.\n<img src="https://diga.example/a.jpg" alt="Il fiume sale ancora: la diga tiene bene">\n"Il fiume non fa paura a nessuno", ha detto Quilli.';
  expect(texts(text, 'it')).toEqual(['Il fiume non fa paura a nessuno']);
});
