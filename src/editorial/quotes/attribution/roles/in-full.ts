import type { Lexicon } from '../../languages/language.ts';
import type { Mention } from '../../mentions/reading.ts';
import type { DocumentModel } from '../../model.ts';

/** The words of a body's name that hold what it is: "Storm Prediction Center" for "center". */
const bodyName = ({ kind, name, spelled }: Mention, noun: string): string | null =>
  kind === 'name' && name.length > 1 && name.some(t => t.lower === noun) ? spelled : null;

/** What was looked up in an article, forgotten with it. */
const lookedUp = new WeakMap<DocumentModel, Map<string, string | null>>();
/** More nouns are not looked up in one article: the work stays linear. */
const MOST_NOUNS = 40;

/** What the article calls it in full, where that is one thing only: "la préfecture" is the "préfecture de Haute-Garonne". */
export function inFull(model: DocumentModel, noun: string): string | null {
  const known = lookedUp.get(model) ?? new Map<string, string | null>();
  lookedUp.set(model, known);
  if (!known.has(noun)) known.set(noun, known.size < MOST_NOUNS ? lookUp(model, noun) : null);
  return known.get(noun) ?? null;
}

function lookUp(model: DocumentModel, noun: string): string | null {
  const found = new Set<string>();
  for (const { mentions } of model.sentences)
    for (const mention of mentions) {
      const { role } = mention;
      const isSame = role?.noun === noun && mention.kind !== 'name' && role.whole && /\s/u.test(role.text);
      const text = isSame ? role.text : bodyName(mention, noun);
      if (text !== null) found.add(text);
    }
  const [only = null, ...others] = found;
  return others.length === 0 ? only : null;
}

/** A noun at the end, behind an article or what joins one: "del club", "of the foundation", "de l’association". */
const POINTS_BACK = /(?:^|\s)(?<tie>(?:\p{L}+\s)?(?:\p{L}+\s|\p{L}+[’']))(?<noun>[\p{L}-]+)$/u;
/** Prepositions that hold no article and so do not point back. */
const PLAIN = new Set(['de', 'di', 'of', 'von', 'd', 'for', 'für', 'per', 'para', 'en', 'at']);

const isDefinite = ({ tying, determiners }: Lexicon, tie: string): boolean => {
  const last = tie.trim().toLowerCase().split(/\s/u).at(-1) ?? '';
  return determiners.get(last) === 'definite' || (tying.has(last) && !PLAIN.has(last.replace(/[’']$/u, '')));
};

/**
 * An office whose body is only pointed back to, with the name the article has for it: "portavoz de la ONG" of the "ONG Manos
 * Abiertas". As it is where the article names none or several.
 */
export function completeOffice(model: DocumentModel, office: string): string {
  const { tie = '', noun = '' } = POINTS_BACK.exec(office)?.groups ?? {};
  const { collectives } = model.lexicon;
  if (!collectives.has(noun.toLowerCase()) || !isDefinite(model.lexicon, tie)) return office;
  const full = inFull(model, noun.toLowerCase());
  const isNamed = full !== null && /\s\p{Lu}/u.test(full) && !office.includes(full);
  return isNamed ? office.slice(0, -noun.length) + full : office;
}
