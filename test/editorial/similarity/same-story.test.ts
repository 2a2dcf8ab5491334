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

describe('two events of one kind are two stories, though they are told after one pattern', () => {
  const brief = (...[place, ages, court, hours]: readonly string[]) =>
    `Police arrest a man in ${place} over threats to a neighbour
He was stopped on Monday evening after a call.
Officers of the Marrow County Police arrested a man of ${ages} in ${place} over threats to a neighbour, Chief Inspector Nora Vance said. He was brought before Low Harbour Court No ${court} and held for ${hours} hours. Witnesses may call the Marrow County Police day and night on 555.`;
  const quake = (...[force, time, depth]: readonly string[]) =>
    `Magnitude ${force} earthquake strikes off Low Harbour
No flood warning was given, the Marrow Weather Office said.
A magnitude ${force} earthquake struck off the coast of Low Harbour on Tuesday at ${time}, the Marrow Weather Office said. It had a depth of ${depth} kilometres. No damage was reported at first, and no flood warning was given.`;
  const crash = (...[dead, way, first, second, hours]: readonly string[]) =>
    `Incidente sulla A4 tra Valdorsa e Mareno: ${dead}
Lo scontro martedì, traffico in tilt.
Lo scontro è avvenuto martedì sulla A4 tra Valdorsa e Mareno, in direzione ${way}. Sul posto i vigili del fuoco, il 118 e la polizia stradale. Coinvolti un uomo di ${first} e una donna di ${second}. L'autostrada è rimasta chiusa per ${hours} ore, con code fino a Mareno.`;
  const fire = (...[hurt, street, crews]: readonly string[]) =>
    `Incendie dans un immeuble à Valdorse : ${hurt}
Le feu s'est déclaré dans la nuit rue ${street}.
Un incendie s'est déclaré dans la nuit dans un immeuble de la rue ${street} à Valdorse, selon les pompiers de la Marre. ${crews} pompiers ont été mobilisés. Une enquête a été ouverte par le parquet de Valdorse.`;
  const tremor = (...[place, force, day]: readonly string[]) =>
    `${place}で震度${force}の地震。気象庁は津波の心配はないとしている。${day}日午前、${place}で震度${force}の地震がありました。けが人の情報は入っていません。`;
  test.each([
    ['en', brief('Holt', '34', '2', '24'), brief('Stone End', '51', '1', '48')],
    ['en', quake('5.1', '04:12', '40'), quake('5.8', '17:40', '60')],
    [
      'it',
      crash('due morti', 'Porto', '45 anni di Ronca', '38 anni di Selva', '3'),
      crash('tre feriti', 'Monte', '51 anni di Calle', '22 anni di Orta', '2'),
    ],
    ['fr', fire('quatre blessés', 'Garance', 'Soixante'), fire('un mort', 'du Lavoir', 'Quarante')],
    ['ja', tremor('東京', '4', '24'), tremor('大阪', '3', '24')],
    ['ja', tremor('東京', '4', '24'), tremor('大阪', '4', '24')],
  ])('%s', (language, first, second) => {
    const [one, other] = [
      told(first, { url: 'https://agency.example/1', language }),
      told(second, { url: 'https://paper.example/1', language, at: 8 * HOUR }),
    ];
    expect(isSameStory(one, other)).toBe(false);
    expect(isSameStory(other, one)).toBe(false);
    expect(isSameStory(one, { ...other, url: one.url })).toBe(false);
    expect(isSameStory(one, { ...one, url: other.url })).toBe(true);
  });

  test('nor is a column that comes each day under one title', () => {
    const column = (...[day, one, other]: readonly string[]) =>
      `The day in Low Harbour
What is on, by Ada Ruvin.
${day}: ${one} at the Town Hall at 19:30, and ${other} in Harbour Street. Tickets cost 5 thalers at the Marrow Book Shop.`;
    const monday = told(column('Monday', 'a talk by Tobias Kern', 'the fish market'), { url: agency.url });
    const tuesday = told(column('Tuesday', 'a concert of the Holt Choir', 'an auction of boats'), {
      url: agency.url,
      at: DAY,
    });
    expect(isSameStory(monday, tuesday)).toBe(false);
  });
});

test('however long texts are, little of them is compared', () => {
  const long = (n: number) => `${AGENCY} ${`Words and Names ${n} more. `.repeat(200_000)}`;
  expect(isSameStory(told(long(1), { url: agency.url }), paper(long(1)))).toBe(true);
  const marks = storyMarksOf(told(long(2)));
  expect(marks.length).toBeGreaterThan(9);
  expect(storyMarksOf(told(`${long(2)}At the end the Mayor of Holt, Tobias Kern, spoke on Friday.`))).toEqual(
    marks,
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
