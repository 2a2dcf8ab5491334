import { NO_WORDS, textOf, type CliCommand } from '../command.ts';

/** The newsroom itself. */
export const startCommand: CliCommand = {
  name: 'start',
  usage: '[--roles ROLE,…]',
  words: NO_WORDS,
  summary: 'Run the newsroom until Ctrl-C.',
  options: { roles: { type: 'string' } },
  help: [
    '--roles ROLE,…  what this process does, where several share a PostgreSQL database (all of it):',
    '                sources     reads folders and feeds',
    '                planner     fills slots, digests and subscriptions',
    '                dispatcher  sends',
    '                web         serves page, metrics and pushed articles',
    '                maintenance backups, retention, health',
    '                and each platform’s name: hears what people say there',
    '                It goes before STRILLONE_ROLES.',
  ],
  run: (args, world) => world.serve(textOf(args, 'roles')),
};
