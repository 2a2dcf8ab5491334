import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../../src/core/time.ts';
import { isSameStory, STORY_WINDOW, type Told } from '../../../src/editorial/similarity/same-story.ts';
import { SHARED_MARKS, storyMarksOf } from '../../../src/editorial/similarity/story-marks.ts';

const AGENCY = `Low Harbour reopens the bridge over the Marrow after three years
Walkers and cyclists may cross from Monday, Mayor Ada Ruvin said.
The bridge over the Marrow at Low Harbour opens again on Monday, three years after a flood carried two of its arches away, Mayor Ada Ruvin announced on Thursday.
Masons led by Tobias Kern rebuilt it for 4 million thalers with stones that divers found in the Marrow. The ferry of Bertha Holm, which carried 900 people a day, stops on Sunday.`;
/** The same event in other words. */
const OWN_WORDS = `Marrow bridge in Low Harbour opens again on Monday
Three years after the flood the mayor, Ada Ruvin, lets walkers and cyclists cross.
Ada Ruvin could not hide her joy: from Monday people of Low Harbour walk over the Marrow again. Two arches had been lost in the flood.
The work cost 4 million thalers. Tobias Kern and his masons set stones which divers had brought up from the Marrow; 900 people a day had taken the ferry, and its owner Bertha Holm makes her last trip on Sunday.`;
/** Another event at the same place. */
const OTHER = `Low Harbour votes on a new school by the Marrow
Mayor Ada Ruvin wants it to open in two years.
The council of Low Harbour decides on Thursday whether a school is built beside the Marrow. Ada Ruvin, the mayor, says that 300 children go to Stone End each morning by bus.
Opponents led by Gregor Falk call it too dear: 7 million thalers are foreseen, more than the town takes in taxes in a year.`;

const told = (text: string, overrides: Partial<Told> = {}): Told => ({
  source: overrides.url ?? 'agency',
  url: null,
  outlet: null,
  language: 'en',
  title: text.split('\n')[0] ?? '',
  text,
  at: 0,
  ...overrides,
});
const agency = told(AGENCY, { url: 'https://agency.example/1' });
const paper = (text: string, overrides: Partial<Told> = {}) =>
  told(text, { url: 'https://www.paper.example/a', ...overrides });
const edited = AGENCY.replace('Walkers and cyclists', 'Pedestrians').split('\n').slice(0, 3).join('\n');

describe('articles of two publishers are one story', () => {
  test('when one is a copy of the other, edited or shortened, within two days', () => {
    expect(isSameStory(agency, paper(AGENCY))).toBe(true);
    expect(isSameStory(agency, paper(edited, { at: STORY_WINDOW }))).toBe(true);
    expect(isSameStory(paper(edited, { at: STORY_WINDOW }), agency)).toBe(true);
    expect(isSameStory(agency, paper(AGENCY, { at: STORY_WINDOW + 1 }))).toBe(false);
  });

  test('when both report one event in their own words within a day', () => {
    expect(isSameStory(agency, paper(OWN_WORDS, { at: 6 * HOUR }))).toBe(true);
    expect(isSameStory(agency, paper(OWN_WORDS, { at: DAY + 1 }))).toBe(false);
    expect(isSameStory(agency, paper(OWN_WORDS, { language: 'fr' }))).toBe(false);
  });

  test('but not when they report two events of one place', () => {
    expect(isSameStory(agency, paper(OTHER))).toBe(false);
    expect(isSameStory(paper(OWN_WORDS), agency)).toBe(true);
    expect(isSameStory(told(OTHER), told('Low Harbour'))).toBe(false);
  });
});

test('one text around other names is other news, whoever publishes it', () => {
  const elsewhere = AGENCY.replaceAll('Low Harbour', 'Upper Holt');
  expect(isSameStory(agency, paper(elsewhere))).toBe(false);
  expect(isSameStory(agency, told(elsewhere, { url: 'https://agency.example/2' }))).toBe(false);
  expect(isSameStory(agency, told(AGENCY.replace('after three', 'after 17'), { url: agency.url }))).toBe(
    false,
  );
});

describe('what one publisher writes anew is news', () => {
  const word = AGENCY.replace('on Thursday', 'on Friday');
  test.each([
    ['one site', { url: 'https://agency.example/2' }, { url: 'https://www.agency.example/1' }],
    ['one source without addresses', { source: 'seeds' }, { source: 'seeds' }],
    [
      'one outlet in a folder',
      { source: 'seeds', outlet: 'Courier' },
      { source: 'seeds', outlet: 'Courier' },
    ],
  ])('%s', (_, one, other) => {
    expect(isSameStory(told(AGENCY, one), told(OWN_WORDS, other))).toBe(false);
    expect(isSameStory(told(AGENCY, one), told(edited, other))).toBe(true);
    expect(isSameStory(told(AGENCY, one), told(word, other))).toBe(true);
  });

  test('though a folder may hold articles of several', () => {
    const one = { source: 'seeds', outlet: 'Courier' };
    expect(isSameStory(told(AGENCY, one), told(OWN_WORDS, { ...one, outlet: 'Herald' }))).toBe(true);
  });
});

describe('marks', () => {
  const marksOf = (text: string) => storyMarksOf({ text, title: '', language: 'en' });
  const shared = (a: string, b: string) => {
    const marks = new Set(marksOf(b));
    return marksOf(a).filter(mark => marks.has(mark)).length;
  };

  test('are few, and shared by what may be one story', () => {
    expect(marksOf(AGENCY.repeat(50)).length).toBeLessThanOrEqual(24);
    expect(marksOf('')).toEqual([]);
    expect(marksOf(AGENCY)).toEqual(marksOf(AGENCY));
    expect(shared(AGENCY, edited)).toBeGreaterThanOrEqual(SHARED_MARKS);
    expect(shared(AGENCY, OWN_WORDS)).toBeGreaterThanOrEqual(SHARED_MARKS);
    expect(shared(AGENCY, 'Snow falls over the high passes, and trains are late.')).toBe(0);
  });
});
