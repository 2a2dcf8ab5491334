import { isCountry } from './countries.ts';
import { isForename, type Run, type Token } from './tokens.ts';

/** A person, place, organisation or other name of an article, with all that is said of it under shorter forms. */
export interface Name {
  /** Its fullest form: "Mark Rutte" where "Rutte" stands too. */
  readonly shown: string;
  /** In small letters. */
  readonly words: readonly string[];
  readonly count: number;
  /** How many words of the article come before it; 0 in the title. */
  readonly first: number;
  readonly inTitle: boolean;
}

interface NameSettings {
  readonly language: string;
  /** People whose names are known, in full. */
  readonly people: readonly string[];
}

/** Languages that write every noun with a capital, so that one capital says little. */
const CAPITAL_NOUNS = new Set(['de', 'lb']);
export const hasCapitalNouns = (language: string): boolean => CAPITAL_NOUNS.has(language);

/**
 * The names of an article: capitals in a row, joined by links ("Corea del Nord"). A surname or another part of a name counts
 * for the whole, which is given once.
 */
export function findNames(runs: readonly Run[], settings: NameSettings): readonly Name[] {
  const occurrences = occurrencesIn(runs, settings);
  const names = new Map<string, Name>();
  const add = ({ shown, words, first, inTitle }: Occurrence) => {
    const known = names.get(words.join(' '));
    names.set(words.join(' '), {
      shown: known === undefined || isShouted(known.shown) ? shown : known.shown,
      words,
      count: (known?.count ?? 0) + 1,
      first: Math.min(known?.first ?? Infinity, first),
      inTitle: known?.inTitle === true || inTitle,
    });
  };
  for (const one of occurrences) if (one.sure) add(one);
  const parts = new Set([...names.values()].flatMap(({ words }) => (words.length > 1 ? words : [])));
  for (const one of occurrences)
    if (
      !one.sure &&
      (names.has(one.words.join(' ')) || (one.words.length === 1 && parts.has(one.words[0] ?? '')))
    )
      add(one);
  const likely = [...names.values()].sort((a, b) => b.count - a.count || a.first - b.first);
  return mergeForms(likely.slice(0, MOST_NAMES));
}

const isShouted = (shown: string): boolean => shown.length > 5 && shown === shown.toUpperCase();

interface Occurrence {
  readonly shown: string;
  readonly words: readonly string[];
  readonly first: number;
  readonly inTitle: boolean;
  /** Its capitals are those of a name; otherwise it counts only where a sure one has the same words. */
  readonly sure: boolean;
}

/** Above this share of capitals a headline writes all its words with them. */
const HEADLINE_CAPITALS = 0.6;
const LONGEST_NAME = 5;
/** Each is held against each: an article has fewer, a list of a thousand people is told by its first. */
const MOST_NAMES = 300;

function occurrencesIn(runs: readonly Run[], { language, people }: NameSettings): readonly Occurrence[] {
  const [small, determined] = [new Set<string>(), new Set<string>()];
  for (const { tokens } of runs)
    for (const token of tokens) {
      if (!token.capital) small.add(token.word.small);
      if (token.determined) determined.add(token.word.small);
    }
  const known = people.map(person => person.toLowerCase());
  const shared = { language, small, determined, capitalNouns: hasCapitalNouns(language), known };
  const found: Occurrence[] = [];
  for (const run of runs) addOccurrences(found, run, shared);
  return found;
}

/** Adds the names of one run. */
function addOccurrences(
  found: Occurrence[],
  { text, tokens, offset, inTitle }: Run,
  shared: Capitals & Nouns & { readonly known: readonly string[] },
): void {
  const { language, small, capitalNouns, known } = shared;
  const isHeadline = inTitle && isWrittenInCapitals(tokens);
  for (let from = 0; from < tokens.length; from++) {
    if (!startsName(tokens[from], tokens[from + 1], shared)) continue;
    const to = endOfName(tokens, from);
    const begin = beginOfPerson(tokens, { from, to }, known);
    const some = tokens.slice(begin, to + 1);
    from = to;
    const [first, last] = [some[0], some.at(-1)];
    if (first === undefined || last === undefined || !isName(some, capitalNouns)) continue;
    const isAlone = some.length === 1;
    const isSure = capitalNouns
      ? isNounName(some, text, shared)
      : !isAlone || !(first.begins || small.has(first.word.small));
    const ending = capitalNouns && isAlone && isOfCountry(first, language) ? 1 : 0;
    found.push({
      shown: text.slice(first.start, last.end - ending),
      words: some.map(({ word }) => word.small.slice(0, word.small.length - ending)),
      first: inTitle ? 0 : offset + begin,
      inTitle,
      sure: isSure && !isHeadline,
    });
  }
}

function isWrittenInCapitals(tokens: readonly Token[]): boolean {
  const content = tokens.filter(({ word }) => word.content);
  return content.filter(({ capital }) => capital).length > Math.max(2, HEADLINE_CAPITALS * content.length);
}

interface Capitals {
  /** Words that the article also writes small. */
  readonly small: ReadonlySet<string>;
  readonly capitalNouns: boolean;
}

/** An office before a name is no part of it, nor is a word that only a sentence's beginning gave a capital. */
function startsName(token: Token | undefined, next: Token | undefined, capitals: Capitals): boolean {
  if (token?.capital !== true || token.word.office) return false;
  if (
    token.begins &&
    next?.capital === true &&
    (capitals.capitalNouns || capitals.small.has(token.word.small))
  )
    return isForename(token);
  return token.word.content || (!token.begins && next?.capital === true);
}

/** Where the capitals and links that begin at `from` end. After a forename and a surname no link goes on. */
function endOfName(tokens: readonly Token[], from: number): number {
  const isPerson = isForename(tokens[from]);
  let [to, capitals] = [from, 1];
  for (let at = from + 1; at < tokens.length && at - from < LONGEST_NAME; at++) {
    const token = tokens[at];
    if (token?.capital === true && !token.begins) [to, capitals] = [at, capitals + 1];
    else if (token?.word.link !== 'name' || (isPerson && capitals > 1)) break;
  }
  return to;
}

/** Where a person's name begins within a row of capitals: "Italia | Fabio Panetta", "Senator | Liu Xiaming". */
function beginOfPerson(
  tokens: readonly Token[],
  { from, to }: { from: number; to: number },
  people: readonly string[],
): number {
  for (let at = from + 1; at < to; at++) {
    const tail = tokens.slice(at, to + 1).map(({ word }) => word.small);
    const before = tokens[at - 1];
    // "Deputy Police Chief | Keizo Okumoto"
    if (before?.word.office === true && to - at === 1 && tokens[at]?.word.office === false) return at;
    if (
      people.includes(tail.join(' ')) ||
      (isForename(tokens[at]) && !isForename(before) && before?.word.link !== 'name')
    )
      return at;
  }
  return from;
}

const isName = (tokens: readonly Token[], capitalNouns: boolean): boolean =>
  tokens.some(({ word }) => word.content) &&
  (capitalNouns
    ? isForename(tokens[0]) || !tokens.some(({ word }) => word.generic || word.link !== null)
    : tokens.length > 1 || tokens[0]?.word.generic === false);

/** Endings of plurals and abstract nouns, which stand without a determiner as places do. */
const NO_PLACE =
  /(?:ung|ungen|heit|heiten|keit|keiten|nisse|nissen|ion|ionen|schaft|schaften|ern|innen|ismus)$/u;
const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}-]+$/u;

interface Nouns {
  /** Words that stand after a determiner somewhere. */
  readonly determined: ReadonlySet<string>;
  readonly language: string;
}

/** "Chinas", "Syriens": a country's genitive. */
const isOfCountry = (token: Token | undefined, language: string): boolean =>
  token !== undefined &&
  !isCountry(token.word.small, language) &&
  isCountry(token.word.small.replace(/s$/u, ''), language);

/** Where all nouns have capitals, a name is a person's, has an acronym, or is a country or a place where something happens. */
function isNounName(tokens: readonly Token[], text: string, { determined, language }: Nouns): boolean {
  const [first] = tokens;
  if (first === undefined) return false;
  const { small } = first.word;
  if (tokens.length > 1) {
    const isGenitive = [first, tokens.at(-1)].some(token => isOfCountry(token, language));
    return !isGenitive && (isForename(first) || !tokens.some(({ word }) => determined.has(word.small)));
  }
  if (isCountry(small, language) || isOfCountry(first, language)) return true;
  if (ACRONYM.test(text.slice(first.start, first.end))) return true;
  return first.placed && !determined.has(small) && !NO_PLACE.test(small);
}

/** Counts every shorter form for the longest it is part of, unless it stands alone far more often than as a part. */
function mergeForms(names: readonly Name[]): readonly Name[] {
  const longestFirst = names.toSorted((a, b) => b.words.length - a.words.length || b.count - a.count);
  const kept: Name[] = [];
  for (const name of longestFirst) {
    const at = kept.findIndex(whole => isFormOf(name, whole));
    const whole = kept[at];
    if (whole === undefined) kept.push(name);
    else
      kept[at] = {
        ...whole,
        count: whole.count + name.count,
        first: Math.min(whole.first, name.first),
        inTitle: whole.inTitle || name.inTitle,
      };
  }
  return kept;
}

function isFormOf(part: Name, whole: Name): boolean {
  const [some, all] = [part.words, whole.words];
  const missing = all.length - some.length;
  if (missing <= 0 || !` ${all.join(' ')} `.includes(` ${some.join(' ')} `)) return false;
  // surnames stand alone most of the time
  const isSurname = missing === 1 && some.every((word, at) => word === all[at + 1]);
  return isSurname || part.count <= 2 * whole.count;
}
