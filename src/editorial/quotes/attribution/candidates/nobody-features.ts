import type { SentenceModel } from '../../model.ts';
import { flowFeatures, heardFeatures } from './flow-features.ts';
import { moodFeatures } from './mood-features.ts';
import type { Around } from './place-features.ts';
import { placeFeatures, subjectFeatures } from './place-features.ts';
import type { Block, Scene } from './scene.ts';
import { inheritedFeatures } from './stranger-features.ts';
import { silenceFeatures } from './voice-features.ts';
import { wordingFeatures } from './wording-features.ts';

/** What speaks for it that nobody could be named. */
export function nobodyFeatures(
  scene: Scene,
  place: { sentence: SentenceModel; at: number; block: Block; around: Around },
): string[] {
  const { found, guess, heard } = scene;
  const { sentence, at, block } = place;
  const features = ['nobody', `nobody:${guess.rule}`, `nobody@${found?.rule ?? 'continues'}`];
  const subject = found?.subject;
  if (subject?.kind === 'mention') {
    const { definiteness, gender, role, kind } = subject.mention;
    features.push(`nobody:${kind} ${definiteness ?? 'bare'}`);
    if (gender === 'plural' && kind !== 'thing') features.push('nobody plural', `nobody plural ${kind}`);
    if (role !== null) features.push(role.words.size > 0 ? 'nobody full role' : 'nobody bare role');
  } else if (subject?.kind === 'understood' && subject.gender === 'plural') features.push('nobody plural');
  if (block === 'none') {
    const { tokens } = sentence.paragraph;
    const other = sentence.mentions.find(m => m.to <= at && !m.oblique && !m.possessive);
    features.push(
      `nobody subject ${other === undefined ? 'none' : scene.model.people.personOf(other) === null ? other.kind : 'person'}`,
    );
    if (at > sentence.span.start && tokens[at - 1]?.kind !== 'mark') features.push('nobody embedded');
    if (at === 0) features.push(tokens.length === 1 ? 'nobody alone' : 'nobody opens');
  }
  features.push(...silenceFeatures(scene));
  if (heard.length === 0) features.push('nobody first');
  if (heard.at(-1)?.person === null)
    features.push(heard.at(-1)?.described === null ? 'nobody after nobody' : 'nobody after office');
  features.push(`nobody ${scene.form}`, `nobody@${found?.rule ?? 'continues'} ${scene.form}`);
  if (block === 'none' || block === 'pronoun') features.push(...flowFeatures(scene, sentence, null));
  features.push(
    ...heardFeatures(scene, sentence, h => h.person === null).map(feature => `nobody ${feature}`),
  );
  if (block !== 'heading') features.push(...placeFeatures(scene, place, null));
  features.push(...subjectFeatures(scene, 'nobody'));
  if (block !== 'name')
    features.push(...inheritedFeatures(scene, null), ...moodFeatures(place.around.report, null));
  features.push(`nobody says ${place.around.says}`, ...wordingFeatures(scene, sentence));
  return features;
}
