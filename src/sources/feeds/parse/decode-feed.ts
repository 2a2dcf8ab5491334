import { isUtf8 } from 'node:buffer';
import { takeBackTwice } from '../../encoded-twice.ts';

/** Where an XML declaration may stand; nobody writes it longer. */
const HEAD = 1024;
const DECLARED = /^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']\s*([\w.:-]{1,40})/i;
const CHARSET = /;\s*charset\s*=\s*["']?\s*([\w.:-]{1,40})/i;
/** Of what is beyond ASCII, how much may be broken in a text that is still taken for UTF-8. */
const MOST_BROKEN = 0.1;

/**
 * Bytes of a feed → its text, without byte order mark. That mark decides, then bytes that cannot be anything but one kind
 * of Unicode, then the `charset` of the content type, then the XML declaration, then UTF-8; labels mean what the WHATWG
 * Encoding Standard says. What fits none of them is read as windows-1252, the usual error of publishers. What was encoded
 * twice is taken back.
 */
export const decodeFeed = (bytes: Uint8Array, contentType: string | null): string =>
  takeBackTwice(decodeOnce(bytes, contentType));

function decodeOnce(bytes: Uint8Array, contentType: string | null): string {
  const wide = wideOf(bytes);
  if (wide !== null) return wide;
  if (isUtf8(bytes)) {
    const labels = labelsOf(bytes, contentType);
    // letters beyond ASCII that are valid UTF-8 are that, and not two or three letters of an old encoding each
    const isOther = labels.some(label => !isSingleByte(label) && label !== 'utf-8');
    if (!isOther) return utf8(bytes);
    return firstDecoded(bytes, labels) ?? utf8(bytes);
  }
  const labels = labelsOf(bytes, contentType);
  const decoded = firstDecoded(
    bytes,
    labels.filter(label => label !== 'utf-8'),
  );
  if (decoded !== null && !labels.includes('utf-8')) return decoded;
  const broken = utf8(bytes);
  return isMostlyUtf8(broken) ? broken : (decoded ?? new TextDecoder('windows-1252').decode(bytes));
}

const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** UTF-16 and UTF-32 by their mark or by how "<" looks in them; null for other bytes. */
function wideOf(bytes: Uint8Array): string | null {
  const [a = 1, b = 1, c = 1, d = 1] = bytes;
  const begins = (...start: readonly number[]): boolean =>
    start.every((byte, index) => byte === bytes[index]);
  if (begins(0xff, 0xfe, 0, 0) || (a === 0x3c && b === 0 && c === 0 && d === 0)) return utf32(bytes, true);
  if (begins(0, 0, 0xfe, 0xff) || begins(0, 0, 0, 0x3c)) return utf32(bytes, false);
  if (begins(0xff, 0xfe) || (a === 0x3c && b === 0)) return new TextDecoder('utf-16le').decode(bytes);
  if (begins(0xfe, 0xff) || (a === 0 && b === 0x3c)) return new TextDecoder('utf-16be').decode(bytes);
  return null;
}

function utf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, littleEndian);
    text += code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
  }
  return text.replace(/^\ufeff/, '');
}

/** Encodings named by the content type, then by the XML declaration, by their names in the standard; unknown ones left out. */
function labelsOf(bytes: Uint8Array, contentType: string | null): readonly string[] {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD)).replace(/^\u00ef\u00bb\u00bf/, '');
  const named = [CHARSET.exec(`;${contentType ?? ''}`)?.[1], DECLARED.exec(head)?.[1]];
  return named
    .map(label => (label === undefined ? null : encodingOf(label)))
    .filter(label => label !== null)
    .filter(label => !label.startsWith('utf-16'));
}

function encodingOf(label: string): string | null {
  try {
    return new TextDecoder(label.replaceAll('_', '-')).encoding;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const isSingleByte = (encoding: string): boolean =>
  /^(?:windows|iso-8859|koi8|mac|x-mac|ibm866)/.test(encoding);

function firstDecoded(bytes: Uint8Array, encodings: readonly string[]): string | null {
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return null;
}

function isMostlyUtf8(text: string): boolean {
  const broken = text.split('\ufffd').length - 1;
  let beyond = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) beyond++;
  return broken <= beyond * MOST_BROKEN;
}
