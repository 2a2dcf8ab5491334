import { forenameGender } from '../../languages/first-names.ts';
import { organisationWords, placeWords } from '../../languages/organisations.ts';
import { isAcronym, plainName } from '../../mentions/names/names.ts';
import type { Person } from '../../mentions/people.ts';
import type { Mention, Role } from '../../mentions/reading.ts';
import type { DocumentModel, SentenceModel } from '../../model.ts';
import { isContinuing } from '../identify.ts';
import { fits } from '../lookback.ts';
import { bucket, flowFeatures, heardFeatures } from './flow-features.ts';
import { moodFeatures } from './mood-features.ts';
import type { Around } from './place-features.ts';
import { nearestFeatures, placeFeatures, subjectFeatures } from './place-features.ts';
import { inheritedFeatures, strangerFeature } from './stranger-features.ts';
import type { Block, Scene } from './scene.ts';
import type { Track } from './track.ts';
import { rivalFeatures, voiceFeatures } from './voice-features.ts';

/** The quotation itself names the person: few speak of themselves by name. What is inserted in it is no part of it. */
function isSpokenOf({ model, quote }: Scene, person: Person): boolean {
  const span = model.marked[quote];
  if (span === undefined) return false;
  const surname = person.name.split(/\s+/u).at(-1) ?? '';
  const clause = model.insertions.get(quote)?.paragraph.tokens ?? [];
  const [from, to] = [clause[0]?.start ?? span.end, clause.at(-1)?.end ?? span.end];
  return (
    model.text.slice(span.start, from).includes(surname) || model.text.slice(to, span.end).includes(surname)
  );
}

/** What speaks for and against a person as the speaker. */
export function personFeatures(
  scene: Scene,
  place: { sentence: SentenceModel; block: Block; around: Around },
  candidate: { person: Person; track: Track; rivals: number; tracks: ReadonlyMap<Person, Track> },
): string[] {
  const { found, form, guess, presences, explicit, quote, model } = scene;
  const { person, track, rivals, tracks } = candidate;
  const { block, sentence } = place;
  const features: string[] = ['person', `person ${form}`];
  if (guess.voice.person === person)
    features.push(
      'guess',
      `guess:${guess.rule}`,
      `guess@${found?.rule ?? 'continues'}`,
      `guess@${found?.rule ?? 'continues'} ${form}`,
    );
  if (scene.heard.at(-1)?.person === person) features.push(`heard ${form}`);
  features.push(`near=${bucket(track.nearest)}`, `head=${bucket(track.nearestHead)}`);
  features.push(`since=${Math.min(track.since, 3)}`, `rivals=${Math.min(rivals, 3)}`);
  if (rivals === 0 && track.since === 0 && scene.heard.at(-1)?.person === person)
    features.push('alone and heard');
  if (track.reported !== null) features.push(`reported=${bucket(track.reported)}`);
  if (track.sameSentenceOblique && track.nearestHead !== 0) features.push('oblique here');
  if (track.leadsParagraph) features.push('leads paragraph');
  if (track.nearest === null && track.ahead !== null) features.push(`ahead=${track.ahead}`);
  features.push(...gapFeatures(scene, place.sentence, track));
  features.push(...heardFeatures(scene, sentence, heard => heard.person === person));
  if (block === 'none' || block === 'pronoun') features.push(...flowFeatures(scene, place.sentence, person));
  for (const step of [1, 2]) {
    if (explicit[quote + step] !== person) continue;
    const near = (model.marked[quote + step]?.paragraph ?? 99) - sentence.paragraph.index;
    features.push(`next=${step}`, `next par=${Math.min(near, 2)}`);
    break;
  }
  const count = presences.counts.get(person) ?? 0;
  if (count === presences.mostMentioned) features.push('most mentioned');
  else features.push(2 * count >= presences.mostMentioned ? 'often' : 'seldom');
  if (count < 2) features.push('once');
  if (presences.inTitle.has(person)) features.push('in title');
  if (isSpokenOf(scene, person)) features.push('spoken of');
  // who was heard is a person, whatever the name looks like
  if (block !== 'name' && scene.proven.has(person)) features.push('proven');
  else features.push(...nameFeatures(person));
  const subject = found?.subject;
  if (subject?.kind === 'understood' && subject.gender !== 'n')
    features.push(genderFeature(person, subject.gender));
  if (subject?.kind === 'mention') {
    if (block === 'pronoun') features.push(genderFeature(person, subject.mention.gender));
    else if (block === 'role') features.push(...roleFeatures(model, person, subject.mention));
    else if (block === 'name') features.push(...mentionFeatures(model, person, subject.mention));
  }
  if (block === 'pronoun' && isContinuing(model, found?.cue ?? null)) features.push('continuing');
  features.push(...voiceFeatures(scene, person));
  if (block === 'pronoun' || block === 'role')
    features.push(...rivalFeatures(tracks, person, genderWanted(found)));
  if (track.leadsNext) features.push('leads next');
  if (block !== 'heading') features.push(...placeFeatures(scene, place, person));
  features.push(...nearestFeatures(scene, person));
  if (guess.voice.person === person) features.push(...subjectFeatures(scene, 'guess'));
  features.push(`person says ${place.around.says}`);
  if (block === 'pronoun' || block === 'role' || block === 'none' || block === 'unread')
    features.push(strangerFeature(scene, place, { person, track }));
  if (block !== 'name')
    features.push(...inheritedFeatures(scene, person), ...moodFeatures(place.around.report, person));
  return features;
}

/** The gender that the words for the speaker have. */
function genderWanted(found: Scene['found']): Mention['gender'] {
  const subject = found?.subject;
  if (subject?.kind === 'understood') return subject.gender;
  if (subject?.kind !== 'mention') return 'n';
  return subject.mention.role?.gender ?? subject.mention.gender;
}

/** How close to the quotation its own sentence names the person. */
function gapFeatures({ model, quote }: Scene, sentence: SentenceModel, track: Track): string[] {
  const at = model.places[quote]?.at ?? 0;
  const features: string[] = [];
  const size = (gap: number) => (gap < 2 ? '0' : gap < 5 ? '2' : gap < 10 ? '5' : 'far');
  if (track.gapBefore !== null) {
    const colon = sentence.paragraph.tokens[at - 1]?.text === ':' ? ' colon' : '';
    features.push(`gap before=${size(track.gapBefore)}${colon}`);
  }
  if (track.gapBehind !== null) features.push(`gap behind=${size(track.gapBehind - 1)}`);
  return features;
}

/** What tells a person's name from that of a place, a firm or a paper. */
function nameFeatures({ name, words, evidence, roles, gender }: Person): string[] {
  const features = [`evidence=${Math.min(6, Math.max(0, evidence))}`, `words=${Math.min(4, words.length)}`];
  features.push(forenameGender(words[0] ?? '') === null ? 'no forename' : 'forename');
  features.push(roles.length > 0 ? 'has role' : 'has no role');
  features.push(gender === 'n' ? 'no gender' : 'has gender');
  const isBorn = forenameGender(words[0] ?? '') !== null;
  features.push(
    `looks ${isBorn ? 'born' : 'strange'} ${roles.length > 0 ? 'office' : 'bare'} ${Math.min(3, words.length)}`,
  );
  const lower = name.toLowerCase().split(/[\s-]+/u);
  if (lower.some(word => organisationWords.has(word))) features.push('organisation word');
  if (lower.some(word => placeWords.has(word))) features.push('place word');
  if (name.split(/\s+/u).some(isAcronym)) features.push('acronym');
  return features;
}

function genderFeature(person: Person, gender: Mention['gender']): string {
  if (!fits(person, gender)) return 'gender clash';
  return person.gender === gender && gender !== 'n' ? 'gender agrees' : 'gender unknown';
}

/** Whether the name beside the verb can be the person's, and whether it is hers alone. */
function mentionFeatures(model: DocumentModel, person: Person, { name, title }: Mention): string[] {
  const last = plainName(name.at(-1)?.text ?? '');
  if (person.words.at(-1) !== last)
    return [person.words.includes(last) ? 'name part fits' : 'name of another'];
  const kin = model.people.persons.slice(0, MOST_OTHERS).filter(({ words }) => words.at(-1) === last);
  if (kin.length < 2) return ['surname fits'];
  const isMost = kin.every(other => other === person || other.count < person.count);
  const features = ['surname fits', isMost ? 'surname most named' : 'surname of another too'];
  if (title === 'm' || title === 'f') features.push(fits(person, title) ? 'title fits' : 'gender clash');
  return features;
}

/** "la patronne du FN" is the "présidente du FN": what the office is of agrees, whatever it is called. */
const sharesWords = (person: Person, { words }: Role): boolean =>
  person.roles.some(known => [...words].some(word => word.length > 1 && known.words.has(word)));

function roleFeatures(model: DocumentModel, person: Person, { role }: Mention): string[] {
  if (role === null) return [];
  const features = [fits(person, role.gender) ? 'role gender fits' : 'gender clash'];
  if (person.roles.some(known => known.head === role.head)) features.push('role known');
  else features.push(person.roles.length > 0 ? 'other role' : 'no role');
  if (role.words.size === 0) return features;
  if (sharesWords(person, role)) features.push('role words shared');
  else {
    const others = model.people.persons.slice(0, MOST_OTHERS);
    features.push(
      others.some(other => sharesWords(other, role)) ? 'role words of another' : 'role words new',
    );
  }
  return features;
}

/** More persons are not compared. */
const MOST_OTHERS = 60;
