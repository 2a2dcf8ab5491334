import {
  AUXILIARY,
  CONJUNCTION,
  DETERMINER,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  VERB,
} from '../../languages/kinds.ts';
import type { SentenceModel } from '../../model.ts';
import { isClause, isTitleCase, wordsOf } from '../../speech.ts';
import type { Token } from '../../tokens.ts';
import { is, isTerminal } from '../../tokens.ts';
import type { Scene } from './scene.ts';

/** What kind of word stands beside the marks. */
function kindOf({ lexicon }: Scene['model'], token: Token | undefined): string {
  if (token === undefined) return 'nothing';
  if (token.kind !== 'word') return token.kind === 'mark' ? token.text : token.kind;
  if (lexicon.titleCues.has(token.lower)) return 'title word';
  if (is(token, DETERMINER)) return `${lexicon.determiners.get(token.lower) ?? ''} determiner`;
  if (is(token, CONJUNCTION | RELATIVE)) return 'conjunction';
  if (is(token, PREPOSITION)) return 'preposition';
  if (is(token, AUXILIARY)) return 'auxiliary';
  if (is(token, PRONOUN)) return 'pronoun';
  if (is(token, VERB)) return 'verb of saying';
  return token.capital ? 'capital' : 'word';
}

/**
 * Whether the marked words read as somebody's speech or as a title, a term or a name, by their own form and the words on
 * either side: "une «banque des arbres»" is nobody's.
 */
export function wordingFeatures({ model, quote }: Scene, sentence: SentenceModel): string[] {
  const span = model.marked[quote];
  const at = model.places[quote]?.at;
  if (span === undefined || at === undefined) return [];
  const { tokens } = sentence.paragraph;
  const text = model.text.slice(span.start, span.end);
  const words = wordsOf(text);
  const before = at === sentence.span.start ? 'opening' : kindOf(model, tokens[at - 1]);
  const after = at + 1 === sentence.span.end ? 'closing' : kindOf(model, tokens[at + 1]);
  const size =
    words.length < 6 ? String(words.length) : words.length < 9 ? '6' : words.length < 15 ? '9' : '15';
  const clause = isClause(model.lexicon, words) ? 'clause' : 'phrase';
  const capitals = isTitleCase(model.lexicon, words)
    ? 'capitals'
    : /^\P{L}*\p{Lu}/u.test(text)
      ? 'capital'
      : 'small';
  const end = isTerminal(text) ? 'stop' : text.trimEnd().endsWith(',') ? 'comma' : 'none';
  return [
    `marks ${clause}`,
    `marks ${capitals}`,
    `marks words ${size}`,
    `marks end ${end}`,
    `marks behind ${before}`,
    `marks before ${after}`,
    `marks behind ${before} ${clause}`,
    `marks ${clause} ${size}`,
    `marks ${span.style}`,
  ];
}
