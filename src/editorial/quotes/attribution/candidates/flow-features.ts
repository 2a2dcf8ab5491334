import type { Person } from '../../mentions/people.ts';
import type { SentenceModel } from '../../model.ts';
import type { Heard, Scene } from './scene.ts';

/** A distance in sentences as a sign has it; null: never. */
export const bucket = (distance: number | null): string => {
  if (distance === null) return 'never';
  if (distance < 3) return String(distance);
  return distance < 6 ? '3-5' : distance < 12 ? '6-11' : 'far';
};

/** Signs of whether the voice before this quotation speaks on: `is` tells the candidate from others. */
export function heardFeatures(
  scene: Scene,
  sentence: SentenceModel,
  is: (heard: Heard) => boolean,
): string[] {
  const { heard, model } = scene;
  const last = heard.at(-1);
  const features: string[] = [];
  if (last !== undefined && is(last)) {
    features.push(`heard=${bucket(sentence.index - last.sentence)}`);
    if (model.sentences[last.sentence]?.paragraph === sentence.paragraph) features.push('heard here');
    if (last.confidence < 0.7) features.push('heard unsure');
    if (model.marked[last.quote]?.open === true) features.push('heard open');
    const span = model.marked[scene.quote];
    if (span?.outerStart === span?.start && span?.style !== 'dash') features.push('same marks');
  } else if (heard.at(-2) !== undefined && heard.slice(-6).some(is)) features.push('heard before');
  return features;
}

/** What stands between this quotation and the one before it: whether the speech simply goes on. */
function flowOf({ model, quote, presences, heard }: Scene, sentence: SentenceModel): string | null {
  const last = heard.at(-1);
  const here = model.places[quote];
  const before = last === undefined ? undefined : model.places[last.quote];
  if (last === undefined || here === undefined || before === undefined) return null;
  const earlier = model.sentences[before.sentence];
  const far = sentence.paragraph.index - (earlier?.paragraph.index ?? 0);
  const par = far === 0 ? 'here' : far === 1 ? 'next' : 'later';
  const distance = here.sentence - before.sentence;
  let between = distance === 0 ? 'same' : distance === 1 ? 'at once' : distance < 4 ? 'few' : 'many';
  if (distance > 1) {
    let other = false;
    let own = false;
    for (let i = before.sentence + 1; i < here.sentence; i++)
      for (const { person } of presences.bySentence[i] ?? []) {
        if (person === last.person) own = true;
        else other = true;
      }
    between += other ? ' others' : own ? ' own' : ' nobody';
  }
  const { tokens } = sentence.paragraph;
  const opens =
    here.at === sentence.span.start ? 'opens' : tokens[here.at - 1]?.kind === 'mark' ? 'set off' : 'embedded';
  return `${par} ${between} ${opens}`;
}

/** Whether the speech goes on, turns to another or ends, with what stands between. */
export function flowFeatures(scene: Scene, sentence: SentenceModel, person: Person | null): string[] {
  const last = scene.heard.at(-1);
  const flow = flowOf(scene, sentence);
  if (last === undefined || flow === null) return [];
  return [`${last.person === person ? 'goes on' : person === null ? 'ends' : 'turns'} ${flow}`];
}
