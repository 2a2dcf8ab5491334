import { forenameGender } from '../quotes/languages/first-names.ts';
import { foldInflection } from '../text/fold-inflection.ts';
import { stopWordsOf, wordsOf } from '../text/words.ts';
import { generalityOf } from './generic-words.ts';

const listed = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Determiners, by which a noun is told without a dictionary: what follows one is hardly ever a verb. */
const DETERMINERS: Readonly<Record<string, ReadonlySet<string>>> = {
  it: listed(
    'il lo la i gli le l un uno una del dello della dei degli delle dell al allo alla ai agli alle all dal dalla dai dalle nel nella nei nelle sul sulla sui sulle questo questa suo sua',
  ),
  en: listed('the a an this that these those its his her their our my'),
  fr: listed('le la les l un une des du de d au aux ce cet cette ces son sa ses leur leurs notre'),
  es: listed('el la los las un una unos unas del al este esta estos su sus'),
  de: listed(
    'der die das den dem des ein eine einen einem einer eines im am zum zur vom beim ins kein keine keinen dieser diese dieses diesen diesem seine seinen seinem seiner ihre ihren ihrem ihrer',
  ),
};

/** Words that a name or a phrase may have inside: "Corea del Nord", "vie au travail". */
const NAME_LINKS = listed(
  'de du des d di del della dei delle dell degli da dos of von van der den la bin ibn',
);
const PHRASE_LINKS = listed('le les l al aux au à a et e y und and the per en in');

/** German prepositions after which a noun without a determiner is a place. */
const PLACING = listed('in aus nach');

/** What a word is wherever it stands. */
export interface Word {
  /** In small letters. */
  readonly small: string;
  /** `small` without its endings. */
  readonly stem: string;
  /** No stop word, number or scrap. */
  readonly content: boolean;
  /** Too general to be anybody's subject. */
  readonly generic: boolean;
  readonly office: boolean;
  readonly link: 'name' | 'phrase' | null;
  readonly isDeterminer: boolean;
}

export interface Token {
  readonly word: Word;
  readonly start: number;
  readonly end: number;
  readonly capital: boolean;
  /** A determiner stands before it. */
  readonly determined: boolean;
  /** A preposition of place stands before it. */
  readonly placed: boolean;
  /** Begins a sentence, where a capital says nothing. */
  readonly begins: boolean;
}

/** The words between two marks. */
export interface Run {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Words before it in its article. */
  readonly offset: number;
  readonly inTitle: boolean;
}

/** Whether the language's determiners are known, so that one that is missing says something. */
export const knowsDeterminers = (language: string): boolean => language in DETERMINERS;

/** What may stand between two words of a run; a hyphen between blanks is a mark. */
const SAME_RUN = /^(?:[ \t\u00a0'’]+|[-–])$/u;
/** After these marks a capital says nothing. */
const SENTENCE_MARK = /[.!?:…\n"“„«]/u;

interface RunPlace {
  readonly language: string;
  readonly offset: number;
  readonly inTitle: boolean;
}

/** Cuts a text at its marks and each piece into words; an elided article is a word of its own. */
export function runsOf(text: string, { language, offset, inTitle }: RunPlace): readonly Run[] {
  const runs: Run[] = [];
  const lexicon = lexiconOf(language);
  let tokens: Token[] = [];
  let [end, count] = [0, 0];
  for (const shown of wordsOf(text)) {
    const start = text.indexOf(shown, end);
    const gap = text.slice(end, start);
    const isMark = end === 0 || (gap !== ' ' && !SAME_RUN.test(gap));
    if (isMark) runs.push({ text, tokens: (tokens = []), offset: offset + count, inTitle });
    const before = tokens.at(-1)?.word;
    const word = wordOf(lexicon, shown.toLowerCase(), language);
    end = start + shown.length;
    count++;
    tokens.push({
      word,
      start,
      end,
      capital: !shown.startsWith(word.small.charAt(0)),
      determined: before?.isDeterminer === true,
      placed: before !== undefined && PLACING.has(before.small),
      begins: isMark && (count === 1 || SENTENCE_MARK.test(gap)),
    });
  }
  return runs;
}

/** Words of a language that are remembered; then it begins anew. */
const MOST_WORDS = 20_000;
const lexicons = new Map<string, Map<string, Word>>();

function lexiconOf(language: string): Map<string, Word> {
  let lexicon = lexicons.get(language);
  if (lexicon === undefined || lexicon.size > MOST_WORDS) {
    lexicon = new Map<string, Word>();
    lexicons.set(language, lexicon);
  }
  return lexicon;
}

/** Looks a word up once: articles of one language share most of theirs. */
function wordOf(lexicon: Map<string, Word>, word: string, language: string): Word {
  let known = lexicon.get(word);
  if (known === undefined) lexicon.set(word, (known = readWord(word, language)));
  return known;
}

function readWord(word: string, language: string): Word {
  const content = word.length > 2 && !stopWordsOf(language).has(word) && !/^\d/.test(word);
  const generality = generalityOf(word, language);
  return {
    small: word,
    stem: content ? foldInflection(word, language) : word,
    content,
    generic: generality !== null,
    office: generality === 'office',
    link: NAME_LINKS.has(word) ? 'name' : PHRASE_LINKS.has(word) ? 'phrase' : null,
    isDeterminer: DETERMINERS[language]?.has(word) === true,
  };
}

const forenames = new Map<string, boolean>();

/** Whether a word with a capital is a common forename. */
export function isForename(token: Token | undefined): boolean {
  if (token?.capital !== true) return false;
  const { small } = token.word;
  let known = forenames.get(small);
  if (known === undefined) {
    if (forenames.size > MOST_WORDS) forenames.clear();
    forenames.set(small, (known = forenameGender(small) !== null));
  }
  return known;
}
