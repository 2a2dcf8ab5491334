import { forenameGender } from '../languages/first-names.ts';
import type { Person } from '../mentions/people.ts';
import type { DocumentModel, SentenceModel } from '../model.ts';
import type { Presences } from './presence.ts';

/** An article of questions and answers: who answers, and which quotations are answers. */
export interface Interview {
  /** Each with what the writer said before it; null in a later paragraph of an answer. */
  readonly answers: ReadonlyMap<number, SentenceModel | null>;
  /** Null where nobody can tell who answers. */
  readonly person: Person | null;
}

/** So many questions make an interview. */
const LEAST_QUESTIONS = 3;
/** What looks less like a person's name than this is left out: "Premio Nobel". */
const LEAST_EVIDENCE = 2;

/** A title names whom an interview is with: it tells more than a critic who is quoted before it. */
const TITLED = 3;
/** From so much on a title, an office or an age stands beside a name. */
const INTRODUCED = 5;

/**
 * What the writer says before a quotation that opens its paragraph; null where another quotation stands there, unless it is in a
 * question, or nothing.
 */
function promptOf(model: DocumentModel, quote: number): SentenceModel | null {
  const place = model.places[quote];
  const before = place === undefined ? undefined : model.sentences[place.sentence - 1];
  if (place?.at !== 0 || before === undefined || model.marked[quote]?.style === 'dash') return null;
  const { tokens } = before.paragraph;
  const isQuoted = tokens.some(token => token.quote >= 0);
  return isQuoted && !(isQuestion(before) && tokens[0]?.kind === 'word') ? null : before;
}

const isQuestion = ({ paragraph }: SentenceModel): boolean => paragraph.tokens.at(-1)?.text === '?';

/** A quotation that is its whole paragraph, below one of a single sentence. */
function isWholeBelowOne(model: DocumentModel, quote: number): boolean {
  const place = model.places[quote];
  if (place === undefined) return false;
  const [above, before, here] = [-2, -1, 0].map(by => model.sentences[place.sentence + by]);
  if (before === undefined || here === undefined || above?.paragraph === before.paragraph) return false;
  return here.paragraph.tokens.every(token => token.kind !== 'word' || token.quote === quote);
}

/** A later paragraph of an answer whose marks are still open. */
function goesOn(model: DocumentModel, quote: number, answers: ReadonlyMap<number, unknown>): boolean {
  const [before, here] = [model.marked[quote - 1], model.marked[quote]];
  return answers.has(quote - 1) && before?.open === true && here?.paragraph === before.paragraph + 1;
}

/** "Ministra Quilli, che cosa farà?", "Lei, signora Quilli, è contenta?": whom the writer's first question addresses. */
function personAddressed({ people, sentences }: DocumentModel, question: SentenceModel): Person | null {
  const { tokens } = question.paragraph;
  for (let i = question.index; sentences[i]?.paragraph === question.paragraph; i--)
    for (const mention of sentences[i]?.mentions ?? []) {
      if (mention.title === null && mention.role?.beforeName !== true) continue;
      const [before, behind] = [tokens[mention.from - 1], tokens[mention.to]];
      const isSetOff = (before === undefined || before.text === ',') && behind?.text === ',';
      if (isSetOff && mention.definiteness === null) return people.personOf(mention);
    }
  return null;
}

/**
 * Whom the title, all that stands before the first question and the sentences that say who speaks name most; null when two are
 * named alike.
 */
function personAsked(
  { bySentence, inTitle }: Presences,
  { question, named }: { readonly question: number; readonly named: readonly (Person | null)[] },
): Person | null {
  const counts = new Map<Person, number>();
  const add = (person: Person, weight: number) => {
    if (person.evidence >= LEAST_EVIDENCE) counts.set(person, (counts.get(person) ?? 0) + weight);
  };
  for (const person of inTitle) add(person, TITLED);
  const before = bySentence.slice(0, question).flat();
  for (const { person, head } of before) add(person, head ? 2 : 1);
  for (const person of named) if (person !== null) add(person, 2);
  const [best, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (best === undefined || best[1] === second?.[1]) return null;
  // who only signed the article, or is talked about, is not introduced
  const [asked] = best;
  const isAlone = second === undefined && before.some(({ person, head }) => head && person === asked);
  const isIntroduced = isAlone || asked.evidence >= INTRODUCED || inTitle.has(asked) || named.includes(asked);
  return isIntroduced && forenameGender(asked.words[0] ?? '') !== null ? asked : null;
}

/** Whom the writer's words before an answer name without addressing him: he is talked about, and does not answer. */
export function isTalkedAbout(model: DocumentModel, prompt: SentenceModel, person: Person): boolean {
  const isNamed = prompt.mentions.some(mention => model.people.personOf(mention) === person);
  return isNamed && personAddressed(model, prompt) !== person;
}

/**
 * Reads an article as an interview; null where nothing is asked. From the first question on whatever opens a paragraph after the
 * writer's words answers them, asked or only prompted; before it what is a paragraph below one of a single sentence. Fewer
 * questions do not tell who answers. Of the labelled articles that rules are written
 * from 11 are read as interviews, of those kept aside 7: their 84 and 59 answers are all the right person's. `named`: by quotation,
 * whom its sentence names with a verb of saying.
 */
export function readInterview(
  model: DocumentModel,
  presences: Presences,
  named: readonly (Person | null)[],
): Interview | null {
  const answers = new Map<number, SentenceModel | null>();
  const prompted = new Map<number, SentenceModel>();
  let first: SentenceModel | null = null;
  let asked = 0;
  for (const quote of model.marked.keys()) {
    const prompt = promptOf(model, quote);
    if (prompt !== null && (first !== null || isQuestion(prompt))) {
      if (isQuestion(prompt)) asked++;
      first ??= prompt;
      answers.set(quote, prompt);
    } else if (prompt !== null && isWholeBelowOne(model, quote)) prompted.set(quote, prompt);
    else if (goesOn(model, quote, answers)) answers.set(quote, null);
  }
  if (first === null) return null;
  for (const [quote, prompt] of prompted) answers.set(quote, prompt);
  const person =
    asked < LEAST_QUESTIONS
      ? null
      : (personAddressed(model, first) ?? personAsked(presences, { question: first.index, named }));
  return { answers, person };
}
