import type { Lexicon } from '../../languages/language.ts';
import { joins } from '../../mentions/phrases.ts';
import type { Mention } from '../../mentions/reading.ts';
import type { SentenceModel } from '../../model.ts';
import { AUXILIARY, VERB } from '../../languages/kinds.ts';
import { is, type Token } from '../../tokens.ts';
import type { Cue } from '../cues.ts';

/** Whether several may be the subject of a verb: always in English, whose past tense does not tell; German plurals end in -n. */
function isPlural(
  { pluralVerb, capitalNouns }: Lexicon,
  { paragraph: { tokens } }: SentenceModel,
  cue: Cue,
): boolean {
  if (pluralVerb !== null) return cue.plural;
  return !capitalNouns || tokens[cue.at]?.lower.endsWith('n') === true;
}

/** Where no verb tells, the list is a whole clause's subject: not "met Quill and Moor said", "said Quill and Moor added". */
function isAlone(
  { paragraph: { tokens }, span }: SentenceModel,
  list: readonly Mention[],
  { to }: Cue,
): boolean {
  const start = list[0]?.from ?? 0;
  const [before, behind] = [tokens[start - 1], tokens[list.at(-1)?.to ?? 0]];
  if (start >= to) return behind === undefined || !is(behind, VERB | AUXILIARY);
  return start === span.start || before?.kind !== 'word';
}

/** A name that stands for somebody: not "a Democrat and a Clinton ally". */
const isSomebody = ({ kind, oblique, possessive, definiteness, role }: Mention): boolean =>
  kind === 'name' && !oblique && !possessive && (definiteness === null || role !== null);

/** "Eva Soto, Ana Cruz y Luis Mora dijeron": the names of the list that a subject is in, in order; null where it is in none. */
export function mentionsTogether(
  lexicon: Lexicon,
  sentence: SentenceModel,
  { cue, mention }: { readonly cue: Cue; readonly mention: Mention | null },
): readonly Mention[] | null {
  if (mention === null || !isPlural(lexicon, sentence, cue)) return null;
  const { tokens } = sentence.paragraph;
  const names = sentence.mentions.filter(isSomebody);
  const between = (a: Mention | undefined, b: Mention | undefined) =>
    a === undefined || b === undefined || a.to !== b.from - 1 ? undefined : tokens[a.to];
  const goesOn = (token: Token | undefined) => token?.text === ',' || joins(token);
  let first = names.indexOf(mention);
  let last = first;
  if (first < 0) return null;
  while (goesOn(between(names[first - 1], names[first]))) first--;
  while (goesOn(between(names[last], names[last + 1])) && !joins(between(names[last - 1], names[last])))
    last++;
  if (!joins(between(names[last - 1], names[last]))) return null;
  const list = names.slice(first, last + 1);
  return lexicon.pluralVerb !== null || isAlone(sentence, list, cue) ? list : null;
}
