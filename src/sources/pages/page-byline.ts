import type { Instant } from '../../core/time.ts';
import { parseDate } from '../parse-date.ts';
import { namesIn } from './author-names.ts';
import type { Spot } from './headline-spots.ts';
import { writtenDate } from './written-date.ts';

const AUTHOR =
  /(?:^|[\s_-])(?:author|byline|autore?|auteur|autorin|firma|writer|contributor|reporter|person|fn)(?:$|[\s_-]|name|s\b)/i;
const AUTHOR_LINK =
  /\/(?:authors?|autor(?:e|en|es|in)?|auteurs?|contributors?|profiles?|people|team|staff|writers?|redaktion|by|producers)\/[^/]/i;
/** What stands before a name, at the end of a piece of text. */
const BY =
  /(?:^|\s)(?:by|written by|words by|story by|posted by|article by|author|von|di|a cura di|scritto da|par|por|texte?|autor|autore|auteur)\s*:?$/iu;
const BY_NAME =
  /^(?:(?:written|posted|published|story|words|article|text)\s+by|by|von|di|a cura di|scritto da|par|por)\s*:?\s+(\p{Lu}.{2,80})$/iu;
/** Of a byline these are none of it. */
const NOT_A_BYLINE =
  /related|comment|recommend|sidebar|newsletter|share|social|breadcrumb|teaser|reviewer|reviewed|fact-?check|bio-?text/i;
const DATE =
  /(?:^|[\s_-])(?:date|datum|data|fecha|published?|posted|publish\w*|datepublished|time|timestamp|pubdate|meta|details|info)(?:$|[\s_-]|d\b|time|line)/i;
const UPDATED =
  /(?:updated?|modified|aktualisiert|aggiornat[oa]|mis à jour|actualizad[oa]|last\s+(?:edited|reviewed)|datemodified)/i;

/** A name: two to five words that begin with a capital. */
export const isPersonName = (name: string): boolean =>
  /^(?:\p{Lu}[\p{L}.'’-]*|(?:van|von|de|del|della|di|da|der|den|la|le|el|al|bin|dos|du)(?=\s))(?:\s+(?:\p{Lu}[\p{L}.'’-]*|van|von|de|del|della|di|da|der|den|la|le|el|al|bin|dos|du)){1,5}$/u.test(
    name,
  );

/** Who is named near the headline as the one who wrote. */
export function authorsNear(spots: readonly Spot[]): readonly string[] {
  for (const by of [byMarkup, byWords]) {
    const names = by(spots);
    if (names.length > 0) return names;
  }
  return [];
}

function byMarkup(spots: readonly Spot[]): readonly string[] {
  const names: string[] = [];
  for (const { text, names: around, link } of spots) {
    if (text.length > 100 || NOT_A_BYLINE.test(around)) continue;
    if (!AUTHOR.test(around) && !(link !== null && AUTHOR_LINK.test(link))) continue;
    for (const name of namesIn(text)) if (isPersonName(name) && !names.includes(name)) names.push(name);
    if (names.length > 5) break;
  }
  return names;
}

function byWords(spots: readonly Spot[]): readonly string[] {
  for (const [at, { text, names }] of spots.entries()) {
    if (text.length > 120 || NOT_A_BYLINE.test(names)) continue;
    const written = BY_NAME.exec(text)?.[1];
    const next = BY.test(text) ? spots[at + 1]?.text : undefined;
    const found = namesIn((written ?? next ?? '').slice(0, 100)).filter(isPersonName);
    if (found.length > 0) return found;
  }
  return [];
}

/** The date near the headline that is called one, or the first. */
export function dateNear(spots: readonly Spot[], timezone: string): Instant | null {
  const dates = spots.flatMap(({ text, names }, at) => {
    const written = writtenDate(text);
    if (written === null || text.length > 120) return [];
    const published = parseDate(written, timezone);
    if (published === null) return [];
    const before = spots[at - 1]?.text ?? '';
    // a label stands before its date; what has a date of its own is none
    const isLabel = before.length < 40 && writtenDate(before) === null;
    const isUpdate = UPDATED.test(`${text} ${names}`) || (isLabel && UPDATED.test(before));
    return [{ published, isUpdate, isCalled: DATE.test(names), isAll: text.length < 40 }];
  });
  const best =
    dates.find(({ isUpdate, isCalled }) => isCalled && !isUpdate) ??
    dates.find(({ isUpdate, isAll }) => isAll && !isUpdate) ??
    dates.find(({ isUpdate }) => !isUpdate) ??
    dates[0];
  return best?.published ?? null;
}
