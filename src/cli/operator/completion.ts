import type { CliCommand } from '../command.ts';
import { completionScript, shells, type Shell } from './completion-script.ts';

const isShell = (word: string): word is Shell => (shells as readonly string[]).includes(word);

/** Completion of commands and options, for a shell to load. */
export const completionCommand = (commands: () => Promise<readonly CliCommand[]>): CliCommand => ({
  name: 'completion',
  usage: shells.join('|'),
  words: { min: 1, max: 1 },
  options: {},
  help: [
    ['strillone completion bash > ~/.local/share/bash-completion/completions/strillone'],
    ['strillone completion zsh > "${fpath[1]}/_strillone"'],
    ['strillone completion fish > ~/.config/fish/completions/strillone.fish'],
  ],
  wrongWith: ({ positionals: [shell = ''] }) =>
    isShell(shell) ? null : ['cli-none-of', { word: shell, names: shells.join(', ') }],
  async run({ positionals: [shell = ''] }, world) {
    const { say } = world.voice();
    const said = (await commands()).map(({ name, options }) => ({
      name,
      options,
      summary: say(`summary-${name}`),
    }));
    if (isShell(shell)) world.out(completionScript(shell, said));
    return 0;
  },
});
