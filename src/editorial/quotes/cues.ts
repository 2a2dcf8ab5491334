import type { Span } from '../../core/article.ts';
import type { Gender, Lexicon } from './lexicon.ts';
import type { Token, TokenParagraph } from './tokens.ts';

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
const GROUP_REACH = 5;

const PLURAL: Readonly<Record<string, RegExp>> = {
  it: /^(?:hanno|avevano|abbiano|avrebbero|(?!sono$)\p{L}+no)$/u,
  es: /^(?:han|habían|\p{L}+(?:an|en|on|án|ían))$/u,
  fr: /^(?:ont|avaient|auraient|\p{L}+ent)$/u,
};

const isPlural = (
  language: string,
  tokens: readonly Token[],
  group: { from: number; to: number },
): boolean => {
  const plural = PLURAL[language];
  return plural !== undefined && tokens.slice(group.from, group.to).some(t => plural.test(t.lower));
};

const leans = (language: string, lower: string): boolean => {
  switch (language) {
    case 'it':
    case 'es':
      return lower.endsWith('ndo');
    case 'fr':
      return lower.endsWith('ant');
    case 'en':
      return lower.endsWith('ing');
    default:
      return false;
  }
};

function isVerbHere(
  lexicon: Lexicon,
  tokens: readonly Token[],
  place: { at: number; sentence: Span },
): boolean {
  const { at, sentence } = place;
  const token = tokens[at];
  if (token?.kind !== 'word' || !lexicon.verbs.has(token.lower)) return false;
  if (token.capital && at !== sentence.start && tokens[at - 1]?.kind === 'word') return false;
  if (token.capital && lexicon.capitalNouns) return false;
  const before = at > sentence.start ? tokens[at - 1] : undefined;
  if (before?.kind !== 'word') return true;
  if (lexicon.language !== 'de' && lexicon.prepositions.has(before.lower) && !INFINITE.test(token.lower))
    return false;
  const definiteness = lexicon.determiners.get(before.lower);
  // a noun after an article: "la denuncia", "le rappel", "his answer"; Spanish "lo dijo" is a pronoun
  if (
    definiteness !== undefined &&
    !(lexicon.language === 'es' && before.lower === 'lo') &&
    !(lexicon.language === 'de')
  ) {
    if (lexicon.language === 'it' && /^(?:lo|l['’])$/u.test(before.lower)) return true;
    if (lexicon.language === 'en' && before.lower === 'that') return true;
    return lexicon.language === 'it' && definiteness === 'pointing';
  }
  return true;
}

function groupStart(
  lexicon: Lexicon,
  tokens: readonly Token[],
  place: { at: number; sentence: Span },
): number {
  let from = place.at;
  let start = from;
  while (from > place.sentence.start && place.at - from < GROUP_REACH) {
    const before = tokens[from - 1];
    if (before?.kind !== 'word' || (before.capital && from - 1 !== place.sentence.start)) break;
    if (lexicon.auxiliaries.has(before.lower) || INVERTED.test(before.lower)) {
      from--;
      start = from;
    } else if (lexicon.adverbs.has(before.lower) && !lexicon.determiners.has(before.lower)) {
      from--;
      start = from;
    } else break;
  }
  return start;
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
    const token = tokens[at];
    if (token?.kind !== 'word') continue;
    const source = sourceLength(lexicon, tokens, at);
    const opens =
      at === sentence.start ||
      (at === sentence.start + 1 && lexicon.conjunctions.has(tokens[at - 1]?.lower ?? ''));
    if (source > 0 && (opens || !WEAK_SOURCES.has(token.lower))) {
      cues.push({
        kind: 'source',
        from: at,
        to: at + source,
        at,
        inverted: null,
        leaning: false,
        plural: false,
      });
      continue;
    }
    const hung = lexicon.language === 'fr' ? INVERTED.exec(token.lower) : null;
    if (hung !== null) {
      const inverted = INVERTED_GENDER[hung[2] ?? ''] ?? null;
      const base = hung[1] ?? '';
      if (lexicon.auxiliaries.has(base)) {
        let verb = at + 1;
        while (
          verb < range.end &&
          lexicon.adverbs.has(tokens[verb]?.lower ?? '') &&
          !lexicon.verbs.has(tokens[verb]?.lower ?? '')
        )
          verb++;
        const end = tokens[verb]?.kind === 'word' && verb < range.end ? verb + 1 : at + 1;
        cues.push({ kind: 'verb', from: at, to: end, at: end - 1, inverted, leaning: false, plural: false });
        at = end - 1;
      } else if (lexicon.verbs.has(base) || !/^(?:y|est|faut|peut|doit|sera)$/u.test(base))
        cues.push({ kind: 'verb', from: at, to: at + 1, at, inverted, leaning: false, plural: false });
      continue;
    }
    if (!isVerbHere(lexicon, tokens, { at, sentence })) continue;
    cues.push({
      kind: 'verb',
      from: Math.max(range.start, groupStart(lexicon, tokens, { at, sentence })),
      to: at + 1,
      at,
      inverted: null,
      leaning: leans(lexicon.language, token.lower),
      plural: isPlural(lexicon.language, tokens, {
        from: groupStart(lexicon, tokens, { at, sentence }),
        to: at + 1,
      }),
    });
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
  const found = candidates?.find(parts => parts.every((part, i) => tokens[at + i]?.lower === part));
  return found?.length ?? 0;
}
