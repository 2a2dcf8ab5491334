import { expect, test } from 'vitest';
import { findQuotes } from '../../../src/editorial/find-quotes.ts';
import { PAD, type Language } from './padding.ts';
import { readQuotes } from './read-quotes.ts';

/** Who is printed under the first quotation of a text, and with which role; `QUOTE` stands for the quotation. */
function printed(language: Language, text: string): readonly [speaker: string | null, role: string | null] {
  const article = text.replace('QUOTE', PAD[language]);
  const paragraphs = article.split('\n').map((line, i, lines) => {
    const start = lines.slice(0, i).join('\n').length + (i === 0 ? 0 : 1);
    return { start, end: start + line.length };
  });
  const [quote] = findQuotes({ text: article, title: null, paragraphs, language });
  return [quote?.speaker ?? null, quote?.role ?? null];
}

test.each<readonly [Language, string, string]>([
  ['en', 'QUOTE, the rights group said.', 'rights group'],
  ['en', 'QUOTE, the electoral commission said.', 'electoral commission'],
  ['es', 'QUOTE, aseguró la Dirección General de Salud de Francia.', 'Dirección General de Salud de Francia'],
])('a body is printed with all the words of what it is, %s: %s', (language, text, role) => {
  expect(printed(language, text)).toEqual([null, role]);
});

test('what is written says nothing of whose words it has, whatever goes before its noun', () => {
  expect(printed('en', 'QUOTE, the interim report said.')).toEqual([null, null]);
});

test.each<readonly [Language, string, readonly [speaker: string, role: string]]>([
  ['es', 'QUOTE, asegura el ministro Syahrul Yasin Limpo.', ['Syahrul Yasin Limpo', 'ministro']],
  [
    'es',
    'QUOTE, dijo Rafael Soto, vocero de la Unión de Trabajadores de México creada durante la pandemia.',
    ['Rafael Soto', 'vocero de la Unión de Trabajadores de México'],
  ],
  [
    'it',
    'QUOTE, racconta Paolo Mannini, direttore del Canale Emiliano Romagnolo.',
    ['Paolo Mannini', 'direttore del Canale Emiliano Romagnolo'],
  ],
  [
    'en',
    'QUOTE, said Robert Marsh, a former senior U.S. State Department arms control official.',
    ['Robert Marsh', 'former senior U.S. State Department arms control official'],
  ],
  [
    'es',
    'Jorge Cortés, también profesor de la Universidad de Cali, llegó. QUOTE, dijo Cortés.',
    ['Jorge Cortés', 'profesor de la Universidad de Cali'],
  ],
  [
    'de',
    'Der bayerische Ministerpräsident Edmund Wray sagte: QUOTE.',
    ['Edmund Wray', 'bayerischer Ministerpräsident'],
  ],
])('a role begins and ends where it does, %s: %s', (language, text, wanted) => {
  expect(printed(language, text)).toEqual(wanted);
});

test('a role that a line breaks off is not printed', () => {
  const text = 'QUOTE, dijo Pedro Gómez, jefe de la unidad regional de Salud\nPública de Cali. Llegó ayer.';
  expect(printed('es', text)).toEqual(['Pedro Gómez', null]);
});

test('somebody who does something behind the comma is somebody else', () => {
  const text = 'Cerca de Pedro Gómez, otra víctima del virus cayó en cama. QUOTE, dijo Gómez.';
  expect(printed('es', text)).toEqual(['Pedro Gómez', null]);
});

test('whoever is brought in by an article is not somebody known', () => {
  const text =
    'Nora Quilla contó su día. Una portavoz de Marsa dijo que era “una acusación a los medios por informar de todo”. QUOTE, dijo Quilla.';
  expect(printed('es', text)).toEqual([null, 'portavoz de Marsa']);
});

test('a lone word is not printed where the article says more of another office of hers', () => {
  const text =
    'Der für die Aufsicht zuständige Verbandschef Peter Wray war da. Dirigent Peter Wray schwieg. QUOTE, sagte Wray.';
  expect(printed('de', text)).toEqual(['Peter Wray', null]);
});

test('what only points back to somebody is printed where it does, and not under her later words', () => {
  const text =
    'Nora Quill met her students on Monday. “We saw that there was a gap to fill,” says the director of management at the fund. “We have a mixture of professors now,” Quill says.';
  const quotes = findQuotes({
    text,
    title: null,
    paragraphs: [{ start: 0, end: text.length }],
    language: 'en',
  });
  expect(quotes.map(({ speaker, role }) => [speaker, role])).toEqual([
    ['Nora Quill', 'director of management at the fund'],
    ['Nora Quill', null],
  ]);
});

test.each([
  ['QUOTE, sagte der Leiter für Kommunikation und Digitales.', null],
  [
    'QUOTE, sagte Peter Wray, Chefarzt am Ev. Waldkrankenhaus Spandau.',
    'Chefarzt am Ev. Waldkrankenhaus Spandau',
  ],
])('German joins nouns and cuts words short: %s', (text, role) => {
  expect(printed('de', text)[1]).toBe(role);
});

test.each([
  [
    'es',
    'candidata a las elecciones del 12 de julio en Quillón',
    '«El río siempre gana al final», dijo Ana Quilla, candidata a las elecciones del 12 de julio en Quillón, en la plaza.',
  ],
  [
    'es',
    'presidenta de la Liga Obrera por la Pesca',
    'La presidenta de la Liga Obrera por la Pesca dijo ayer: «El río siempre gana al final».',
  ],
  ['es', null, '«El río siempre gana al final», expresó la periodista en Twitter.'],
  [
    'it',
    null,
    '«Il fiume vince sempre alla fine», dice Anna Quilli, artefice dei capitoli incentrati sui grandi fiumi e scritti oggi.',
  ],
])('a role ends where its words end: %s %s', (language, role, text) => {
  expect(readQuotes(text, language)[0]?.role).toBe(role);
});
