import type { CliCommand } from '../command.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

interface Completed extends Pick<CliCommand, 'options'> {
  readonly name: string;
  /** One sentence. */
  readonly summary: string;
}

/** A script of that shell which completes the names of these commands, then their options, and files for the rest. */
export function completionScript(shell: Shell, commands: readonly Completed[]): string {
  switch (shell) {
    case 'bash':
      return bash(commands);
    case 'zsh':
      return zsh(commands);
    case 'fish':
      return fish(commands);
  }
}

interface Option {
  readonly name: string;
  readonly takesValue: boolean;
}

const optionsOf = ({ options }: Completed): readonly Option[] => [
  ...Object.entries(options).map(([name, { type }]) => ({ name, takesValue: type === 'string' })),
  ...['json', 'help'].map(name => ({ name, takesValue: false })),
];

const bash = (commands: readonly Completed[]): string =>
  [
    '_strillone() {',
    '  local word=${COMP_WORDS[COMP_CWORD]}',
    '  COMPREPLY=()',
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')}" -- "$word"))`,
    '    return',
    '  fi',
    '  [[ $word == -* ]] || return 0',
    '  case ${COMP_WORDS[1]} in',
    ...commands.map(
      command =>
        `    ${command.name}) COMPREPLY=($(compgen -W "${optionsOf(command)
          .map(({ name }) => `--${name}`)
          .join(' ')}" -- "$word")) ;;`,
    ),
    '  esac',
    '}',
    '# files where there is nothing of ours',
    'complete -o default -F _strillone strillone',
  ].join('\n');

/** Within single quotes nothing is special but the quote itself. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

const zsh = (commands: readonly Completed[]): string =>
  [
    '#compdef strillone',
    '_strillone() {',
    '  local -a commands=(',
    ...commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`),
    '  )',
    '  if (( CURRENT == 2 )); then',
    '    _describe command commands',
    '    return',
    '  fi',
    '  case $words[2] in',
    ...commands.map(command => {
      const options = optionsOf(command).map(({ name, takesValue }) =>
        quoted(`--${name}${takesValue ? ':value:' : ''}`),
      );
      return `    ${command.name}) _arguments ${[...options, "'*:file:_files'"].join(' ')} ;;`;
    }),
    '  esac',
    '}',
    '# loaded by hand, or found by its name',
    'if [ "$funcstack[1]" = "_strillone" ]; then _strillone "$@"; else compdef _strillone strillone; fi',
  ].join('\n');

/** As `quoted`; here a backslash is special, too. */
const quotedForFish = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;

const fish = (commands: readonly Completed[]): string =>
  commands
    .flatMap(command => [
      `complete -c strillone -n __fish_use_subcommand -a ${command.name} -d ${quotedForFish(command.summary)}`,
      ...optionsOf(command).map(
        ({ name, takesValue }) =>
          `complete -c strillone -n '__fish_seen_subcommand_from ${command.name}' -l ${name}${takesValue ? ' -r' : ''}`,
      ),
    ])
    .join('\n');
