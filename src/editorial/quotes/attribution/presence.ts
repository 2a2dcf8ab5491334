import type { DocumentModel } from '../model.ts';
import type { Person } from '../mentions/people.ts';
import type { Mention } from '../mentions/reading.ts';
import { personOfMention, reporterOf } from './lookback.ts';

/** A place of the article where a person stands, by name or by an office that only one holds. */
export interface Presence {
  readonly person: Person;
  readonly mention: Mention;
  /** Stands where a subject can: neither governed by a preposition nor the owner of something. */
  readonly head: boolean;
  /** The first person of its paragraph. */
  readonly first: boolean;
}

/** Where the persons of an article stand, by sentence, and who is reported to speak there. */
export interface Presences {
  readonly bySentence: readonly (readonly Presence[])[];
  /** The person whom a sentence reports to say something, whatever it quotes. */
  readonly reporterOf: (sentence: number) => Person | null;
  /** Persons that the title names. */
  readonly inTitle: ReadonlySet<Person>;
  /** The highest count of mentions that any person has. */
  readonly mostMentioned: number;
  /** How often each person stands in the article. */
  readonly counts: ReadonlyMap<Person, number>;
  /** How often persons stand in it in all. */
  readonly total: number;
}

/** Reads the presences once an article. */
export function gatherPresences(model: DocumentModel): Presences {
  const bySentence: Presence[][] = [];
  const reporters = new Map<number, Person | null>();
  let paragraph = -1;
  for (const sentence of model.sentences) {
    const here: Presence[] = [];
    for (const mention of sentence.mentions) {
      const person = personOfMention(model, mention);
      if (person === null) continue;
      const first = paragraph !== sentence.paragraph.index;
      paragraph = sentence.paragraph.index;
      here.push({ person, mention, head: !mention.oblique && !mention.possessive, first });
    }
    bySentence.push(here);
  }
  const counts = new Map<Person, number>();
  for (const { person } of bySentence.flat()) counts.set(person, (counts.get(person) ?? 0) + 1);
  const inTitle = new Set(model.titleMentions.flatMap(mention => personOfMention(model, mention) ?? []));
  const reporterAt = (index: number): Person | null => {
    const known = reporters.get(index);
    if (known !== undefined) return known;
    const sentence = model.sentences[index];
    const isPeopled = (bySentence[index]?.length ?? 0) > 0;
    const reported = sentence === undefined || !isPeopled ? null : reporterOf(model, sentence);
    const person = reported?.kind === 'person' ? reported.person : null;
    reporters.set(index, person);
    return person;
  };
  return {
    bySentence,
    reporterOf: reporterAt,
    inTitle,
    mostMentioned: Math.max(0, ...counts.values()),
    counts,
    total: [...counts.values()].reduce((sum, one) => sum + one, 0),
  };
}
