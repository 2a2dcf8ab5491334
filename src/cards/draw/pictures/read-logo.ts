import { crc32 } from 'node:zlib';
import { reasonOf, type Reason } from '../../../core/reasons/reason.ts';
import type { CardLogo } from '../../layout/theme/card-theme.ts';

/** A file that is no logo. */
export interface LogoFault {
  readonly fault: Reason;
}

/** No mark needs as many pixels as a camera has. */
const MAX_PIXELS = 64e6;

/**
 * A logo with the ratio of its sides, from a PNG or from an SVG that tells its size. The engine draws nothing for a file that
 * is damaged, without a word, so that both are read from end to end here. `file`: its path, for a fault.
 */
export function parseLogo(bytes: Uint8Array, file: string): CardLogo | LogoFault {
  const text = isPng(bytes) ? null : new TextDecoder().decode(bytes);
  const logo =
    text === null ? pngLogo(bytes) : /<svg\b/u.test(text) ? svgLogo(bytes, withoutAsides(text)) : 'logo-type';
  switch (logo) {
    case 'logo-type':
      return { fault: reasonOf(logo, { file }) };
    case 'logo-damaged':
      return { fault: reasonOf(logo, { file, type: text === null ? 'PNG' : 'SVG' }) };
    case 'logo-large':
      return { fault: reasonOf(logo, { file, most: String(MAX_PIXELS / 1e6) }) };
    default:
      return logo;
  }
}

type Flaw = 'logo-type' | 'logo-damaged' | 'logo-large';

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const isPng = (bytes: Uint8Array): boolean => bytes.length > 24 && viewOf(bytes).getUint32(0) === 0x89504e47;

function pngLogo(bytes: Uint8Array): CardLogo | Flaw {
  if (!isWholePng(bytes)) return 'logo-damaged';
  const { width, height } = pngSize(bytes);
  if (width * height > MAX_PIXELS) return 'logo-large';
  const ratio = ratioOf(width, height);
  return ratio === null ? 'logo-type' : { bytes, mediaType: 'image/png', ratio };
}

/** Pixels of a PNG. */
export const pngSize = (bytes: Uint8Array): { width: number; height: number } => ({
  width: viewOf(bytes).getUint32(16),
  height: viewOf(bytes).getUint32(20),
});

/** Whether every chunk is what its checksum says, up to the last (W3C "PNG, Third Edition", 5). */
function isWholePng(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > bytes.length || crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end)) return false;
    if (view.getUint32(at + 4) === 0x49454e44) return true; // IEND
    at = end + 4;
  }
  return false;
}

/** Of an SVG's text: its elements. */
const withoutAsides = (text: string): string =>
  text
    .replace(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<!DOCTYPE[^>[]*(?:\[[^]*?\]\s*)?>/giu, '')
    .trim();

function svgLogo(bytes: Uint8Array, text: string): CardLogo | Flaw {
  if (!isWellFormed(text)) return 'logo-damaged';
  const ratio = svgRatio(/^<svg\b[^>]*>/u.exec(text)?.[0] ?? '');
  return ratio === null ? 'logo-type' : { bytes, mediaType: 'image/svg+xml', ratio };
}

const TAG = /<(\/?)([\w:.-]+)(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>/gu;

/** Whether all elements end in order, with nothing behind the outermost. */
function isWellFormed(text: string): boolean {
  const open: string[] = [];
  let end = 0;
  for (const { 0: tag, 1: ends, 2: name = '', 3: isEmpty, index } of text.matchAll(TAG)) {
    if (text.slice(end, index).includes('<') || (end > 0 && open.length === 0)) return false;
    end = index + tag.length;
    if (ends === '/') {
      if (open.pop() !== name) return false;
    } else if (isEmpty !== '/') open.push(name);
  }
  return end === text.length && open.length === 0;
}

function svgRatio(tag: string): number | null {
  const [, , width, height] =
    /\bviewBox\s*=\s*["']([^"']+)["']/u
      .exec(tag)?.[1]
      ?.trim()
      .split(/[\s,]+/u)
      .map(Number) ?? [];
  if (width !== undefined && height !== undefined) return ratioOf(width, height);
  const side = (name: string) => new RegExp(`\\s${name}\\s*=\\s*["']([\\d.]+)([a-z]*)["']`, 'u').exec(tag);
  const [across, down] = [side('width'), side('height')];
  return across?.[2] === down?.[2] ? ratioOf(Number(across?.[1]), Number(down?.[1])) : null;
}

const ratioOf = (width: number, height: number): number | null =>
  width > 0 && height > 0 && Number.isFinite(width / height) ? width / height : null;
