/**
 * Text as every database keeps it: a NUL and half of a surrogate pair become U+FFFD. PostgreSQL refuses the first,
 * SQLite's functions stop at it, and UTF-8 cannot hold the second. Lengths and offsets (UTF-16) stay as they were.
 */
export const cleanText = (text: string): string => text.toWellFormed().replaceAll('\u0000', '\uFFFD');
