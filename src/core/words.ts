/**
 * Every phrase the bot itself says, by key. Each locale in `config/locales` has exactly these (a test holds that);
 * arguments are written beside the phrase in the Fluent file.
 */
export const wordKeys = [
  // around a post
  'post-source', // "Fonte: { $outlet }"
  'post-read', // "Leggi"
  'card-alt-quote', // $speaker $role $text
  'card-alt-quote-unnamed', // $text
  'card-alt-headline', // $text
] as const;
export type WordKey = (typeof wordKeys)[number];

export type WordArgs = Readonly<Record<string, string | number>>;

/** Says a phrase in one language. */
export type Say = (key: WordKey, args?: WordArgs) => string;

/** Finds the voice for a language tag ("it", "en-GB", "pt-BR"): the nearest locale there is, else the newsroom's own. */
export type Words = (language: string) => Say;
