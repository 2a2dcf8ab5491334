import type { Gender } from './language.ts';
import { FEMININE } from './feminine-names.ts';
import { gendered } from './language.ts';
import { MASCULINE } from './masculine-names.ts';

/**
 * Common forenames of the five languages and of people often in their news, from general knowledge, in lower case and without
 * accents. A help to tell persons from places and firms, and he from she; names not listed are judged by their surroundings.
 */
const forenames: ReadonlyMap<string, Gender> = gendered(
  MASCULINE,
  FEMININE,
  'andrea ariel casey chris dana dominique gale jo jody kerry leslie lynn morgan nicki nour pat sacha sasha taylor shelby sidney stacey claude camille dell kim robin alex sam lee jordan cameron terry maxime kit meredith avery quinn reese charlie joan jean-marie nikita sasa misha toni yuval shay ariel rene kim jin ming yan',
);

const MARK = /\p{M}/gu;
const ASCII = /^[\x20-\x7e]*$/;

/** Lower case without accents. */
export const plain = (word: string): string =>
  ASCII.test(word) ? word.toLowerCase() : word.normalize('NFD').replace(MARK, '').toLowerCase();

/** What a forename tells; null when the word is none that is listed. Hyphened names go by their first half. */
export function forenameGender(word: string): Gender | null {
  const listed = forenames.get(word);
  if (listed !== undefined) return listed;
  const key = plain(word);
  const known = key === word ? undefined : forenames.get(key);
  if (known !== undefined) return known;
  const hyphen = key.indexOf('-');
  return hyphen < 0 ? null : (forenames.get(key.slice(0, hyphen)) ?? null);
}
