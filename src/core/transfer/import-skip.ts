/** Why a line is not imported; a locale says each as `import-skipped-<code>`. */
export const importSkips = [
  /** It is there already, and stays as it is. */
  'there',
  /** Another article of its source has its address or its words. */
  'duplicate',
  /** It was there, and was deleted because it was old. */
  'forgotten',
  'no-json',
  /** With `type`. */
  'unknown',
  /** With `detail`. */
  'invalid',
] as const;
export type ImportSkip = (typeof importSkips)[number];
