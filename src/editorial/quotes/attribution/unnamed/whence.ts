import { ADVERB, DETERMINER } from '../../languages/kinds.ts';
import type { DocumentModel } from '../../model.ts';
import { is } from '../../tokens.ts';
import type { Attribution } from '../attribution.ts';
import { bodyCalled } from './bodies.ts';
import { positionsOf } from './said-beside.ts';

/** So many tokens of when and how may stand between the verb and where its words come from. */
const REACH = 4;

/**
 * The body from which words come that nobody is said to speak: "dicen desde el Ayuntamiento de Robles", "fanno sapere dalla
 * questura", "indique-t-on à la préfecture", "hieß es aus dem Ministerium"; null where the sentence names none.
 */
export function calledWhence(
  model: DocumentModel,
  quote: number,
  { cue, subject }: Attribution,
): string | null {
  const place = model.places[quote];
  const sentence = place === undefined ? undefined : model.sentences[place.sentence];
  if (cue === null || sentence === undefined || model.lexicon.whence.size === 0) return null;
  const said = model.text.slice(cue.start, cue.end);
  const isSeveral = (verb: string) => model.lexicon.pluralVerb?.test(verb) === true;
  const isOpen =
    subject?.kind === 'understood' &&
    (subject.gender === 'plural' ||
      (subject.gender === 'n' && said.toLowerCase().split(/\s+/u).some(isSeveral)));
  if (subject?.kind !== 'nobody' && !isOpen) return null;
  if (model.lexicon.hungPronouns && !/on$/iu.test(said)) return null;
  const { start, end } = positionsOf(sentence, cue);
  if (start < 0) return null;
  const { tokens } = sentence.paragraph;
  const bodyAt = (preposition: number): string | null => {
    const mention = sentence.mentions.find(m => m.from === preposition + 1);
    return mention === undefined ? null : bodyCalled(model, mention);
  };
  for (let at = end; at < Math.min(sentence.span.end, end + REACH); at++) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'quote' || /^[:;.!?]$/u.test(token.text)) break;
    if (model.lexicon.whence.has(token.lower)) return bodyAt(at);
    if (token.kind === 'word' && !is(token, ADVERB | DETERMINER) && token.capital) break;
  }
  // "Aus dem Ministerium hieß es: …", "Desde el Ayuntamiento aseguran que …"
  const opens = tokens[sentence.span.start];
  const first = sentence.mentions.find(m => m.from === sentence.span.start + 1);
  if (
    opens === undefined ||
    !model.lexicon.whence.has(opens.lower) ||
    first === undefined ||
    first.to > start
  )
    return null;
  return tokens.slice(first.to, start).every(token => token.kind !== 'quote')
    ? bodyAt(sentence.span.start)
    : null;
}
