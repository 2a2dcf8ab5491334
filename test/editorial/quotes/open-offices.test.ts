import { describe, expect, test } from 'vitest';
import { readQuotes } from './read-quotes.ts';

const roleOf = (text: string): string | null | undefined => readQuotes(text, 'de').at(-1)?.role;
const SAID = '„Die Brücke ist wirklich sehr alt“, sagte';

describe('an office in a party has the party before it', () => {
  test('which brackets behind the name tell', () => {
    expect(roleOf(`${SAID} Parteichefin Nora Quill (SPD) am Fluss.`)).toBe('SPD-Parteichefin');
  });

  test('which alone the sentence before names', () => {
    const text = `Auch die Grünen wollen eine neue Brücke bauen. ${SAID} Fraktionschefin Nora Quill am Fluss.`;
    expect(roleOf(text)).toBe('Grünen-Fraktionschefin');
  });

  test('which another office of hers tells', () => {
    const text = `AfD-Chefin Nora Quill kam am Montag an den Fluss. ${SAID} Parteichefin Nora Quill dort.`;
    expect(roleOf(text)).toBe('AfD-Chefin');
  });

  test('and none where two are named', () => {
    const text = `Die Grünen und die FDP wollen eine neue Brücke bauen. ${SAID} Fraktionschefin Nora Quill am Fluss.`;
    expect(roleOf(text)).toBe('Fraktionschefin');
  });

  test('nor where the only one is in brackets behind somebody else', () => {
    const text = `Paul Morel (FDP) will eine neue Brücke bauen. ${SAID} Fraktionschefin Nora Quill am Fluss.`;
    expect(roleOf(text)).toBe('Fraktionschefin');
  });
});

describe('an office over a district has its name', () => {
  const office = `${SAID} Landrätin Nora Quill am Fluss.`;

  test('where the article has one, more than once', () => {
    const text = `Im Landkreis Lurville stehen zwanzig Brücken. Der Landkreis Lurville will sie erneuern. ${office}`;
    expect(roleOf(text)).toBe('Landrätin des Landkreises Lurville');
  });

  test('and none where it is named in passing, or where there are two', () => {
    expect(roleOf(`Im Landkreis Lurville stehen zwanzig Brücken. ${office}`)).toBe('Landrätin');
    const two = `Im Landkreis Lurville und im Landkreis Morville stehen Brücken, mehr im Landkreis Lurville. ${office}`;
    expect(roleOf(two)).toBe('Landrätin');
  });
});

test('an office that one holds is the one the article has in full', () => {
  const text = `Die Wahl zum Oberbürgermeister von Lurville ist vorbei. ${SAID} Oberbürgermeister Paul Quill am Fluss.`;
  expect(roleOf(text)).toBe('Oberbürgermeister von Lurville');
});

test('an office of one word gives way to the one with a field that the same person has', () => {
  const text = `Lurvilles Wirtschaftsstadtrat Paul Quill kam an den Fluss. ${SAID} Stadtrat Paul Quill.`;
  expect(roleOf(text)).toBe('Lurvilles Wirtschaftsstadtrat');
});
