import { cliKeys } from './cli/cli-words.ts';
import { editorKeys } from './editors/editor-words.ts';
import { setUpKeys } from './editors/set-up-words.ts';
import { areas, diagnosisCodes, flaws } from './reasons/diagnosis.ts';
import { problemCodes, remedyCodes } from './problem.ts';
import { reasonCodes } from './reasons/reason.ts';
import { subscriptionKeys } from './subscriptions/subscription-words.ts';
import { transferKeys } from './transfer/transfer-words.ts';

/** A phrase for each reason, with the parameters of its code; counts of articles also as $reasons, joined. */
const reasonKeys = reasonCodes.map(code => `reason-${code}` as const);

/** What stands around a post, for readers. */
const readerKeys = [
  'post-source', // "Fonte: { $outlet }"
  'post-read', // "Leggi"
  'post-paywalled', // beside it, where one must pay
  'post-also', // before the names of others who report it
  'post-updated', // $time
  'post-retracted', // $time
  'post-over', // $time
  'card-alt-quote', // $speaker $role $text
  'card-alt-quote-no-role', // $speaker $text
  'card-alt-quote-unnamed', // $text
  'card-alt-headline', // $text
  'card-alt-breaking', // $text
  'card-alt-digest', // $text $items
  'digest-heading', // $date
  'card-breaking',
  // below a post
  'button-share',
  'button-copy',
  'button-comments',
  // what readers tell the editors
  'command-report',
  'command-report-description',
  'button-report',
  'report-told',
  'report-too-many',
  'report-nobody',
  'report-heading',
  'report-from', // $who, $platform
  'report-place', // $place
  'stats-reactions', // $count
] as const;

/**
 * Every phrase the bot itself says, by key. A locale in `config/locales` has exactly these (a test holds that); arguments are written beside the phrase in the Fluent file.
 */
export const wordKeys = [
  ...readerKeys,
  ...editorKeys,
  ...setUpKeys,
  ...cliKeys,
  // commands and their answers
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
  'option-article-placeholder',
  'option-to-description',
  'option-to-placeholder',
  'option-again-description',
  'option-yes',
  'start-welcome',
  'help-intro',
  'latest-heading',
  'latest-none',
  'quote-none',
  'article-none', // $words: what was looked for
  'article-several',
  'post-no-destination', // $to: what was asked for; $names: the destinations
  'post-ordered', // $title: the article; $names: destinations
  'post-taken-back', // $title: the article; $names: destinations; $who: the editor
  'post-standing', // $title: the article; $names: destinations
  'post-waiting', // $title: the article; $names: destinations
  'refused',
  'failed',
  'usage', // $usage: the command with its options
  // what readers ask
  'command-search',
  'command-search-description',
  'command-article',
  'command-article-description',
  'command-topics',
  'command-topics-description',
  'command-mute',
  'command-mute-description',
  'command-language',
  'command-language-description',
  'command-timezone',
  'command-timezone-description',
  'command-forgetme',
  'command-forgetme-description',
  'option-topic-description',
  'option-topic-placeholder',
  'option-count-description',
  'option-count-placeholder',
  'option-words-description',
  'option-words-placeholder',
  'option-speaker-description',
  'option-speaker-placeholder',
  'option-duration-description',
  'option-duration-placeholder',
  'option-off',
  'option-tag-description',
  'option-tag-placeholder',
  'option-auto',
  'option-zone-description',
  'option-zone-placeholder',
  'search-heading',
  'search-none', // $words: what was looked for
  'latest-none-on', // $topic: what was asked for
  'quote-none-for', // $words: what was looked for
  'article-which',
  'topics-heading',
  'topics-none',
  'mute-until', // $when: a moment
  'mute-off',
  'language-set', // $language: its name
  'language-auto',
  'language-unknown', // $languages: those there are
  'timezone-set', // $zone: its name; $time: the time there
  'timezone-auto', // $zone: its name
  'timezone-unknown',
  'forgotten',
  'forgotten-nothing',
  'forgotten-editor',
  'refused-manager',
  'refused-nobody',
  'answered-privately',
  'answer-privately',
  'unknown-command', // $name: what was written
  'unknown-near', // $name: what was written; $command: the nearest
  'unknown-words',
  'unknown-wordless',
  'too-many',
  'interrupted',
  'interrupted-command', // $command: its name
  'interrupted-look',
  'interrupted-again',
  'button-expired',
  'button-another',
  'button-previous',
  'button-next',
  'button-search',
  'button-article',
  'button-longer',
  'button-more-quotes',
  'more-none',
  'command-card',
  'command-card-description',
  'message-card',
  'card-no-words',
  'card-too-long',
  'card-not-drawn',
  'button-shorter',
  'button-quotes', // $count: how many
  // what editors are told and asked; what is still to happen
  'command-held',
  'command-held-description',
  'command-add',
  'command-add-description',
  'command-discard',
  'command-discard-description',
  'option-given-description',
  'option-given-placeholder',
  'option-file-description',
  'option-file-placeholder',
  'add-no-text-file', // $endings: of files that can be read
  'add-too-large', // $limit: in MB
  'add-failed', // $message: what is wrong
  'add-ask',
  'button-post-all',
  'button-post-to', // $destination
  'button-discard',
  'discarded', // $title: the article
  'discard-none',
  'command-resolve',
  'command-resolve-description',
  'command-queue',
  'command-queue-description',
  'option-delivery-description',
  'option-verdict-description',
  'option-delivery-placeholder',
  'option-verdict-placeholder',
  'verdict-there',
  'verdict-again',
  'held-none',
  'held-heading',
  'held-ask',
  'held-more', // $count: held deliveries that are not shown
  'held-not-found',
  'resolved-there', // $who: the editor; $title: the article; $destination: the destination
  'resolved-again', // $who: the editor; $title: the article; $destination: the destination
  'resolved-already', // $title: the article; $destination: the destination; $state: in words
  'button-unknown',
  'notice-held',
  'notice-held-text', // $title: the article; $destination: the destination
  'notice-held-more', // $count: how many more
  'notice-reason', // $reason: in the words of the platform
  'notice-open',
  'notice-dead',
  'notice-dead-text', // $title: the article; $destination: the destination
  'notice-unchanged',
  'notice-unchanged-text', // $title: the article; $destination: the destination
  'notice-dead-many', // $count: how many; $titles: some of their titles
  'notice-suspended',
  'notice-suspended-text', // $destination: the destination
  'notice-resumed', // $destination: the destination
  'notice-platform-refused', // $platform: its name
  'notice-platform-back', // $platform: its name
  'notice-moved', // $from: the old address; $to: the new one; $destination: the destination
  'notice-source', // $source: its name
  'notice-source-back', // $source: its name
  'notice-source-moved', // $source: its name; $to: the new address
  'notice-backup-failed',
  'notice-backup-back',
  'notice-config-refused',
  'notice-config-back',
  'notice-approval-off', // $count: posts that wait
  'notice-approval-back',
  'notice-flaw',
  'notice-flaw-text', // $count: how many; $delivery, $destination, $flaw: the first of them
  'notice-flaw-back', // $count: how many
  'notice-database-down',
  'notice-database-back',
  'queue-heading',
  'queue-none',
  'queue-counts', // $states: counts by state
  'queue-count', // $count: how many; $state: in words
  'queue-readers', // $count: how many
  'queue-more', // $count: how many are not shown
  // what becomes of a delivery: $destination; $when: the next try, or when it was
  'explain-soon',
  'explain-leaving',
  'explain-quiet', // $when
  'explain-behind', // $when
  'explain-blocked', // $when
  'explain-retry', // $when
  'explain-doubt', // $when
  'explain-suspended', // $when
  'explain-closed',
  'explain-held',
  'explain-sent', // $when
  'explain-changed', // $when
  'explain-dead',
  'explain-withdrawn',
  'explain-expired',
  'explain-not-picked',
  'explain-place-edit',
  'explain-place-delete',
  'explain-because', // $sentence, $reason
  'moment', // $time: the time of day; $day: today, tomorrow, or a date
  'moment-soon',
  ...subscriptionKeys,
  // the newsroom page
  'page-language', // the locale's own tag, for the page and its dates
  'page-title', // $brand
  'page-skip',
  'page-updated', // $time, $zone
  'page-sent-count', // $count
  'page-attention',
  'page-held',
  'page-held-intro',
  'page-needs',
  'page-needs-seen',
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
  'page-on-platform', // $platform: its name
  'page-card-of', // $title: the article
  'page-queue',
  'page-queue-none',
  'page-attempts', // $count
  'page-look',
  'page-destinations',
  'page-destinations-none',
  'page-this-page',
  'page-on',
  'page-off',
  'page-sources',
  'page-sources-none',
  'page-articles', // $count
  'page-source-ok',
  'page-source-failing',
  'page-source-gone',
  'page-source-quarantined',
  'page-source-read', // $when: the last time
  'page-source-next', // $when: the next time
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
  'page-done-edit', // $time
  'page-done-delete', // $time
  'page-change-edit', // $state
  'page-change-delete', // $state
  'page-change-publish', // $state
  // what commands of the machine answer
  'cli-no-article',
  'cli-nothing',
  'cli-service-delivers',
  'cli-still-waits',
  'cli-there-already', // $destination
  'cli-next',
  'cli-checked',
  'cli-well',
  'cli-needs', // $count: how many things need a person
  'cli-backed-up', // $file, $bytes
  'cli-no-card', // $destination
  'cli-no-photo', // $reason: why
  ...transferKeys,
  // what is known of the newsroom
  ...areas.map(area => `area-${area}` as const),
  'what-destination', // $name
  'what-source', // $name
  'what-setting', // $name
  ...problemCodes.map(code => `problem-${code}` as const),
  ...remedyCodes.map(code => `remedy-${code}` as const),
  ...diagnosisCodes.map(code => `diagnosis-${code}` as const),
  ...flaws.map(flaw => `flaw-${flaw}` as const),
  // why something is as it is
  ...reasonKeys,
  'age-minutes', // $count: minutes
  'age-hours', // $count: hours
  'age-days', // $count: days
  'misfit-later', // $count: articles
  'misfit-expired', // $count: articles
  'misfit-old', // $count: articles
  'misfit-language', // $count: articles
  'misfit-topic', // $count: articles
  'misfit-young', // $count: articles
  'misfit-paywalled', // $count: articles
  'misfit-filtered', // $count: articles
  'misfit-retracted', // $count: articles
  'misfit-unapproved', // $count: articles
  'misfit-story', // $count: articles
  'misfit-there', // $count: articles
] as const;
export type WordKey = (typeof wordKeys)[number];

export type WordArgs = Readonly<Record<string, string | number>>;

/** Says a phrase in one language. */
export type Say = (key: WordKey, args?: WordArgs) => string;

/** Finds the voice for a language tag ("it", "en-GB", "pt-BR"): the nearest locale that has the phrase, else the newsroom's own. */
export type Words = (language: string) => Say;
