import { findCues } from './cues.ts';
import type { Gender } from '../languages/language.ts';
import type { DocumentModel, SentenceModel } from '../model.ts';
import type { Person } from '../mentions/people.ts';
import { personInRole } from '../mentions/people.ts';
import type { Mention } from '../mentions/reading.ts';
import { subjectOf } from './subjects/subjects.ts';

/** Somebody who has spoken, as far as known: a person, or a role without a name. */
export interface Voice {
  readonly name: string | null;
  readonly role: string | null;
  readonly person: Person | null;
  readonly impersonal: boolean;
  /** Somebody whom the article brings in without a name: who goes on there is nobody named before. */
  readonly stranger?: boolean;
}

/** Where to look back from, and for whom. */
export interface Outlook {
  readonly sentence: number;
  /** Token position in that sentence's paragraph; only what stands before it counts. */
  readonly at: number;
  readonly gender: Gender | 'plural';
}

/** How many sentences back a pronoun may reach. */
const REACH = 10;

/** True unless the person's gender is known to be another. */
export const fits = (person: Person, gender: Gender | 'plural'): boolean =>
  gender === 'n' || person.gender === 'n' || person.gender === gender;

/** Somebody found by looking back, by which rule, and in which sentence. */
export interface Sighting {
  readonly voice: Voice;
  readonly rule: string;
  readonly sentence: number;
}

/** Remembers who spoke where, and finds who is meant when the text does not say it again. */
export interface Memory {
  readonly hear: (quote: number, voice: Voice) => void;
  /** The last who spoke or was spoken of as a subject before a place; null when nobody fits. */
  readonly lookBack: (outlook: Outlook) => Sighting | null;
}

type Reported =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'stranger'; readonly gender: Gender | 'plural' }
  | { readonly kind: 'none' };

/** The person a mention stands for: by name, or by an office that only one holds. */
export function personOfMention(model: DocumentModel, mention: Mention): Person | null {
  if (mention.kind === 'name') return model.people.personOf(mention);
  if (mention.kind !== 'role' || mention.role === null) return null;
  if (mention.definiteness === 'indefinite' || mention.gender === 'plural') return null;
  let person = inRole.get(mention);
  if (person === undefined) {
    person = personInRole(model.people, mention.role);
    inRole.set(mention, person);
  }
  return person;
}

/** Who holds the office of a mention: looked up once, and forgotten with the article. */
const inRole = new WeakMap<Mention, Person | null>();

/** "Ein Sprecher": brought in here, whoever was named before. */
export const isStranger = ({ kind, definiteness }: Mention): boolean =>
  kind === 'role' && definiteness === 'indefinite';

/** Who is reported to say something in a sentence without looking at its quotations. */
export function reporterOf(model: DocumentModel, sentence: SentenceModel): Reported {
  const { lexicon } = model;
  const cues = findCues(lexicon, sentence.paragraph, { range: sentence.span, sentence: sentence.span });
  for (const cue of cues) {
    if (cue.leaning) continue;
    const subject = subjectOf(lexicon, sentence, { ...cue, side: 'before', range: sentence.span });
    if (subject === null) continue;
    if (subject.kind !== 'mention' || subject.mention.kind === 'pronoun') return { kind: 'hidden' };
    const person = personOfMention(model, subject.mention);
    if (person !== null) return { kind: 'person', person };
    if (isStranger(subject.mention)) return { kind: 'stranger', gender: subject.mention.gender };
  }
  return { kind: 'none' };
}

/** The first person of a sentence who is a subject; else the first who is named at all. */
export function subjectPerson(
  model: DocumentModel,
  sentence: SentenceModel,
  place: { limit: number; gender: Gender | 'plural'; heads?: boolean },
): Person | null {
  let second: Person | null = null;
  for (const mention of sentence.mentions) {
    if (mention.to > place.limit || mention.possessive) continue;
    const person = personOfMention(model, mention);
    if (person === null) {
      // somebody is the subject, but nobody knows who: no other person of the sentence is meant instead
      if (
        mention.kind === 'role' &&
        !mention.oblique &&
        second === null &&
        mention.definiteness === 'definite'
      )
        return null;
      continue;
    }
    if (!fits(person, place.gender)) continue;
    if (!mention.oblique) return person;
    second ??= person;
  }
  return place.heads === true ? null : second;
}

/** The person as a speaker, with the first office the article gives. */
export const voiceOf = (person: Person): Voice => ({
  name: person.name,
  role: null,
  person,
  impersonal: false,
});

/** Somebody brought in without a name. */
const STRANGER: Voice = { name: null, role: null, person: null, impersonal: true, stranger: true };

/** An empty memory for one article; speakers are told to it in the order of the text. */
export function createMemory(model: DocumentModel): Memory {
  const heard = new Map<number, { at: number; voice: Voice }[]>();
  const reported = new Map<number, Reported>();
  const reporter = (sentence: SentenceModel): Reported => {
    let found = reported.get(sentence.index);
    if (found === undefined) {
      found = reporterOf(model, sentence);
      reported.set(sentence.index, found);
    }
    return found;
  };
  return {
    hear: (quote, voice) => {
      const place = model.places[quote];
      if (place === undefined) return;
      const list = heard.get(place.sentence);
      if (list === undefined) heard.set(place.sentence, [{ at: place.at, voice }]);
      else list.push({ at: place.at, voice });
    },
    lookBack: ({ sentence: from, at, gender }) => {
      for (let i = from; i >= Math.max(0, from - REACH); i--) {
        const sentence = model.sentences[i];
        if (sentence === undefined) break;
        const limit = i === from ? at : Number.POSITIVE_INFINITY;
        const voice = heard.get(i)?.findLast(h => h.at < limit)?.voice;
        if (voice?.person != null && fits(voice.person, gender))
          return { voice, rule: 'last who spoke', sentence: i };
        if (
          voice?.person === null &&
          (voice.name !== null || voice.role !== null) &&
          (gender === 'n' || voice.stranger === true)
        )
          return { voice, rule: 'last who spoke', sentence: i };
        // an interviewer's question names whom it asks about, not who answers
        if (i < from && sentence.paragraph.tokens[sentence.span.end - 1]?.text === '?') continue;
        if (i < from) {
          const report = reporter(sentence);
          if (report.kind === 'person' && fits(report.person, gender))
            return { voice: voiceOf(report.person), rule: 'last who was reported', sentence: i };
          if (report.kind === 'hidden') continue;
          if (
            report.kind === 'stranger' &&
            (gender === 'n' || report.gender === 'n' || report.gender === gender)
          )
            return { voice: STRANGER, rule: 'somebody brought in', sentence: i };
        }
        const person = subjectPerson(model, sentence, { limit, gender, heads: gender === 'n' });
        if (person !== null) return { voice: voiceOf(person), rule: 'last person spoken of', sentence: i };
      }
      return null;
    },
  };
}
