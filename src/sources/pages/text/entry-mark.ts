import { SENTENCE_END } from '../../../editorial/text/sentence-end.ts';
import { namesIn } from '../author-names.ts';
import { isPersonName } from '../page-byline.ts';

/** What stands around an entry of a live blog, and around an article: when it was posted, by whom, its buttons. */
const CLOCK =
  /(?<![\p{L}\d$€£.,+-])(?:(?:ore|um|alle|at|à|a las)\s+)?(?:[01]?\d|2[0-3])\s?(?:[:.]|h\s?)[0-5]\d(?![\d%])(?::\d{2})?\s?(?:uhr|h(?:rs?|oras)?|[ap]\.?m\.?|cet|gmt|utc|bst|e[sd]?t)?(?![\p{L}\d])/giu;
const HOUR = /(?<![\p{L}\d])\d{1,2}\s?(?:uhr|[ap]\.?m\.?|h)(?![\p{L}\d])/giu;
const AGO =
  /(?<!\p{L})(?:vor|il y a|hace)\s+\d+\s?\p{L}+\.?|\d+\s?\p{L}+\.?\s+(?:ago|fa)(?!\p{L})|(?:just now|gerade eben|adesso|à l[’']instant|ahora mismo|now|jetzt|ora)(?!\p{L})/giu;
const DAY =
  /(?<![\p{L}\d])(?:\p{L}{3,12}\.?,?\s+)?\d{1,2}\.?\s+(?:de\s+)?\p{L}{3,12}\.?(?:\s+(?:de\s+)?\d{4})?(?![\p{L}\d])|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2}/giu;
/** Words that say when; buttons, and where they lead. */
const WORDS =
  /(?<!\p{L})(?:aggiornato|pubblicato|updated|published(?!\s+by)|posted|aktualisiert|veröffentlicht|gepostet|mis à jour|publié|posté|actualizado|publicado|alle|ore|at|on|um|am|à|le|il|el|a las|condividi|commenta|share|tweet|teilen|kommentieren|drucken|partager|commenter|imprimer|compartir|comentar|stampa|copia(?: il)? link|link kopieren|copier le lien|copiar (?:el )?enlace|copy link|permalink|facebook|twitter|whatsapp|bluesky|linkedin|e-?mail|x)(?!\p{L})/giu;
const BY =
  /(?:^|\s)(?:(?:pubblicato|publi[ée]|posté|posted|gepostet|publicado|veröffentlicht|geschrieben|written)\s+)?(?:da|di|(?<!published\s)by|von|par|por|de)\s+(.{3,60})$/iu;
/** Buttons below an entry, and how many have answered it: no article has a paragraph of nothing but these. */
const BUTTONS =
  /(?<!\p{L})(?:condividi|rispondi|commenta|share|reply|tweet|teilen|antworten|kommentieren|drucken|partager|répondre|commenter|imprimer|compartir|responder|comentar|stampa|copia(?: il)? link|link kopieren|copier le lien|copiar (?:el )?enlace|copy link|permalink|link|facebook|twitter|whatsapp|\d+\s(?:commenti|comments|kommentare|commentaires|comentarios))(?!\p{L})/giu;
const LONGEST = 110;
const REST = /[\p{L}\d]/u;

/** Without times of day, and how long ago. */
const withoutTimes = (text: string): string =>
  text.replace(AGO, ' ').replace(CLOCK, ' ').replace(HOUR, ' ').trim();

/**
 * Whether a paragraph says nothing but when, by whom and with which buttons something was posted: "14:20 Uhr · Von Anna Weber",
 * "2h ago Share". A time, a name or a word alone that may be the article's is not enough, but for a time of day and for several buttons.
 */
export function isEntryMark(text: string): boolean {
  if (!mayBeMark(text)) return false;
  if (/\S\s+\S/.test(text) && REST.test(text) && !REST.test(text.replace(BUTTONS, ' '))) return true;
  const rest = withoutTimes(text);
  const hasTime = rest !== text;
  const named = BY.exec(rest)?.[1]?.replace(WORDS, ' ').trim() ?? '';
  const isSigned = named !== '' && namesIn(named).length > 0 && namesIn(named).every(isPersonName);
  if (!hasTime && !isSigned) return false;
  return !REST.test((isSigned ? rest.replace(BY, ' ') : rest).replace(DAY, ' ').replace(WORDS, ' '));
}

/** A time and what looks like a name, "10.40 Anna Weber": who posted it where it comes again, a heading where it does not. */
export function signatureOf(text: string): string | null {
  if (!mayBeMark(text)) return null;
  const rest = withoutTimes(text);
  const name = rest.replace(/^[\W_]+|[\W_]+$/gu, '');
  return rest !== text && isPersonName(name) ? name : null;
}

const mayBeMark = (text: string): boolean =>
  text.length <= LONGEST &&
  // a price, a share; no price has a nought before it
  (!/^\W?\d+\.\d+\W?$/.test(text) || /^0\d\.[0-5]\d$/.test(text)) &&
  !SENTENCE_END.test(text.replace(/\bm\.$/i, ''));
