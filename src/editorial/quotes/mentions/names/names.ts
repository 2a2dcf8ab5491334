import { AUXILIARY, NO_NAME, OFFICE, PRONOUN, TITLE, VERB } from '../../languages/kinds.ts';
import type { Span } from '../../../../core/article.ts';
import { plain } from '../../languages/first-names.ts';
import type { Lexicon } from '../../languages/language.ts';
import { wordSet } from '../../languages/language.ts';
import { brandWords, organisationWords, placeWords } from '../../languages/organisations.ts';
import {
  isJoinedInEnglish,
  isPortuguese,
  joinsInEnglish,
  leadingParticles,
  secondHalf,
} from './name-particles.ts';
import { withinMarks } from './nicknames.ts';
import type { Token, TokenParagraph } from '../../tokens.ts';
import { is } from '../../tokens.ts';

/** Lower-case words inside a name: those of titles of nobility, and those that join only a forename to what follows. */
const NOBLE = wordSet('von van zu bin ibn al- af');
/** The Arabic article, which is written to the name in a small letter. */
const ARABIC = /^(?:al|el|as|ad|ar|an|ash)-\p{Lu}/u;
const ALWAYS = wordSet('van bin ibn');
const FOREIGN = wordSet('de del della di dos');
const NOBLE_ARTICLE = wordSet('der den dem de');
const JOINING = wordSet(
  "de del della di du da dos do das la le el al ter ten zu d' d’ dello degli dei dalla y",
);

/** German nouns that name a trade or office by their ending, where no list has them: "Medienunternehmer". */
export const AGENT =
  /(?<!isch(?:e[nms]?)?)(?:är|ärin|ier|mann|frau|er|erin|or|orin|eur|ist|istin|ent|entin|ant|antin|loge|login|rat|chef|chefin|(?<=.{4})en|(?<=.{4})e)$/u;

/** What the whole document says about its capitalised words. */
export interface NameLore {
  /** Words that also occur without a capital. */
  readonly lowerWords: ReadonlySet<string>;
  /** Capitalised sequences that stand by themselves, joined by blanks, with how often. */
  readonly alone: ReadonlyMap<string, number>;
  /** Last words of capitalised sequences of two words or more: what may stand alone as a surname. */
  readonly surnames: ReadonlySet<string>;
  /** Last words of names that begin with a known forename. */
  readonly bornSurnames: ReadonlySet<string>;
  /** Words seen with a capital that no sentence's beginning explains. */
  readonly inner: ReadonlySet<string>;
}

/** German trades in the feminine: hardly anything but a person ends so. */
const FEMININE_AGENT = /.{3}(?:er|tor|eur|ist|ent|ant|är|ar|log|graf|graph|mann)in$/u;

/** The genitive of such: "Oberbürgermeisters". */
const GENITIVE_AGENT = /(?:er|or|är|ör|eur)s$/u;

const LONGEST_ENDING = 15;
const SHORTEST_ENDING = 3;

/** Sciences in which somebody is learned: "ginecóloga", "paleoclimatologo", "hydrologist". */
const LEARNED = /.{3}(?:[óo]log[oa]|ologue|ologist)$/u;
const NOT_LEARNED = /^(?:pr[óo]|mon[óo]|[ée]p[ií]|hom[óo])log(?:o|ue)$/u;
/** "exministra", "ex-patron", "vicesindaca", "subdirectora": who held an office or stands under it. */
const PREFIXED = /^(?:ex|vice?|sub|sotto|sous|co|ultra)-?(?=\p{L}{4})/u;

/** True for a noun that names an office, a trade or a part; German compounds go by their ending. */
export function isRoleWord(lexicon: Lexicon, token: Token): boolean {
  const { lower: word } = token;
  if (is(token, OFFICE)) return true;
  if (!lexicon.capitalNouns)
    return (
      (word.includes('log') && LEARNED.test(word) && !NOT_LEARNED.test(word)) ||
      (PREFIXED.test(word) && lexicon.roles.has(word.replace(PREFIXED, '')))
    );
  if (!token.capital || token.forename !== null) return false;
  if (FEMININE_AGENT.test(word)) return true;
  const nominative = GENITIVE_AGENT.test(word) ? word.slice(0, -1) : word;
  for (let length = SHORTEST_ENDING; length <= LONGEST_ENDING && length < nominative.length; length++)
    if (lexicon.roleEndings.has(nominative.slice(-length))) return true;
  return false;
}

/** True for NATO, CDU, S&P; not for initials ("G.K."). */
export const isAcronym = (text: string): boolean =>
  text.length >= 2 &&
  text.length <= 6 &&
  /^\p{Lu}[\p{Lu}\p{N}&.]+$/u.test(text) &&
  !/^(?:\p{Lu}\.)+$/u.test(text);

/** True when the token may be part of a name: a capital that is not just a sentence's first letter. */
function mayName(token: Token, context: { first: boolean; lore: NameLore | null }): boolean {
  if (!token.capital) return false;
  if (is(token, NO_NAME)) return false;
  if (is(token, PRONOUN)) return false;
  if (context.first && context.lore?.lowerWords.has(token.lower) && token.forename === null) return false;
  return true;
}

/**
 * The end of the capitalised sequence that begins at `at` (exclusive); `at` itself when none begins there. Particles join,
 * punctuation, quotations and the sentence's end break.
 */
export function nameEnd(
  lexicon: Lexicon,
  paragraph: TokenParagraph,
  place: { readonly at: number; readonly sentence: Span; readonly lore: NameLore | null },
): number {
  const end = capitalsEnd(lexicon, paragraph, place);
  return lexicon.capitalNouns ? end : withinMarks(paragraph.tokens, place.at, end);
}

function capitalsEnd(
  lexicon: Lexicon,
  paragraph: TokenParagraph,
  place: { readonly at: number; readonly sentence: Span; readonly lore: NameLore | null },
): number {
  const { tokens } = paragraph;
  const { at, sentence } = place;
  const first = tokens[at];
  if (first?.capital === true && NOBLE.has(first.lower) && place.lore !== null) {
    // "Von der Leyen" at the beginning of a sentence
    let next = at + 1;
    while (next < at + 3 && NOBLE_ARTICLE.has(tokens[next]?.lower ?? '')) next++;
    const isTitle = next > at + 1 || lexicon.verbs.has(tokens[next + 1]?.lower ?? '');
    if (isTitle && next < sentence.end && place.lore.surnames.has(tokens[next]?.lower ?? '')) return next + 1;
  }
  if (first !== undefined && isNoblePhrase(lexicon, paragraph, at)) return at + 2;
  const led = leadingParticles(lexicon, tokens, at);
  if (led > 0 && at + led <= sentence.end) return at + led;
  const particled = particledEnd(paragraph, place);
  if (particled > at) return particled;
  const opens = at === sentence.start || tokens[at - 1]?.kind !== 'word';
  // "denuncia Al Gore": within a sentence the preposition has no capital
  const isAl = first?.text === 'Al' && !opens && tokens[at + 1]?.capital === true;
  if (first !== undefined && !opens && isWordToo(tokens, at, place.lore)) return at + 1;
  const isFirst = at === sentence.start || tokens[at - 1]?.kind === 'quote';
  if (first === undefined || (!isAl && !mayName(first, { first: isFirst, lore: place.lore }))) return at;
  if (isFirst && first.forename === null && opensWithVerb(lexicon, first, tokens[at + 1])) return at;
  const startsForename = first.forename !== null;
  // "Niedersachsens Ministerpräsident Stephan Weil", "die Chemikerin Mai Thi Nguyen-Kim"
  const office = lexicon.capitalNouns && first.lower.endsWith('s') ? tokens[at + 1] : first;
  let isLed = is(first, TITLE) || (office !== undefined && isRoleWord(lexicon, office));
  let end = at + 1;
  while (end < sentence.end && end - at < 8) {
    const token = tokens[end];
    if (token?.kind !== 'word') break;
    if (token.capital) {
      const previous = tokens[end - 1];
      // "Mme Le Pen"
      const isTitled = previous !== undefined && is(previous, TITLE);
      // "Ilse Van De Keere"
      const isNoble = previous !== undefined && ALWAYS.has(previous.lower) && NOBLE_ARTICLE.has(token.lower);
      const afterForename = previous !== undefined && (previous.forename !== null || isTitled || isNoble);
      if (
        is(token, NO_NAME) &&
        !(afterForename && tokens[end + 1]?.capital === true) &&
        !(startsForename && afterForename) &&
        !(isLed && (previous?.forename != null || (tokens[end + 1]?.capital && tokens[end + 2]?.capital)))
      )
        break;
      isLed &&= isRoleWord(lexicon, token) || token.forename !== null;
      end++;
      continue;
    }
    // "Abdel Fattah al-Sissi"
    if (ARABIC.test(token.text)) {
      end++;
      continue;
    }
    if (isPortuguese(tokens, end) || joinsInEnglish(tokens, end)) {
      end += 2;
      continue;
    }
    const tied = secondHalf(lexicon, tokens, {
      at: end,
      isNamed: startsForename && end - at > 1,
      isKnown: lower => place.lore?.bornSurnames.has(lower) === true,
    });
    if (tied > end) {
      end = Math.min(tied, sentence.end);
      continue;
    }
    // "Victoria y Tampico": it joins two surnames, not two forenames
    if (token.lower === 'y' && end - at < 2) break;
    // where nouns have capitals, a particle that is no word of the language still joins a name: "Kris de Decker"
    const joinsForeign =
      lexicon.capitalNouns && end - at <= (startsForename ? 2 : 1) && FOREIGN.has(token.lower);
    // "M. de Rugy"
    const isTitled = end - at === 1 && is(first, TITLE) && !is(first, OFFICE);
    const afterForename = joinsForeign || isTitled || tokens[end - 1]?.forename != null;
    const afterFirst = end - at === 1 && !lexicon.capitalNouns;
    if (!afterForename && !afterFirst && !ALWAYS.has(token.lower)) break;
    let next = end;
    while (
      next < sentence.end &&
      next - end < 3 &&
      isParticle(tokens[next], {
        forename: startsForename || afterForename,
        second: next > end,
      })
    )
      next++;
    const joined = tokens[next];
    if (next === end || joined?.capital !== true || lexicon.notNames.has(joined.lower)) break;
    // "Gilles du FN": of what party he is
    if (isAcronym(joined.text)) break;
    end = next + 1;
  }
  return end;
}

/** "Murió Ana Gómez": a verb that no list has, before a name. */
const opensWithVerb = ({ capitalNouns }: Lexicon, { lower }: Token, next: Token | undefined): boolean =>
  !capitalNouns &&
  /.{2}(?:[óò]|aron|ieron)$/u.test(lower) &&
  next?.capital === true &&
  next.forename !== null;

/** "sagte Weil": right behind a verb of saying a word that is no name elsewhere, where the article has it as a surname. */
function isWordToo(tokens: readonly Token[], at: number, lore: NameLore | null): boolean {
  const [verb, word, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (verb === undefined || word?.capital !== true || next?.capital === true) return false;
  return is(verb, VERB) && is(word, NO_NAME) && lore?.bornSurnames.has(word.lower) === true;
}

/** Capital articles and prepositions that begin a surname. */
const SURNAME_PARTICLE = wordSet(
  "di del dello della dell' dell’ dei degli dal dalla dall' dall’ d' d’ de des du da do dos das la le lo li los las el",
);
const PARTICLE_ARTICLE = wordSet("la las los el l' l’");

/**
 * "ha detto Di Maio", "dijo De la Cruz", "replica La Russa": the end of a surname that begins with a capital particle, where the
 * article has it behind a forename too; `at` when none begins here. At a sentence's beginning a verb must follow.
 */
function particledEnd(
  { tokens }: TokenParagraph,
  { at, sentence, lore }: { readonly at: number; readonly sentence: Span; readonly lore: NameLore | null },
): number {
  const first = tokens[at];
  if (lore === null || first?.capital !== true || !SURNAME_PARTICLE.has(first.lower)) return at;
  let last = at + 1;
  while (last < at + 3 && PARTICLE_ARTICLE.has(tokens[last]?.lower ?? '')) last++;
  const [surname, behind] = [tokens[last], tokens[last + 1]];
  if (surname?.capital !== true || last >= sentence.end || !lore.bornSurnames.has(surname.lower)) return at;
  const opens = at === sentence.start || tokens[at - 1]?.kind === 'quote';
  return opens && !(behind !== undefined && is(behind, VERB | AUXILIARY)) ? at : last + 1;
}

/** "redet von Fehlern", "berichtet von Krawallen": what somebody speaks of. */
const SPEAKS_OF = /^(?:ge)?(?:red|sprech|sprich|sprach|sproch|erzähl|bericht|träum|schwärm|hör|weiß)/u;

/** German "sagte von Preen.": a name of nobility without its forename, right behind a verb of saying. */
export function isNoblePhrase(lexicon: Lexicon, { tokens }: TokenParagraph, at: number): boolean {
  const [verb, particle, noun, behind] = [tokens[at - 1], tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!lexicon.capitalNouns || particle?.lower !== 'von' || noun?.capital !== true) return false;
  return verb?.kind === 'word' && is(verb, VERB) && !SPEAKS_OF.test(verb.lower) && behind?.kind !== 'word';
}

const isParticle = (token: Token | undefined, context: { forename: boolean; second: boolean }): boolean =>
  token?.kind === 'word' &&
  (NOBLE.has(token.lower) ||
    (context.second && NOBLE_ARTICLE.has(token.lower)) ||
    (context.forename && JOINING.has(token.lower)));

const isPlaceGenitive = (lower: string): boolean => lower.endsWith('s') && placeWords.has(lower.slice(0, -1));

/** How much a capitalised sequence looks like a person by itself: above 1 surely, below 0 surely not. */
export function personScore(tokens: readonly Token[]): number {
  let score = 0;
  const [first] = tokens;
  if (first === undefined) return -9;
  const isCalled = (t: Token) =>
    organisationWords.has(t.lower) && !(first.forename !== null && t !== first && brandWords.has(t.lower));
  if (tokens.some(isCalled) || isJoinedInEnglish(tokens)) score -= 5;
  if (tokens.some(t => isAcronym(t.text) && !/^(?:JR|SR|II|III|IV|[A-Z]\.?)$/u.test(t.text))) score -= 3;
  if (tokens.every(t => placeWords.has(t.lower) || isPlaceGenitive(t.lower))) score -= 5;
  else if (placeWords.has(first.lower) || placeWords.has(tokens.at(-1)?.lower ?? '')) score -= 1;
  if (tokens.length > 1 && isPlaceGenitive(tokens.at(-1)?.lower ?? '')) score -= 3;
  if (tokens.some(t => t.kind === 'number' || /[&@/]/u.test(t.text))) score -= 4;
  if (
    tokens.some(
      t =>
        /\p{Ll}\p{Lu}/u.test(t.text) &&
        !/^(?:Mc|Mac|De|Di|Da|Du|La|Le|Lo|Del|Van|Von|St|Fitz|O['’])/u.test(t.text),
    )
  )
    score -= tokens.length > 1 ? 1 : 3;
  if (
    tokens.some(
      t =>
        t.text.includes('-') &&
        (/^\p{Lu}{2,}-/u.test(t.text) ||
          t.lower
            .split('-')
            .slice(1)
            .some(part => placeWords.has(part))),
    )
  )
    score -= 3;
  if (first.forename !== null) score += tokens.length > 1 ? 3 : 1;
  if (tokens.length === 2 || tokens.length === 3) score += 1;
  if (tokens.length > 4) score -= 1;
  return score;
}

/** Lore while it is gathered. */
type Gathered = {
  readonly [Key in keyof NameLore]: NameLore[Key] extends ReadonlySet<string>
    ? Set<string>
    : Map<string, number>;
};

/** Reads what the document tells of its capitalised words, before any name is decided. */
export function gatherLore(lexicon: Lexicon, paragraphs: readonly TokenParagraph[]): NameLore {
  const lore: Gathered = {
    lowerWords: new Set(),
    alone: new Map(),
    surnames: new Set(),
    bornSurnames: new Set(),
    inner: new Set(),
  };
  for (const paragraph of paragraphs) addSmallWords(lore, paragraph);
  for (const paragraph of paragraphs)
    for (const sentence of paragraph.sentences) addNames(lore, lexicon, { paragraph, sentence });
  return lore;
}

function addSmallWords({ lowerWords }: Gathered, { tokens }: TokenParagraph): void {
  for (const token of tokens) if (token.kind === 'word' && !token.capital) lowerWords.add(token.lower);
}

function addNames(
  lore: Gathered,
  lexicon: Lexicon,
  { paragraph, sentence }: { paragraph: TokenParagraph; sentence: Span },
): void {
  for (let at = sentence.start; at < sentence.end; at++) {
    const end = nameEnd(lexicon, paragraph, { at, sentence, lore });
    if (end === at) continue;
    addName(lore, paragraph.tokens.slice(at, end), lexicon.capitalNouns);
    if (at > sentence.start && paragraph.tokens[at - 1]?.kind === 'word')
      for (const token of paragraph.tokens.slice(at, end)) lore.inner.add(token.lower);
    at = end - 1;
  }
}

function addName(
  { alone, surnames, bornSurnames }: Gathered,
  chunk: readonly Token[],
  behindNouns: boolean,
): void {
  const key = chunk.map(t => t.text).join(' ');
  alone.set(key, (alone.get(key) ?? 0) + 1);
  if (chunk.length < 2) return;
  const last = chunk.at(-1)?.lower ?? '';
  surnames.add(last);
  // "Herbergsvater Daniel Eisfeld": where nouns have capitals, the forename may be the last but one
  if (chunk[0]?.forename == null && !(behindNouns && chunk.at(-2)?.forename != null)) return;
  if (!/^(?:jr|sr)\.?$/u.test(last)) bornSurnames.add(last);
  if (chunk.length > 2) for (const token of chunk.slice(1)) surnames.add(token.lower);
}

/** A name without accents, points, apostrophes and case, for comparing. */
export const plainName = (name: string): string =>
  plain(ARABIC.test(name) ? name.slice(name.indexOf('-') + 1) : name).replace(/[.’']/gu, '');
