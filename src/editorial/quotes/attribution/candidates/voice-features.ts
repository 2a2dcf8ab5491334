import type { Gender } from '../../languages/language.ts';
import type { Person } from '../../mentions/people.ts';
import { fits } from '../lookback.ts';
import type { Scene } from './scene.ts';
import type { Track } from './track.ts';

const most = (count: number, limit: number): string => (count < limit ? String(count) : `${limit}+`);

/** How many persons other quotations of the article name as their speakers, and how often at most. */
function othersNamed({ timesNamed, explicit, quote }: Scene, person: Person | null) {
  const here = explicit[quote] ?? null;
  let [count, highest] = [0, 0];
  let compared = 0;
  for (const [other, times] of timesNamed) {
    if (++compared > MOST_VOICES) break;
    const elsewhere = times - (other === here ? 1 : 0);
    if (other === person || elsewhere === 0) continue;
    count++;
    highest = Math.max(highest, elsewhere);
  }
  const own = person === null ? 0 : (timesNamed.get(person) ?? 0) - (person === here ? 1 : 0);
  return { own, count, highest };
}

/** More speakers are not compared: the work stays linear. */
const MOST_VOICES = 30;
const LONGEST_RUN = 4;

/** Whether the article lets one person speak or several: the only voice of an interview speaks on. */
export function voiceFeatures(scene: Scene, person: Person): string[] {
  const { own, count, highest } = othersNamed(scene, person);
  const features: string[] = [];
  if (own === 0 && count === 0) features.push('nobody quoted');
  else if (count === 0) features.push(`only one quoted ${most(own, 3)}`);
  else if (own === 0) features.push(`others quoted ${most(count, 3)}`);
  else features.push(own >= 2 * highest ? 'quoted most' : 'quoted among others');
  let run = 0;
  while (run < LONGEST_RUN && scene.heard.at(-1 - run)?.person === person) run++;
  if (run > 1) features.push(`run=${most(run, LONGEST_RUN)}`);
  if (scene.heard.length > 1 && scene.voices.size === 1 && scene.voices.has(person))
    features.push('only one heard');
  return features;
}

/** The same against nobody. */
export function silenceFeatures(scene: Scene): string[] {
  const { count } = othersNamed(scene, null);
  if (count === 0) return ['nobody: none quoted'];
  return [count === 1 ? 'nobody: one quoted' : `nobody: ${most(count, 4)} quoted`];
}

/** How many others near enough may be meant by a pronoun or an office of a gender. */
export function rivalFeatures(
  tracks: ReadonlyMap<Person, Track>,
  person: Person,
  gender: Gender | 'plural',
): string[] {
  const own = tracks.get(person);
  const near = [...tracks].filter(
    ([other, { nearest }]) => other !== person && nearest !== null && nearest < 4 && fits(other, gender),
  );
  const nearer = near.filter(([, { nearest }]) => (nearest ?? 99) < (own?.nearest ?? 99));
  return [`fitting rivals=${most(near.length, 3)}`, `nearer rivals=${most(nearer.length, 2)}`];
}
