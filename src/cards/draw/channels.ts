/** Red, green and blue (0-255) of "#rrggbb". */
export const channelsOf = (color: string): readonly [red: number, green: number, blue: number] => [
  parseInt(color.slice(1, 3), 16),
  parseInt(color.slice(3, 5), 16),
  parseInt(color.slice(5, 7), 16),
];
