import { describe, expect, test } from 'vitest';
import { readQuotes } from './read-quotes.ts';

const roleOf = (text: string): string | null | undefined => readQuotes(text, 'de').at(-1)?.role;

describe('a German office is printed as it is called, however its sentence declines it', () => {
  test.each([
    ['Die Stadt dankt dem ehemaligen Präsidenten Paul Quill.', 'ehemaliger Präsident'],
    ['Die Stadt dankt der ehemaligen Baudirektorin Nora Quill.', 'ehemalige Baudirektorin'],
    [
      'Wegen des Lurviller Oberbürgermeisters Paul Quill steht die Brücke noch.',
      'Lurviller Oberbürgermeister',
    ],
    ['Am Fluss sprach der Regierende Bürgermeister Paul Quill.', 'Regierender Bürgermeister'],
    ['Die Brücke wird von Regierendem Bürgermeister Paul Quill geplant.', 'Regierender Bürgermeister'],
    ['Die Brücke wird von Journalisten Paul Quill bewundert.', 'Journalist'],
    [
      'Am Fluss sprach der stellvertretende Fraktionsvorsitzende Paul Quill.',
      'stellvertretender Fraktionsvorsitzender',
    ],
    ['Die Stadt dankt dem neuen Vereinsvorsitzenden Paul Quill.', 'neuer Vereinsvorsitzender'],
    [
      'Am Fluss sprach der Vorsitzende der Stiftung und frühere Chef des Bauamts, Paul Quill.',
      'Vorsitzender der Stiftung und früherer Chef des Bauamts',
    ],
  ])('%s', (before, role) => {
    expect(roleOf(`${before} „Die Brücke ist wirklich sehr alt“, sagte Quill.`)).toBe(role);
  });
});

describe('to whom and when a politician speaks is no part of the office', () => {
  test.each([
    'der Nachrichtenagentur Reuters',
    'der Lurviller Post',
    'am Sonntagabend in der ARD-Sendung',
    'im ZDF',
  ])('%s', outlet => {
    const text = `Die SPD-Politikerin Nora Quill plant die Brücke. „Die Brücke ist wirklich sehr alt“, sagte die SPD-Politikerin ${outlet}.`;
    expect(roleOf(text)).toBe('SPD-Politikerin');
  });
});

test('nor is to whom an expert speaks', () => {
  const text =
    '„Die Brücke ist wirklich sehr alt“, sagte Nora Quill, Leiterin der Bauaufsicht im Rathaus in Lurville dem Portal Brückenfreund.';
  expect(roleOf(text)).toBe('Leiterin der Bauaufsicht im Rathaus in Lurville');
});

test('that somebody holds an office as well is no part of it', () => {
  const text = '„Die Brücke ist sehr alt“, sagte Nora Quill, auch Leiterin des Brückenmuseums.';
  expect(roleOf(text)).toBe('Leiterin des Brückenmuseums');
});

test.each(['selbst Leiterin des Brückenmuseums', '34 Jahre alt und Leiterin des Brückenmuseums'])(
  'nor are her age and that she is it herself: %s',
  office => {
    const text = `„Die Brücke ist sehr alt“, sagte Nora Quill, ${office}.`;
    expect(roleOf(text)).toBe('Leiterin des Brückenmuseums');
  },
);

test('whose an office is may stand in the line above', () => {
  const said = 'Ministerpräsident Paul Quill dort. „Die Brücke ist wirklich sehr alt“, sagte Quill.';
  expect(roleOf(`Zuletzt war am Fluss Lurvilles\n${said}`)).toBe('Lurvilles Ministerpräsident');
  expect(roleOf(`Zuletzt stand am Fluss des Landes\n${said}`)).toBe('Ministerpräsident');
});

test('two persons that "und" joins have an office each', () => {
  const text =
    'Die Kanzlerin und der neue Bauminister Paul Quill sahen zu. „Die Brücke ist wirklich sehr alt“, sagte Quill.';
  expect(roleOf(text)).toBe('neuer Bauminister');
});

test.each(['in die Runde der Gäste', 'an die Adresse der Stadt'])(
  'where the words go is no part of an office: %s',
  where => {
    const text = `Die Architektin Nora Quill ist da. „Die Brücke ist wirklich sehr alt“, sagte die Architektin ${where}.`;
    expect(roleOf(text)).toBe('Architektin');
  },
);
