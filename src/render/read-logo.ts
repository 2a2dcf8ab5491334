import type { CardLogo } from '../format/card-theme.ts';

/** The ratio of a logo's sides when it is a PNG or an SVG that tells its size; null when it is neither. */
export function parseLogo(bytes: Uint8Array): CardLogo | null {
  const png = pngRatio(bytes);
  if (png !== null) return { bytes, mediaType: 'image/png', ratio: png };
  const svg = svgRatio(new TextDecoder().decode(bytes.subarray(0, 4096)));
  return svg === null ? null : { bytes, mediaType: 'image/svg+xml', ratio: svg };
}

function pngRatio(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 24 || view.getUint32(0) !== 0x89504e47) return null;
  return ratioOf(view.getUint32(16), view.getUint32(20));
}

function svgRatio(head: string): number | null {
  const tag = /<svg\b[^>]*>/u.exec(head)?.[0];
  if (tag === undefined) return null;
  const [, , width, height] =
    /\bviewBox\s*=\s*["']([^"']+)["']/u
      .exec(tag)?.[1]
      ?.trim()
      .split(/[\s,]+/u)
      .map(Number) ?? [];
  const side = (name: string) =>
    Number(new RegExp(`\\b${name}\\s*=\\s*["']([\\d.]+)(?:px)?["']`, 'u').exec(tag)?.[1]);
  return ratioOf(width ?? side('width'), height ?? side('height'));
}

const ratioOf = (width: number, height: number): number | null =>
  width > 0 && height > 0 && Number.isFinite(width / height) ? width / height : null;
