import { isUtf8 } from 'node:buffer';
import sniff from 'html-encoding-sniffer';
import { reasonOf } from '../../core/reasons/reason.ts';
import { takeBackTwice } from '../encoded-twice.ts';
import { faulty, ok, type Parsed } from './seed-fault.ts';

const LF = 0x0a;

/** What may say in which encoding bytes are. */
export interface Declared {
  /** Whether the bytes may declare it themselves, as HTML and XHTML can. */
  readonly inBytes: boolean;
  /** The label that came with them; null = none did. */
  readonly label: string | null;
}

/** Front matter may stand before the head of a page. */
const PRESCAN = 16 * 1024;

/**
 * Bytes of a seed file → its text, without a byte order mark. That mark decides, then what came with the bytes, then what
 * they declare, then UTF-8; labels mean what the WHATWG Encoding Standard says. Bytes that are not in their encoding are a
 * fault: wrong letters are never printed.
 */
export function decodeSeed(bytes: Uint8Array, { inBytes, label }: Declared): Parsed<string> {
  const encoding = meantEncoding(encodingOf(bytes, { inBytes, label }), bytes);
  const decoded = encoding === 'UTF-8' ? decodeUtf8(bytes) : decodeOther(bytes, encoding);
  if (decoded.kind === 'fault') return decoded;
  // an old Mac's lines end in a return alone
  const lines = decoded.value.includes('\n') ? decoded.value : decoded.value.replaceAll('\r', '\n');
  const text = takeBackTwice(lines);
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    const line = text.slice(0, nul).split('\n').length;
    return faulty(line, reasonOf('text-nul'));
  }
  return text.trim() === '' ? faulty(null, reasonOf('text-empty')) : ok(text);
}

function encodingOf(bytes: Uint8Array, { inBytes, label }: Declared): string {
  const given = label === null ? {} : { transportLayerEncodingLabel: label };
  const isXml = Buffer.from(bytes.subarray(0, 5)).equals(Buffer.from('<?xml'));
  // what may not declare is not looked into, but for its byte order mark
  const how = inBytes && isXml ? { xml: true } : { maxPrescanBytes: inBytes ? PRESCAN : 0 };
  return sniff(bytes, { defaultEncoding: 'UTF-8', ...given, ...how });
}

/** Letters of UTF-8 that say they are of Windows: no text of that encoding is by chance whole UTF-8. */
const meantEncoding = (encoding: string, bytes: Uint8Array): string =>
  encoding === 'windows-1252' && bytes.some(byte => byte > 0x7f) && isUtf8(bytes) ? 'UTF-8' : encoding;

const decodeUtf8 = (bytes: Uint8Array): Parsed<string> =>
  isUtf8(bytes) ? ok(new TextDecoder().decode(bytes)) : notUtf8(bytes);

function decodeOther(bytes: Uint8Array, encoding: string): Parsed<string> {
  try {
    return ok(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return faulty(1, reasonOf('text-encoding', { encoding }));
  }
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
      return faulty(line, reasonOf('text-byte', { position: String(offset), value }));
    }
    start = end + 1;
  }
  return faulty(null, reasonOf('text-encoding', { encoding: 'UTF-8' }));
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
