/** What commands say that move, export and import a newsroom: see `wordKeys`. Arguments are written beside each. */
export const transferKeys = [
  'move-table',
  'move-rows',
  'move-hash',
  'move-same',
  'move-other',
  'move-done', // $from, $to: places; $rows: how many
  'move-differs', // $from, $to: places
  'cli-exported', // $file; $articles, $subscriptions: how many
  'cli-imported', // $articles, $subscriptions, $skipped: how many
  'import-line', // $line: its number; $why: a reason
  'import-unmarked',
  'import-cut', // $line: the number of its last line
  'import-lacks', // $lacking: how many lines are missing
  'cli-dumped', // $file; $bytes: its size
  'restore-by-program', // $place: the database; $command: what to say
  'restore-held', // $place: the database; $count: how many deliveries
  'restore-none', // $place: the database
  'restore-news', // $place: the database
] as const;
