import { NO_WORDS, textOf, type CliCommand } from '../command.ts';

/** The newsroom itself. */
export const startCommand: CliCommand = {
  name: 'start',
  usage: '[--roles ROLE,…]',
  words: NO_WORDS,
  options: { roles: { type: 'string' } },
  help: [
    ['--roles ROLE,…', 'help-roles'],
    ['  sources', 'help-role-sources'],
    ['  planner', 'help-role-planner'],
    ['  dispatcher', 'help-role-dispatcher'],
    ['  web', 'help-role-web'],
    ['  maintenance', 'help-role-maintenance'],
    ['  …', 'help-role-platforms'],
    ['', 'help-role-before', { name: 'STRILLONE_ROLES' }],
  ],
  run: (args, world) => world.serve(textOf(args, 'roles')),
};
