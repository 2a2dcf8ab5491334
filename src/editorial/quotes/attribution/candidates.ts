import { forenameGender } from '../languages/first-names.ts';
import { organisationWords, placeWords } from '../languages/organisations.ts';
import { isAcronym, plainName } from '../mentions/names.ts';
import type { Person } from '../mentions/people.ts';
import type { Mention } from '../mentions/reading.ts';
import type { Form } from '../form.ts';
import { formOf } from '../form.ts';
import type { DocumentModel, SentenceModel } from '../model.ts';
import type { Attribution } from './attribution.ts';
import type { Identity } from './identify.ts';
import { isContinuing, isIntroduced } from './identify.ts';
import { fits } from './lookback.ts';
import type { Presences } from './presence.ts';
import { isTerminal } from '../tokens.ts';

/** One who may speak a quotation, with what speaks for and against it; `nobody`: no person that could be named. */
export interface Candidate {
  readonly person: Person | null;
  /** A name that stands beside the verb and is nobody known otherwise. */
  readonly literal: string | null;
  /** What the sentence says of the speaker: each feature has a weight of its own in it, beside the one for all. */
  readonly block: string;
  /** Names of what holds for it; each has a weight. */
  readonly features: readonly string[];
}

/** A voice that was heard, and how sure it is. */
export interface Heard {
  readonly quote: number;
  readonly sentence: number;
  readonly person: Person | null;
  /** The office or body that spoke, where no person is known. */
  readonly described: string | null;
  readonly confidence: number;
}

/** All that is known when a quotation is looked at. */
export interface Scene {
  readonly model: DocumentModel;
  readonly presences: Presences;
  readonly quote: number;
  readonly found: Attribution | null;
  readonly guess: Identity;
  /** The quotations before this one, the nearest last. */
  readonly heard: readonly Heard[];
  /** Whom the sentence itself names as the speaker, for each quotation of the article. */
  readonly explicit: readonly (Person | null)[];
}

/** What the sentence says of the speaker decides what counts. */
type Block = 'name' | 'role' | 'pronoun' | 'unread' | 'thing' | 'none' | 'heading';

const REACH = 24;
const MOST = 8;
const LOOK_AHEAD = 3;

function blockOf(scene: Scene): Block {
  const subject = scene.found?.subject ?? null;
  if (subject === null) return isHeading(scene) ? 'heading' : 'none';
  // where a verb has its subject beside it always, one that is understood was not read
  if (subject.kind === 'understood')
    return subject.gender === 'n' && !scene.model.lexicon.dropsSubject ? 'unread' : 'pronoun';
  if (subject.kind === 'nobody') return 'thing';
  const { kind } = subject.mention;
  return kind === 'collective' ? 'thing' : kind;
}

const LONGEST_HEADING = 160;

/** A paragraph that is one quotation without a full stop: a heading made of what the next paragraph tells. */
export function isHeading({ model, quote }: Pick<Scene, 'model' | 'quote'>): boolean {
  const place = model.places[quote];
  const span = model.marked[quote];
  const before = model.marked[quote - 1];
  if (place === undefined || span === undefined || span.open) return false;
  if (before?.open === true && before.paragraph === span.paragraph - 1) return false;
  const [only, ...rest] = model.sentences[place.sentence]?.paragraph.tokens ?? [];
  return (
    only !== undefined && rest.length === 0 && !isTerminal(only.text) && only.text.length < LONGEST_HEADING
  );
}

const bucket = (distance: number | null): string => {
  if (distance === null) return 'never';
  if (distance < 3) return String(distance);
  return distance < 6 ? '3-5' : distance < 12 ? '6-11' : 'far';
};

/** What a walk back from the quotation tells of one person. */
interface Track {
  nearest: number | null;
  nearestHead: number | null;
  reported: number | null;
  /** Other persons met before this one was. */
  since: number;
  sameSentenceOblique: boolean;
  leadsParagraph: boolean;
  ahead: number | null;
  /** Tokens between the nearest mention in the sentence and the quotation, before and behind it. */
  gapBefore: number | null;
  gapBehind: number | null;
}

const newTrack = (since: number): Track => ({
  nearest: null,
  nearestHead: null,
  reported: null,
  since,
  sameSentenceOblique: false,
  leadsParagraph: false,
  ahead: null,
  gapBefore: null,
  gapBehind: null,
});

function walkBack(scene: Scene, place: { sentence: number; at: number }): Map<Person, Track> {
  const { model, presences } = scene;
  const tracks = new Map<Person, Track>();
  const trackOf = (person: Person): Track => {
    let track = tracks.get(person);
    if (track === undefined) {
      track = newTrack(tracks.size);
      tracks.set(person, track);
    }
    return track;
  };
  const here = model.sentences[place.sentence]?.paragraph;
  for (let i = place.sentence; i >= Math.max(0, place.sentence - REACH) && tracks.size < MOST; i--) {
    const distance = place.sentence - i;
    for (const presence of (presences.bySentence[i] ?? []).toReversed()) {
      if (distance === 0 && presence.mention.from >= place.at) continue;
      const track = trackOf(presence.person);
      track.nearest ??= distance;
      if (distance === 0) track.gapBefore ??= place.at - presence.mention.to;
      if (presence.head) track.nearestHead ??= distance;
      else if (distance === 0) track.sameSentenceOblique = true;
      if (presence.first && model.sentences[i]?.paragraph === here) track.leadsParagraph = true;
    }
    const reporter = distance > 0 ? presences.reporterOf(i) : null;
    if (reporter !== null) trackOf(reporter).reported ??= distance;
  }
  for (let i = place.sentence; i <= place.sentence + LOOK_AHEAD; i++)
    for (const presence of presences.bySentence[i] ?? []) {
      if (i === place.sentence && presence.mention.from < place.at) continue;
      const known = tracks.get(presence.person);
      if (known === undefined && tracks.size >= MOST + LOOK_AHEAD) continue;
      const track = known ?? trackOf(presence.person);
      track.ahead ??= i - place.sentence;
      if (i === place.sentence) track.gapBehind ??= presence.mention.from - place.at;
    }
  return tracks;
}

/** The quotation itself names the person: few speak of themselves by name. */
function isSpokenOf(scene: Scene, person: Person): boolean {
  const span = scene.model.marked[scene.quote];
  const surname = person.name.split(/\s+/u).at(-1) ?? '';
  return span !== undefined && scene.model.text.slice(span.start, span.end).includes(surname);
}

function heardFeatures(scene: Scene, sentence: SentenceModel, is: (heard: Heard) => boolean): string[] {
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

function flowFeatures(scene: Scene, sentence: SentenceModel, person: Person | null): string[] {
  const last = scene.heard.at(-1);
  const flow = flowOf(scene, sentence);
  if (last === undefined || flow === null) return [];
  return [`${last.person === person ? 'goes on' : person === null ? 'ends' : 'turns'} ${flow}`];
}

const formHere = ({ model, quote }: Scene): Form =>
  formOf(model.text, model.marked[quote] ?? { start: 0, end: 0 });

function personFeatures(
  scene: Scene,
  place: { sentence: SentenceModel; block: Block },
  candidate: { person: Person; track: Track; rivals: number },
): string[] {
  const { found, guess, presences, explicit, quote, model } = scene;
  const { person, track, rivals } = candidate;
  const { block, sentence } = place;
  const form = formHere(scene);
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
  features.push(...nameFeatures(person));
  const subject = found?.subject;
  if (subject?.kind === 'understood' && subject.gender !== 'n')
    features.push(genderFeature(person, subject.gender));
  if (subject?.kind === 'mention') {
    if (block === 'pronoun') features.push(genderFeature(person, subject.mention.gender));
    else if (block === 'role') features.push(...roleFeatures(person, subject.mention));
    else if (block === 'name') features.push(mentionFeature(person, subject.mention));
  }
  if (block === 'pronoun' && isContinuing(model, found?.cue ?? null)) features.push('continuing');
  return features;
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

/** Whether the name beside the verb can be the person's. */
function mentionFeature({ words }: Person, { name }: Mention): string {
  const last = plainName(name.at(-1)?.text ?? '');
  if (words.at(-1) === last) return 'surname fits';
  return words.includes(last) ? 'name part fits' : 'name of another';
}

function roleFeatures(person: Person, { role }: Mention): string[] {
  if (role === null) return [];
  const features = [fits(person, role.gender) ? 'role gender fits' : 'gender clash'];
  if (person.roles.some(known => known.head === role.head)) features.push('role known');
  else features.push(person.roles.length > 0 ? 'other role' : 'no role');
  return features;
}

function nobodyFeatures(
  scene: Scene,
  place: { sentence: SentenceModel; at: number; block: Block },
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
  if (heard.length === 0) features.push('nobody first');
  if (heard.at(-1)?.person === null)
    features.push(heard.at(-1)?.described === null ? 'nobody after nobody' : 'nobody after office');
  features.push(`nobody ${formHere(scene)}`, `nobody@${found?.rule ?? 'continues'} ${formHere(scene)}`);
  if (block === 'none' || block === 'pronoun') features.push(...flowFeatures(scene, sentence, null));
  features.push(
    ...heardFeatures(scene, sentence, h => h.person === null).map(feature => `nobody ${feature}`),
  );
  return features;
}

/** The sentence says that several speak, or a paper that nobody is said to have written: "aducen", "heißt es". */
function isNobody({ model, found }: Scene): boolean {
  const subject = found?.subject;
  if (subject == null) return false;
  if (subject.kind !== 'mention') return subject.kind === 'nobody' || subject.gender === 'plural';
  const { kind, gender, definiteness } = subject.mention;
  if (kind === 'pronoun') return gender === 'plural' && found?.rule === 'insertion';
  if (kind !== 'role') return false;
  return gender === 'plural' || (definiteness === 'definite' && isIntroduced(model, subject.mention));
}

/** All who may speak the quotation, nobody among them; at most a dozen. */
export function gatherCandidates(scene: Scene): readonly Candidate[] {
  const { model, quote, guess } = scene;
  const here = model.places[quote];
  const sentence = here === undefined ? undefined : model.sentences[here.sentence];
  if (here === undefined || sentence === undefined) return [];
  const block = blockOf(scene);
  const tracks = isNobody(scene) ? new Map<Person, Track>() : walkBack(scene, here);
  for (const person of [guess.voice.person, scene.heard.at(-1)?.person ?? null])
    if (person !== null && !tracks.has(person) && !isNobody(scene)) tracks.set(person, newTrack(3));
  // a heading is made of what follows
  if (block === 'heading')
    for (const [person, { ahead }] of tracks)
      if (ahead === null && scene.explicit[quote + 1] !== person) tracks.delete(person);
  const rivals = (person: Person) =>
    [...tracks].filter(([other, { nearest }]) => other !== person && nearest !== null && nearest < 4).length;
  const candidates: Candidate[] = [...tracks].map(([person, track]) => ({
    person,
    literal: null,
    block,
    features: personFeatures(scene, { sentence, block }, { person, track, rivals: rivals(person) }),
  }));
  if (guess.voice.person === null && guess.voice.name !== null)
    candidates.push({
      person: null,
      literal: guess.voice.name,
      block,
      features: ['literal', `literal@${scene.found?.rule ?? ''}`, `literal:${guess.rule}`],
    });
  candidates.push({
    person: null,
    literal: null,
    block,
    features: nobodyFeatures(scene, { sentence, at: here.at, block }),
  });
  return candidates;
}
