/** First and last code point, in rising order. */
export type CodePointRange = readonly [first: number, last: number];

export const holds = (ranges: readonly CodePointRange[], point: number): boolean =>
  ranges.some(([first, last]) => point >= first && point <= last);

/** Reads "U+0460-052F,U+20B4", as packages list what their files are for, or the same without "U+". */
export const parseRanges = (text: string): CodePointRange[] =>
  text === ''
    ? []
    : text.split(',').map(range => {
        const [first = '', last = first] = range.replace('U+', '').split('-');
        return [parseInt(first, 16), parseInt(last, 16)];
      });

/** Writes them as `parseRanges` reads them, without "U+". */
export const formatRanges = (ranges: readonly CodePointRange[]): string =>
  ranges.map(range => [...new Set(range)].map(point => point.toString(16).toUpperCase()).join('-')).join(',');
