import { ADVERB, AUXILIARY, DETERMINER, PREPOSITION, RELATIVE, VERB } from '../languages/kinds.ts';
import type { Span } from '../../../core/article.ts';
import type { Gender, Lexicon } from '../languages/language.ts';
import type { Token, TokenParagraph } from '../tokens.ts';
import { is } from '../tokens.ts';

/** A group of words that attributes: a verb of saying with its auxiliaries, or an opener of a source. */
export interface Cue {
  readonly kind: 'verb' | 'source';
  /** Token positions, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** The verb itself. */
  readonly at: number;
  /** The pronoun hung on the verb in French questions and insertions: "a-t-il". */
  readonly inverted: Gender | 'plural' | null;
  /** A gerund or participle that leans on the subject before it. */
  readonly leaning: boolean;
  /** The verb says that several speak. */
  readonly plural: boolean;
}

const INVERTED = /^(.+?)-(?:t-)?(il|elle|on|ils|elles|je)$/u;
const INVERTED_GENDER: Readonly<Record<string, Gender | 'plural'>> = {
  il: 'm',
  elle: 'f',
  on: 'plural',
  ils: 'plural',
  elles: 'plural',
  je: 'plural',
};
/** Infinitives and gerunds, which alone may follow a preposition. */
const INFINITE = /(?:re|r|er|ir|ing|ant|ndo)$/u;
/** Prepositions of many uses: sources only where they open a sentence. */
export const WEAK_SOURCES = new Set(['per', 'para', 'pour', 'für']);
/** French pronouns that look like articles. */
const OBJECT = /^(?:le|la|l['’])$/u;
const AS = /^(?:come|comme|como|as)$/u;
const GROUP_REACH = 5;

function isVerbHere(
  lexicon: Lexicon,
  tokens: readonly Token[],
  place: { at: number; sentence: Span },
): boolean {
  const { at, sentence } = place;
  const token = tokens[at];
  if (token?.kind !== 'word') return false;
  if (wordsBefore(lexicon, tokens, at) > 0) return true;
  if (lexicon.perfects.has(token.lower)) return isPerfect(lexicon, tokens, place);
  if (!is(token, VERB)) return false;
  if (token.capital && at !== sentence.start && tokens[at - 1]?.kind === 'word') return false;
  if (token.capital && lexicon.capitalNouns) return false;
  // "Invité ce matin sur RMC, Morel": what was done to the subject that follows
  if (token.capital && lexicon.participle?.test(token.lower) === true && tokens[at + 1]?.capital === false)
    return false;
  const before = at > sentence.start ? tokens[at - 1] : undefined;
  if (before?.kind !== 'word') return true;
  // where nouns have capitals, a small letter makes it a verb
  if (lexicon.capitalNouns) return true;
  // "como dice Rossi": in a comparison the verb has a subject of its own
  if (is(before, PREPOSITION) && !AS.test(before.lower) && !INFINITE.test(token.lower)) return false;
  // a noun after an article: "la denuncia", "le rappel", "his answer"
  if (!is(before, DETERMINER) || lexicon.objectsBeforeVerb.has(before.lower)) return true;
  // "comme le précise Morel", "comme l’explique Morel", «…», l’interrompt Morel
  const earlier = tokens[at - 2]?.text === ',' ? tokens[at - 3] : tokens[at - 2];
  return OBJECT.test(before.lower) && (AS.test(earlier?.lower ?? '') || earlier?.kind === 'quote');
}

/** Tokens between an auxiliary and its participle. */
const LONGEST_PERFECT = 24;

/** "…, hatte die Ministerin mitgeteilt", "weil sie davor gewarnt hatte": the auxiliary stands in the clause of the participle. */
function isPerfect(
  { having, conjunctions }: Lexicon,
  tokens: readonly Token[],
  { at, sentence }: { at: number; sentence: Span },
): boolean {
  const isHaving = (i: number) => having.has(tokens[i]?.lower ?? '');
  if (at + 1 < sentence.end && isHaving(at + 1)) return true;
  for (let i = at - 1; i >= Math.max(sentence.start, at - LONGEST_PERFECT); i--) {
    if (isHaving(i)) return true;
    if (conjunctions.has(tokens[i]?.lower ?? '') && tokens[i - 1]?.text === ',') return false;
  }
  return false;
}

/** "fait savoir", "mis en garde": how many words before the last make the verb one of saying; 0 when it is none of these. */
function wordsBefore(lexicon: Lexicon, tokens: readonly Token[], at: number): number {
  const known = lexicon.twoWordVerbs.get(tokens[at]?.lower ?? '');
  if (known === undefined) return 0;
  const [first, second] = [tokens[at - 2]?.lower ?? '', tokens[at - 1]?.lower ?? ''];
  return known.has(second) ? 1 : known.has(`${first} ${second}`) ? 2 : 0;
}

function groupStart(
  lexicon: Lexicon,
  tokens: readonly Token[],
  place: { at: number; sentence: Span },
): number {
  let from = place.at - wordsBefore(lexicon, tokens, place.at);
  let start = from;
  while (from > place.sentence.start && place.at - from < GROUP_REACH) {
    const before = tokens[from - 1];
    const aside = auxiliaryBefore(lexicon, tokens, { at: from, floor: place.sentence.start });
    if (aside !== null) {
      start = aside;
      break;
    }
    if (before?.kind !== 'word' || (before.capital && from - 1 !== place.sentence.start)) break;
    if (is(before, AUXILIARY) || INVERTED.test(before.lower)) {
      from--;
      start = from;
    } else if (is(before, ADVERB) && !is(before, DETERMINER)) {
      from--;
      start = from;
    } else break;
  }
  return start;
}

/** An aside inside a verb has at most so many tokens. */
const LONGEST_ASIDE = 12;

/** "a elle relevé", "a, dans un message, déploré": where the auxiliary stands before what is put into the verb; null when nothing is. */
function auxiliaryBefore(
  lexicon: Lexicon,
  tokens: readonly Token[],
  { at, floor }: { at: number; floor: number },
): number | null {
  const isAuxiliary = (i: number) => {
    const token = tokens[i];
    return i >= floor && token?.kind === 'word' && is(token, AUXILIARY);
  };
  const before = tokens[at - 1];
  if (before !== undefined && lexicon.stressed.has(before.lower)) return isAuxiliary(at - 2) ? at - 2 : null;
  if (before?.text !== ',') return null;
  for (let i = at - 2; i >= Math.max(floor, at - 2 - LONGEST_ASIDE); i--) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'quote') return null;
    if (token.text === ',') return isAuxiliary(i - 1) && i < at - 2 ? i - 1 : null;
    if (token.kind === 'mark' || is(token, VERB | RELATIVE)) return null;
  }
  return null;
}

const LONE_CUE = { inverted: null, leaning: false, plural: false } as const;
/** French verbs that with a pronoun behind them ask or state, and do not report: "y a-t-il", "faut-il". */
const ASKING = /^(?:y|est|faut|peut|doit|sera)$/u;

/** "explique-t-il", "a-t-elle ajouté": the verb with the pronoun hung on it; null when the token is none. */
function invertedCue(
  lexicon: Lexicon,
  tokens: readonly Token[],
  place: { at: number; end: number; floor: number },
): Cue | null {
  const { at } = place;
  const hung = INVERTED.exec(tokens[at]?.lower ?? '');
  if (hung === null) return null;
  const inverted = INVERTED_GENDER[hung[2] ?? ''] ?? null;
  // "a t-il ajouté", "demande t-elle": written without the first hyphen
  const apart = hung[1] === 't' && tokens[at - 1]?.kind === 'word' && at > place.floor;
  const base = apart ? (tokens[at - 1]?.lower ?? '') : (hung[1] ?? '');
  const from = apart ? at - 1 : at;
  if (!lexicon.auxiliaries.has(base))
    return ASKING.test(base) ? null : { ...LONE_CUE, kind: 'verb', from, to: at + 1, at, inverted };
  let verb = at + 1;
  const isAdverb = (lower: string) => lexicon.adverbs.has(lower) && !lexicon.verbs.has(lower);
  while (verb < place.end && isAdverb(tokens[verb]?.lower ?? '')) verb++;
  const to = tokens[verb]?.kind === 'word' && verb < place.end ? verb + 1 : at + 1;
  return { ...LONE_CUE, kind: 'verb', from, to, at: to - 1, inverted };
}

/** "selon laquelle", "secondo cui", "según el cual": no source, but what the noun before says. */
const WHICH = /^(?:(?:l[ae]s?)?quel(?:le|s|les)?|cui|qual[ei]?|cual(?:es)?|which)$/u;

/** "No obstante, para Lozano …", "En revanche, pour Morel …": so many tokens may stand before the comma. */
const ADVERBIAL = 4;

/** A few words without a capital but the first, and a comma. */
const isAdverbial = (lexicon: Lexicon, tokens: readonly Token[], { start, end }: Span): boolean =>
  tokens[end - 1]?.text === ',' &&
  tokens
    .slice(start, end - 1)
    .every((t, i) => t.kind === 'word' && (i === 0 || !t.capital) && !lexicon.verbs.has(t.lower));

/** "secondo", "according to": null when none begins here, or one of many uses stands where it opens no sentence. */
function sourceCue(
  lexicon: Lexicon,
  tokens: readonly Token[],
  place: { at: number; sentence: Span },
): Cue | null {
  const { at, sentence } = place;
  const isBehind = lexicon.sourcesBehind.has(tokens[at]?.lower ?? '');
  if (isBehind || isFramed(lexicon, tokens, at))
    return { ...LONE_CUE, kind: 'source', from: at, to: at + 1, at };
  const length = sourceLength(lexicon, tokens, at);
  if (length === 0 || WHICH.test(tokens[at + length]?.lower ?? '')) return null;
  if (WHICH.test(tokens[at + length + 1]?.lower ?? '')) return null;
  const opens =
    at === sentence.start ||
    (at === sentence.start + 1 && lexicon.conjunctions.has(tokens[at - 1]?.lower ?? '')) ||
    (at <= sentence.start + ADVERBIAL && isAdverbial(lexicon, tokens, { start: sentence.start, end: at }));
  if (!opens && WEAK_SOURCES.has(tokens[at]?.lower ?? '')) return null;
  return { ...LONE_CUE, kind: 'source', from: at, to: at + length, at };
}

/** "aus Müllers Sicht": so many tokens may the name have. */
const LONGEST_OWNER = 3;

function isFramed({ framedSources }: Lexicon, tokens: readonly Token[], at: number): boolean {
  const nouns = framedSources.get(tokens[at]?.lower ?? '');
  if (nouns === undefined) return false;
  let i = at + 1;
  while (i <= at + LONGEST_OWNER && tokens[i]?.capital === true && !nouns.has(tokens[i]?.lower ?? '')) i++;
  return i > at + 1 && (tokens[i - 1]?.lower ?? '').endsWith('s') && nouns.has(tokens[i]?.lower ?? '');
}

const isPlural = (lexicon: Lexicon, { lower }: Token): boolean =>
  (lexicon.verbs.has(lower) || lexicon.auxiliaries.has(lower)) && lexicon.pluralVerb?.test(lower) === true;

function verbCue(
  lexicon: Lexicon,
  tokens: readonly Token[],
  place: { at: number; sentence: Span; floor: number },
): Cue | null {
  const { at } = place;
  if (!isVerbHere(lexicon, tokens, place)) return null;
  const from = groupStart(lexicon, tokens, place);
  return {
    kind: 'verb',
    from: Math.max(place.floor, from),
    to: at + 1,
    at,
    inverted: null,
    // "faisant valoir"
    leaning: lexicon.leaningVerb?.test(tokens[at - wordsBefore(lexicon, tokens, at)]?.lower ?? '') === true,
    plural: tokens.slice(from, at + 1).some(t => isPlural(lexicon, t)),
  };
}

/** All verbs of saying and source openers between two token positions, in order. */
export function findCues(
  lexicon: Lexicon,
  paragraph: TokenParagraph,
  place: { readonly range: Span; readonly sentence: Span },
): readonly Cue[] {
  const { tokens } = paragraph;
  const { range, sentence } = place;
  const cues: Cue[] = [];
  for (let at = range.start; at < range.end; at++) {
    if (tokens[at]?.kind !== 'word') continue;
    const inverted = lexicon.hungPronouns
      ? invertedCue(lexicon, tokens, { at, end: range.end, floor: range.start })
      : null;
    const cue =
      sourceCue(lexicon, tokens, { at, sentence }) ??
      inverted ??
      verbCue(lexicon, tokens, { at, sentence, floor: range.start });
    if (cue === null) continue;
    // "demande t-il": one cue
    while (cue === inverted && (cues.at(-1)?.to ?? 0) > cue.from) cues.pop();
    cues.push(cue);
    if (cue === inverted) at = cue.to - 1;
  }
  return cues;
}

const sourceIndex = new Map<Lexicon, ReadonlyMap<string, readonly (readonly string[])[]>>();

/** The source openers of a language by their first word. */
function sourcesOf(lexicon: Lexicon): ReadonlyMap<string, readonly (readonly string[])[]> {
  const known = sourceIndex.get(lexicon);
  if (known !== undefined) return known;
  const index = Map.groupBy(
    lexicon.sources.map(source => source.split(' ')),
    parts => parts[0] ?? '',
  );
  sourceIndex.set(lexicon, index);
  return index;
}

/** How many tokens the source opener at `at` has; 0 when there is none. */
function sourceLength(lexicon: Lexicon, tokens: readonly Token[], at: number): number {
  const candidates = sourcesOf(lexicon).get(tokens[at]?.lower ?? '');
  const isPart = (part: string, i: number, last: number) => {
    const lower = tokens[at + i]?.lower ?? '';
    return lower === part || (i === last && i > 0 && lexicon.contractions.get(part)?.has(lower) === true);
  };
  const found = candidates?.find(parts => parts.every((part, i) => isPart(part, i, parts.length - 1)));
  return found?.length ?? 0;
}
