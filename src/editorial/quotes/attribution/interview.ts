import { forenameGender } from '../languages/first-names.ts';
import type { Person } from '../mentions/people.ts';
import type { DocumentModel } from '../model.ts';
import type { Presences } from './presence.ts';

/** An article of questions and answers: who answers, and which quotations are answers. */
export interface Interview {
  readonly answers: ReadonlySet<number>;
  readonly person: Person;
}

/** So many answers make an interview. */
const LEAST_ANSWERS = 3;

/** Whether a quotation opens a paragraph behind one that ends with a question of the writer's. */
function answersQuestion(model: DocumentModel, quote: number): boolean {
  const place = model.places[quote];
  const before = place === undefined ? undefined : model.sentences[place.sentence - 1];
  if (place?.at !== 0 || before === undefined || model.marked[quote]?.style === 'dash') return false;
  return before.paragraph.tokens.at(-1)?.text === '?';
}

/** A later paragraph of an answer whose marks are still open. */
function goesOn(model: DocumentModel, quote: number, answers: ReadonlySet<number>): boolean {
  const [before, here] = [model.marked[quote - 1], model.marked[quote]];
  return answers.has(quote - 1) && before?.open === true && here?.paragraph === before.paragraph + 1;
}

/** Whom the title and all that stands before the first question name most; null when two are named alike. */
function personAsked({ bySentence, inTitle }: Presences, question: number): Person | null {
  const counts = new Map<Person, number>();
  const add = (person: Person, weight: number) => counts.set(person, (counts.get(person) ?? 0) + weight);
  for (const person of inTitle) add(person, 1);
  for (const { person, head } of bySentence.slice(0, question).flat()) add(person, head ? 2 : 1);
  const [best, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (best === undefined || best[1] === second?.[1]) return null;
  return forenameGender(best[0].words[0] ?? '') === null ? null : best[0];
}

/**
 * Reads an article as an interview; null when it is none, or nobody can tell who answers. The labelled sets hold too few
 * interviews to measure it: it was tried on some twenty that nobody had labelled, by looking at whom it named.
 */
export function readInterview(model: DocumentModel, presences: Presences): Interview | null {
  const answers = new Set<number>();
  let asked = 0;
  for (const quote of model.marked.keys()) {
    const isFirst = answersQuestion(model, quote);
    if (isFirst) asked++;
    if (isFirst || goesOn(model, quote, answers)) answers.add(quote);
  }
  const [first] = answers;
  const place = first === undefined ? undefined : model.places[first];
  if (place === undefined || asked < LEAST_ANSWERS) return null;
  const person = personAsked(presences, place.sentence - 1);
  return person === null ? null : { answers, person };
}
