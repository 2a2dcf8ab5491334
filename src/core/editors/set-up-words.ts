/** What `strillone init` asks and says: see `wordKeys`. Arguments are written beside each. */
export const setUpKeys = [
  'init-name',
  'init-name-wrong',
  'init-timezone',
  'init-timezone-wrong',
  'init-platforms',
  'init-token', // $platform: its name; $from: where to get one
  'init-token-good', // $platform: its name; $name: the bot
  'init-word', // $name: the bot; $word: what to write
  'init-place-found', // $place: its name
  'init-place-none', // $name: the bot
  'init-place-choose',
  'init-again',
  'init-overwrite', // $file: its path
  'init-replace-tokens', // $file: its path
  'init-kept', // $file: its path
  'init-written', // $file: its path
  'init-test', // $names: destinations
  'init-done',
  'init-stopped',
  'init-no-terminal',
] as const;
