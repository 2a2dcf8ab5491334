import { organisationWords, placeWords } from '../../languages/organisations.ts';
import {
  ADVERB,
  CONJUNCTION,
  DETERMINER,
  OFFICE,
  PREPOSITION,
  PRONOUN,
  VERB,
} from '../../languages/kinds.ts';
import { isAcronym } from '../../mentions/names/names.ts';
import type { Mention } from '../../mentions/reading.ts';
import type { DocumentModel } from '../../model.ts';
import { is } from '../../tokens.ts';

/** What a body's name goes on with: "de la Salud", "of Scotland", "y de Valores". */
const NAME_GOES_ON =
  /^(?:\s(?:(?:y|e|et|and|und)\s)?(?:de|del|de\sla|de\slas|de\slos|di|della|dei|degli|delle|du|des|of|of\sthe|für)\s\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+){0,2}){1,3}/u;

/**
 * The name of the body that a mention stands for, as it stands here, with what belongs to it before and behind the capitals that
 * were read; null where it may be a person's or only a place's.
 */
export function bodyName(model: DocumentModel, mention: Mention): string | null {
  const { kind, name, definiteness, spelled } = mention;
  if (kind !== 'name' || definiteness === 'indefinite' || model.people.personOf(mention) !== null)
    return null;
  const isBody =
    name.some(t => organisationWords.has(t.lower) || isAcronym(t.text)) &&
    name.some(t => !placeWords.has(t.lower) && !placeWords.has(t.lower.replace(/s$/u, '')));
  if (!isBody) return null;
  const before = namedBefore(model, mention);
  if (name.length === 1) return before + spelled;
  const end = name.at(-1)?.end ?? 0;
  return before + spelled + (NAME_GOES_ON.exec(model.text.slice(end, end + 80))?.[0] ?? '');
}

/** So many words of a name may stand before the first that was read. */
const LONGEST_LEAD = 3;

/** "The New" of "The New York Times", "Le" of "Le Monde", with a blank: capitals before a name that a sentence does not begin with. */
function namedBefore(model: DocumentModel, mention: Mention): string {
  const { sentence: index, name } = mention;
  const [first] = name;
  const sentence = model.sentences[index];
  if (sentence === undefined || first === undefined) return '';
  const { tokens } = sentence.paragraph;
  const at = tokens.indexOf(first, mention.from);
  let from = at;
  while (from > sentence.span.start && at - from < LONGEST_LEAD) {
    const before = tokens[from - 1];
    if (before?.kind !== 'word' || !before.capital || is(before, PREPOSITION | VERB | CONJUNCTION)) break;
    if (from - 1 === sentence.span.start && is(before, LITTLE)) break;
    from--;
  }
  return model.text.slice(tokens[from]?.start ?? 0, first.start);
}

const LITTLE = DETERMINER | ADVERB | PRONOUN | OFFICE;
