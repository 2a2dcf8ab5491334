import type { Lexicon } from './languages/language.ts';
import { wordSet } from './languages/language.ts';

/** What a card needs to know of a quotation. */
export interface CardCandidate {
  /** The words without the marks. */
  readonly text: string;
  readonly speaker: string | null;
  readonly role: string | null;
  /** The marks were never closed in its paragraph. */
  readonly open: boolean;
  /** The sentence itself says who speaks; nothing was looked up further back. */
  readonly explicit: boolean;
  /** 0 for the article's first quotation. */
  readonly place: number;
}

/** A card holds this many characters (UTF-16 units); best in the inner range. */
const SHORTEST = 40;
const LONGEST = 280;
const IDEAL = { from: 70, to: 200 } as const;

const WORDS = /[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu;

/** Words that lean on something said before, at the start of a quotation. */
const LEANING: Readonly<Record<string, ReadonlySet<string>>> = {
  it: wordSet(
    'e ed ma però quindi perché anche lui lei loro questo questa ciò quello quella così poi infatti invece',
  ),
  en: wordSet('and but so because also he she they it this that these those which then however'),
  de: wordSet('und aber also denn auch er sie das dies diese dieser dieses damit dann deshalb dabei daher'),
  fr: wordSet('et mais donc car aussi il elle ils elles ça cela ce celui ceci puis alors c’est c'),
  es: wordSet('y pero porque también él ella ellos ellas eso esto ese esta así entonces'),
};
/** Endings that only finite verbs have often enough to trust them. */
const FINITE: Readonly<Record<string, RegExp>> = {
  it: /(?:iamo|ano|ono|ete|ò|rà|ranno|ava|avano|eva|evano|iva|isce|iscono|rebbe|rebbero)$/u,
  en: /(?:['’](?:s|re|m|ll|ve|d)|n['’]t)$/u,
  de: /(?:ieren|iert|ierte|ten|tet|est)$/u,
  fr: /(?:ons|ez|ont|ait|aient|era|eront|ent|issent)$/u,
  es: /(?:amos|emos|imos|aron|ieron|aba|aban|ía|ían|ará|arán|ó|an)$/u,
};
const COMMON_VERBS: Readonly<Record<string, ReadonlySet<string>>> = {
  it: wordSet(
    'è sono siamo ha hanno abbiamo ho hai sia era erano sarà saranno può possono posso deve devono dobbiamo vuole vogliamo voglio fa fanno serve bisogna va sta rischia minaccia minacciano resta diventa chiede sappiamo credo',
  ),
  en: wordSet(
    'is are was were am be been has have had do does did will would can could should must need want think know believe get go goes make makes made take says',
  ),
  de: wordSet(
    'ist sind war waren bin hat haben hatte hatten habe wird werden wurde muss müssen kann können könnte soll sollen darf will wollen brauchen braucht gibt geht steht macht bleibt',
  ),
  fr: wordSet(
    'est sont était suis sommes a ont avait ai avons faut doit doivent peut peuvent veut va vont sera fait reste',
  ),
  es: wordSet(
    'es son era está están estamos somos ha han hemos he hay debe deben puede pueden quiere va van tiene tienen tenemos será hace necesitamos',
  ),
};

function hasFiniteVerb(language: string, words: readonly string[]): boolean {
  const ending = FINITE[language];
  const common = COMMON_VERBS[language];
  return words.some(word => {
    const lower = word.toLowerCase();
    return common?.has(lower) === true || (word === lower && ending?.test(lower) === true);
  });
}

function lengthFactor(length: number): number {
  if (length < SHORTEST || length > LONGEST) return 0;
  return length >= IDEAL.from && length <= IDEAL.to ? 1 : 0.8;
}

/**
 * How well a quotation stands alone on a card: 0 for one that does not (too short or long, beginning in the middle of a
 * sentence), else up to 1. Compared within one article only. The factors are our own judgement of what reads well.
 */
export function worthOf(candidate: CardCandidate, lexicon: Lexicon | null): number {
  const { text } = candidate;
  let worth = lengthFactor(text.length);
  const words = text.match(WORDS) ?? [];
  const first = words[0] ?? '';
  if (
    worth === 0 ||
    words.length < 6 ||
    first.startsWith(first.charAt(0).toLowerCase()) !== /^\d/.test(first)
  )
    return 0;
  if (!hasFiniteVerb(lexicon?.language ?? '', words)) worth *= 0.3;
  if (LEANING[lexicon?.language ?? '']?.has(first.toLowerCase()) === true) worth *= 0.5;
  if (/[:;–—-]$/u.test(text)) worth *= 0.3;
  if (text.endsWith('?')) worth *= 0.7;
  if (/\[|\(|…|\.\.\./u.test(text)) worth *= 0.8;
  if (candidate.open) worth *= 0.6;
  if (candidate.speaker === null) worth *= candidate.role === null ? 0.4 : 0.7;
  if (!candidate.explicit) worth *= 0.85;
  worth *= 1 - 0.02 * Math.min(candidate.place, 10);
  return Math.round(worth * 1000) / 1000;
}
