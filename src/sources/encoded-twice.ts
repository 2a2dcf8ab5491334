/** What two bytes of UTF-8 look like in windows-1252 or Latin-1: a first byte, and one that goes on. */
const LOOKS_TWICE = /[\u00c2-\u00f4][\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]/u;

/** The byte of each letter of windows-1252, which is what Latin-1 is read as, too. */
const byteOf: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 128 }, (_, at) => 128 + at).flatMap(byte => [
    [String.fromCharCode(byte), byte] as const,
    [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte] as const,
  ]),
);

/** What a line says if it was UTF-8 that was read as windows-1252 and written as UTF-8 again; null when it was not. */
function decodedOnce(line: string): string | null {
  const bytes: number[] = [];
  for (const letter of line) {
    const byte = letter < '\u0080' ? letter.charCodeAt(0) : byteOf.get(letter);
    if (byte === undefined) return null;
    bytes.push(byte);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}

/**
 * Takes back an encoding that was applied twice ("TÃ­tulo" for "Título"), line by line: all letters beyond ASCII have to be such bytes,
 * and they whole UTF-8, which no line in its right letters is. What the second encoding lost stays as it is.
 */
export const takeBackTwice = (text: string): string =>
  LOOKS_TWICE.test(text)
    ? text
        .split('\n')
        .map(line => (LOOKS_TWICE.test(line) ? (decodedOnce(line) ?? line) : line))
        .join('\n')
    : text;
