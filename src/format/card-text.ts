import type { CardContent } from '../core/card.ts';
import { cleanText, shorten } from './clean-text.ts';
import { languageTagOf } from './language-tag.ts';
import { quotationMarksOf } from './quotation-marks.ts';
import { setType } from './set-type.ts';

/** A quotation longer than this says too much for a card; it is shortened with an ellipsis. */
const TEXT_LIMIT = 480;
const NAME_LIMIT = 80;
const ROLE_LIMIT = 140;

/** A card's words, clean and set as print sets them; an empty string stands for what is not there. */
export interface CardText {
  readonly text: string;
  /** Marks around the text; null on a headline. */
  readonly marks: { readonly open: string; readonly close: string } | null;
  /** The speaker, or the outlet where nobody is named: never a guess. */
  readonly name: string;
  readonly role: string;
  /** Empty where `name` is the outlet already. */
  readonly outlet: string;
  readonly date: string;
  readonly brand: string;
}

/** Chooses and cleans the words of a card. */
export function cardTextOf(content: CardContent): CardText {
  const { language } = content;
  const isQuote = content.kind === 'quote';
  const line = (text: string | null, limit: number) =>
    setType(setLine(text, limit), { language, within: 'nothing' });
  const speaker = isQuote ? line(content.speaker, NAME_LIMIT) : '';
  const role = isQuote ? line(content.role, ROLE_LIMIT) : '';
  const outlet = line(content.outlet, NAME_LIMIT);
  const name = speaker !== '' ? speaker : role !== '' ? capitalized(role, language) : outlet;
  return {
    text: isQuote
      ? setType(setLine(content.text, TEXT_LIMIT), { language, within: 'quotation' })
      : line(content.text, TEXT_LIMIT),
    marks: isQuote ? quotationMarksOf(language) : null,
    name,
    role: speaker === '' ? '' : role,
    outlet: name === outlet ? '' : outlet,
    date: dateOf(content),
    brand: line(content.brand, NAME_LIMIT),
  };
}

const setLine = (text: string | null, limit: number): string =>
  shorten(cleanText((text ?? '').normalize('NFC')), limit);

const capitalized = (text: string, language: string): string =>
  text.replace(/^\p{Ll}/u, letter => letter.toLocaleUpperCase(languageTagOf(language) ?? 'und'));

/** The day in the newsroom's zone, as the article's language writes it; ISO 8601 where the language is not known. */
function dateOf({ publishedAt, language, timezone }: CardContent): string {
  if (publishedAt === null || Math.abs(publishedAt) > 8.64e15) return '';
  const tag = languageTagOf(language);
  // Swedish dates are ISO 8601
  const format =
    tag !== null && Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0
      ? { locale: tag, dateStyle: 'long' as const }
      : { locale: 'sv', dateStyle: 'short' as const };
  return cleanText(
    new Intl.DateTimeFormat(format.locale, { dateStyle: format.dateStyle, timeZone: timezone }).format(
      publishedAt,
    ),
  );
}
