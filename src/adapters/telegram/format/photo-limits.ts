/** Bot API, sendPhoto: width and height together, and the longer side by the shorter. */
const MOST_PIXELS = 10_000;
const MOST_RATIO = 20;

/** Whether a picture is too large or too long for a photo, so that it is sent as a file. */
export const mustBeFile = ({ width, height }: { readonly width: number; readonly height: number }): boolean =>
  width + height > MOST_PIXELS || Math.max(width, height) > MOST_RATIO * Math.min(width, height);
