/**
 * Every phrase the bot itself says, by key. Each locale in `config/locales` has exactly these (a test holds that);
 * arguments are written beside the phrase in the Fluent file.
 */
export const wordKeys = [
  // around a post
  'post-source', // "Fonte: { $outlet }"
  'post-read', // "Leggi"
  'card-alt-quote', // $speaker $role $text
  'card-alt-quote-no-role', // $speaker $text
  'card-alt-quote-unnamed', // $text
  'card-alt-headline', // $text
  'card-alt-breaking', // $text
  'card-alt-digest', // $text $items
  'card-breaking',
  // commands, their answers, slots and orders
  'command-start',
  'command-start-description',
  'command-help',
  'command-help-description',
  'command-latest',
  'command-latest-description',
  'command-quote',
  'command-quote-description',
  'command-post',
  'command-post-description',
  'option-article-description',
  'option-to-description',
  'option-again-description',
  'option-yes',
  'start-welcome',
  'help-intro',
  'latest-heading',
  'latest-none',
  'quote-none',
  'quote-none-in', // $title: the article
  'article-none', // $words: what was looked for
  'article-several',
  'post-no-destination', // $to: what was asked for; $names: the destinations
  'post-ordered', // $title: the article; $names: destinations
  'post-standing', // $title: the article; $names: destinations
  'post-waiting', // $title: the article; $names: destinations
  'refused',
  'failed',
  'usage', // $usage: the command with its options
  'slot-filled', // $count: how many articles; $titles: their titles
  'slot-missed', // $count: how many slots; $policy: skip, latest or all
  'slot-new-schedule',
  'slot-proposed', // $titles: what an editor may order
  'slot-no-destination',
  'order-why',
  // the newsroom page
  'page-language', // the locale's own tag, for the page and its dates
  'page-title', // $brand
  'page-skip',
  'page-updated', // $time, $zone
  'page-sent-count', // $count
  'page-attention',
  'page-held',
  'page-held-intro',
  'page-faults',
  'page-line', // $line
  'page-next',
  'page-next-none',
  'page-next-no-article',
  'page-to', // $names: destinations
  'page-posts',
  'page-posts-none',
  'page-why',
  'page-where',
  'page-on-telegram',
  'page-on-discord',
  'page-card-of', // $title: the article
  'page-queue',
  'page-queue-none',
  'page-attempts', // $count
  'page-waits',
  'page-soon',
  'page-next-try',
  'page-look',
  'page-destinations',
  'page-destinations-none',
  'page-this-page',
  'page-on',
  'page-off',
  'page-sources',
  'page-sources-none',
  'page-articles', // $count
  'page-slots',
  'page-slots-none',
  'page-state-queued',
  'page-state-claimed',
  'page-state-retry',
  'page-state-held',
  'page-state-suspended',
  'page-state-sent',
  'page-state-dead',
  'page-state-withdrawn',
  'page-state-expired',
  'page-state-filled',
  'page-state-empty',
  'page-state-skipped',
  // why an article was picked, or none
  'pick-why-newest', // $count: how many fit; $age: in words
  'pick-why-oldest', // $count: how many fit; $age: in words
  'pick-why-priority', // $priority: of the article; $count: how many fit; $age: in words
  'pick-why-random', // $count: how many fit
  'age-minutes', // $count: minutes
  'age-hours', // $count: hours
  'age-days', // $count: days
  'pick-none',
  'pick-none-fits', // $reasons: counts by reason
  'pick-later', // $count: articles
  'pick-expired', // $count: articles
  'pick-old', // $count: articles
  'pick-language', // $count: articles
  'pick-topic', // $count: articles
] as const;
export type WordKey = (typeof wordKeys)[number];

export type WordArgs = Readonly<Record<string, string | number>>;

/** Says a phrase in one language. */
export type Say = (key: WordKey, args?: WordArgs) => string;

/** Finds the voice for a language tag ("it", "en-GB", "pt-BR"): the nearest locale there is, else the newsroom's own. */
export type Words = (language: string) => Say;
