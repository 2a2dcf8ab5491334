import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type { CodePointRange } from '../../src/cards/draw/fonts/code-points.ts';

const decompress = promisify(brotliDecompress);

/** Index of `cmap` among WOFF2's known tags, and of the two tables that are stored transformed unless they say otherwise. */
const CMAP = 0;
const GLYF = 10;
const LOCA = 11;
const ARBITRARY_TAG = 63;

/**
 * The code points for which a WOFF2 file really has a glyph: a package's list of ranges names more than its font draws.
 * Reads the table `cmap`, formats 4 and 12 (W3C "WOFF File Format 2.0"; OpenType 1.9 "cmap"). Throws `Error` for a file that is
 * no WOFF2 or has no such table.
 */
export async function readCoverage(woff2: Uint8Array): Promise<CodePointRange[]> {
  const view = new DataView(woff2.buffer, woff2.byteOffset, woff2.byteLength);
  if (view.getUint32(0) !== 0x774f4632) throw new Error('not a WOFF2 file');
  const { end, cmap } = readDirectory(view);
  if (cmap === null) throw new Error('the font has no table cmap');
  const tables = await decompress(woff2.subarray(end, end + view.getUint32(20)));
  return readCmap(new DataView(tables.buffer, tables.byteOffset + cmap.offset, cmap.length));
}

/** Where the compressed data begins, and where within it, once decompressed, `cmap` lies. */
function readDirectory(view: DataView): { end: number; cmap: { offset: number; length: number } | null } {
  let at = 48;
  let offset = 0;
  let cmap: { offset: number; length: number } | null = null;
  const readNumber = (): number => {
    // UIntBase128: seven bits a byte, the highest set while more follow
    let number = 0;
    for (;;) {
      const byte = view.getUint8(at++);
      number = number * 128 + (byte & 127);
      if (byte < 128) return number;
    }
  };
  for (let left = view.getUint16(12); left > 0; left--) {
    const flags = view.getUint8(at++);
    const [tag, version] = [flags & 63, flags >> 6];
    if (tag === ARBITRARY_TAG) at += 4;
    let length = readNumber();
    const isTransformed = tag === GLYF || tag === LOCA ? version === 0 : version !== 0;
    if (isTransformed) length = readNumber();
    if (tag === CMAP) cmap = { offset, length };
    offset += length;
  }
  return { end: at, cmap };
}

function readCmap(cmap: DataView): CodePointRange[] {
  const tables = Array.from({ length: cmap.getUint16(2) }, (_, i) => cmap.getUint32(4 + i * 8 + 4));
  const ofFormat = (format: number) => tables.find(offset => cmap.getUint16(offset) === format);
  const full = ofFormat(12);
  if (full !== undefined) return readGroups(cmap, full);
  const basic = ofFormat(4);
  if (basic !== undefined) return readSegments(cmap, basic);
  throw new Error('the font has no table cmap of format 4 or 12');
}

function readGroups(cmap: DataView, offset: number): CodePointRange[] {
  return Array.from({ length: cmap.getUint32(offset + 12) }, (_, i) => {
    const group = offset + 16 + i * 12;
    return [cmap.getUint32(group), cmap.getUint32(group + 4)] as const;
  });
}

/** Segments may hold holes, but the fonts used here part them there. The last one, 0xFFFF, is a mark of the end. */
function readSegments(cmap: DataView, offset: number): CodePointRange[] {
  const bytes = cmap.getUint16(offset + 6);
  return Array.from({ length: bytes / 2 }, (_, i) => {
    const end = offset + 14 + i * 2;
    return [cmap.getUint16(end + bytes + 2), cmap.getUint16(end)] as const;
  }).filter(([first]) => first !== 0xffff);
}
