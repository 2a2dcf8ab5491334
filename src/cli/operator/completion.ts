import type { CliCommand } from '../command.ts';
import { completionScript, shells, type Shell } from './completion-script.ts';

const isShell = (word: string): word is Shell => (shells as readonly string[]).includes(word);

/** Completion of commands and options, for a shell to load. */
export const completionCommand = (commands: () => Promise<readonly CliCommand[]>): CliCommand => ({
  name: 'completion',
  usage: shells.join('|'),
  words: { min: 1, max: 1 },
  summary: 'Print what completes these commands in a shell.',
  options: {},
  help: [
    'bash  strillone completion bash > ~/.local/share/bash-completion/completions/strillone',
    'zsh   strillone completion zsh > "${fpath[1]}/_strillone"',
    'fish  strillone completion fish > ~/.config/fish/completions/strillone.fish',
  ],
  wrongWith: ({ positionals: [shell = ''] }) =>
    isShell(shell) ? null : `"${shell}" is none of ${shells.join(', ')}`,
  async run({ positionals: [shell = ''] }, world) {
    if (isShell(shell)) world.out(completionScript(shell, await commands()));
    return 0;
  },
});
