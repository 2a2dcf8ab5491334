import type { CardContent } from '../../core/card.ts';
import type { CardLayout } from './theme/card-theme.ts';
import { cleanText, shorten } from '../../format/clean-text.ts';
import { languageOf } from '../../core/language.ts';
import { quotationMarksOf } from '../../format/quotation-marks.ts';
import { setType } from './type/set-type.ts';

/** A quotation longer than this says too much for a card; it is shortened with an ellipsis. */
const TEXT_LIMIT = 480;
const NAME_LIMIT = 80;
const ROLE_LIMIT = 140;
const LABEL_LIMIT = 40;
const TITLE_LIMIT = 160;
/** As many as are read at a glance. */
const MAX_ITEMS = 7;

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
  /** Over news that cannot wait. */
  readonly label: string;
  readonly items: readonly CardItem[];
}

/** A line on a digest's cover. */
export interface CardItem {
  readonly title: string;
  readonly outlet: string;
}

/** Chooses and cleans the words of a card; a theme may set headlines in capitals. */
export function cardTextOf(content: CardContent, { headlines }: Pick<CardLayout, 'headlines'>): CardText {
  const { language } = content;
  const headline = (text: string) =>
    headlines === 'capitals' ? text.toLocaleUpperCase(languageOf(language) ?? 'und') : text;
  const quote = content.kind === 'quote' ? content : null;
  const line = (text: string | null, limit: number) =>
    setType(setLine(text, limit), { language, within: 'nothing' });
  const speaker = line(quote?.speaker ?? null, NAME_LIMIT);
  const role = line(quote?.role ?? null, ROLE_LIMIT);
  const outlet = line(content.outlet, NAME_LIMIT);
  const name = speaker !== '' ? speaker : role !== '' ? capitalized(role, language) : outlet;
  return {
    text: quote
      ? setType(setLine(content.text, TEXT_LIMIT), { language, within: 'quotation' })
      : headline(line(content.text, TEXT_LIMIT)),
    marks: quote ? quotationMarksOf(language) : null,
    name,
    role: speaker === '' ? '' : role,
    outlet: name === outlet ? '' : outlet,
    // a digest's heading is its date
    date: content.kind === 'digest' ? '' : dateOf(content),
    brand: line(content.brand, NAME_LIMIT),
    label: content.kind === 'breaking' ? headline(line(content.label, LABEL_LIMIT)) : '',
    items:
      content.kind === 'digest'
        ? content.items.slice(0, MAX_ITEMS).map(item => ({
            title: line(item.title, TITLE_LIMIT),
            outlet: line(item.outlet, NAME_LIMIT),
          }))
        : [],
  };
}

/** Of a text: what a card shows stands in fewer characters, and to clean a book would take seconds. */
const LOOKED_AT = 10_000;

const setLine = (text: string | null, limit: number): string =>
  shorten(cleanText((text ?? '').slice(0, LOOKED_AT).normalize('NFC')), limit);

const capitalized = (text: string, language: string): string =>
  text.replace(/^\p{Ll}/u, letter => letter.toLocaleUpperCase(languageOf(language) ?? 'und'));

/** The day in the newsroom's zone, as the article's language writes it; ISO 8601 where the language is not known. */
function dateOf({ publishedAt, language, timezone }: CardContent): string {
  if (publishedAt === null || Math.abs(publishedAt) > 8.64e15) return '';
  return cleanText(dateFormatOf(languageOf(language), timezone).format(publishedAt));
}

/** Kept, because each one takes some 30 kB outside of the heap, where the garbage collector does not see the need. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const MAX_DATE_FORMATS = 64;

function dateFormatOf(tag: string | null, timeZone: string): Intl.DateTimeFormat {
  const key = `${tag ?? ''} ${timeZone}`;
  const kept = dateFormats.get(key);
  if (kept) return kept;
  const isKnown = tag !== null && Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  const format = isKnown
    ? new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone })
    : // Swedish dates are ISO 8601
      new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone });
  if (dateFormats.size >= MAX_DATE_FORMATS) dateFormats.clear();
  dateFormats.set(key, format);
  return format;
}
