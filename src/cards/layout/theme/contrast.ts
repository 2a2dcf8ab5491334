/** Contrast of two colours "#rrggbb" by WCAG 2.2 ("contrast ratio"): 1 for the same, 21 for black on white. */
export function contrastOf(one: string, other: string): number {
  const [light, dark] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** The colour between two, `share` (0-1) of the way from the one to the other, mixed as a renderer lays one over another. */
export const mixOf = (one: string, other: string, share: number): string => {
  const [from, to] = [partsOf(one), partsOf(other)];
  const mixed = from.map((part, i) => Math.round(part + ((to[i] ?? 0) - part) * share));
  return `#${mixed.map(part => part.toString(16).padStart(2, '0')).join('')}`;
};

/** Red, green and blue, 0-255. */
const partsOf = (color: string): number[] => [1, 3, 5].map(at => parseInt(color.slice(at, at + 2), 16));

function luminanceOf(color: string): number {
  const [red, green, blue] = partsOf(color).map(value => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
