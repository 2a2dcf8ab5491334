import { describe, expect, test } from 'vitest';
import { readQuotes, said } from './read-quotes.ts';

const speakers = (text: string, language: string, title: string | null = null) =>
  readQuotes(text, language, title).map(quote => quote.speaker);
/** Whom the rules name, be it sure enough to print or not. */
const named = (text: string, language: string) =>
  readQuotes(text, language).map(quote => quote.speaker ?? quote.guess);

describe('verbs of quoting name their object as the speaker', () => {
  test.each([
    ['en', '“The bridge is not safe at all,” the Daily Lantern quoted Nora Quill as saying.'],
    ['de', '„Die Brücke ist nicht sicher“, zitierte der Sender Nora Quill.'],
    ['de', 'Die Zeitung zitiert dazu Nora Quill mit folgenden Worten: „Die Brücke ist nicht sicher.“'],
  ])('%s %s', (language, text) => {
    expect(speakers(text, language)).toEqual(['Nora Quill']);
  });
  test('unless they are passive', () => {
    expect(
      speakers('Nora Quill was quoted by Paul Harwick as saying: “The bridge is not safe at all.”', 'en'),
    ).toEqual(['Nora Quill']);
  });
});

describe('verbs of reading leave the speaker open', () => {
  test.each([
    ['it', 'Nora Quilli è arrivata. “Il ponte non è sicuro”, si legge nella nota.'],
    ['de', 'Nora Quill kam an. „Die Brücke ist nicht sicher“, heißt es in der Erklärung.'],
    ['fr', 'Nora Quille est arrivée. « Le pont n’est pas sûr », peut-on lire dans le communiqué.'],
  ])('%s %s', (language, text) => {
    expect(speakers(text, language)).toEqual([null]);
  });
});

describe('German word order', () => {
  test('the verb comes last, the subject stands at the auxiliary', () => {
    const text =
      'Paul Harwig hatte in Berlin die Rolle der Parteichefin betont: „Sie entscheidet das ganz allein.“';
    expect(speakers(text, 'de')).toEqual(['Paul Harwig']);
  });
  test('a subordinate clause', () => {
    const text = 'Wie Nora Quill sagte, sei die Brücke „seit Jahren in schlechtem Zustand“.';
    expect(speakers(text, 'de')).toEqual(['Nora Quill']);
  });
  test('the mood of reported speech goes on with whoever spoke', () => {
    const text = 'Nora Quill sagte, die Brücke sei alt.\nEs müsse nun „sehr schnell etwas geschehen“.';
    expect(named(text, 'de')).toEqual(['Nora Quill']);
  });
  test('an adjective stands between article and trade', () => {
    const text = '„Die Brücke ist nicht sicher“, sagte die kroatische Ingenieurin Nora Quill.';
    expect(readQuotes(text, 'de')[0]).toMatchObject({
      speaker: 'Nora Quill',
      role: 'kroatische Ingenieurin',
    });
  });
  test('a trade that no list has is no part of the name', () => {
    expect(speakers('„Die Brücke ist nicht sicher“, sagte Brückenplaner Fyndor Malkwitz.', 'de')).toEqual([
      'Fyndor Malkwitz',
    ]);
  });
  test('a noun of nobility belongs to the name', () => {
    const text = 'Nora von der Felden kam an.\nVon der Felden betonte: „Die Brücke ist nicht sicher.“';
    expect(speakers(text, 'de')).toEqual(['Nora von der Felden']);
  });
});

describe('a clause at the end of the sentence', () => {
  test.each([
    ['de', 'Die Stadt müsse „sofort und ohne jede Ausnahme“ handeln, so Nora Quill.'],
    ['it', 'Il ponte “non è sicuro per nessuno” e va chiuso, ha detto Nora Quilli.'],
  ])('%s %s', (language, text) => {
    expect(speakers(text, language)[0]).toMatch(/^Nora Quill/);
  });
});

describe('number and gender', () => {
  test('a plural verb without a subject is not one person', () => {
    expect(speakers('Nora Quilla llegó ayer. “El puente no es seguro para nadie”, dijeron.', 'es')).toEqual([
      null,
    ]);
    expect(
      speakers('Nora Quilli è arrivata ieri. “Il ponte non è sicuro per nessuno”, hanno detto.', 'it'),
    ).toEqual([null]);
  });
  test('the feminine pronoun passes over a man', () => {
    const text = 'Nora Quill kam an. Paul Harwig schwieg. „Die Brücke ist nicht sicher“, sagte sie.';
    expect(named(text, 'de')).toEqual(['Nora Quill']);
  });
  test('“cette dernière” is the woman named last', () => {
    const text = 'Paul Harvique a reçu Anne Tordelle. Cette dernière a répondu : « Le pont n’est pas sûr. »';
    expect(named(text, 'fr')).toEqual(['Anne Tordelle']);
  });
});

describe('who is meant by an office', () => {
  test('a verb of going on keeps the speaker', () => {
    const text =
      '“Il ponte è vecchio e va chiuso”, ha detto Nora Quilli. “Non c’è altro da dire, mi pare”, ha aggiunto la leader del movimento.';
    expect(speakers(text, 'it')).toEqual(['Nora Quilli', 'Nora Quilli']);
  });
  test('a bare office is the last who spoke', () => {
    const text =
      '“The bridge is old and must be closed,” said Nora Quill. “There is nothing else to say,” the engineer said.';
    expect(speakers(text, 'en')).toEqual(['Nora Quill', 'Nora Quill']);
  });
  test('but not when somebody else came in by that word; the bare office says too little to be printed', () => {
    const text =
      '“The bridge is old and must be closed,” said Nora Quill. A doctor stood nearby. “I saw many people fall,” the doctor said.';
    expect(said(text, 'en').at(-1)).toBe('I saw many people fall → ?');
  });
  test('one of several is nobody', () => {
    const text =
      'Der Feuerwehrchef Paul Harwig kam an. Einer der Feuerwehrmänner sagte: „So etwas habe ich noch nie gesehen.“';
    expect(speakers(text, 'de')).toEqual([null]);
  });
  test('the name may stand far behind all that tells of the office', () => {
    const text =
      'El periodista laureado con el gran premio de la ciudad, Pablo Garbal, llegó ayer.\n“El puente no es seguro”, dijo el periodista.';
    expect(speakers(text, 'es')).toEqual(['Pablo Garbal']);
  });
  test('two offices before one name', () => {
    expect(
      speakers('“The ice is very thick there,” scientist and study co-author Nora Quill said.', 'en'),
    ).toEqual(['Nora Quill']);
  });
});

describe('what surrounds a name', () => {
  test('an organisation before it is cut off', () => {
    expect(
      speakers('“Il ponte non è sicuro”, ha detto il segretario generale della NATO Piero Garbi.', 'it'),
    ).toEqual(['Piero Garbi']);
  });
  test('a town and an office in capitals are cut off', () => {
    const [quote] = readQuotes(
      '“The bridge is not safe at all,” Harborough Mayor Nora Quill said Friday.',
      'en',
    );
    expect(quote?.speaker).toBe('Nora Quill');
  });
  test('a common noun says that it is no person', () => {
    expect(speakers('Nora Quilla llegó. “El puente no es seguro”, dijo a la red Albor.', 'es')).toEqual([
      'Nora Quilla',
    ]);
  });
  test('a nickname in marks belongs to the name', () => {
    expect(speakers('“The bridge is not safe at all,” said Tom “Hammer” Quill.', 'en')).toEqual([
      'Tom “Hammer” Quill',
    ]);
  });
  test('a relative clause speaks of the one right before it', () => {
    const text = 'Anne Tordelle a débattu avec Paul Harvique, qui lui a répondu : « Le pont n’est pas sûr. »';
    expect(named(text, 'fr')).toEqual(['Paul Harvique']);
  });
  test('the words of somebody, before a colon', () => {
    expect(named('L’elogio di Piero Garbi: «Il ponte è una meraviglia per tutti».', 'it')).toEqual([
      'Piero Garbi',
    ]);
  });
});

describe('headings and interviews', () => {
  test('a heading made of a quotation belongs to whoever speaks below', () => {
    const text =
      'Paul Harwick said no.\n“Nobody asked us about it”\nNora Quill is angry. “We live right beside the bridge,” she said.';
    expect(named(text, 'en')).toEqual(['Nora Quill', 'Nora Quill']);
  });
  test('a question names whom it asks about, not who answers', () => {
    const text =
      '“The bridge is safe, believe me,” says Nora Quill.\nIs Paul Harwick right then?\n“I would not say that at all.”';
    expect(named(text, 'en')).toEqual(['Nora Quill', 'Nora Quill']);
  });
});
