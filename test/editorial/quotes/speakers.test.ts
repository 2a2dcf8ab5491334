import { describe, expect, test } from 'vitest';
import { readQuotes, said } from './read-quotes.ts';

describe('the verb stands behind the quotation', () => {
  test.each([
    ['it', '“Il ponte aprirà a maggio”, ha detto Nora Quilli.'],
    ['it', '«Il ponte aprirà a maggio» ha poi aggiunto la sindaca Nora Quilli.'],
    ['en', '“Il ponte aprirà a maggio,” said Nora Quilli.'],
    ['en', '“Il ponte aprirà a maggio,” Nora Quilli said.'],
    ['en', '“Il ponte aprirà a maggio,” Nora Quilli, 47, a teacher in Sant’Elmo, told the Daily Lantern.'],
    ['de', '„Il ponte aprirà a maggio“, sagte die Bürgermeisterin Nora Quilli.'],
    ['de', '„Il ponte aprirà a maggio“, so Nora Quilli.'],
    ['fr', '« Il ponte aprirà a maggio », a déclaré Nora Quilli.'],
    ['fr', '« Il ponte aprirà a maggio », a déclaré à l’AFP Nora Quilli, la maire du village.'],
    ['es', '“Il ponte aprirà a maggio”, afirmó Nora Quilli.'],
    ['es', '“Il ponte aprirà a maggio”, según Nora Quilli.'],
  ])('%s %s', (language, text) => {
    const [quote] = readQuotes(text, language);
    expect(quote?.speaker).toBe('Nora Quilli');
    expect(quote?.cue).not.toBeNull();
    expect(quote?.reason).toMatch(/after: name$/);
  });
});

describe('the verb announces the quotation', () => {
  test.each([
    ['it', 'Nora Quilli ha dichiarato che “il ponte non aprirà prima di maggio”.'],
    ['it', 'Secondo Nora Quilli “il ponte non aprirà prima di maggio”.'],
    ['en', 'Nora Quilli told reporters that “the bridge will not open before May.”'],
    ['en', 'According to Nora Quilli, “the bridge will not open before May.”'],
    ['de', 'Am Montag sagte Nora Quilli: „Die Brücke öffnet nicht vor Mai.“'],
    ['de', 'Laut Nora Quilli ist die Brücke „nicht vor Mai zu öffnen“.'],
    ['fr', 'Selon Nora Quilli, « le pont n’ouvrira pas avant mai ».'],
    ['fr', 'Nora Quilli a affirmé : « Le pont n’ouvrira pas avant mai. »'],
    ['es', 'Nora Quilli aseguró que “el puente no abrirá antes de mayo”.'],
    ['es', 'Según Nora Quilli, “el puente no abrirá antes de mayo”.'],
  ])('%s %s', (language, text) => {
    expect(readQuotes(text, language).map(q => q.speaker)).toEqual(['Nora Quilli']);
  });
});

test('a bare colon gives the words to the subject of the sentence', () => {
  expect(said('Nora Quilli non ha dubbi: “Il ponte aprirà a maggio”.', 'it')).toEqual([
    'Il ponte aprirà a maggio → Nora Quilli',
  ]);
});

test('an interrupted quotation has one speaker', () => {
  expect(said('“The bridge is old,” said Nora Quill, “and nobody looked after it for years.”', 'en')).toEqual(
    ['The bridge is old → Nora Quill', 'and nobody looked after it for years. → Nora Quill'],
  );
});

test('a signature behind a dash names the speaker', () => {
  expect(said('“Nobody asked us about the bridge.” — Nora Quill', 'en')).toEqual([
    'Nobody asked us about the bridge. → Nora Quill',
  ]);
});

describe('shorter names', () => {
  test('a surname stands for the full name', () => {
    expect(said('Nora Quilli è la sindaca.\n“Il ponte aprirà a maggio”, ha detto Quilli.', 'it')).toEqual([
      'Il ponte aprirà a maggio → Nora Quilli',
    ]);
  });
  test('a surname that two share goes by the title', () => {
    const text = 'Paul Harwick met Anna Harwick in May.\n“The bridge is open at last,” Mrs. Harwick said.';
    expect(said(text, 'en')).toEqual(['The bridge is open at last → Anna Harwick']);
  });
  test('a surname that two share is not made a full name by guessing', () => {
    const text = 'Paul Harwick met John Harwick in May.\n“The bridge is open at last,” Harwick said.';
    const [quote] = readQuotes(text, 'en');
    expect([null, 'Harwick']).toContain(quote?.speaker);
  });
  test('a name inside a quotation is no candidate', () => {
    const text =
      '“I told Paul Harwick to open the bridge.” Nora Quill was tired. “He did not listen to me at all,” she said.';
    expect(readQuotes(text, 'en').at(-1)?.speaker).toBe('Nora Quill');
  });
});

describe('roles', () => {
  test('an office that somebody holds names her', () => {
    const text =
      'La presidente della Regione Alta, Nora Quilli, è arrivata ieri.\n“Il ponte aprirà a maggio”, ha detto la presidente della Regione Alta.';
    const [quote] = readQuotes(text, 'it');
    expect(quote).toMatchObject({
      speaker: 'Nora Quilli',
      role: 'presidente della Regione Alta',
      cue: 'ha detto',
    });
    expect(quote?.reason).toBe('verb after: role → name');
  });
  test.each([
    [
      'it',
      '“Il ponte aprirà a maggio”, ha detto Nora Quilli, direttrice del museo civico.',
      'direttrice del museo civico',
    ],
    [
      'it',
      '“Il ponte aprirà a maggio”, ha detto il ministro dei Trasporti Piero Garbi.',
      'ministro dei Trasporti',
    ],
    [
      'en',
      '“The bridge opens in May,” said Nora Quill, a spokeswoman for the council.',
      'spokeswoman for the council',
    ],
    ['en', '“The bridge opens in May,” campaign manager Nora Quill said.', 'campaign manager'],
    ['de', '„Die Brücke öffnet im Mai“, sagte Verkehrsminister Paul Harwig.', 'Verkehrsminister'],
    [
      'fr',
      '« Le pont ouvrira en mai », a dit le ministre des Transports, Paul Harvique.',
      'ministre des Transports',
    ],
    ['es', '“El puente abrirá en mayo”, dijo el alcalde de Río Alto, Pablo Garbal.', 'alcalde de Río Alto'],
  ])('%s %s', (language, text, role) => {
    expect(readQuotes(text, language)[0]?.role).toBe(role);
  });
  test('an office that nobody named holds stays an office', () => {
    expect(said('“Il ponte aprirà a maggio”, ha detto un portavoce del ministero.', 'it')).toEqual([
      'Il ponte aprirà a maggio → (portavoce del ministero)',
    ]);
  });
  test('two who hold the office: no guess, and not the bare office', () => {
    const text =
      'Il pilota Piero Garbi e il pilota Luca Tordi sono arrivati.\n“Il ponte aprirà a maggio”, ha detto il pilota.';
    expect(said(text, 'it')).toEqual(['Il ponte aprirà a maggio → ?']);
  });
});

describe('organisations, outlets and people spoken to are not the speaker', () => {
  test('an organisation with a name of its own stands where an office would', () => {
    const [quote] = readQuotes('“The bridge opens in May,” the Harborough Council said.', 'en');
    expect(quote).toMatchObject({ speaker: null, role: 'Harborough Council' });
  });
  test('a place that stands for its government is no speaker', () => {
    const [quote] = readQuotes('“Die Brücke öffnet im Mai“, sagte Berlin.', 'de');
    expect(quote?.speaker ?? null).toBeNull();
  });
  test('an organisation speaks without a person’s name', () => {
    const [quote] = readQuotes('“The bridge opens in May,” the company said in a statement.', 'en');
    expect(quote).toMatchObject({ speaker: null, role: 'company' });
  });
  test.each([
    ['en', '“The bridge opens in May,” Nora Quill told Paul Harwick.'],
    ['en', '“The bridge opens in May,” Nora Quill said in an interview with Paul Harwick.'],
    ['it', '“Il ponte aprirà a maggio”, ha detto a Piero Garbi la sindaca Nora Quill.'],
    ['de', '„Die Brücke öffnet im Mai“, sagte gegenüber Paul Harwig die Bürgermeisterin Nora Quill.'],
  ])('%s %s', (language, text) => {
    expect(readQuotes(text, language)[0]?.speaker).toBe('Nora Quill');
  });
});

describe('nobody is named again', () => {
  test('a dropped subject is the last person who spoke', () => {
    const text = 'Nora Quilli ha visitato il cantiere. “Il ponte aprirà a maggio”, ha spiegato.';
    expect(said(text, 'it')).toEqual(['Il ponte aprirà a maggio → Nora Quilli']);
  });
  test('a pronoun is checked for its gender', () => {
    const text =
      'Anna Harwick met Paul Tordi at the bridge.\n“It is open at last, and we are glad,” he said.';
    expect(said(text, 'en')).toEqual(['It is open at last, and we are glad → Paul Tordi']);
  });
  test('a pronoun on the verb is checked too', () => {
    const text =
      'Paul Harvique a rencontré Anne Tordelle près du pont.\n« Il est enfin ouvert et nous en sommes heureux », a-t-elle ajouté.';
    expect(said(text, 'fr')).toEqual(['Il est enfin ouvert et nous en sommes heureux → Anne Tordelle']);
  });
  test('a quotation by itself goes on with whoever spoke', () => {
    const text = '“The bridge is old,” said Nora Quill. “Nobody looked after it for years.”';
    expect(said(text, 'en').at(-1)).toBe('Nobody looked after it for years. → Nora Quill');
  });
  test('several who speak are nobody', () => {
    expect(said('“We were not asked about the bridge,” they said.', 'en')).toEqual([
      'We were not asked about the bridge → ?',
    ]);
  });
  test('who was reported in the sentence before goes on', () => {
    const text = 'The minister may be late, Nora Quill said. “The other bridge is closed as well.”';
    expect(said(text, 'en')).toEqual(['The other bridge is closed as well. → Nora Quill']);
  });
});

test('the title may hold the name in full', () => {
  const [quote] = readQuotes(
    '“Il ponte aprirà a maggio”, ha detto Quilli.',
    'it',
    'Nora Quilli apre il ponte',
  );
  expect(quote?.speaker).toBe('Nora Quilli');
});

test('an English headline in capitals names nobody', () => {
  const title = 'Nora Quill Opens Bridge And Smiles At Last';
  const [quote] = readQuotes('“The bridge opens in May,” Nora Quill said.', 'en', title);
  expect(quote?.speaker).toBe('Nora Quill');
});
