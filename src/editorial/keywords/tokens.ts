import { foldInflection } from '../text/fold-inflection.ts';
import { stopWordsOf, WORD } from '../text/words.ts';
import { isGeneric, isOffice } from './generic-words.ts';

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

export interface Token {
  readonly start: number;
  readonly end: number;
  /** In small letters. */
  readonly word: string;
  /** `word` without its endings. */
  readonly stem: string;
  /** No stop word, number or scrap. */
  readonly content: boolean;
  /** Too general to be anybody's subject. */
  readonly generic: boolean;
  readonly office: boolean;
  readonly capital: boolean;
  readonly link: 'name' | 'phrase' | null;
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

/** Between two marks; a hyphen inside a word is no mark. */
const RUN = /(?:[\p{L}\p{N}'’ \t\u00a0]|(?<!\s)[-–]|[-–](?!\s))+/gu;

interface RunPlace {
  readonly language: string;
  readonly offset: number;
  readonly inTitle: boolean;
}

/** Cuts a text at its marks and each piece into words; an elided article is a word of its own. */
export function runsOf(text: string, { language, offset, inTitle }: RunPlace): readonly Run[] {
  const stop = stopWordsOf(language);
  const determiners = DETERMINERS[language];
  const runs: Run[] = [];
  let passed = offset;
  let end = 0;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const starts = end === 0 || /[.!?:…\n"“„«]/u.test(text.slice(end, index));
    end = index + run.length;
    let before = '';
    const tokens: Token[] = [];
    for (const { 0: shown, index: start } of run.matchAll(WORD)) {
      const word = shown.toLowerCase();
      const content = word.length > 2 && !stop.has(word) && !/^\d/.test(word);
      tokens.push({
        start,
        end: start + shown.length,
        word,
        stem: content ? foldInflection(word, language) : word,
        content,
        generic: isGeneric(word, language),
        office: isOffice(word, language),
        capital: !shown.startsWith(word.charAt(0)),
        link: NAME_LINKS.has(word) ? 'name' : PHRASE_LINKS.has(word) ? 'phrase' : null,
        determined: determiners?.has(before) === true,
        placed: PLACING.has(before),
        begins: starts && tokens.length === 0,
      });
      before = word;
    }
    if (tokens.length > 0) runs.push({ text: run, tokens, offset: passed, inTitle });
    passed += tokens.length;
  }
  return runs;
}
