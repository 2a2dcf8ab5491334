/**
 * Soft hyphens, zero-width blanks, marks of direction, stray byte order marks, controls, what fonts of icons use for letters:
 * no part of any word.
 */
const INVISIBLE =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u034F\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uE000-\uF8FF\uFEFF\uFFF9-\uFFFC]/g;
/** Between letters of scripts that do not join, such a joiner is one that a typesetter left; emoji and other scripts need theirs. */
const JOINERS = /(?<=^|[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{Nd}\p{P}\s])[\u200C\u200D]+/gu;
/** Old ways to end a line or a page. */
const BREAKS = /[\u000B\u000C\u0085]/g;

/** A text without characters that nobody sees, its letters put together with their accents. */
export const withoutInvisible = (text: string): string =>
  text.normalize('NFC').replace(INVISIBLE, '').replace(JOINERS, '').replace(BREAKS, '\n');
