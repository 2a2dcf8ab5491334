import type { Person } from '../../mentions/people.ts';
import { isSpeechNoun } from '../../mentions/roles/roles.ts';
import type { SentenceModel } from '../../model.ts';
import type { Token } from '../../tokens.ts';
import type { Report } from './mood-features.ts';
import { readReport } from './mood-features.ts';
import type { Scene } from './scene.ts';
import { findStrangers } from './stranger-features.ts';

const most = (count: number, limit: number): string => (count < limit ? String(count) : `${limit}+`);

/** Sentences further back are not looked at: the work stays linear. */
const REACH = 12;

/** The persons of the paragraph up to the quotation, in the order in which they are first named. */
function personsSoFar({ model, presences, quote }: Scene, { paragraph }: SentenceModel): readonly Person[] {
  const here = model.places[quote];
  const persons = new Set<Person>();
  if (here === undefined) return [];
  const first = Math.max(0, here.sentence - REACH);
  for (let i = here.sentence; i >= first && model.sentences[i]?.paragraph === paragraph; i--)
    for (const { person, mention } of presences.bySentence[i] ?? [])
      if (i < here.sentence || mention.from < here.at) persons.add(person);
  return [...persons];
}

/** What is the same for all candidates of a quotation. */
export interface Around {
  /** The persons of the paragraph up to the quotation. */
  readonly persons: readonly Person[];
  /** Who says "I" is a person; "we" is often a body. */
  readonly says: 'I' | 'we' | 'neither';
  /** Who is no person and stands as a subject, by sentence from the quotation's back. */
  readonly strangers: readonly (string | null)[];
  /** What the mood of its verbs tells of whose words they are. */
  readonly report: Report | null;
}

/** Reads it once a quotation. */
export const lookAround = (scene: Scene, sentence: SentenceModel): Around => ({
  persons: personsSoFar(scene, sentence),
  says: voiceOfWords(scene),
  strangers: findStrangers(scene, sentence),
  report: readReport(scene, sentence),
});

/** Whether the paragraph and the article are about one person or about several. */
export function placeFeatures(
  scene: Scene,
  { sentence, around: { persons: so } }: { readonly sentence: SentenceModel; readonly around: Around },
  person: Person | null,
): string[] {
  const all = scene.presences.counts.size;
  const of = person === null ? 'nobody ' : '';
  const features = [`${of}persons here=${most(so.length, 3)}`, `${of}persons=${most(all, 4)}`];
  if (person === null) return features;
  if (so.includes(person)) features.push(so.length === 1 ? 'alone here' : 'among those here');
  else if (so.length > 0) features.push('others here');
  features.push(...questionFeatures(scene, sentence, person));
  const { total } = scene.presences;
  const own = scene.presences.counts.get(person) ?? 0;
  features.push(`share=${Math.min(3, Math.floor((4 * own) / Math.max(1, total)))}`);
  return features;
}

/** An interviewer's question before the quotation names whom it asks about, not who answers. */
function questionFeatures(
  { model, presences, heard }: Scene,
  sentence: SentenceModel,
  person: Person,
): string[] {
  const before = model.sentences[sentence.index - 1];
  const isQuestion = before?.paragraph.tokens[before.span.end - 1]?.text === '?';
  if (before === undefined || !isQuestion) return [];
  const isAsked = presences.bySentence[before.index]?.some(one => one.person === person) === true;
  if (isAsked) return ['asked about'];
  return heard.at(-1)?.person === person ? ['answers again'] : ['may answer'];
}

/** How the words for the speaker stand to the verb of saying: far from it, behind a comma, a noun for what is said. */
export function subjectFeatures({ found, model, quote }: Scene, whose: string): string[] {
  const subject = found?.subject;
  const place = model.places[quote];
  if (found == null || subject?.kind !== 'mention' || place === undefined) return [];
  const { mention, where } = subject;
  const features: string[] = [`${whose} subject ${where}`];
  if (mention.role !== null && isSpeechNoun(mention.role.noun))
    features.push(`${whose} speech noun ${mention.definiteness ?? 'bare'}`);
  else if (mention.kind === 'thing') features.push(`${whose} thing ${mention.definiteness ?? 'bare'}`);
  const tokens = model.sentences[mention.sentence]?.paragraph.tokens;
  const { cue } = found;
  if (tokens === undefined) return features;
  features.push(`${whose} behind ${kindBefore(model, tokens, mention.from)}`);
  if (cue === null) return features;
  const verb = tokens.findIndex(token => token.start >= cue.start);
  features.push(`${whose} verb behind ${kindBefore(model, tokens, verb)}`);
  const [from, to] = [tokens[mention.from]?.start ?? 0, tokens[mention.to - 1]?.end ?? 0];
  const gap = where === 'before' ? model.text.slice(to, cue.start) : model.text.slice(cue.end, from);
  const words = gap.split(/\s+/u).filter(Boolean).length;
  features.push(`${whose} to verb=${words < 1 ? '0' : words < 3 ? '1' : words < 7 ? '3' : 'far'}`);
  if (gap.includes(',')) features.push(`${whose} comma to verb`);
  if (model.lexicon.addressing.has(tokens[verb]?.lower ?? ''))
    features.push(`${whose} of verb with object ${where}`);
  return features;
}

/** What stands right before a word: a clause within another makes its subject somebody spoken of. */
function kindBefore({ lexicon }: Scene['model'], tokens: readonly Token[], at: number): string {
  const before = tokens[at - 1];
  if (before === undefined) return 'nothing';
  if (before.kind !== 'word') return before.kind === 'mark' ? before.text : before.kind;
  if (lexicon.relatives.has(before.lower)) return 'relative';
  if (lexicon.conjunctions.has(before.lower)) return 'conjunction';
  if (lexicon.prepositions.has(before.lower)) return 'preposition';
  return before.capital ? 'name' : 'word';
}

/** The candidate who stands nearest to the verb of saying in the sentence of the quotation. */
export function nearestFeatures({ found, model, presences, quote }: Scene, person: Person): string[] {
  const cue = found?.cue;
  const place = model.places[quote];
  const sentence = place === undefined ? undefined : model.sentences[place.sentence];
  if (cue == null || place === undefined || sentence === undefined) return [];
  const { tokens } = sentence.paragraph;
  const seen = (presences.bySentence[place.sentence] ?? [])
    .map(({ person: other, mention, head }) => {
      const [from, to] = [tokens[mention.from]?.start ?? 0, tokens[mention.to - 1]?.end ?? 0];
      const gap = to <= cue.start ? cue.start - to : from >= cue.end ? from - cue.end : 0;
      return { other, gap, side: to <= cue.start ? 'before' : 'behind', head };
    })
    .toSorted((a, b) => a.gap - b.gap);
  const own = seen.find(({ other }) => other === person);
  if (own === undefined) return seen.length === 0 ? [] : ['other by verb'];
  const isNearest = seen[0]?.other === person ? 'nearest' : 'farther';
  return [`by verb ${isNearest} ${own.side}${own.head ? ' head' : ''}`];
}

function voiceOfWords({ model, quote }: Scene): Around['says'] {
  const span = model.marked[quote];
  if (span === undefined) return 'neither';
  let we = false;
  for (const word of model.text
    .slice(span.start, span.end)
    .toLowerCase()
    .match(/\p{L}+/gu) ?? []) {
    if (model.lexicon.firstPerson.has(word)) return 'I';
    if (model.lexicon.firstPlural.has(word)) we = true;
  }
  return we ? 'we' : 'neither';
}
