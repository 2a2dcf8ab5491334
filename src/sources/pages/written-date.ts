/** Names of the months, whole and as they are shortened, in the languages that the program speaks and in Portuguese. */
const MONTHS: readonly string[] = [
  'january januar jänner janvier gennaio enero janeiro jan janv gen genn ene',
  'february februar feber février fevrier febbraio febrero fevereiro feb févr fév febbr fev',
  'march märz maerz mars marzo março mar mrz',
  'april avril aprile abril apr avr abr',
  'may mai maggio mayo maio mag',
  'june juni juin giugno junio junho jun giu',
  'july juli juillet luglio julio julho jul juil lug',
  'august août aout agosto aug ago',
  'september septembre settembre septiembre setembro sept sep sett set',
  'october oktober octobre ottobre octubre outubro oct okt ott out',
  'november novembre noviembre novembro nov',
  'december dezember décembre decembre dicembre diciembre dezembro dec dez déc dic',
];
const BY_NAME = new Map(MONTHS.flatMap((names, at) => names.split(' ').map(name => [name, at + 1] as const)));
const NAME = [...BY_NAME.keys()].sort((a, b) => b.length - a.length).join('|');

const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th|er|re|\.|º|°)?`;
const TIME = String.raw`(?:(?:,|\s|[|–•-]|at\b|um\b|alle\b|ore\b|à\b|a las\b|h\b){1,12}(\d{1,2})(?::|\.|h)(\d{2})(?::\d{2})?(?:\s*([ap])\.?m\b\.?)?)?`;
const ZONE = String.raw`(?:\s*(Z|UTC|GMT|[ECMP][SD]T)\b)?`;
const DAY_FIRST = new RegExp(
  String.raw`(?<![\p{L}\d])${DAY}(?:\s+|-)(?:de\s+|of\s+)?(${NAME})\b\.?,?(?:\s+|-)(?:del?\s+)?(\d{4})(?!\d)${TIME}${ZONE}`,
  'iu',
);
const MONTH_FIRST = new RegExp(
  String.raw`(?<!\p{L})(${NAME})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)${TIME}${ZONE}`,
  'iu',
);
const NUMBERS = new RegExp(
  String.raw`(?<![\d.])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?![\d])${TIME}`,
  'iu',
);
const ISO = /(?<!\d)(\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)(?!\d)/u;
/** In characters: whoever says more does not say when. */
const LONGEST = 300;

/**
 * The first date that is written out in a text ("17 décembre 2025", "Dec. 17, 2025, 4 pm", "17.12.2025"), in the form of ISO
 * 8601; null when there is none. Of a date in numbers day and month must be told apart by their size or by full stops.
 */
export function writtenDate(text: string): string | null {
  if (text.length > LONGEST || !/\d{4}/.test(text)) return null;
  const iso = ISO.exec(text);
  if (iso !== null) return iso[1] ?? null;
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) {
    const [, day, month = '', year, ...time] = dayFirst;
    return isoOf([year, BY_NAME.get(month.toLowerCase()), day], time);
  }
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst !== null) {
    const [, month = '', day, year, ...time] = monthFirst;
    return isoOf([year, BY_NAME.get(month.toLowerCase()), day], time);
  }
  const numbers = NUMBERS.exec(text);
  if (numbers === null) return null;
  const [, first, mark, second, year, ...time] = numbers;
  if (mark === '.' || Number(first) > 12 || first === second) return isoOf([year, second, first], time);
  return Number(second) > 12 ? isoOf([year, first, second], time) : null;
}

type Written = string | number | undefined;

/** Null for what no calendar has. */
function isoOf(
  [year, month, day]: readonly [Written, Written, Written],
  [hour, minute, half, zone]: readonly (string | undefined)[],
): string | null {
  const two = (value: Written) => String(value).padStart(2, '0');
  const date = `${String(year)}-${two(month)}-${two(day)}`;
  if (Number.isNaN(Date.parse(date)) || Number(day) < 1) return null;
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return date;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  return `${date}T${two(hours)}:${minute}${zone === undefined ? '' : ` ${zone.toUpperCase()}`}`;
}
