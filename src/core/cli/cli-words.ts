/** The commands of the command line, in the order in which people read of them; a locale says what each does as `summary-<name>`. */
export const cliNames = [
  'start',
  'check',
  'init',
  'analyze',
  'preview',
  'post',
  'queue',
  'history',
  'held',
  'approve',
  'skip',
  'correct',
  'retract',
  'pause',
  'resume',
  'stats',
  'why',
  'schedules',
  'sources',
  'subscriptions',
  'read-feed',
  'doctor',
  'backup',
  'restore',
  'migrate',
  'export',
  'import',
  'completion',
] as const;
export type CliName = (typeof cliNames)[number];

/** What stands for a value where a command is written down, as `value-<value>`: one word. */
export const cliValues = [
  'article',
  'command',
  'database',
  'days',
  'delivery',
  'destination',
  'file',
  'moment',
  'name',
  'options',
  'proposal',
  'role',
  'size',
  'time',
] as const;
export type CliValue = (typeof cliValues)[number];

/** What the command line says: see `wordKeys`. Arguments are written beside each. */
export const cliKeys = [
  ...cliNames.map(name => `summary-${name}` as const),
  ...cliValues.map(value => `value-${value}` as const),
  'cli-usage', // $usage: the command with its options
  'cli-every',
  'cli-no-command', // $name: what was written; $names: those there are
  'cli-word-more', // $word: what was written
  'cli-missing',
  'cli-missing-article',
  'cli-none-of', // $word: what was written; $names: those there are
  'cli-option-unknown', // $option: what was written
  'cli-option-value', // $option: its name
  'cli-option-flag', // $option: its name
  'cli-whole-number', // $option: its name
  'cli-goes-with', // $option, $other: options
  'cli-one-place',
  'cli-one-place-or-input',
  'cli-jsonl-no-file',
  'cli-both-databases',
  'cli-hold-no-file',
  'cli-length', // $option: its name; $length: what was written
  'cli-days',
  'cli-verdict', // $delivery: its id
  'cli-card-drawn', // $file: its path, or that it was not written; $theme, $size: how it looks; $width, $height: in pixels; $type: a media type; $kilobytes: its size
  'cli-card-unwritten', // $option: how a file is named
  'cli-card-ending', // $file: its path; $type: a media type; $ending: of a name
  'cli-restored', // $file: the database; $backup: a file
  'cli-restored-aside', // $folder: its path
  'cli-restored-whole', // $file: the database; $backup: a file
  'cli-feed-none',
  'cli-feed-items', // $count: how many
  'cli-feed-untitled',
  'cli-feed-undated',
  'cli-analyze-summary',
  'cli-analyze-quotes',
  'cli-analyze-keywords',
  'cli-analyze-dropped',
  'cli-analyze-published', // $time: a moment
  'cli-analyze-card',
  'cli-analyze-nobody',
  'cli-analyze-no-rule',
  'cli-analyze-guess', // $name: a person
  'cli-analyze-sure', // $percent: how sure
  'cli-analyze-outlet', // $outlet: a paper
  'cli-analyze-paragraphs', // $count: how many
  'cli-feed-several', // $option: how one is named
  'cli-feed-there', // $address: of a feed
  'cli-feed-secret', // $address: of a feed
  'cli-feed-key', // $name: of a source
  'cli-feed-written', // $file: the config
  'cli-feed-not-waiting', // $name: of a source
  'cli-feed-news', // $name: of a source
  'cli-feed-known', // $name: of a source
  'cli-folder-released', // $name: of a source; $count: how many articles
  'help-json',
  'help-help',
  'help-roles',
  'help-role-sources',
  'help-role-planner',
  'help-role-dispatcher',
  'help-role-web',
  'help-role-maintenance',
  'help-role-platforms',
  'help-role-before', // $name: a variable of the environment
  'help-init-kept',
  'help-jsonl', // $format: of a line
  'help-explain',
  'help-summary-chars', // $count: the default
  'help-summary-sentences',
  'help-article',
  'help-preview-to',
  'help-preview-out',
  'help-preview-card',
  'help-preview-theme',
  'help-preview-size', // $names: those there are
  'help-post-to',
  'help-post-again',
  'help-post-at', // $time, $moment: two examples
  'help-limit', // $count: the default
  'help-of-article',
  'help-to-destination',
  'help-readers',
  'help-held-delivery',
  'help-held-there',
  'help-held-again',
  'help-proposal',
  'help-change-to',
  'help-pause-destination',
  'help-pause-for',
  'help-resume-destination',
  'help-days', // $count: the default
  'help-why-article',
  'help-why-destination',
  'help-sources-add', // $name, $take: options
  'help-sources-release',
  'help-sources-import',
  'help-sources-export',
  'help-feed-html',
  'help-doctor-code',
  'help-backup-out',
  'help-backup-postgres',
  'help-restore-file',
  'help-restore-yes',
  'help-restore-hold',
  'help-restore-aside',
  'help-migrate-from', // $sqlite, $postgres: how an address is written
  'help-migrate-to',
  'help-migrate-ended',
  'help-export-file',
  'help-export-rest',
  'help-import-file',
  'help-import-posts',
  'help-import-code',
] as const;
