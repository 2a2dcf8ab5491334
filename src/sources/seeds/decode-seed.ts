import { isUtf8 } from 'node:buffer';
import { faulty, ok, type Parsed } from './seed-fault.ts';

const LF = 0x0a;

/** Bytes of a seed file → its text, without a byte order mark. Anything but clean, non-empty UTF-8 text is a fault. */
export function decodeSeed(bytes: Uint8Array): Parsed<string> {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return faulty(1, 'is UTF-16, not UTF-8; save it again with the encoding UTF-8');
  }
  if (!isUtf8(bytes)) return notUtf8(bytes);
  const text = new TextDecoder().decode(bytes);
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    const line = text.slice(0, nul).split('\n').length;
    return faulty(line, 'holds a NUL character, which no text has; save it again as plain text in UTF-8');
  }
  return text.trim() === '' ? faulty(null, 'is empty; write the article into it, or delete it') : ok(text);
}

/** Names the first line that is wrong, and the byte in it: a line feed is never part of a longer UTF-8 character. */
function notUtf8(bytes: Uint8Array): Parsed<never> {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const found = bytes.indexOf(LF, start);
    const end = found === -1 ? bytes.length : found;
    const content = bytes.subarray(start, end);
    if (!isUtf8(content)) {
      const offset = start + validLength(content);
      const value = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0');
      return faulty(
        line,
        `is not UTF-8: byte ${offset} is 0x${value}; save the file again with the encoding UTF-8`,
      );
    }
    start = end + 1;
  }
  return faulty(null, 'is not UTF-8; save the file again with the encoding UTF-8');
}

/** How many bytes are read well before the first that is not. */
function validLength(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let length = 0;
  for (const [index, byte] of bytes.entries()) {
    try {
      // streaming, a character in several bytes gives its text with its last one
      if (decoder.decode(Uint8Array.of(byte), { stream: true }) !== '') length = index + 1;
    } catch {
      return length;
    }
  }
  return length;
}
