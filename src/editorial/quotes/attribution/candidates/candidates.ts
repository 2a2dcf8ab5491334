import type { Span } from '../../../../core/article.ts';
import type { Person } from '../../mentions/people.ts';
import { isOfOtherParty } from '../../mentions/people.ts';
import { isIntroduced } from '../identify.ts';
import { nobodyFeatures } from './nobody-features.ts';
import { lookAround } from './place-features.ts';
import { personFeatures } from './person-features.ts';
import type { Mention } from '../../mentions/reading.ts';
import type { DocumentModel, SentenceModel } from '../../model.ts';
import type { Block, Scene } from './scene.ts';
import { blockOf } from './scene.ts';
import type { Track } from './track.ts';
import { newTrack, walkBack } from './track.ts';

/** One who may speak a quotation, with what speaks for and against it; `nobody`: no person that could be named. */
export interface Candidate {
  readonly person: Person | null;
  /** A name that stands beside the verb and is nobody known otherwise. */
  readonly literal: string | null;
  /** What the sentence says of the speaker. */
  readonly block: Block;
  /** Names of what holds for it. */
  readonly features: readonly string[];
}

/** "Der „Bote“ schreibt, Quill habe …": what stands in marks of its own is a paper or a work. */
function isMarked({ text, sentences }: DocumentModel, { sentence, role }: Mention): boolean {
  const tokens = sentences[sentence]?.paragraph.tokens;
  const [first, last] = [tokens?.[role?.from ?? -1], tokens?.[(role?.printedTo ?? 0) - 1]];
  if (first === undefined || last === undefined) return false;
  return /["“„«]/u.test(text[first.start - 1] ?? '') && /["“”»]/u.test(text[last.end] ?? '');
}

/** "Sus vecinas respondieron": the verb has the ending of several. */
const saysSeveral = ({ text, lexicon }: DocumentModel, { start, end }: Span): boolean =>
  text
    .slice(start, end)
    .toLowerCase()
    .split(/\s+/u)
    .some(
      word =>
        lexicon.pluralVerb?.test(word) === true && (lexicon.verbs.has(word) || lexicon.auxiliaries.has(word)),
    );

/** The sentence says that several speak, or a paper that nobody is said to have written: "aducen", "heißt es". */
function isNobody({ model, found }: Scene): boolean {
  const subject = found?.subject;
  if (subject == null) return false;
  if (subject.kind !== 'mention') return subject.kind === 'nobody' || subject.gender === 'plural';
  const { kind, gender, definiteness } = subject.mention;
  if (kind === 'pronoun') return gender === 'plural' && found?.rule === 'insertion';
  if (kind === 'thing')
    return (
      found?.cue != null &&
      ((subject.where === 'before' &&
        subject.mention.definiteness !== 'indefinite' &&
        saysSeveral(model, found.cue)) ||
        (definiteness === 'definite' && isMarked(model, subject.mention)))
    );
  if (kind !== 'role') return false;
  return gender === 'plural' || (definiteness === 'definite' && isIntroduced(model, subject.mention));
}

/** The sentence names the speaker by a surname that several persons of the article share. */
function namesake({ model, found }: Scene): boolean {
  if (found?.subject?.kind !== 'mention') return false;
  const { mention } = found.subject;
  return mention.kind === 'name' && mention.name.length === 1 && model.people.isSurname(mention);
}

/** "The wife of President Quill says", "the Quill lawyer says": whoever is named in what the speaker is does not speak. */
function isInRole({ found }: Scene, { words }: Person): boolean {
  if (found?.subject?.kind !== 'mention' || found.subject.mention.kind !== 'role') return false;
  return found.subject.mention.role?.words.has(words.at(-1) ?? '') === true;
}

/** "Ana Quilla le preguntó … Respondió: …": who asked in the sentence before does not answer; null where nobody is said to. */
function askerBefore({ model, presences, found }: Scene, { index }: SentenceModel): Person | null {
  const { asking, answering } = model.lexicon;
  const cue = found?.cue == null ? '' : model.text.slice(found.cue.start, found.cue.end).toLowerCase();
  if (!cue.split(/\s+/u).some(word => answering.has(word))) return null;
  const before = model.sentences[index - 1];
  const asked = before?.paragraph.tokens
    .slice(before.span.start, before.span.end)
    .some(t => asking.has(t.lower));
  return asked === true ? presences.reporterOf(index - 1) : null;
}

/** All who may speak the quotation, nobody among them; at most a dozen. */
export function gatherCandidates(scene: Scene): readonly Candidate[] {
  const { model, quote, guess } = scene;
  const here = model.places[quote];
  const sentence = here === undefined ? undefined : model.sentences[here.sentence];
  if (here === undefined || sentence === undefined) return [];
  const block = blockOf(scene);
  const around = lookAround(scene, sentence);
  const common = [`block ${block}`, `language ${model.lexicon.language}`];
  const tracks = isNobody(scene) ? new Map<Person, Track>() : walkBack(scene, here);
  for (const person of [guess.voice.person, scene.heard.at(-1)?.person ?? null])
    if (person !== null && !tracks.has(person) && !isNobody(scene)) tracks.set(person, newTrack(3));
  const asker = block === 'pronoun' ? askerBefore(scene, sentence) : null;
  for (const person of tracks.keys()) if (person === asker || isInRole(scene, person)) tracks.delete(person);
  // a heading is made of what follows
  if (block === 'heading')
    for (const [person, { ahead }] of tracks)
      if (ahead === null && scene.explicit[quote + 1] !== person) tracks.delete(person);
  const role = scene.found?.subject?.kind === 'mention' ? scene.found.subject.mention.role : null;
  if (block === 'role' && role !== null)
    for (const person of [...tracks.keys()]) if (isOfOtherParty(person, role)) tracks.delete(person);
  const rivals = (person: Person) =>
    [...tracks].filter(([other, { nearest }]) => other !== person && nearest !== null && nearest < 4).length;
  const candidates: Candidate[] = [...tracks].map(([person, track]) => ({
    person,
    literal: null,
    block,
    features: [
      ...common,
      ...personFeatures(
        scene,
        { sentence, block, around },
        { person, track, rivals: rivals(person), tracks },
      ),
    ],
  }));
  // "Gates", where the article has Bill and Melinda: one of them is meant
  if (guess.voice.person === null && guess.voice.name !== null && !namesake(scene))
    candidates.push({
      person: null,
      literal: guess.voice.name,
      block,
      features: [...common, 'literal', `literal@${scene.found?.rule ?? ''}`, `literal:${guess.rule}`],
    });
  candidates.push({
    person: null,
    literal: null,
    block,
    features: [...common, ...nobodyFeatures(scene, { sentence, at: here.at, block, around })],
  });
  return candidates;
}
